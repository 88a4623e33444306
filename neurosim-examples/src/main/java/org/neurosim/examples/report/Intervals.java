package org.neurosim.examples.report;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.neurosim.examples.run.RunResult;

/**
 * Interspike intervals of a group of neurons in the second half of a run, when networks that settle or learn have gone most of their way.
 *
 * @param group neurons
 * @param sorted their intervals in steps, ascending
 * @param timeStep time step, ms
 */
record Intervals(RunResult.Part group, long[] sorted, double timeStep) {

    private static final int BINS = 100;
    private static final double SHOWN = 0.98; // of the intervals, at least
    private static final int[] ROUND = {1, 2, 5};

    /** The intervals of a group whose both spikes lie in the second half. */
    static Intervals of(RunReport report, RunResult.Part group) {
        long half = report.result().counts().steps() / 2;
        long[] last = new long[group.size()];
        Arrays.fill(last, -1);
        LongStream.Builder intervals = LongStream.builder();
        for (int k = 0; k < report.spikeNeurons().length; k++) {
            int i = report.spikeNeurons()[k] - group.first();
            long step = report.spikeSteps()[k];
            if (i >= 0 && i < group.size() && step >= half) {
                if (last[i] >= 0) {
                    intervals.add(step - last[i]);
                }
                last[i] = step;
            }
        }
        return new Intervals(
                group,
                intervals.build().sorted().toArray(),
                report.result().settings().timeStep());
    }

    /** Steps per bin, 1, 2, 5, 10 and so on, for which the bins show nearly all intervals. */
    long binSteps() {
        long most = sorted.length == 0 ? 1 : sorted[(int) (SHOWN * (sorted.length - 1))];
        for (long power = 1; ; power *= 10) {
            for (int digit : ROUND) {
                if (digit * power * BINS >= most) {
                    return digit * power;
                }
            }
        }
    }

    /** Intervals in each bin; bin k holds those longer than k and up to k + 1 times the width. */
    long[] counts() {
        long steps = binSteps();
        long[] counts = new long[BINS];
        for (long interval : sorted) {
            long bin = (Math.max(interval, 1) - 1) / steps;
            if (bin < BINS) {
                counts[(int) bin]++;
            }
        }
        return counts;
    }

    /** Lower end of a bin, ms. */
    double low(int bin) {
        return bin * binSteps() * timeStep;
    }

    /** Mean, ms. */
    double mean() {
        return timeStep * Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    /** Standard deviation of all intervals together divided by their mean; above the mean CV of the neurons if their rates differ. */
    double cv() {
        double mean = mean();
        return Math.sqrt(Arrays.stream(sorted)
                        .mapToDouble(n -> (n * timeStep - mean) * (n * timeStep - mean))
                        .average()
                        .orElse(Double.NaN))
                / mean;
    }
}
