package org.neurosim.api.math;

import static org.neurosim.api.math.KernelConstants.E10;
import static org.neurosim.api.math.KernelConstants.E11;
import static org.neurosim.api.math.KernelConstants.E2;
import static org.neurosim.api.math.KernelConstants.E3;
import static org.neurosim.api.math.KernelConstants.E4;
import static org.neurosim.api.math.KernelConstants.E5;
import static org.neurosim.api.math.KernelConstants.E6;
import static org.neurosim.api.math.KernelConstants.E7;
import static org.neurosim.api.math.KernelConstants.E8;
import static org.neurosim.api.math.KernelConstants.E9;
import static org.neurosim.api.math.KernelConstants.LN2_HI;
import static org.neurosim.api.math.KernelConstants.LN2_LO;
import static org.neurosim.api.math.KernelConstants.LOG2_E;
import static org.neurosim.api.math.KernelConstants.MAGIC;
import static org.neurosim.api.math.KernelConstants.MAX_SCALE;

/**
 * The exponential family. The operations and their order are those of {@link KernelConstants}; the rare case of
 * {@code |k| > MAX_SCALE} (results near or beyond the ends of the range of double) is in methods of its own, so that the
 * common path stays small enough to be inlined.
 */
final class ExpKernels {

    /** Greatest |k| at which exp(x) may still be finite and not zero, with some room. */
    private static final double MAX_EXPONENT = 1100.0;

    private ExpKernels() {}

    static double exp(double x) {
        double t = x * LOG2_E + MAGIC;
        double k = t - MAGIC;
        double hi = x - k * LN2_HI;
        double m = 1.0 + (hi - defect(hi, k * LN2_LO));
        return Math.abs(k) <= MAX_SCALE ? m * powerOfTwo(t) : scale(m, k);
    }

    static double expm1(double x) {
        double t = x * LOG2_E + MAGIC;
        double k = t - MAGIC;
        double hi = x - k * LN2_HI;
        double d = defect(hi, k * LN2_LO);
        return Math.abs(k) <= MAX_SCALE ? expm1OfParts(hi, d, powerOfTwo(t)) : extremeExpm1(1.0 + (hi - d), k);
    }

    static double exprel(double x) {
        double t = x * LOG2_E + MAGIC;
        double k = t - MAGIC;
        double hi = x - k * LN2_HI;
        double d = defect(hi, k * LN2_LO);
        if (Math.abs(k) <= MAX_SCALE) {
            return x == 0.0 ? 1.0 : expm1OfParts(hi, d, powerOfTwo(t)) / x;
        }
        return extremeExprel(1.0 + (hi - d), k, x);
    }

    static double tanh(double x) {
        double z = 2.0 * x;
        double t = z * LOG2_E + MAGIC;
        double k = t - MAGIC;
        if (Math.abs(k) <= MAX_SCALE) {
            double hi = z - k * LN2_HI;
            return tanhOfParts(hi, defect(hi, k * LN2_LO), powerOfTwo(t));
        }
        return x != x ? Double.NaN : Math.signum(x);
    }

    static double sigmoid(double x) {
        double z = -x;
        double t = z * LOG2_E + MAGIC;
        double k = t - MAGIC;
        if (Math.abs(k) <= MAX_SCALE) {
            double hi = z - k * LN2_HI;
            return sigmoidOfParts(hi - defect(hi, k * LN2_LO), powerOfTwo(t));
        }
        return x > 0.0 ? 1.0 : exp(x);
    }

    /** d with exp(hi - lo) = 1 + (hi - d). */
    static double defect(double hi, double lo) {
        double r = hi - lo;
        double r2 = r * r;
        double a = E3 + r2 * (E5 + r2 * (E7 + r2 * (E9 + r2 * E11)));
        double b = E4 + r2 * (E6 + r2 * (E8 + r2 * E10));
        return ((lo - (r2 * r) * a) - (r2 * r2) * b) - E2 * r2;
    }

    /** c (1 + hi - d) - 1 for c = 2^k, with the rounding error of c hi - (1 - c) carried along. */
    private static double expm1OfParts(double hi, double d, double c) {
        double a = c * hi;
        double b = 1.0 - c;
        double s = a - b;
        double e = a - (s + b);
        return s - (c * d - e);
    }

    /** f / (f + 2) for f = expm1 of the parts, with the rounding errors of f and f + 2 corrected to first order. */
    private static double tanhOfParts(double hi, double d, double c) {
        double a = c * hi;
        double b = 1.0 - c;
        double s = a - b;
        double e = a - (s + b);
        double w = c * d - e;
        double f = s - w;
        double l = w - (s - f);
        double g = f + 2.0;
        double p = g - f;
        double h = (2.0 - p) - ((g - p) - f);
        double y = f / g;
        return y - (l + y * (h - l)) * (0.5 - 0.5 * y);
    }

    /** 1 / (1 + c (1 + v)), with the rounding errors of the two sums corrected to first order. */
    private static double sigmoidOfParts(double v, double c) {
        double m = 1.0 + v;
        double f = c * m;
        double g = 1.0 + f;
        double p = g - f;
        double h = (1.0 - p) - ((g - p) - f);
        double y = 1.0 / g;
        return y - y * (y * (h - c * ((m - 1.0) - v)));
    }

    /** 2^k from t = k + MAGIC, |k| &lt;= MAX_SCALE. */
    private static double powerOfTwo(double t) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(t) + 1023L) << 52);
    }

    /** m 2^k for any k, m about 1: overflow to infinity, gradual underflow with one rounding, NaN for k NaN. */
    static double scale(double m, double k) {
        if (k > MAX_EXPONENT) {
            return Double.POSITIVE_INFINITY;
        }
        if (k < -MAX_EXPONENT) {
            return 0.0;
        }
        if (k != k) {
            return Double.NaN;
        }
        double half = Math.floor(0.5 * k);
        return m * powerOfTwo(half + MAGIC) * powerOfTwo((k - half) + MAGIC);
    }

    private static double extremeExpm1(double m, double k) {
        return k < 0.0 ? -1.0 : scale(m, k);
    }

    private static double extremeExprel(double m, double k, double x) {
        if (k < 0.0) {
            return -1.0 / x;
        }
        // exp(x) may overflow where exp(x) / x does not: divide first. Infinity stays infinity, NaN stays NaN.
        return scale(k > MAX_EXPONENT ? m : m / x, k);
    }
}
