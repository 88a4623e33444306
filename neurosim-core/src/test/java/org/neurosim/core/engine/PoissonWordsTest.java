package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.random.Threefry;

/**
 * Poisson counts of blocks against an inversion of the distribution function in 60 digits: 16 bits of a word that four steps share, followed by 48 bits of a word of the element and step. At a mean of 30 about one count of
 * 1,500 needs the latter.
 */
class PoissonWordsTest {

    private static final long KEY = 20261123L;
    private static final int FIRST = 700;
    private static final int N = Workspace.BLOCK;
    private static final double MEAN = 30;
    private static final MathContext DIGITS = new MathContext(60);

    /** Probability of at most k, times 2^64. */
    private static List<BigInteger> cuts(double mean) {
        BigDecimal term = BigDecimal.ONE;
        BigDecimal exp = BigDecimal.ONE;
        for (int j = 1; j < 400; j++) {
            term = term.multiply(BigDecimal.valueOf(mean)).divide(BigDecimal.valueOf(j), DIGITS);
            exp = exp.add(term, DIGITS);
        }
        BigDecimal all = BigDecimal.ONE.add(BigDecimal.ONE).pow(64);
        List<BigInteger> cuts = new ArrayList<>();
        term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int k = 0; k < 128; k++) {
            cuts.add(sum.multiply(all).divide(exp, DIGITS).toBigInteger());
            term = term.multiply(BigDecimal.valueOf(mean)).divide(BigDecimal.valueOf(k + 1), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return cuts;
    }

    private static int count(List<BigInteger> cuts, long word) {
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(word));
        int k = 0;
        while (unsigned.compareTo(cuts.get(k)) >= 0) {
            k++;
        }
        return k;
    }

    private static long word(int call, long time, int element) {
        return Threefry.threefry(StreamKey.derive(KEY, call, time >>> 32), element, (int) time);
    }

    @Test
    @DisplayName("every count is that of its 64 bits, whether 16 decide or not; also beyond 2^32 quartets of steps")
    void independent() {
        List<BigInteger> cuts = cuts(MEAN);
        int undecided = 0;
        for (long begin = 0; begin < 80; begin += 4) {
            CounterBlockRandom random = new CounterBlockRandom(KEY, FIRST, N, new DrawSpace());
            long far = begin % 8 == 0 ? 0 : 1L << 34;
            for (long step = far + begin; step < far + begin + 4; step++) {
                double[] out = new double[N];
                random.begin(step);
                random.poisson(MEAN, out);
                for (int i = 0; i < N; i++) {
                    long shared = word(1 << 20, step >> 2, FIRST + i) >>> 16 * (step & 3) & 0xffff;
                    long further = word(2 << 20, step, FIRST + i) >>> 16;
                    int expected = count(cuts, shared << 48 | further);
                    assertThat(out[i]).as("step %d, element %d", step, i).isEqualTo(expected);
                    undecided += count(cuts, shared << 48) == count(cuts, shared << 48 | -1L >>> 16) ? 0 : 1;
                }
            }
        }
        assertThat(undecided).isGreaterThan(10);
    }

    @Test
    @DisplayName(
            "small means: the number of events of 64 elements is that of its 64 bits, and each falls where 6 further bits say")
    void byGroup() {
        double mean = 0.3125;
        List<BigInteger> cuts = cuts(64 * mean);
        int words = 0;
        for (long step : new long[] {0, 1, 2, 3, 7, 8, 9, (1L << 35) + 5, (1L << 35) + 6}) {
            double[] expected = new double[N];
            for (int group = FIRST / 64; group <= (FIRST + N - 1) / 64; group++) {
                long shared = word(3 << 20, step >> 2, group) >>> 16 * (step & 3) & 0xffff;
                int events = count(cuts, shared << 48 | word(4 << 20, step, group) >>> 16);
                for (int k = 0; k < events; k++) {
                    int place = (int) (word(5 << 20, step, 16 * group + k / 10) >>> 6 * (k % 10) & 63);
                    int element = 64 * group + place - FIRST;
                    if (element >= 0 && element < N) {
                        expected[element]++;
                    }
                }
                words += events > 10 ? 1 : 0;
            }
            CounterBlockRandom random = new CounterBlockRandom(KEY, FIRST, N, new DrawSpace());
            double[] out = new double[N];
            random.begin(step);
            random.poisson(mean, out);
            assertThat(out).as("step %d", step).isEqualTo(expected);
        }
        assertThat(words).as("groups with more than ten events").isGreaterThan(40);
    }
}
