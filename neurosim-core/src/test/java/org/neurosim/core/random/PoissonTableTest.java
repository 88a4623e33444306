package org.neurosim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table as a function: counts rise with the word, and the words at which they do are the distribution function. */
class PoissonTableTest {

    private static final MathContext DIGITS = new MathContext(80);
    private static final BigDecimal TWO_64 = BigDecimal.valueOf(2).pow(64);

    private final int[] low = new int[1];
    private final int[] high = new int[1];
    private final double[] out = new double[1];

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.1, 1, 2, 7.3, 30, 100, 256})
    void everyCountHasItsExactProbability(double mean) {
        PoissonTable table = PoissonTable.of(mean);
        BigDecimal term = exp(-mean);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < mean + 6 * Math.sqrt(mean) + 3; k++) {
            sum = sum.add(term);
            BigDecimal cut = sum.multiply(TWO_64).setScale(0, RoundingMode.FLOOR);
            BigDecimal found = leastWordAbove(table, k);
            assertThat(found.subtract(cut).abs())
                    .as("words of at most %d, mean %s: %s instead of %s", k, mean, found, cut)
                    .isLessThanOrEqualTo(BigDecimal.ONE);
            term = term.multiply(new BigDecimal(mean)).divide(BigDecimal.valueOf(k + 1L), DIGITS);
        }
    }

    /** Bisection: the least 64-bit word that gives more than k, 2^64 if there is none. */
    private BigDecimal leastWordAbove(PoissonTable table, int k) {
        if (count(table, -1L) <= k) {
            return TWO_64;
        }
        long word = -1L;
        for (int bit = 63; bit >= 0; bit--) {
            long lower = word - (1L << bit);
            boolean wraps = Long.compareUnsigned(lower, word) > 0;
            if (!wraps && count(table, lower) > k) {
                word = lower;
            }
        }
        return new BigDecimal(Long.toUnsignedString(word));
    }

    private int count(PoissonTable table, long word) {
        low[0] = (int) word;
        high[0] = (int) (word >>> 32);
        table.fill(low, high, out, 1);
        return (int) out[0];
    }

    private static BigDecimal exp(double x) {
        BigDecimal power = new BigDecimal(x).divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 60; n++) {
            term = term.multiply(power).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(1024, new MathContext(70));
    }

    /** 16 bits, and 48 of the further ones: the count of a half word is that of the 64 bits together. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.1, 2, 7.3, 30})
    void aHalfWordAndItsFurtherBitsMakeOneWord(double mean) {
        int n = 1 << 16;
        int[] words = new int[n];
        int[] others = new int[n];
        long[][] further = new long[2][n];
        for (int i = 0; i < n; i++) {
            words[i] = i << 16 | 0xFFFF - i;
            for (int half = 0; half < 2; half++) {
                further[half][i] = Threefry.threefry(4 + half, i, 0);
            }
        }
        byte[][] found = new byte[2][n];
        PoissonTable table = PoissonTable.of(mean);
        table.pairs(words, (i, upper) -> further[upper ? 1 : 0][i], found[0], found[1], n);
        double[] expected = new double[n];
        double[] counts = new double[n];
        for (int half = 0; half < 2; half++) {
            int[] highs = new int[n];
            for (int i = 0; i < n; i++) {
                int bits = words[i] >>> 16 * half & 0xFFFF;
                highs[i] = bits << 16 | (int) (further[half][i] >>> 48);
                others[i] = (int) (further[half][i] >>> 16);
            }
            table.fill(others, highs, expected, n);
            PoissonTable.toDouble(found[half], counts, n);
            assertThat(counts).as("half %d", half).isEqualTo(expected);
        }
    }

    @Test
    void onlyCountsThatFitIntoBytesAreDrawnInPairs() {
        assertThat(PoissonTable.of(2).fitsBytes()).isTrue();
        assertThat(PoissonTable.of(30).fitsBytes()).isTrue();
        assertThat(PoissonTable.of(200).fitsBytes()).isFalse();
        assertThat(PoissonTable.of(1000).fitsBytes()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 2, 25, 400, 1e6})
    void meanAndVarianceAreThoseOfTheLaw(double mean) {
        int n = 200_000;
        int[] lows = new int[n];
        int[] highs = new int[n];
        double[] counts = new double[n];
        Threefry.fill(2L, 0, n, 0, lows, highs);
        PoissonTable.of(mean).fill(lows, highs, counts, n);
        double sum = 0.0;
        double squares = 0.0;
        for (double count : counts) {
            sum += count - mean;
            squares += (count - mean) * (count - mean);
        }
        assertThat(sum / n).isCloseTo(0.0, within(4.0 * Math.sqrt(mean / n)));
        assertThat(squares / n).isCloseTo(mean, within(4.0 * Math.sqrt((2.0 * mean * mean + mean) / n)));
    }

    @Test
    void largeMeansFollowTheLaw() {
        double mean = 300.0;
        int n = 100_000;
        int[] lows = new int[n];
        int[] highs = new int[n];
        double[] counts = new double[n];
        Threefry.fill(3L, 0, n, 0, lows, highs);
        PoissonTable.of(mean).fill(lows, highs, counts, n);
        long[] observed = new long[600];
        for (double count : counts) {
            observed[(int) count]++;
        }
        GoodnessOfFit.require(observed, n, new PoissonDistribution(mean)::probability);
    }

    @Test
    void meanZeroGivesNothingEvenForTheLargestWord() {
        assertThat(count(PoissonTable.of(0.0), -1L)).isZero();
        assertThat(PoissonTable.of(0.25).mean()).isEqualTo(0.25);
    }

    @Test
    void aCountDependsOnItsOwnMeanAndWordAlone() {
        double[] means = {0.0, 0.01, 0.5, 3.0, 11.99, 12.0, 50.0, 1e5, 1e9, 0.2};
        int n = means.length;
        int[] lows = new int[n];
        int[] highs = new int[n];
        Threefry.fill(20261122L, 0, n, 0, lows, highs);
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            double[] alone = new double[1];
            Distributions.poisson(new double[] {means[i]}, new int[] {lows[i]}, new int[] {highs[i]}, alone, 1);
            expected[i] = alone[0];
        }
        double[] counts = new double[n];
        Distributions.poisson(means, lows, highs, counts, n);
        assertThat(counts).isEqualTo(expected);
        Distributions.poisson(means, lows, highs, means, n);
        assertThat(means).as("in place").isEqualTo(expected);
    }
}
