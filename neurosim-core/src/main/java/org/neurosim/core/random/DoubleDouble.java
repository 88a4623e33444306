package org.neurosim.core.random;

/**
 * A number as an unevaluated sum of two doubles (about 106 bits), for the little that tables need.
 *
 * <p>Source: T. J. Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18 (1971)
 * 224-242.
 *
 * @param high the number, rounded to double
 * @param low the rest
 */
record DoubleDouble(double high, double low) {

    static final DoubleDouble ZERO = new DoubleDouble(0.0, 0.0);
    static final DoubleDouble ONE = new DoubleDouble(1.0, 0.0);

    private static final double SPLIT = 0x1p27 + 1.0;
    private static final double TWO_32 = 0x1p32;

    DoubleDouble plus(DoubleDouble other) {
        double s = high + other.high;
        double b = s - high;
        double e = (high - (s - b)) + (other.high - b);
        return normalised(s, e + (low + other.low));
    }

    DoubleDouble times(double factor) {
        double p = high * factor;
        return normalised(p, productError(high, factor, p) + low * factor);
    }

    DoubleDouble dividedBy(double divisor) {
        double q = high / divisor;
        double p = q * divisor;
        return normalised(q, (((high - p) - productError(q, divisor, p)) + low) / divisor);
    }

    DoubleDouble dividedBy(DoubleDouble divisor) {
        double q = high / divisor.high;
        double p = q * divisor.high;
        double remainder = ((high - p) - productError(q, divisor.high, p)) + (low - q * divisor.low);
        return normalised(q, remainder / divisor.high);
    }

    /** The number, in [0, 1], times 2^64, rounded down; 2^64 - 1 for what would be greater. */
    long toUnsignedFraction() {
        double scaled = high * TWO_32;
        double upper = Math.floor(scaled);
        // What is left of the upper part is exact; with the low part it may be negative or 1, which the sum takes care
        // of.
        double rest = Math.floor(((scaled - upper) + low * TWO_32) * TWO_32);
        boolean tooGreat = upper >= TWO_32 ? rest >= 0.0 : upper == TWO_32 - 1.0 && rest >= TWO_32;
        return tooGreat ? -1L : ((long) upper << 32) + (long) rest;
    }

    private static DoubleDouble normalised(double s, double e) {
        double h = s + e;
        return new DoubleDouble(h, e - (h - s));
    }

    /** a b - p for p = a b rounded, exactly. */
    private static double productError(double a, double b, double p) {
        double ta = SPLIT * a;
        double aHigh = ta - (ta - a);
        double aLow = a - aHigh;
        double tb = SPLIT * b;
        double bHigh = tb - (tb - b);
        double bLow = b - bHigh;
        return ((aHigh * bHigh - p) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
    }
}
