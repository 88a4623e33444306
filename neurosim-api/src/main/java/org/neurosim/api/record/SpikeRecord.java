package org.neurosim.api.record;

/**
 * Spikes of the recorded neurons, in memory, in the order of time and within a step of the neuron's index. Neurons are numbered as in the set of neurons that is
 * recorded, from 0. To be read by the thread that runs the network.
 */
public interface SpikeRecord {

    /**
     * Number of spikes recorded.
     *
     * @return count
     */
    int size();

    /**
     * Number of neurons recorded.
     *
     * @return count
     */
    int neuronCount();

    /**
     * Spike times. Grid times are ends of steps; with off-grid times (see {@link org.neurosim.api.SimulationOptions}) interpolated.
     *
     * @return new array of {@link #size()} times, ms
     */
    double[] times();

    /**
     * Neurons that spiked.
     *
     * @return new array of {@link #size()} indices
     */
    int[] neurons();

    /**
     * Steps at whose end the spikes fell: time = (step + 1) dt.
     *
     * @return new array of {@link #size()} step numbers
     */
    long[] steps();

    /**
     * Spike times of one neuron.
     *
     * @param neuron index
     * @return new array of times, ms
     * @throws IndexOutOfBoundsException if there is no such neuron
     */
    double[] timesOf(int neuron);

    /**
     * Number of spikes of each neuron.
     *
     * @return new array of {@link #neuronCount()} counts
     */
    int[] counts();

    /**
     * Mean rate over all neurons and all time recorded.
     *
     * @return rate, Hz; 0 before the first step
     */
    double meanRate();

    /**
     * Number of spikes in the step that was made last.
     *
     * @return count
     */
    int lastStepSize();

    /**
     * Neurons that spiked in the step that was made last, for host loops: nothing is allocated.
     *
     * @param out gets the indices, ascending
     * @return how many were written: the smaller of {@link #lastStepSize()} and the length of {@code out}
     */
    int lastStep(int[] out);

    /**
     * A hash of all (step, neuron) pairs in order: equal hashes mean equal spike trains on the grid.
     *
     * @return 64-bit hash; that of an empty record is a fixed number
     */
    long fingerprint();

    /** Forgets all spikes recorded so far; recording goes on, rates count from now. */
    void clear();
}
