package org.neurosim.core.random;

import java.util.Arrays;

/**
 * Poisson counts of one mean, from random words, by inversion.
 *
 * <p>The unit interval is cut at the values of the distribution function, as 64-bit integers. The upper {@value #BITS} bits of
 * a word choose a bin; nearly all bins lie between two cuts, and hold the count that belongs there; the others (as many as
 * there are likely counts, 1 of 300 for a mean of 2, 1 of 50 for 30) hold the count to begin a search with, which takes all 64 bits: every count
 * has its exact probability to within 2<sup>-64</sup>. So few bits decide that a word of 32 bits is enough for two counts, if further bits can be had for the few
 * that are not decided.
 *
 * <p>The cuts are made once from sums in double-double arithmetic. Means above {@value #MAX_TABLE_MEAN} are drawn by
 * {@link PoissonDraw}, a transformed rejection method.
 *
 * <p>Immutable. ns per draw without the words, columns of 512, 2.8 GHz Ice Lake, JDK 17 / 25: see the benchmarks.
 */
public final class PoissonTable {

    private static final int BITS = 12;
    private static final int MAX_TABLE_MEAN = 256;
    private static final int SIZE = 1 << BITS;
    private static final int SHIFT = 32 - BITS;
    private static final long LOWER_48 = (1L << 48) - 1L;

    /** Terms below this part of the greatest one are left out. */
    private static final double NEGLIGIBLE = 0x1p-90;

    /**
     * 0, 1, 2, ...: looked up, because the conversion instruction for int to double, as C2 of JDK 17 uses it, waits for the one before.
     */
    private static final double[] NUMBERS = numbers(1024);

    private final double mean;

    /** Count of the bin, or ~(least count that occurs in the bin); null for large means. */
    private final short[] table;

    /** cuts[k] = probability of at most k, times 2^64, as an unsigned number; counts beyond the last do not occur. */
    private final long[] cuts;

    private PoissonTable(double mean) {
        this.mean = mean;
        if (mean <= MAX_TABLE_MEAN) {
            cuts = cuts(mean);
            table = table(cuts);
        } else {
            cuts = null;
            table = null;
        }
    }

    /**
     * The table of a mean.
     *
     * @param mean expected count, in [0, 1e9]
     * @return table
     * @throws IllegalArgumentException if the mean is negative, NaN or greater than 1e9
     */
    public static PoissonTable of(double mean) {
        if (!(mean >= 0.0 && mean <= PoissonDraw.MAX_MEAN)) {
            throw new IllegalArgumentException("mean = " + mean + "; must be in [0, 1e9]");
        }
        return new PoissonTable(mean);
    }

    /**
     * The mean.
     *
     * @return expected count
     */
    public double mean() {
        return mean;
    }

    /** Where the bits come from that a count needs beyond its first 16. */
    @FunctionalInterface
    public interface FurtherBits {
        /**
         * 64 independent bits.
         *
         * @param element position of the count
         * @param upper whether it is the upper half of its word
         * @return bits, the same whenever asked
         */
        long of(int element, boolean upper);
    }

    /**
     * Whether counts can be drawn by {@link #pairs}.
     *
     * @return whether none is greater than 127
     */
    public boolean fitsBytes() {
        return table != null && cuts.length <= Byte.MAX_VALUE + 1;
    }

    /**
     * Two counts per 32-bit word, from 16 bits each and, where these do not decide, further ones; exact to 2<sup>-64</sup>.
     *
     * @param words random words
     * @param further bits for the few counts that need more
     * @param lower gets the counts of the lower halves
     * @param upper gets the counts of the upper halves
     * @param n number of words
     */
    public void pairs(int[] words, FurtherBits further, byte[] lower, byte[] upper, int n) {
        short[] counts = table;
        for (int i = 0; i < n; i++) {
            int word = words[i];
            int a = counts[word >>> 16 - BITS & SIZE - 1];
            int b = counts[word >>> SHIFT];
            if ((a | b) < 0) {
                a = a < 0 ? settle(~a, (long) word << 48, further, i, false) : a;
                b = b < 0 ? settle(~b, (long) (word >>> 16) << 48, further, i, true) : b;
            }
            lower[i] = (byte) a;
            upper[i] = (byte) b;
        }
    }

    /** The count from 16 bits, in the upper end of the word, if these decide, else with further ones. */
    private int settle(int from, long word, FurtherBits further, int element, boolean upper) {
        int least = search(from, word);
        return least == search(least, word | LOWER_48)
                ? least
                : search(least, word | further.of(element, upper) >>> 16);
    }

