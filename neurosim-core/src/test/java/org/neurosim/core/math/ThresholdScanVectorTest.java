package org.neurosim.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdScanVectorTest {

    private final ThresholdScan plain = new PlainThresholdScan();
    private final ThresholdScan vector = new VectorThresholdScan();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 63, 64, 65, 207, 512, 1024})
    void findsWhatThePlainScanFinds(int n) {
        SplittableRandom random = new SplittableRandom(n);
        for (int trial = 0; trial < 200; trial++) {
            double share = random.nextDouble() * random.nextDouble();
            double[] x = random.doubles(n)
                    .map(u -> u < share ? 1 : u < 2 * share ? Double.NaN : -u)
                    .toArray();
            double[] level = random.doubles(n).toArray();
            int[] a = new int[n];
            int[] b = new int[n];
            assertThat(vector.atOrAbove(x, 0.5, a, n)).isEqualTo(plain.atOrAbove(x, 0.5, b, n));
            assertThat(a).isEqualTo(b);
            Arrays.fill(a, 0);
            Arrays.fill(b, 0);
            assertThat(vector.atOrAbove(x, level, a, n)).isEqualTo(plain.atOrAbove(x, level, b, n));
            assertThat(a).isEqualTo(b);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 31, 32, 33, 63, 64, 207, 512, 1024})
    void listsWhatThePlainScanListsOutsideOfAnInterval(int n) {
        double[] outside = {-1.5, 4.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -7, 1e300};
        SplittableRandom random = new SplittableRandom(n);
        for (int trial = 0; trial < 200; trial++) {
            double share = random.nextDouble() * random.nextDouble();
            double[] x = random.doubles(n)
                    .map(u -> u < share
                            ? outside[(int) (1e6 * u) % outside.length]
                            : u < 1.2 * share ? -1 : u < 1.3 * share ? 4 : 4 * u)
                    .toArray();
            int[] a = new int[n];
            int[] b = new int[n];
            int count = vector.outside(x, 1.5, 2.5, a, n);
            assertThat(plain.outside(x, 1.5, 2.5, b, n)).isEqualTo(count);
            assertThat(Arrays.copyOf(a, count)).isEqualTo(Arrays.copyOf(b, count));
        }
    }

    @Test
    void theVectorProviderIsChosenWhereTheModuleIsThere() {
        assertThat(VectorSupport.isAvailable()).isTrue();
        assertThat(ThresholdScan.create()).isInstanceOf(VectorThresholdScan.class);
        assertThat(ColumnMathProvider.create()).isInstanceOf(VectorColumnMath.class);
    }
}
