package org.neurosim.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlainThresholdScanTest {

    private final PlainThresholdScan scan = new PlainThresholdScan();

    @Test
    void findsWhatALoopFinds() {
        Random random = new Random(3);
        for (int n : new int[] {1, 127, 511, 512, 513, 700}) {
            for (double share : new double[] {0, 0.002, 0.01, 0.5, 1}) {
                double[] x = random.doubles(n)
                        .map(u -> u < share ? -50 + u : -50 - u)
                        .toArray();
                check(x, -50);
            }
        }
    }

    @Test
    void equalityCountsAndTheNextNumberBelowDoesNot() {
        for (double level : new double[] {0, -0.0, -50, 1e-310, 1e300}) {
            double[] x = new double[512];
            Arrays.fill(x, Math.nextDown(level));
            x[200] = level;
            x[11] = Math.nextUp(level);
            check(x, level);
        }
    }

    @Test
    void infinityIsAboveAndNanIsNot() {
        double[] x = new double[512];
        x[3] = Double.NaN;
        x[300] = Double.POSITIVE_INFINITY;
        x[400] = Double.NEGATIVE_INFINITY;
        check(x, 1);
        check(x, Double.POSITIVE_INFINITY);
    }

    private void check(double[] x, double level) {
        int[] out = new int[x.length];
        int count = scan.atOrAbove(x, level, out, x.length);
        assertThat(Arrays.copyOf(out, count))
                .isEqualTo(
                        IntStream.range(0, x.length).filter(i -> x[i] >= level).toArray());
    }
}
