package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Chi-square test of counts against a law. Tests use fixed keys, so a test that passes once always passes. */
final class Fit {
    private static final double LEAST_EXPECTED = 8;
    private static final double LEAST_P = 1e-3;

    private Fit() {}

    /** All cells equally likely. */
    static void uniform(String what, int[] counts) {
        matches(what, counts, i -> 1.0 / counts.length);
    }

    /** Cell i has the given probability; what the cells do not cover is a cell of its own. */
    static void matches(String what, int[] counts, IntToDoubleFunction probability) {
        long n = 0;
        for (int count : counts) {
            n += count;
        }
        double chiSquare = 0;
        double expected = 0;
        double observed = 0;
        double covered = 0;
        int cells = 0;
        for (int i = 0; i < counts.length; i++) {
            double p = probability.applyAsDouble(i);
            if (p == 0) {
                assertThat(counts[i]).as("%s: impossible cell %d", what, i).isZero();
            }
            covered += p;
            expected += n * p;
            observed += counts[i];
            boolean rest = n * (1 - covered) < LEAST_EXPECTED;
            if (expected >= LEAST_EXPECTED && !rest || i == counts.length - 1) {
                if (i == counts.length - 1) {
                    expected += Math.max(0, n * (1 - covered));
                }
                chiSquare += (observed - expected) * (observed - expected) / expected;
                cells++;
                expected = 0;
                observed = 0;
            }
        }
        assertThat(cells).as("%s: cells", what).isGreaterThan(1);
        double p = 1 - new ChiSquaredDistribution(null, cells - 1).cumulativeProbability(chiSquare);
        assertThat(p)
                .as("%s: p of chi-square %.1f with %d cells", what, chiSquare, cells)
                .isGreaterThan(LEAST_P);
    }
}
