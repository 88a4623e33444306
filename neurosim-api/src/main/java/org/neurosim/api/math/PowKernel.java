package org.neurosim.api.math;

import static org.neurosim.api.math.KernelConstants.LN2_HI;
import static org.neurosim.api.math.KernelConstants.LN2_LO;
import static org.neurosim.api.math.KernelConstants.LOG2_E;
import static org.neurosim.api.math.KernelConstants.MAGIC;
import static org.neurosim.api.math.KernelConstants.MANTISSA_BITS;
import static org.neurosim.api.math.KernelConstants.MAX_SCALE;

/**
 * x to the power y: log(x) to about 68 bits as an unevaluated sum of two doubles, times y, exponential.
 *
 * <p>x = 2^k z with z in [0.7057, 1.4114); the upper seven bits of z choose a reciprocal c of at most nine bits, so that
 * r = z c - 1 is exact and |r| &lt; 0.0068; log(x) = k ln 2 - log(c) + log(1 + r), the last as a polynomial of degree 9
 * whose first two terms are carried in double-double. This is the table method of P. T. P. Tang (ACM Transactions on
 * Mathematical Software 16, 1990, 378-400) in the form without fused multiply-add.
 */
final class PowKernel {

    private static final long OFFSET_BITS = 0x3fe6955500000000L;
    private static final long UPPER_32_BITS = 0xffffffff00000000L;
    private static final long UPPER_37_BITS = 0xfffffffff8000000L;

    /** The leading 42 bits of ln 2, and the rest: products of the first with exponents are multiples of 2^-42. */
    private static final double LN2_42 = 0x1.62e42fefa38p-1;

    private static final double LN2_REST = 0x1.ef35793c7673p-45;

    private static final double TWO_52 = 0x1p52;
    private static final double TWO_53 = 0x1p53;
    private static final double TWO_64 = 0x1p64;

    private static final ReciprocalTable TABLE = new ReciprocalTable(OFFSET_BITS);

    private PowKernel() {}

    static double pow(double x, double y) {
        if (y == 2.0) {
            return x * x;
        }
        if (y == 1.0) {
            return x;
        }
        if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE && Math.abs(y) < TWO_64) {
            return positivePow(x, 0, y);
        }
        return extremePow(x, y);
    }

    /** (x 2^shift)^y for a positive, finite, normal x. */
    private static double positivePow(double x, int shift, double y) {
        long bits = Double.doubleToRawLongBits(x);
        long u = bits - OFFSET_BITS;
        int i = (int) (u >>> 45) & 127;
        double k = (int) (u >> 52) + shift;
        double z = Double.longBitsToDouble((u & MANTISSA_BITS) + OFFSET_BITS);
        double c = TABLE.reciprocal[i];

        double zHi = Double.longBitsToDouble(Double.doubleToRawLongBits(z) & UPPER_32_BITS);
        double rHi = zHi * c - 1.0;
        double rLo = (z - zHi) * c;
        double r = rHi + rLo;
        double t1 = k * LN2_42 + TABLE.log[i];
        double t2 = t1 + r;
        double lo1 = k * LN2_REST + TABLE.logTail[i];
        double lo2 = (t1 - t2) + r;
        double square = -0.5 * rHi * rHi;
        double t3 = t2 + square;
        double lo3 = rLo * (-0.5 * (r + rHi));
        double lo4 = (t2 - t3) + square;
        double lo = (((lo1 + lo2) + lo3) + lo4) + cubicTerms(r);
        double logHi = t3 + lo;
        double logLo = (t3 - logHi) + lo;

        double yHi = Double.longBitsToDouble(Double.doubleToRawLongBits(y) & UPPER_37_BITS);
        double headHi = Double.longBitsToDouble(Double.doubleToRawLongBits(logHi) & UPPER_37_BITS);
        double headLo = (logHi - headHi) + logLo;
        return exp(yHi * headHi, (y - yHi) * headHi + y * headLo);
    }

    /** log(1 + r) - r + r^2/2 for |r| &lt; 0.0068. */
    private static double cubicTerms(double r) {
        double r2 = r * r;
        double r4 = r2 * r2;
        return (r2 * r)
                * (((1.0 / 3.0 - 0.25 * r) + r2 * (0.2 - 1.0 / 6.0 * r)) + r4 * ((1.0 / 7.0 - 0.125 * r) + r2 / 9.0));
    }

    /** exp(x + tail) for |tail| far below |x|: as {@link ExpKernels#exp}, with the last sum in two parts. */
    private static double exp(double x, double tail) {
        double t = x * LOG2_E + MAGIC;
        double k = t - MAGIC;
        double hi = x - k * LN2_HI;
        double lo = k * LN2_LO - tail;
        double d = ExpKernels.defect(hi, lo);
        double s = 1.0 + hi;
        double e = hi - (s - 1.0);
        double m = s + (e - d);
        if (Math.abs(k) <= MAX_SCALE) {
            return m * Double.longBitsToDouble((Double.doubleToRawLongBits(t) + 1023L) << 52);
        }
        return ExpKernels.scale(m, k);
    }

    /** x zero, negative, subnormal, infinite or NaN, or y huge, infinite or NaN; as specified for {@link Math#pow}. */
    private static double extremePow(double x, double y) {
        if (y == 0.0) {
            return 1.0;
        }
        if (x != x || y != y) {
            return Double.NaN;
        }
        double magnitude = Math.abs(x);
        double result;
        if (Math.abs(y) >= TWO_64) {
            result = hugePow(magnitude, y);
        } else if (magnitude == 0.0 || magnitude > Double.MAX_VALUE) {
            result = (magnitude == 0.0) == (y < 0.0) ? Double.POSITIVE_INFINITY : 0.0;
        } else if (magnitude < Double.MIN_NORMAL) {
            result = positivePow(magnitude * TWO_52, -52, y);
        } else {
            result = positivePow(magnitude, 0, y);
        }
        if (x > 0.0 || (x == 0.0 && 1.0 / x > 0.0)) {
            return result;
        }
        if (isOddInteger(y)) {
            return -result;
        }
        return isInteger(y) || magnitude == 0.0 || magnitude > Double.MAX_VALUE ? result : Double.NaN;
    }

    /** |y| &gt;= 2^64, infinity included: every magnitude but 1 over- or underflows. */
    private static double hugePow(double magnitude, double y) {
        if (magnitude == 1.0) {
            return Math.abs(y) > Double.MAX_VALUE ? Double.NaN : 1.0;
        }
        return (magnitude > 1.0) == (y > 0.0) ? Double.POSITIVE_INFINITY : 0.0;
    }

    private static boolean isInteger(double y) {
        return Math.rint(y) == y;
    }

    private static boolean isOddInteger(double y) {
        return Math.abs(y) < TWO_53 && isInteger(y) && !isInteger(0.5 * y);
    }
}
