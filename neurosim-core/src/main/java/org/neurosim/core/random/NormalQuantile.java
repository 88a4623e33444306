package org.neurosim.core.random;

import org.neurosim.api.math.ElementaryMath;

/**
 * The inverse of the standard normal distribution function; relative error below 1e-15.
 *
 * <p>Source: M. J. Wichura, Algorithm AS 241: the percentage points of the normal distribution, Applied Statistics 37 (1988)
 * 477-484, routine PPND16: a rational function of q^2 for |q| = |p - 0.5| &lt;= 0.425, and two rational functions of
 * sqrt(-log(min(p, 1 - p))) outside. Built from basic operations, the square root and {@link ElementaryMath#log} alone, so the
 * bits are the same everywhere.
 */
final class NormalQuantile {

    /**
     * Half-width of the central region (85 % of all draws), times 2^32: a cut between two upper half-words, so that these
     * alone decide. Wichura's 0.425 is 2e-10 wider, which changes nothing.
     */
    static final int CENTRAL_32 = 1825361100;

    private static final double CENTRAL_SQUARED = 0.180625;

    /** Between the two formulas for the tails: p = 1.4e-11. */
    private static final double FAR = 5.0;

    private static final double MIDDLE_SHIFT = 1.6;

    private static final double A0 = 3.3871328727963666080;
    private static final double A1 = 1.3314166789178437745e2;
    private static final double A2 = 1.9715909503065514427e3;
    private static final double A3 = 1.3731693765509461125e4;
    private static final double A4 = 4.5921953931549871457e4;
    private static final double A5 = 6.7265770927008700853e4;
    private static final double A6 = 3.3430575583588128105e4;
    private static final double A7 = 2.5090809287301226727e3;
    private static final double B1 = 4.2313330701600911252e1;
    private static final double B2 = 6.8718700749205790830e2;
    private static final double B3 = 5.3941960214247511077e3;
    private static final double B4 = 2.1213794301586595867e4;
    private static final double B5 = 3.9307895800092710610e4;
    private static final double B6 = 2.8729085735721942674e4;
    private static final double B7 = 5.2264952788528545610e3;

    private static final double C0 = 1.42343711074968357734;
    private static final double C1 = 4.63033784615654529590;
    private static final double C2 = 5.76949722146069140550;
    private static final double C3 = 3.64784832476320460504;
    private static final double C4 = 1.27045825245236838258;
    private static final double C5 = 2.41780725177450611770e-1;
    private static final double C6 = 2.27238449892691845833e-2;
    private static final double C7 = 7.74545014278341407640e-4;
    private static final double D1 = 2.05319162663775882187;
    private static final double D2 = 1.67638483018380384940;
    private static final double D3 = 6.89767334985100004550e-1;
    private static final double D4 = 1.48103976427480074590e-1;
    private static final double D5 = 1.51986665636164571966e-2;
    private static final double D6 = 5.47593808499534494600e-4;
    private static final double D7 = 1.05075007164441684324e-9;

    private static final double E0 = 6.65790464350110377720;
    private static final double E1 = 5.46378491116411436990;
    private static final double E2 = 1.78482653991729133580;
    private static final double E3 = 2.96560571828504891230e-1;
    private static final double E4 = 2.65321895265761230930e-2;
    private static final double E5 = 1.24266094738807843860e-3;
    private static final double E6 = 2.71155556874348757815e-5;
    private static final double E7 = 2.01033439929228813265e-7;
    private static final double F1 = 5.99832206555887937690e-1;
    private static final double F2 = 1.36929880922735805310e-1;
    private static final double F3 = 1.48753612908506148525e-2;
    private static final double F4 = 7.86869131145613259100e-4;
    private static final double F5 = 1.84631831751005468180e-5;
    private static final double F6 = 1.42151175831644588870e-7;
    private static final double F7 = 2.04426310338993978564e-15;

    private NormalQuantile() {}

    /** p[i] becomes its quantile if it belongs to the central region, else something useless; vectorised by C2. */
    static void central(double[] p, int n) {
        for (int i = 0; i < n; i++) {
            double q = p[i] - 0.5;
            double r = CENTRAL_SQUARED - q * q;
            double a = ((((((A7 * r + A6) * r + A5) * r + A4) * r + A3) * r + A2) * r + A1) * r + A0;
            double b = ((((((B7 * r + B6) * r + B5) * r + B4) * r + B3) * r + B2) * r + B1) * r + 1.0;
            p[i] = q * a / b;
        }
    }

    /** The quantile outside of the central region. */
    static double tail(double p) {
        double r = Math.sqrt(-ElementaryMath.log(Math.min(p, 1.0 - p)));
        double x = r <= FAR ? middle(r - MIDDLE_SHIFT) : far(r - FAR);
        return p < 0.5 ? -x : x;
    }

    private static double middle(double r) {
        double c = ((((((C7 * r + C6) * r + C5) * r + C4) * r + C3) * r + C2) * r + C1) * r + C0;
        double d = ((((((D7 * r + D6) * r + D5) * r + D4) * r + D3) * r + D2) * r + D1) * r + 1.0;
        return c / d;
    }

    /** The magnitude of the quantile for r + 5 = sqrt(-log(min(p, 1 - p))). */
    private static double far(double r) {
        double e = ((((((E7 * r + E6) * r + E5) * r + E4) * r + E3) * r + E2) * r + E1) * r + E0;
        double f = ((((((F7 * r + F6) * r + F5) * r + F4) * r + F3) * r + F2) * r + F1) * r + 1.0;
        return e / f;
    }
}
