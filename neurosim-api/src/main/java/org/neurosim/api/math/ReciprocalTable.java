package org.neurosim.api.math;

/**
 * Short reciprocals of 128 intervals and the logarithms that belong to them, for {@link PowKernel}.
 *
 * <p>The logarithms are computed once, when the class is initialised, in double-double arithmetic from the basic
 * operations alone, so they have the same bits everywhere: -log(c) = 2 artanh((1 - c) / (1 + c)) by its power series.
 * Each is stored as a multiple of 2^-42 plus a tail; together they are right to about 2^-95.
 */
final class ReciprocalTable {

    private static final int SIZE = 128;
    private static final double SPLIT = 0x1p27 + 1.0;
    private static final double ROUND_42 = 0x1.8p10;

    /** A number of at most nine bits near 1 / z for z in the interval. */
    final double[] reciprocal = new double[SIZE];
    /** -log(reciprocal), rounded to a multiple of 2^-42. */
    final double[] log = new double[SIZE];
    /** -log(reciprocal) - log. */
    final double[] logTail = new double[SIZE];

    ReciprocalTable(long offsetBits) {
        for (int i = 0; i < SIZE; i++) {
            double from = Double.longBitsToDouble(offsetBits + ((long) i << 45));
            double to = Double.longBitsToDouble(offsetBits + ((long) (i + 1) << 45));
            // Multiples of 1/128 below 1 and of 1/256 above make z c - 1 exact; c = 1 next to 1 keeps log(x) accurate.
            double steps = to <= 1.0 ? 128.0 : 256.0;
            double c = from <= 1.0 && to > 1.0 ? 1.0 : Math.rint(steps * 2.0 / (from + to)) / steps;
            reciprocal[i] = c;
            if (c != 1.0) {
                minusLog(i, c);
            }
        }
    }

    private void minusLog(int i, double c) {
        // s = (1 - c) / (1 + c) as sHi + sLo; 1 - c and 1 + c are exact.
        double numerator = 1.0 - c;
        double denominator = 1.0 + c;
        double sHi = numerator / denominator;
        double product = sHi * denominator;
        double sLo = ((numerator - product) - productError(sHi, denominator, product)) / denominator;

        // z = s^2
        double zHi = sHi * sHi;
        double zLo = productError(sHi, sHi, zHi) + 2.0 * sHi * sLo;

        // Horner: sum of z^j / (2j + 1), j = 0..24; z < 0.03.
        double hi = 1.0 / 49.0;
        double lo = 0.0;
        for (int j = 23; j >= 0; j--) {
            double p = hi * zHi;
            double pLo = productError(hi, zHi, p) + (hi * zLo + lo * zHi);
            double odd = 2.0 * j + 1.0;
            double aHi = 1.0 / odd;
            double aProduct = aHi * odd;
            double aLo = ((1.0 - aProduct) - productError(aHi, odd, aProduct)) / odd;
            double sum = aHi + p;
            double sumLo = ((aHi - sum) + p) + (aLo + pLo);
            hi = sum + sumLo;
            lo = (sum - hi) + sumLo;
        }
        double twoS = 2.0 * sHi;
        double valueHi = twoS * hi;
        double valueLo = productError(twoS, hi, valueHi) + (twoS * lo + 2.0 * sLo * hi);
        double rounded = (valueHi + ROUND_42) - ROUND_42;
        log[i] = rounded;
        logTail[i] = (valueHi - rounded) + valueLo;
    }

    /** a b - product for product = a b rounded, exactly (T. J. Dekker, Numerische Mathematik 18, 1971, 224-242). */
    private static double productError(double a, double b, double product) {
        double ta = SPLIT * a;
        double aHi = ta - (ta - a);
        double aLo = a - aHi;
        double tb = SPLIT * b;
        double bHi = tb - (tb - b);
        double bLo = b - bHi;
        return ((aHi * bHi - product) + aHi * bLo + aLo * bHi) + aLo * bLo;
    }
}
