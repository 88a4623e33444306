/**
 * Published networks as runnable examples, and the command line that runs them. To read in this order: {@link org.neurosim.examples.embedding} (the
 * library from a program of one's own), {@link org.neurosim.examples.networks} (one class per published network); {@code run}, {@code report} and {@code
 * cli} are the machinery around them.
 */
package org.neurosim.examples;
