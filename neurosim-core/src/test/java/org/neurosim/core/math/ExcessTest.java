package org.neurosim.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExcessTest {

    private final Excess excess = new Excess();

    @Test
    void listsWhatALoopListsInAscendingOrder() {
        Random random = new Random(4);
        for (int n : new int[] {1, 300, 511, 512, 513, 900}) {
            for (double share : new double[] {0, 0.002, 0.05, 0.5, 1}) {
                double[] x = random.doubles(n)
                        .map(u -> u < share ? 7 + 3 * Math.signum(random.nextDouble() - 0.5) * (1 + u) : 4.1 + 5.8 * u)
                        .toArray();
                check(x, 7, 3);
            }
        }
    }

    @Test
    void theLimitIsExact() {
        double[] x = new double[512];
        for (double centre : new double[] {0, 0.5, 8}) {
            Arrays.fill(x, centre + 1e-3);
            x[5] = centre + 3;
            x[6] = Math.nextUp(centre + 3);
            x[300] = centre - 3;
            x[301] = Math.nextDown(centre - 3);
            int[] out = new int[x.length];
            assertThat(excess.outside(x, centre, 3, out, x.length)).isEqualTo(2);
            assertThat(Arrays.copyOf(out, 2)).containsExactly(6, 301);
        }
    }

    @Test
    void nothingIsWithinANegativeWidthAndNanAndInfinityAreBeyond() {
        double[] x = new double[512];
        check(x, 0, -1);
        x[17] = Double.NaN;
        x[400] = Double.POSITIVE_INFINITY;
        x[511] = Double.NEGATIVE_INFINITY;
        check(x, 0, 1);
    }

    private void check(double[] x, double centre, double halfWidth) {
        int[] out = new int[x.length];
        int count = excess.outside(x, centre, halfWidth, out, x.length);
        int[] expected = IntStream.range(0, x.length)
                .filter(i -> !(Math.abs(x[i] - centre) <= halfWidth))
                .toArray();
        assertThat(Arrays.copyOf(out, count)).isEqualTo(expected);
        assertThat(excess.outside(x, centre, halfWidth, x.length)).isEqualTo(count > 0);
    }
}
