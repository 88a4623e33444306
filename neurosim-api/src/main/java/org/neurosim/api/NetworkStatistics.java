package org.neurosim.api;

/**
 * Counts of a network.
 *
 * @param neurons neurons, spike sources included
 * @param synapses synapses
 * @param steps steps made
 * @param spikes spikes of all neurons and sources
 * @param synapticEvents synaptic deliveries handled so far: one per spike and synapse
 * @param sliceSteps steps between two meetings of the threads: the smallest delay, at most 64
 */
public record NetworkStatistics(
        int neurons, long synapses, long steps, long spikes, long synapticEvents, int sliceSteps) {}
