/**
 * The program {@code neurosim-bench} and the JMH benchmarks of the hot loops. Each benchmark says how to run it; {@code docs/benchmarks.md} says how to read
 * the figures.
 */
package org.neurosim.bench;
