package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Kolmogorov-Smirnov test of values against a law. Tests use fixed keys, so a test that passes once always passes. */
final class Laws {
    /** Exceeded with probability 0.001: 2 exp(-2 x^2). */
    private static final double LIMIT = 1.95;

    private Laws() {}

    static void fit(String what, double[] values, DoubleUnaryOperator cumulative) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double distance = 0;
        for (int i = 0; i < n; i++) {
            double f = cumulative.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.max(f - (double) i / n, (i + 1.0) / n - f));
        }
        assertThat(distance * Math.sqrt(n))
                .as("%s: distance times sqrt(%d)", what, n)
                .isLessThan(LIMIT);
    }

    /** The law that a distribution has within an interval. */
    static DoubleUnaryOperator within(double low, double high, DoubleUnaryOperator cumulative) {
        double below = cumulative.applyAsDouble(low);
        double mass = cumulative.applyAsDouble(high) - below;
        return x -> (cumulative.applyAsDouble(x) - below) / mass;
    }
}
