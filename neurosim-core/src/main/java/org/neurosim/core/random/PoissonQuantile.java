package org.neurosim.core.random;

import org.neurosim.api.math.ElementaryMath;

/**
 * The quantile function of the Poisson distribution: the smallest k with P(X &lt;= k) &gt;= u.
 *
 * <p>Means up to {@value #LARGEST_SUM}: by summing the probabilities upwards. Larger ones: the normal quantile with the Cornish-Fisher correction for skewness and kurtosis, rounded to
 * whole counts with continuity correction. Its error is below 2e-3 of a count at mean 500 and falls with the root of the mean, so probabilities are
 * right to 1e-4 of their value where it matters.
 */
final class PoissonQuantile {

    static final double LARGEST_SUM = 500;

    private PoissonQuantile() {}

    static double of(double mean, double u) {
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Poisson mean = " + mean + "; must be finite and >= 0");
        }
        return mean <= LARGEST_SUM ? bySum(mean, u) : byExpansion(mean, u);
    }

    private static double bySum(double mean, double u) {
        double p = ElementaryMath.exp(-mean);
        double cumulative = p;
        double k = 0;
        double most = mean + 40 * Math.sqrt(mean) + 40;
        while (u > cumulative && k < most) {
            k++;
            p *= mean / k;
            cumulative += p;
        }
        return k;
    }

    private static double byExpansion(double mean, double u) {
        double z = NormalQuantile.of(u);
        double sd = Math.sqrt(mean);
        double x = mean + sd * z + (z * z - 1) / 6 + (z - z * z * z) / (72 * sd);
        return Math.max(0, Math.ceil(x - 0.5));
    }
}
