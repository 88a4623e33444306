package org.neurosim.api.record;

/** Takes spikes in batches while a network runs, so that nothing need be kept in memory. Called by the thread that runs the network. */
@FunctionalInterface
public interface SpikeListener {

    /**
     * Takes a batch: the spikes of one or more steps, in the order of time and within a step of the neuron's index. The arrays are reused after the
     * call.
     *
     * @param steps steps at whose end the spikes fell
     * @param neurons indices within the recorded set
     * @param times times, ms
     * @param count how many entries are valid
     */
    void spikes(long[] steps, int[] neurons, double[] times, int count);
}
