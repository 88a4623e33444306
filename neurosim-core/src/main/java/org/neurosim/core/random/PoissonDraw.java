package org.neurosim.core.random;

import org.neurosim.api.math.ElementaryMath;

/**
 * One Poisson count as a function of the mean and of one random 64-bit word.
 *
 * <p>Means below {@value #SMALL}: inversion, the least k whose distribution function exceeds the uniform number that the
 * word makes; the terms are added up in double, so probabilities are right to about 1e-16. Larger means: the transformed
 * rejection method PTRS with squeeze of W. Hoermann, The transformed rejection method for generating Poisson random
 * variables, Insurance: Mathematics and Economics 12 (1993) 39-45; its uniform numbers are those of {@link Threefry} with
 * the word as key, so a draw still depends on one word alone however often it is rejected (about 1.1 to 1.2 trials).
 */
final class PoissonDraw {

    /** Greatest mean. */
    static final double MAX_MEAN = 1e9;

    private static final double SMALL = 12.0;

    /** Beyond this k the terms of means below 12 have vanished against 2^-53. */
    private static final int MAX_SMALL_COUNT = 100;

    /** 1 / k: a multiplication is three times faster than the division by k would be. */
    private static final double[] RECIPROCALS = reciprocals();

    private PoissonDraw() {}

    /** One count per mean and word; out may be mean. */
    static void draw(double[] mean, int[] low, int[] high, double[] out, int n) {
        if (n == 0) {
            return;
        }
        double u = Distributions.openUniform(Distributions.word(low[0], high[0]));
        double start = start(mean[0], u);
        for (int i = 0; i < n; i++) {
            // The next exponential is begun before this search, whose end the processor guesses wrongly: 35 against 24
            // ns.
            int next = Math.min(i + 1, n - 1);
            double nextU = Distributions.openUniform(Distributions.word(low[next], high[next]));
            double nextStart = start(mean[next], nextU);
            double m = mean[i];
            check(m);
            out[i] = m < SMALL ? invert(m, u, start) : reject(m, Distributions.word(low[i], high[i]));
            u = nextU;
            start = nextStart;
        }
    }

    private static void check(double mean) {
        if (!(mean >= 0.0 && mean <= MAX_MEAN)) {
            throw new IllegalArgumentException("mean = " + mean + "; must be in [0, 1e9]");
        }
    }

    /**
     * e^-mean, the probability of no event; or 1 if u is at most 1 - mean, which is at most e^-mean: then the count is 0
     * anyway, and with small means most exponentials are saved.
     */
    private static double start(double mean, double u) {
        return u <= 1.0 - mean || mean >= SMALL ? 1.0 : ElementaryMath.exp(-mean);
    }

    private static int invert(double mean, double u, double start) {
        double term = start;
        double sum = term;
        int k = 0;
        while (u > sum && k < MAX_SMALL_COUNT) {
            k++;
            term *= mean * RECIPROCALS[k];
            sum += term;
        }
        return k;
    }

    /** Hoermann's names: the hat is a table mountain of width b, with tails a, under a scaled histogram. */
    static int reject(double mean, long key) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double squeeze = 0.9277 - 3.6224 / (b - 2.0);
        for (int trial = 0; ; trial += 2) {
            double u = Distributions.openUniform(Threefry.threefry(key, trial, 0)) - 0.5;
            double v = Distributions.openUniform(Threefry.threefry(key, trial + 1, 0));
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2.0 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= squeeze) {
                return (int) k;
            }
            if (k < 0.0 || k > Integer.MAX_VALUE || (us < 0.013 && v > us)) {
                continue;
            }
            double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
            double hat = a / (us * us) + b;
            if (ElementaryMath.log(v * inverseAlpha / hat) <= LogProbability.poisson(k, mean)) {
                return (int) k;
            }
        }
    }

    private static double[] reciprocals() {
        double[] reciprocals = new double[MAX_SMALL_COUNT + 1];
        for (int k = 1; k <= MAX_SMALL_COUNT; k++) {
            reciprocals[k] = 1.0 / k;
        }
        return reciprocals;
    }
}
