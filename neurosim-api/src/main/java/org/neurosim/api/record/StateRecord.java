package org.neurosim.api.record;

/**
 * Samples of one state variable of the recorded neurons at a fixed interval, the first at the time when the recording starts (time 0: the initial state). A
 * sample at time t holds the state after arrivals, threshold and reset at t. To be read by the thread that runs the network.
 */
public interface StateRecord {

    /**
     * Name of the variable.
     *
     * @return name
     */
    String variable();

    /**
     * Number of samples per neuron.
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
     * Sample times.
     *
     * @return new array of {@link #size()} times, ms
     */
    double[] times();

    /**
     * The samples of one neuron.
     *
     * @param neuron index within the recorded set
     * @return new array of {@link #size()} values in the unit of the variable
     * @throws IndexOutOfBoundsException if there is no such neuron
     */
    double[] of(int neuron);

    /**
     * The mean over the recorded neurons at each sample.
     *
     * @return new array of {@link #size()} values
     */
    double[] mean();

    /** Forgets all samples taken so far; recording goes on. */
    void clear();
}
