package org.neurosim.core.random;

/** Turns columns of random words into columns of random numbers, one 64-bit word (two columns of 32 bits) each. */
public final class Distributions {

    private static final double TWO_26 = 67_108_864.0;
    private static final double TWO_MINUS_52 = 0x1p-52;

    private Distributions() {}

    /**
     * Uniform numbers: the middles of 2^52 equal cells of (0, 1).
     *
     * @param low column of words
     * @param high column of words
     * @param out gets the numbers
     * @param n how many
     */
    public static void uniform(int[] low, int[] high, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = uniform(low[i], high[i]);
        }
    }

    private static double uniform(int low, int high) {
        return ((high >>> 6) * TWO_26 + (low >>> 6) + 0.5) * TWO_MINUS_52;
    }

    /**
     * Standard normal numbers, by the quantile function of uniform ones.
     *
     * @param low column of words
     * @param high column of words
     * @param out gets the numbers
     * @param n how many
     */
    public static void normal(int[] low, int[] high, double[] out, int n) {
        uniform(low, high, out, n);
        for (int i = 0; i < n; i++) {
            out[i] = NormalQuantile.of(out[i]);
        }
    }

    /**
     * Poisson counts of individual means.
     *
     * @param mean column of means, each finite and &gt;= 0
     * @param low column of words
     * @param high column of words
     * @param out gets the counts; may be {@code mean}
     * @param n how many
     */
    public static void poisson(double[] mean, int[] low, int[] high, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = PoissonQuantile.of(mean[i], uniform(low[i], high[i]));
        }
    }
}
