package org.neurosim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixed keys, so a test passes always or never; levels of 1e-3 were met by the first key tried. */
class DistributionsTest {

    private static final int N = 20_000;

    private final int[] low = new int[N];
    private final int[] high = new int[N];
    private final double[] out = new double[N];

    DistributionsTest() {
        Threefry.fill(20261122, 0, N, 5, low, high);
    }

    @Test
    void uniformNumbersAreUniformAndInside() {
        Distributions.uniform(low, high, out, N);
        assertThat(new KolmogorovSmirnovTest()
                        .kolmogorovSmirnovTest(new UniformRealDistribution(null, 0, 1), out, false))
                .isGreaterThan(1e-3);
        Distributions.uniform(new int[] {0, -1}, new int[] {0, -1}, out, 2);
        assertThat(out[0]).isEqualTo(0x1p-53);
        assertThat(out[1]).isEqualTo(1 - 0x1p-53).isLessThan(1);
    }

    @Test
    void normalNumbersAreNormal() {
        Distributions.normal(low, high, out, N);
        NormalDistribution oracle = new NormalDistribution(null, 0, 1);
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(oracle, out, false))
                .isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 2, 9.5, 29.9, 200})
    void tabledCountsFollowThePoissonLaw(double mean) {
        PoissonTable.of(mean).fill(low, high, out, N);
        requirePoisson(mean);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 2, 9.5, 29.9})
    void countsOfHalfWordsFollowThePoissonLaw(double mean) {
        byte[] lower = new byte[N];
        byte[] upper = new byte[N];
        PoissonTable.of(mean).pairs(low, (i, isUpper) -> Threefry.threefry(9, i, isUpper ? 1 : 0), lower, upper, N);
        PoissonTable.toDouble(lower, out, N);
        requirePoisson(mean);
        PoissonTable.toDouble(upper, out, N);
        requirePoisson(mean);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 2, 25, 120, 400, 650, 3000})
    void countsOfIndividualMeansFollowThePoissonLaw(double mean) {
        double[] means = new double[N];
        Arrays.fill(means, mean);
        Distributions.poisson(means, low, high, out, N);
        requirePoisson(mean);
    }

    private void requirePoisson(double mean) {
        PoissonDistribution law = new PoissonDistribution(mean);
        int from = Math.max(0, (int) (mean - 3 * Math.sqrt(mean)));
        int to = (int) (mean + 3 * Math.sqrt(mean)) + 1;
        double[] expected = new double[to - from + 2];
        long[] observed = new long[to - from + 2];
        expected[0] = N * law.cumulativeProbability(from - 1);
        for (int k = from; k <= to; k++) {
            expected[k - from + 1] = N * law.probability(k);
        }
        expected[to - from + 1] += N * (1 - law.cumulativeProbability(to));
        for (double count : out) {
            int k = (int) count;
            assertThat(count).isEqualTo(k);
            observed[k < from ? 0 : Math.min(k, to) - from + 1]++;
        }
        requireSameLaw(expected, observed);
    }

    /** Chi-square test after neighbouring cells have been merged until each expects at least 8. */
    private static void requireSameLaw(double[] expected, long[] observed) {
        double[] e = new double[expected.length];
        long[] o = new long[expected.length];
        int cells = 0;
        for (int k = 0; k < expected.length; k++) {
            e[cells] += expected[k];
            o[cells] += observed[k];
            if (e[cells] >= 8 && k < expected.length - 1) {
                cells++;
            }
        }
        if (e[cells] < 8 && cells > 0) {
            e[cells - 1] += e[cells];
            o[cells - 1] += o[cells];
            cells--;
        }
        assertThat(cells).isPositive();
        assertThat(new ChiSquareTest().chiSquareTest(Arrays.copyOf(e, cells + 1), Arrays.copyOf(o, cells + 1)))
                .isGreaterThan(1e-3);
    }

    @Test
    void hugeMeansHaveTheRightMeanAndVariance() {
        double mean = 1e6;
        double[] means = new double[N];
        Arrays.fill(means, mean);
        Distributions.poisson(means, low, high, out, N);
        double average = Arrays.stream(out).average().orElseThrow();
        double variance =
                Arrays.stream(out).map(x -> (x - average) * (x - average)).sum() / (N - 1);
        assertThat(average).isCloseTo(mean, within(4 * Math.sqrt(mean / N)));
        assertThat(variance / mean).isCloseTo(1, within(4 * Math.sqrt(2.0 / N)));
    }

    @Test
    void meanZeroGivesNoCounts() {
        PoissonTable.of(0).fill(low, high, out, N);
        assertThat(out).containsOnly(0);
        Distributions.poisson(new double[N], low, high, out, N);
        assertThat(out).containsOnly(0);
    }

    @Test
    void badMeansAreRefused() {
        assertThatThrownBy(() -> PoissonTable.of(-1)).hasMessageContaining("-1").hasMessageContaining("[0, 1e9]");
        assertThatThrownBy(() -> Distributions.poisson(new double[] {Double.NaN}, low, high, out, 1))
                .hasMessageContaining("NaN");
    }
}
