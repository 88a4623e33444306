package org.neurosim.api.record;

/** Population rate in time bins: spikes per neuron and second. To be read by the thread that runs the network. */
public interface RateRecord {

    /**
     * Width of a bin.
     *
     * @return width, ms
     */
    double binWidth();

    /**
     * Number of complete bins.
     *
     * @return count
     */
    int size();

    /**
     * Start times of the bins; bin k holds the spikes with start &lt; t &lt;= start + width.
     *
     * @return new array of {@link #size()} times, ms
     */
    double[] times();

    /**
     * Rates.
     *
     * @return new array of {@link #size()} rates, Hz
     */
    double[] rates();
}
