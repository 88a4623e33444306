package org.neurosim.core.random;

import org.neurosim.api.math.ElementaryMath;

/**
 * Logarithms of Poisson probabilities for rejection methods, without the cancellation of n log(mean) - log(n!), which costs six
 * digits at a mean of 1e9.
 *
 * <p>Source: C. Loader, Fast and accurate computation of binomial probabilities, 2000 (saddle-point expansion): n! is
 * sqrt(2 pi n) n^n e^-n e^stirling(n), and the deviance x log(x / np) + np - x is computed as a series near x = np.
 */
final class LogProbability {

    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    /** Terms of the asymptotic series of log(n!). */
    private static final double S1 = 1.0 / 12.0;

    private static final double S3 = 1.0 / 360.0;
    private static final double S5 = 1.0 / 1260.0;
    private static final double S7 = 1.0 / 1680.0;
    private static final double S9 = 1.0 / 1188.0;

    /** From here on five terms of the series are right to double precision. */
    private static final int SERIES_FROM = 16;

    private static final double[] SMALL = smallErrors();

    private LogProbability() {}

    /** log of e^-mean mean^k / k! for integers k &gt;= 0 and mean &gt; 0. */
    static double poisson(double k, double mean) {
        if (k == 0.0) {
            return -mean;
        }
        return -(HALF_LOG_TWO_PI + 0.5 * ElementaryMath.log(k)) - stirling(k) - deviance(k, mean);
    }

    /** log(n!) - log(sqrt(2 pi n) n^n e^-n) for integers n &gt;= 0 (0 for n = 0). */
    static double stirling(double n) {
        if (n < SERIES_FROM) {
            return SMALL[(int) n];
        }
        double r = 1.0 / n;
        double z = r * r;
        return (S1 - (S3 - (S5 - (S7 - S9 * z) * z) * z) * z) * r;
    }

    /** x log(x / m) + m - x for x, m &gt; 0. */
    static double deviance(double x, double m) {
        double difference = x - m;
        if (Math.abs(difference) >= 0.1 * (x + m)) {
            return x * ElementaryMath.log(x / m) - difference;
        }
        double v = difference / (x + m);
        double sum = difference * v;
        double term = 2.0 * x * v;
        double v2 = v * v;
        for (int j = 3; ; j += 2) {
            term *= v2;
            double next = sum + term / j;
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
    }

    private static double[] smallErrors() {
        double[] errors = new double[SERIES_FROM];
        double factorial = 1.0;
        for (int n = 1; n < SERIES_FROM; n++) {
            factorial *= n;
            double log = ElementaryMath.log(n);
            errors[n] = ElementaryMath.log(factorial) - (HALF_LOG_TWO_PI + (n + 0.5) * log - n);
        }
        return errors;
    }
}
