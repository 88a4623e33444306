package org.neurosim.api;

/**
 * Counts of a network.
 *
 * @param neurons neurons, spike sources included
 * @param synapses synapses
 * @param steps steps made
 * @param spikes spikes of all neurons and sources
 * @param synapticEvents spikes times synapses: deliveries caused so far, pending ones included
 * @param minDelaySteps smallest delay, steps: threads meet once per so many steps; 1 without projections
 */
public record NetworkStatistics(
        int neurons, long synapses, long steps, long spikes, long synapticEvents, int minDelaySteps) {}
