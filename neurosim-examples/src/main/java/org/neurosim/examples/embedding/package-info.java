/**
 * The library from outside, as a program that embeds it sees it: a first network, a host loop with input and output at every step, a neuron model and an integrator of one's own.
 */
package org.neurosim.examples.embedding;
