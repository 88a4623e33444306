package org.neurosim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixed keys: a test passes always or never. */
class CounterStreamTest {

    private static final int N = 20_000;

    private final CounterStream stream = new CounterStream(20261122L);

    @Test
    void theWordsAreThoseOfThreefryHoweverTheyAreBuffered() {
        for (int i = 0; i < 5000; i++) {
            assertThat(stream.nextLong()).as("word %d", i).isEqualTo(Threefry.threefry(20261122L, i, 0));
        }
    }

    @Test
    void restartingIsBeingNew() {
        stream.nextLong();
        stream.nextGeometricSkip(0.3);
        stream.restart(5L);
        CounterStream other = new CounterStream(5L);
        for (int i = 0; i < 1000; i++) {
            assertThat(stream.nextLong()).isEqualTo(other.nextLong());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 97, 1 << 16})
    void boundedIntegersAreEquallyLikely(int bound) {
        int cells = Math.min(bound, 97);
        long[] observed = new long[cells];
        for (int i = 0; i < N; i++) {
            int k = stream.nextInt(bound);
            assertThat(k).isBetween(0, bound - 1);
            observed[(int) ((long) k * cells / bound)]++;
        }
        GoodnessOfFit.require(observed, N, k -> {
            long from = ((long) k * bound + cells - 1) / cells;
            long to = ((long) (k + 1) * bound + cells - 1) / cells;
            return (double) (to - from) / bound;
        });
    }

    @Test
    void largeBoundsAreNotBiased() {
        // With a bound of 3/4 of the range, a product without rejection would favour a third of the numbers by 2 : 1.
        int bound = 3 << 29;
        long bigBound = 3L << 61;
        long[] observed = new long[3];
        long[] bigObserved = new long[3];
        for (int i = 0; i < N; i++) {
            observed[stream.nextInt(bound) % 3]++;
            long big = stream.nextLong(bigBound);
            assertThat(big).isBetween(0L, bigBound - 1);
            bigObserved[(int) (big % 3)]++;
        }
        GoodnessOfFit.require(observed, N, k -> 1.0 / 3.0);
        GoodnessOfFit.require(bigObserved, N, k -> 1.0 / 3.0);
    }

    @Test
    void longBoundsAgreeWithTheProductOfBigIntegers() {
        CounterStream words = new CounterStream(20261122L);
        for (int i = 0; i < 500; i++) {
            // 2^50: no word is ever rejected, so the upper half of word times bound is the word shifted.
            assertThat(stream.nextLong(1L << 50)).isEqualTo(words.nextLong() >>> 14);
        }
    }

    @Test
    void numbersOfTheUnitInterval() {
        UniformRealDistribution law = new UniformRealDistribution(null, 0, 1);
        requireSameLaw(law::cumulativeProbability, i -> stream.nextDouble());
        requireSameLaw(law::cumulativeProbability, i -> stream.nextOpenDouble());
    }

    @Test
    void normalAndExponentialNumbers() {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        requireSameLaw(normal::cumulativeProbability, i -> stream.nextNormal());
        ExponentialDistribution exponential = new ExponentialDistribution(null, 1);
        requireSameLaw(exponential::cumulativeProbability, i -> stream.nextExponential());
    }

