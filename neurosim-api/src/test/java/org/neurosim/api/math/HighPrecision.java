package org.neurosim.api.math;

/**
 * Elementary functions with about 95 bits, as the yardstick for {@link ElementaryMath}: numbers are unevaluated sums of two
 * doubles, exponentials are power series, logarithms one step of Newton's method from StrictMath.
 *
 * @param hi the number, rounded to double
 * @param lo the rest
 */
record HighPrecision(double hi, double lo) {

    private static final double SPLIT = 0x1p27 + 1.0;

    /** ln 2 as a sum of three doubles; the first has 33 bits, the second 43, so that multiples by exponents are exact. */
    private static final double LN2_1 = 0x1.62e42fefp-1;

    private static final double LN2_2 = 0x1.473de6af278p-34;
    private static final double LN2_3 = 0x1.d9cc01f97b57ap-79;

    private static final int TERMS = 10;
    private static final HighPrecision[] INVERSE_FACTORIALS = inverseFactorials();

    private static HighPrecision[] inverseFactorials() {
        HighPrecision[] inverse = new HighPrecision[TERMS + 1];
        inverse[0] = of(1.0);
        for (int n = 1; n <= TERMS; n++) {
            inverse[n] = inverse[n - 1].dividedBy(of(n));
        }
        return inverse;
    }

    static HighPrecision of(double x) {
        return new HighPrecision(x, 0.0);
    }

    HighPrecision plus(HighPrecision other) {
        double s = hi + other.hi;
        double b = s - hi;
        double e = (hi - (s - b)) + (other.hi - b);
        double t = lo + other.lo;
        double c = t - lo;
        double f = (lo - (t - c)) + (other.lo - c);
        return normalised(s, e).plusSmall(t).plusSmall(f);
    }

    private HighPrecision plusSmall(double x) {
        return normalised(hi, lo + x);
    }

    HighPrecision minus(HighPrecision other) {
        return plus(new HighPrecision(-other.hi, -other.lo));
    }

    HighPrecision times(HighPrecision other) {
        double p = hi * other.hi;
        return normalised(p, productError(hi, other.hi, p) + (hi * other.lo + lo * other.hi));
    }

    HighPrecision dividedBy(HighPrecision other) {
        double q = hi / other.hi;
        HighPrecision rest = minus(other.times(of(q)));
        double r = rest.hi / other.hi;
        HighPrecision rest2 = rest.minus(other.times(of(r)));
        return normalised(q, r).plusSmall(rest2.hi / other.hi);
    }

    /** Exact. */
    HighPrecision scaled(int exponent) {
        return new HighPrecision(Math.scalb(hi, exponent), Math.scalb(lo, exponent));
    }

    /** A number m and a power of two with e^x = m 2^k. */
    static HighPrecision expMantissa(HighPrecision x, int k) {
        HighPrecision r = x.minus(of(k * LN2_1)).minus(of(k * LN2_2)).minus(of(k * LN2_3));
        // |r| < 0.35: the series of e^(r / 64), whose terms beyond the tenth are below 2^-100, to the power 64.
        HighPrecision u = r.scaled(-6);
        HighPrecision sum = INVERSE_FACTORIALS[TERMS];
        for (int n = TERMS - 1; n >= 0; n--) {
            sum = sum.times(u).plus(INVERSE_FACTORIALS[n]);
        }
        for (int i = 0; i < 6; i++) {
            sum = sum.times(sum);
        }
        return sum;
    }

    static int exponentOf(double x) {
        return (int) Math.rint(x / LN2_1);
    }

    static HighPrecision exp(HighPrecision x) {
        int k = exponentOf(x.hi);
        return expMantissa(x, k).scaled(k);
    }

    static HighPrecision expm1(double x) {
        if (Math.abs(x) < 0x1p-30) {
            HighPrecision y = of(x);
            HighPrecision y2 = y.times(y);
            return y.plus(y2.scaled(-1)).plus(y2.times(y).dividedBy(of(6.0)));
        }
        return exp(of(x)).minus(of(1.0));
    }

    /** log(x) for 0 &lt; x &lt; 2^900; y = log(x) solves e^y = x. */
    static HighPrecision log(double x) {
        if (Math.abs(x - 1.0) < 0x1p-30) {
            return log1p(x - 1.0);
        }
        int shift = x > 0.5 && x < 2.0 ? 0 : Math.getExponent(x * 0x1p100) - 100;
        double scaled = x * Math.scalb(1.0, -shift / 2) * Math.scalb(1.0, -shift + shift / 2);
        double first = StrictMath.log(scaled);
        HighPrecision e = exp(of(-first)).times(of(scaled)).minus(of(1.0));
        HighPrecision logOfScaled = of(first).plus(e).minus(e.times(e).scaled(-1));
        return of(shift * LN2_1).plus(of(shift * LN2_2)).plus(of(shift * LN2_3)).plus(logOfScaled);
    }

    static HighPrecision log1p(double x) {
        if (Math.abs(x) < 0x1p-30) {
            HighPrecision y = of(x);
            HighPrecision y2 = y.times(y);
            return y.minus(y2.scaled(-1)).plus(y2.times(y).dividedBy(of(3.0)));
        }
        double first = StrictMath.log1p(x);
        HighPrecision e = exp(of(-first)).times(of(x).plus(of(1.0))).minus(of(1.0));
        return of(first).plus(e).minus(e.times(e).scaled(-1));
    }

    /** How far a double is from the number, in units in the last place of the number. */
    double ulps(double actual) {
        return Math.abs((actual - hi) - lo) / Math.ulp(hi);
    }

    private static HighPrecision normalised(double s, double e) {
        double h = s + e;
        return new HighPrecision(h, e - (h - s));
    }

    private static double productError(double a, double b, double p) {
        double ta = SPLIT * a;
        double aHi = ta - (ta - a);
        double aLo = a - aHi;
        double tb = SPLIT * b;
        double bHi = tb - (tb - b);
        double bLo = b - bHi;
        return ((aHi * bHi - p) + aHi * bLo + aLo * bHi) + aLo * bLo;
    }
}
