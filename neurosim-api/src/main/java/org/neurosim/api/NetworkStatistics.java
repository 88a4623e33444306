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
 * @param pendingSpikes event-driven networks: spikes on their way just now, one per spike, projection and pair of populations, however many synapses it has left (where threads share a population, one for each part of it); each takes 20 to 40 bytes, with a {@link
 *     Synapse.PresynapticRule} 8 bytes per synapse of its row more. {@link SimulationOptions#maxPendingSpikes} bounds it. 0 in clock-driven networks, whose buffers have a fixed size
 * @param peakPendingSpikes event-driven networks: the most so far of what {@link SimulationOptions#maxPendingSpikes} bounds, the spikes on their way and those of the last millisecond, or step if that is longer, which wait for the recorders (16
 *     bytes each). Where threads share the work, the most at the times at which they meet. 0 in clock-driven networks
 */
public record NetworkStatistics(
        int neurons,
        long synapses,
        long steps,
        long spikes,
        long synapticEvents,
        int sliceSteps,
        long pendingSpikes,
        long peakPendingSpikes) {}