    /** Kolmogorov-Smirnov, by way of the distribution function: what that makes of the numbers is uniform. */
    private static void requireSameLaw(
            java.util.function.DoubleUnaryOperator distributionFunction, IntToDoubleFunction draw) {
        double[] sample = new double[N];
        for (int i = 0; i < N; i++) {
            sample[i] = distributionFunction.applyAsDouble(draw.applyAsDouble(i));
        }
        double p = new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new UniformRealDistribution(null, 0, 1), sample, false);
        assertThat(p).isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 2, 11.9, 12.1, 25, 400})
    void poissonCounts(double mean) {
        PoissonDistribution law = new PoissonDistribution(mean);
        long[] observed = new long[(int) (mean + 10 * Math.sqrt(mean) + 10)];
        for (int i = 0; i < N; i++) {
            observed[stream.nextPoisson(mean)]++;
        }
        GoodnessOfFit.require(observed, N, law::probability);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 2, 25, 400, 1e6, 1e9})
    void poissonCountsHaveMeanAndVarianceOfTheLaw(double mean) {
        int n = 10 * N;
        double sum = 0.0;
        double squares = 0.0;
        for (int i = 0; i < n; i++) {
            double d = stream.nextPoisson(mean) - mean;
            sum += d;
            squares += d * d;
        }
        assertThat(sum / n).isCloseTo(0.0, within(4.0 * Math.sqrt(mean / n)));
        // The variance of (k - m)^2 is 2 m^2 + m.
        assertThat(squares / n).isCloseTo(mean, within(4.0 * Math.sqrt((2.0 * mean * mean + mean) / n)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.3",
        "20, 0.5",
        "20, 0.05",
        "1000, 0.0005",
        "1000, 0.1",
        "1000, 0.9",
        "1000, 0.9995",
        "250, 0.5",
        "4000, 0.02",
        "2000000000, 1e-8"
    })
    void binomialCounts(int n, double p) {
        BinomialDistribution law = new BinomialDistribution(null, n, p);
        double rare = Math.min(p, 1.0 - p) * n;
        int reach = (int) (rare + 10.0 * Math.sqrt(rare) + 10.0);
        int from = p > 0.5 ? Math.max(0, n - reach) : 0;
        long[] observed = new long[(int) Math.min(n - (long) from, p > 0.5 ? n - from : reach) + 1];
        for (int i = 0; i < N; i++) {
            observed[stream.nextBinomial(n, p) - from]++;
        }
        GoodnessOfFit.require(observed, N, k -> law.probability(k + from));
    }

    @Test
    void hugeBinomialCountsHaveMeanAndVarianceOfTheLaw() {
        int n = 2_000_000_000;
        double p = 0.3;
        double variance = n * p * (1.0 - p);
        double sum = 0.0;
        double squares = 0.0;
        for (int i = 0; i < N; i++) {
            double d = stream.nextBinomial(n, p) - n * p;
            sum += d;
            squares += d * d;
        }
        assertThat(sum / N).isCloseTo(0.0, within(4.0 * Math.sqrt(variance / N)));
        assertThat(squares / N / variance).isCloseTo(1.0, within(4.0 * Math.sqrt(2.0 / N)));
    }

    @Test
    void certainBinomialCounts() {
        assertThat(stream.nextBinomial(0, 0.5)).isZero();
        assertThat(stream.nextBinomial(7, 0.0)).isZero();
        assertThat(stream.nextBinomial(7, 1.0)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.9})
    void skipsAreGeometric(double p) {
        GeometricDistribution law = new GeometricDistribution(null, p);
        long[] observed = new long[2000];
        for (int i = 0; i < N; i++) {
            observed[(int) stream.nextGeometricSkip(p)]++;
        }
        GoodnessOfFit.require(observed, N, law::probability);
    }

    @Test
    void extremeSkips() {
        assertThat(stream.nextGeometricSkip(1.0)).isZero();
        assertThat(stream.nextGeometricSkip(0.0)).isEqualTo(Long.MAX_VALUE);
        assertThat(stream.nextGeometricSkip(-0.0)).isEqualTo(Long.MAX_VALUE);
        double sum = 0.0;
        for (int i = 0; i < N; i++) {
            sum += stream.nextGeometricSkip(1e-12);
        }
        assertThat(sum / N * 1e-12).isCloseTo(1.0, within(4.0 / Math.sqrt(N)));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> stream.nextInt(0)).hasMessage("bound = 0; must be > 0");
        assertThatThrownBy(() -> stream.nextLong(-1L)).hasMessage("bound = -1; must be > 0");
        assertThatThrownBy(() -> stream.nextPoisson(Double.NaN)).hasMessage("mean = NaN; must be in [0, 1e9]");
        assertThatThrownBy(() -> stream.nextPoisson(2e9)).hasMessageContaining("[0, 1e9]");
        assertThatThrownBy(() -> stream.nextBinomial(-1, 0.5)).hasMessage("n = -1; must be >= 0");
        assertThatThrownBy(() -> stream.nextBinomial(1, 1.5)).hasMessage("p = 1.5; must be in [0, 1]");
        assertThatThrownBy(() -> stream.nextGeometricSkip(Double.NaN)).hasMessage("p = NaN; must be in [0, 1]");
    }
}
