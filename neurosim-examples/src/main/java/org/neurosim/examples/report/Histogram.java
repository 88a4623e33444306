package org.neurosim.examples.report;

import org.neurosim.examples.run.RunResult;

/**
 * How weights are distributed.
 *
 * @param most upper end of the axis, which begins at 0
 * @param counts synapses in each of the bins of equal width; what lies beyond an end counts in the bin next to it
 * @param synapses number of synapses
 * @param mean mean weight
 * @param sd standard deviation (ddof 0)
 * @param beyond synapses with larger weights than the axis shows
 */
record Histogram(double most, long[] counts, int synapses, double mean, double sd, long beyond) {

    private static final int BINS = 50;
    private static final int BINS_OF_MANY = 200;
    private static final int MANY = 100_000; // synapses

    static Histogram of(RunResult.Weights weights) {
        double[] values = weights.values();
        int bins = values.length < MANY ? BINS : BINS_OF_MANY;
        long[] counts = new long[bins];
        double sum = 0;
        long beyond = 0;
        for (double w : values) {
            counts[(int) Math.max(0, Math.min(bins - 1, w / weights.most() * bins))]++;
            sum += w;
            beyond += w > weights.most() ? 1 : 0;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double w : values) {
            squares += (w - mean) * (w - mean);
        }
        return new Histogram(weights.most(), counts, values.length, mean, Math.sqrt(squares / values.length), beyond);
    }

    /** Lower end of a bin. */
    double low(int bin) {
        return bin * most / counts.length;
    }
}
