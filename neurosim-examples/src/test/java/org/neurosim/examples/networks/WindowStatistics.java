package org.neurosim.examples.networks;

import org.neurosim.examples.report.SpikeStatistics;
import org.neurosim.examples.run.RunResult;

/**
 * Statistics of a population in a time window, as the reference data defines them. A step n of a run is what Brian labels n dt.
 *
 * @param rate mean rate, Hz
 * @param rateSd standard deviation of the neurons' rates (ddof 0), Hz
 * @param cv mean CV of the intervals of the neurons with at least five of them
 * @param fano10 variance divided by mean of the population's spike count in bins of 10 ms
 */
record WindowStatistics(double rate, double rateSd, double cv, double fano10) {

    private static final double BIN = 10; // ms

    static WindowStatistics of(RunResult result, int population, double from, double to) {
        RunResult.Part part = result.populations().get(population);
        double dt = result.settings().timeStep();
        long first = Math.round(from / dt);
        long last = Math.round(to / dt);
        long[] steps = result.spikes().steps();
        int[] neurons = result.spikes().neurons();
        SpikeStatistics s = SpikeStatistics.of(steps, neurons, part.first(), part.size(), first, last, dt);

        double[] counts = new double[part.size()];
        double[] bins = new double[(int) Math.round((to - from) / BIN)];
        for (int k = 0; k < steps.length; k++) {
            int i = neurons[k] - part.first();
            if (i >= 0 && i < part.size() && steps[k] >= first && steps[k] < last) {
                counts[i]++;
                bins[(int) ((steps[k] - first) * dt / BIN + 1e-9)]++;
            }
        }
        double seconds = (to - from) / 1000;
        return new WindowStatistics(
                s.rate(),
                Math.sqrt(variance(counts)) / seconds,
                s.cv().orElse(Double.NaN),
                variance(bins) / mean(bins));
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Variance with ddof 0. */
    static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }
}
