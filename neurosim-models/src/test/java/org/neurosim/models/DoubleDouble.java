package org.neurosim.models;

/**
 * A number as the sum of two doubles, with some 31 digits: for tests that judge cases which doubles can't decide.
 *
 * <p>T. J. Dekker, A floating-point technique for extending the available precision, Numer. Math. 18, 224 (1971).
 */
public record DoubleDouble(double hi, double lo) {
    public static final DoubleDouble ZERO = of(0);
    public static final DoubleDouble ONE = of(1);
    private static final DoubleDouble LOG_2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);
    private static final int HALVINGS = 8;
    private static final int TERMS = 10;

    /** 1 / k. */
    private static final DoubleDouble[] PART = new DoubleDouble[TERMS + 1];

    static {
        for (int k = 1; k <= TERMS; k++) {
            PART[k] = ONE.over(k);
        }
    }

    /** Rounded to the form in which lo is at most half an ulp of hi. */
    private static DoubleDouble normal(double a, double b) {
        double sum = a + b;
        double part = sum - a;
        return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
    }

    public static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    public DoubleDouble plus(DoubleDouble x) {
        DoubleDouble high = normal(hi, x.hi);
        DoubleDouble low = normal(lo, x.lo);
        DoubleDouble sum = normal(high.hi, high.lo + low.hi);
        return normal(sum.hi, sum.lo + low.lo);
    }

    public DoubleDouble minus(DoubleDouble x) {
        return plus(new DoubleDouble(-x.hi, -x.lo));
    }

    public DoubleDouble minus(double x) {
        return plus(of(-x));
    }

    public DoubleDouble times(DoubleDouble x) {
        double product = hi * x.hi;
        return normal(product, Math.fma(hi, x.hi, -product) + (hi * x.lo + lo * x.hi));
    }

    public DoubleDouble times(double x) {
        return times(of(x));
    }

    public DoubleDouble over(DoubleDouble x) {
        DoubleDouble quotient = of(hi / x.hi);
        for (int k = 0; k < 2; k++) {
            quotient = quotient.plus(of(minus(quotient.times(x)).hi / x.hi));
        }
        return quotient;
    }

    public DoubleDouble over(double x) {
        return over(of(x));
    }

    /** e^x: the argument is brought near 0 by multiples of log 2 and by halving, then Taylor's series of e^x - 1. */
    public static DoubleDouble exp(DoubleDouble x) {
        int twos = (int) Math.rint(x.hi / LOG_2.hi);
        if (twos < -1000) {
            return ZERO;
        }
        DoubleDouble rest = x.minus(LOG_2.times(twos));
        double scale = Math.scalb(1.0, -HALVINGS);
        DoubleDouble small = new DoubleDouble(rest.hi * scale, rest.lo * scale);
        DoubleDouble sum = ONE;
        for (int k = TERMS; k > 1; k--) {
            sum = ONE.plus(sum.times(small).times(PART[k]));
        }
        DoubleDouble less = sum.times(small);
        for (int k = 0; k < HALVINGS; k++) {
            less = less.plus(less).plus(less.times(less));
        }
        DoubleDouble e = less.plus(ONE);
        return new DoubleDouble(Math.scalb(e.hi, twos), Math.scalb(e.lo, twos));
    }
}
