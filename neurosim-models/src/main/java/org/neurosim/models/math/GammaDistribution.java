package org.neurosim.models.math;

import org.neurosim.api.math.ElementaryMath;

/**
 * The gamma distribution of unit scale: density {@code x^(k - 1) e^-x / Gamma(k)} for a shape k.
 *
 * <p>Distribution function by its power series below k + 1 and by the continued fraction of its complement above
 * (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31; the fraction by the method of Lentz), to 1e-12 + 1e-15 k; logarithm of the gamma
 * function by Stirling's series from 16 on and the recurrence below (6.1.40). Built from {@link ElementaryMath} alone,
 * so that quantiles have the same bits everywhere.
 */
public final class GammaDistribution {
    private static final double HALF_LOG_TWO_PI = 0.918938533204672741780;
    private static final double ACCURACY = 1e-15;
    private static final int MOST_TERMS = 100_000;
    private static final int MOST_ITERATIONS = 200;

    private final double shape;
    private final double logGamma;

    public GammaDistribution(double shape) {
        this.shape = shape;
        logGamma = logGamma(shape);
    }

    /** Logarithm of the gamma function for x &gt; 0. */
    public static double logGamma(double x) {
        double product = 1;
        double z = x;
        double log = 0;
        while (z < 16) {
            product *= z;
            z += 1;
        }
        log -= ElementaryMath.log(product);
        double r = 1 / (z * z);
        double series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / z;
        return log + (z - 0.5) * ElementaryMath.log(z) - z + HALF_LOG_TWO_PI + series;
    }

    double density(double x) {
        return ElementaryMath.exp((shape - 1) * ElementaryMath.log(x) - x - logGamma);
    }

    /** Probability of a value up to x. */
    public double cumulative(double x) {
        if (x <= 0) {
            return 0;
        }
        double factor = ElementaryMath.exp(shape * ElementaryMath.log(x) - x - logGamma);
        return x < shape + 1 ? factor * series(x) : 1 - factor * fraction(x);
    }

    private double series(double x) {
        double term = 1 / shape;
        double sum = term;
        for (int k = 1; k < MOST_TERMS && term > sum * ACCURACY; k++) {
            term *= x / (shape + k);
            sum += term;
        }
        return sum;
    }

    private double fraction(double x) {
        double b = x + 1 - shape;
        double c = 1e300;
        double d = 1 / b;
        double value = d;
        for (int k = 1; k < MOST_TERMS; k++) {
            double a = -k * (k - shape);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            double change = c * d;
            value *= change;
            if (Math.abs(change - 1) < ACCURACY) {
                break;
            }
        }
        return value;
    }

    /** The value up to which the probability is p, 0 &lt; p &lt; 1: Newton's method within a shrinking bracket. */
    public double quantile(double p) {
        if (shape == 1) {
            return -ElementaryMath.log1p(-p);
        }
        double low = 0;
        double high = shape + 1;
        while (cumulative(high) < p) {
            low = high;
            high *= 2;
        }
        double x = 0.5 * (low + high);
        for (int k = 0; k < MOST_ITERATIONS; k++) {
            double error = cumulative(x) - p;
            if (error > 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - error / density(x);
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            boolean found = Math.abs(next - x) <= 1e-13 * x;
            x = next;
            if (found) {
                break;
            }
        }
        return x;
    }
}
