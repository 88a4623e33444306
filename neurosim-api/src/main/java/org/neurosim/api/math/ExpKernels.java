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
        return Math.abs(k) <= MAX_SCALE ? combine(hi, d, powerOfTwo(t)) : extremeExpm1(1.0 + (hi - d), k);
    }

    static double exprel(double x) {
        double t = x * LOG2_E + MAGIC;
        double k = t - MAGIC;
        double hi = x - k * LN2_HI;
        double d = defect(hi, k * LN2_LO);
        if (Math.abs(k) <= MAX_SCALE) {
            return x == 0.0 ? 1.0 : combine(hi, d, powerOfTwo(t)) / x;
        }
        return extremeExprel(1.0 + (hi - d), k, x);
    }

    static double tanh(double x) {
        double z = 2.0 * x;
        double t = z * LOG2_E + MAGIC;
        double k = t - MAGIC;
        if (Math.abs(k) <= MAX_SCALE) {
            double hi = z - k * LN2_HI;
            double e = combine(hi, defect(hi, k * LN2_LO), powerOfTwo(t));
            return e / (e + 2.0);
        }
        return x != x ? Double.NaN : Math.signum(x);
    }

    static double sigmoid(double x) {
        double z = -x;
        double t = z * LOG2_E + MAGIC;
        double k = t - MAGIC;
        if (Math.abs(k) <= MAX_SCALE) {
            double hi = z - k * LN2_HI;
            double m = 1.0 + (hi - defect(hi, k * LN2_LO));
            return 1.0 / (1.0 + m * powerOfTwo(t));
        }
        return x > 0.0 ? 1.0 : exp(x);
    }

    /** d with exp(hi - lo) = 1 + (hi - d). */
    private static double defect(double hi, double lo) {
        double r = hi - lo;
        double r2 = r * r;
        double r4 = r2 * r2;
        double r8 = r4 * r4;
        double q = (((E3 + E4 * r) + r2 * (E5 + E6 * r)) + r4 * ((E7 + E8 * r) + r2 * (E9 + E10 * r))) + r8 * E11;
        return (lo - (r2 * r) * q) - E2 * r2;
    }

    /** c (1 + hi - d) - 1 for c = 2^k, with the rounding error of c hi - (1 - c) carried along. */
    private static double combine(double hi, double d, double c) {
        double a = c * hi;
        double b = 1.0 - c;
        double s = a - b;
        double e = a - (s + b);
        return s - (c * d - e);
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
