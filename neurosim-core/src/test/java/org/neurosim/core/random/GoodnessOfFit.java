package org.neurosim.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.stat.inference.ChiSquareTest;

/** Pearson's chi-square test of counts against a law on 0, 1, 2, ... */
public final class GoodnessOfFit {

    /** Neighbouring cells are merged until each is expected to hold this many. */
    private static final double LEAST_EXPECTED = 8.0;

    private GoodnessOfFit() {}

    /** Requires a p-value above 1e-3; what the law gives to values behind the last cell is added to that one. */
    public static void require(long[] observed, int n, IntToDoubleFunction law) {
        double[] e = new double[observed.length];
        long[] o = new long[observed.length];
        int cells = 0;
        double total = 0.0;
        for (int k = 0; k < observed.length; k++) {
            double expected = n * law.applyAsDouble(k);
            total += expected;
            if (e[cells] >= LEAST_EXPECTED && n - total + expected >= LEAST_EXPECTED) {
                cells++;
            }
            e[cells] += expected;
            o[cells] += observed[k];
        }
        e[cells] += Math.max(0.0, n - total);
        if (cells == 0) {
            assertThat(o[0]).isEqualTo(n);
            return;
        }
        double p = new ChiSquareTest().chiSquareTest(Arrays.copyOf(e, cells + 1), Arrays.copyOf(o, cells + 1));
        assertThat(p).as("p-value of %d cells", cells + 1).isGreaterThan(1e-3);
    }
}
