package org.neurosim.core.random;

/**
 * Columns of random numbers from columns of random words, as {@link Threefry#fill} makes them: element i is a function of
 * {@code low[i]} and {@code high[i]} alone, the two halves of a 64-bit word. No number of words is ever rejected or
 * carried over, so a draw depends on its own counter only. Same bits everywhere.
 */
public final class Distributions {

    /** Bits of 1.0: 52 bits below them make a number in [1, 2). */
    private static final long ONE_BITS = 0x3FF0000000000000L;

    /** 1 - 2^-53: what is left of a number in [1, 2) is an odd multiple of 2^-53 in (0, 1). */
    private static final double ALMOST_ONE = 1.0 - 0x1p-53;

    private static final long LOW_HALF = 0xFFFFFFFFL;

    private Distributions() {}

    /**
     * Uniform in the open interval (0, 1): the odd multiples of 2<sup>-53</sup>, made from the upper 52 bits of the word, all
     * equally likely. Mean exactly 1/2, symmetric, neither 0 nor 1.
     *
     * @param low low halves of the words
     * @param high high halves of the words
     * @param out gets the numbers
     * @param n number of elements
     */
    public static void uniform(int[] low, int[] high, double[] out, int n) {
        uniform(low, high, out, 0, n);
    }

    /**
     * As above, into a part of a column.
     *
     * @param low low halves of the words
     * @param high high halves of the words
     * @param out gets the numbers
     * @param to where the first number goes
     * @param n number of elements
     */
    public static void uniform(int[] low, int[] high, double[] out, int to, int n) {
        for (int i = 0; i < n; i++) {
            long mantissa = (high[i] & LOW_HALF) << 20 | low[i] >>> 12;
            out[to + i] = Double.longBitsToDouble(mantissa | ONE_BITS) - ALMOST_ONE;
        }
    }

    /**
     * Standard normal, by inversion of the distribution function (Wichura's algorithm AS 241, relative error below 1e-15): at most 8.2 in
     * magnitude.
     *
     * @param low low halves of the words
     * @param high high halves of the words
     * @param out gets the numbers
     * @param n number of elements
     */
    public static void normal(int[] low, int[] high, double[] out, int n) {
        uniform(low, high, out, n);
        NormalQuantile.central(out, n);
        for (int i = 0; i < n; i++) {
            // The outer 15 %, which the upper half-word tells, with the formula for the tails.
            if (distance(high[i]) >= NormalQuantile.CENTRAL_32) {
                out[i] = NormalQuantile.tail(openUniform(word(low[i], high[i])));
            }
        }
    }

    /**
     * Poisson counts of individual means, right for means up to 1e9. For one mean, {@link PoissonTable} is ten times faster.
     *
     * @param mean expected counts, in [0, 1e9]
     * @param low low halves of the words
     * @param high high halves of the words
     * @param out gets the counts; may be {@code mean}
     * @param n number of elements
     * @throws IllegalArgumentException if a mean is negative, NaN or greater than 1e9
     */
    public static void poisson(double[] mean, int[] low, int[] high, double[] out, int n) {
        PoissonDraw.draw(mean, low, high, out, n);
    }

    /** How far a word is from the middle of all words, by its upper half: 0 to 2^31 - 1. */
    static int distance(int high) {
        int q = high ^ Integer.MIN_VALUE;
        return q ^ q >> 31;
    }

    /** The word of two halves. */
    static long word(int low, int high) {
        return (long) high << 32 | low & LOW_HALF;
    }

    /** As {@link #uniform}. */
    static double openUniform(long word) {
        return Double.longBitsToDouble(word >>> 12 | ONE_BITS) - ALMOST_ONE;
    }
}
