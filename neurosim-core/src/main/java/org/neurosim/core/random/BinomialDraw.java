package org.neurosim.core.random;

import org.neurosim.api.math.ElementaryMath;

/**
 * Binomial counts from the words of a {@link CounterStream}.
 *
 * <p>Up to an expected count of {@value #SMALL} (of the rarer outcome): inversion, adding up the probabilities of 0, 1, 2, ...
 * Above: the transformed rejection method BTRS of W. Hoermann, The generation of binomial random variates, Journal of
 * Statistical Computation and Simulation 46 (1993) 101-110.
 */
final class BinomialDraw {

    private static final double SMALL = 10.0;

    private BinomialDraw() {}

    /** Number of successes among n trials with probability p each; arguments already checked. */
    static int draw(CounterStream stream, int n, double p) {
        if (n == 0 || p == 0.0) {
            return 0;
        }
        if (p == 1.0) {
            return n;
        }
        if (p > 0.5) {
            return n - drawRare(stream, n, 1.0 - p);
        }
        return drawRare(stream, n, p);
    }

    private static int drawRare(CounterStream stream, int n, double p) {
        return n * p < SMALL ? invert(stream, n, p) : reject(stream, n, p);
    }

    private static int invert(CounterStream stream, int n, double p) {
        double odds = p / (1.0 - p);
        double u = stream.nextOpenDouble();
        double term = ElementaryMath.exp(n * ElementaryMath.log1p(-p));
        double sum = term;
        int k = 0;
        while (u > sum && k < n && term > 0.0) {
            k++;
            term *= odds * (n - k + 1.0) / k;
            sum += term;
        }
        return k;
    }

    private static int reject(CounterStream stream, int n, double p) {
        double spread = Math.sqrt(n * p * (1.0 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double centre = n * p + 0.5;
        double squeeze = 0.92 - 4.2 / b;
        for (; ; ) {
            double u = stream.nextOpenDouble() - 0.5;
            double v = stream.nextOpenDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2.0 * a / us + b) * u + centre);
            if (us >= 0.07 && v <= squeeze) {
                return (int) k;
            }
            if (k < 0.0 || k > n) {
                continue;
            }
            double alpha = (2.83 + 5.1 / b) * spread;
            double mode = Math.floor((n + 1.0) * p);
            double bound = LogProbability.binomial(k, n, p) - LogProbability.binomial(mode, n, p);
            if (ElementaryMath.log(v * alpha / (a / (us * us) + b)) <= bound) {
                return (int) k;
            }
        }
    }
}
