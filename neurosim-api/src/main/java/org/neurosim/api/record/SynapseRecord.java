package org.neurosim.api.record;

/**
 * Samples of the weights or of a declared variable of synapses at a fixed interval, the first at time 0: the initial values. A sample at time t holds the values after all spikes up to t have
 * acted that have reached the synapses. Recording changes nothing: a run has the same bits with it and without it. To be read by the thread that runs the network.
 */
public interface SynapseRecord {

    /**
     * Which synapses are recorded.
     *
     * <p>Asked once for every synapse while the network is built.
     */
    @FunctionalInterface
    interface Filter {

        /**
         * Whether the synapses between two neurons are recorded.
         *
         * @param source index within the projection's source
         * @param target index within the projection's target
         * @return true if they are
         */
        boolean includes(int source, int target);
    }

    /**
     * Name of the variable.
     *
     * @return name, {@code weight} for weights
     */
    String variable();

    /**
     * Number of samples per synapse.
     *
     * @return count
     */
    int size();

    /**
     * Number of synapses recorded.
     *
     * @return count; 0 until the network is built
     */
    int synapseCount();

    /**
     * Presynaptic neurons of the recorded synapses, which are in the order of {@link org.neurosim.api.Network#connections}.
     *
     * @return new array of {@link #synapseCount()} indices within the projection's source
     */
    int[] sources();

    /**
     * Postsynaptic neurons of the recorded synapses.
     *
     * @return new array of {@link #synapseCount()} indices within the projection's target
     */
    int[] targets();

    /**
     * Sample times.
     *
     * @return new array of {@link #size()} times, ms
     */
    double[] times();

    /**
     * The samples of one synapse.
     *
     * @param synapse index from 0 to {@link #synapseCount()} - 1
     * @return new array of {@link #size()} values in the unit of the variable
     * @throws IndexOutOfBoundsException if there is no such synapse
     */
    double[] of(int synapse);

    /**
     * The values of all recorded synapses at one time.
     *
     * @param sample index from 0 to {@link #size()} - 1
     * @return new array of {@link #synapseCount()} values in the unit of the variable
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    double[] sample(int sample);

    /**
     * The mean over the recorded synapses at each sample.
     *
     * @return new array of {@link #size()} values; NaN if no synapse is recorded
     */
    double[] mean();

    /** Forgets all samples taken so far; recording goes on. */
    void clear();
}