    /**
     * What the counts of {@link #pairs} are worth.
     *
     * @param weight worth of one
     * @return weight times 0, 1, 2, ...
     */
    public static double[] multiples(double weight) {
        double[] multiples = new double[Byte.MAX_VALUE + 1];
        for (int k = 0; k < multiples.length; k++) {
            multiples[k] = weight * k;
        }
        return multiples;
    }

    /**
     * Adds what counts are worth.
     *
     * @param counts counts of {@link #pairs}
     * @param amounts by count
     * @param column column to add to
     * @param offset where the first is added
     * @param n number of elements
     */
    public static void add(byte[] counts, double[] amounts, double[] column, int offset, int n) {
        for (int i = 0; i < n; i++) {
            column[offset + i] += amounts[counts[i]];
        }
    }

    /**
     * Counts as numbers.
     *
     * @param counts counts of {@link #pairs}
     * @param out gets them
     * @param n number of elements
     */
    public static void toDouble(byte[] counts, double[] out, int n) {
        double[] numbers = NUMBERS;
        for (int i = 0; i < n; i++) {
            out[i] = numbers[counts[i]];
        }
    }

    /**
     * One count per 64-bit word, exact to 2<sup>-64</sup>.
     *
     * @param low low halves of the words
     * @param high high halves of the words
     * @param out gets the counts
     * @param n number of elements
     */
    public void fill(int[] low, int[] high, double[] out, int n) {
        if (table == null) {
            for (int i = 0; i < n; i++) {
                out[i] = PoissonDraw.reject(mean, Distributions.word(low[i], high[i]));
            }
            return;
        }
        short[] counts = table;
        double[] numbers = NUMBERS;
        for (int i = 0; i < n; i++) {
            int word = high[i];
            int count = counts[word >>> SHIFT];
            if (count < 0) {
                count = search(~count, Distributions.word(low[i], word));
            }
            out[i] = numbers[count];
        }
    }

    /** The least k from the given one on with word below cuts[k]. */
    private int search(int from, long word) {
        int k = from;
        int last = cuts.length - 1;
        while (k < last && Long.compareUnsigned(word, cuts[k]) >= 0) {
            k++;
        }
        return k;
    }

    private static double[] numbers(int n) {
        double[] numbers = new double[n];
        for (int k = 0; k < n; k++) {
            numbers[k] = k;
        }
        return numbers;
    }

    private static short[] table(long[] cuts) {
        short[] table = new short[SIZE];
        int k = 0;
        int last = cuts.length - 1;
        for (int bin = 0; bin < SIZE; bin++) {
            long lowest = (long) bin << 64 - BITS;
            long highest = lowest + (1L << 64 - BITS) - 1L;
            while (k < last && Long.compareUnsigned(lowest, cuts[k]) >= 0) {
                k++;
            }
            boolean single = k == last || Long.compareUnsigned(highest, cuts[k]) < 0;
            table[bin] = (short) (single ? k : ~k);
        }
        return table;
    }

    /**
     * The distribution function times 2^64, from terms relative to the greatest one, mean^k / k! over its value at the mode,
     * and their sum: no exponential is needed. All in double-double, right to about 2^-95.
     */
    private static long[] cuts(double mean) {
        int mode = (int) mean;
        int count = mode + 1;
        DoubleDouble term = DoubleDouble.ONE;
        while (term.high() > NEGLIGIBLE) {
            term = term.times(mean).dividedBy(count);
            count++;
        }
        DoubleDouble[] terms = new DoubleDouble[count];
        terms[mode] = DoubleDouble.ONE;
        for (int k = mode + 1; k < count; k++) {
            terms[k] = terms[k - 1].times(mean).dividedBy(k);
        }
        for (int k = mode; k > 0; k--) {
            terms[k - 1] = terms[k].times(k).dividedBy(mean);
        }
        DoubleDouble total = DoubleDouble.ZERO;
        for (int k = 0; k < count; k++) {
            total = total.plus(terms[k]);
        }
        long[] cuts = new long[count];
        DoubleDouble sum = DoubleDouble.ZERO;
        int k = -1;
        do {
            k++;
            sum = sum.plus(terms[k]);
            cuts[k] = sum.dividedBy(total).toUnsignedFraction();
        } while (k < count - 1 && cuts[k] != -1L);
        return Arrays.copyOf(cuts, k + 1);
    }
}
