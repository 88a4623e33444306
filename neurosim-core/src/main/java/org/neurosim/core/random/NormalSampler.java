package org.neurosim.core.random;

import org.neurosim.api.math.ColumnMath;

/**
 * Columns of standard normal numbers: the bits of {@link Distributions#normal}, twice as fast.
 *
 * <p>The central formula is applied to all elements. The 15 % that belong to the tails are gathered without a branch (one in
 * seven is the worst that can happen to a branch), their logarithms, roots and quotients are computed in vectorised
 * loops, and the results are put back. Not thread-safe: one instance per thread.
 *
 * <p>ns per number without the words, columns of 512, 2.8 GHz Ice Lake, JDK 17 / 25: BENCH.
 */
public final class NormalSampler {

    private static final int CAPACITY = 512;

    private final ColumnMath math;
    private int[] index = new int[CAPACITY + 1];
    private double[] probability = new double[CAPACITY + 1];
    private double[] quantile = new double[CAPACITY + 1];

    /**
     * A sampler.
     *
     * @param math column operations of the thread that will use the sampler
     */
    public NormalSampler(ColumnMath math) {
        this.math = math;
    }

    /**
     * One number per word. Allocates only when n is greater than ever before, and than {@value #CAPACITY}.
     *
     * @param low low halves of the words
     * @param high high halves of the words
     * @param out gets the numbers
     * @param n number of elements
     */
    public void fill(int[] low, int[] high, double[] out, int n) {
        Distributions.uniform(low, high, out, n);
        reserve(n);
        int tails = gather(high, out, n);
        NormalQuantile.central(out, n);
        math.log(probability, probability, tails);
        roots(probability, tails);
        NormalQuantile.middle(probability, quantile, tails);
        scatter(high, out, tails);
    }

    /** Indices and smaller probabilities of the elements in the tails; the entry behind the last is overwritten. */
    private int gather(int[] high, double[] uniform, int n) {
        int[] indices = index;
        double[] smaller = probability;
        int count = 0;
        for (int i = 0; i < n; i++) {
            double u = uniform[i];
            indices[count] = i;
            smaller[count] = 0.5 - Math.abs(u - 0.5);
            count += (NormalQuantile.CENTRAL_32 - 1 - Distributions.distance(high[i])) >>> 31;
        }
        return count;
    }

    private static void roots(double[] log, int n) {
        for (int i = 0; i < n; i++) {
            log[i] = Math.sqrt(-log[i]);
        }
    }

    private void scatter(int[] high, double[] out, int n) {
        for (int j = 0; j < n; j++) {
            double r = probability[j];
            double magnitude = r <= NormalQuantile.FAR ? quantile[j] : NormalQuantile.far(r - NormalQuantile.FAR);
            int i = index[j];
            // The sign as a factor: there is no guessing it.
            out[i] = magnitude * -(high[i] >> 31 | 1);
        }
    }

    private void reserve(int n) {
        if (index.length <= n) {
            index = new int[n + 1];
            probability = new double[n + 1];
            quantile = new double[n + 1];
        }
    }
}
