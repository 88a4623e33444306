package org.neurosim.api.math;

import static org.neurosim.api.math.KernelConstants.L1;
import static org.neurosim.api.math.KernelConstants.L2;
import static org.neurosim.api.math.KernelConstants.L3;
import static org.neurosim.api.math.KernelConstants.L4;
import static org.neurosim.api.math.KernelConstants.L5;
import static org.neurosim.api.math.KernelConstants.L6;
import static org.neurosim.api.math.KernelConstants.L7;
import static org.neurosim.api.math.KernelConstants.LN2_HI;
import static org.neurosim.api.math.KernelConstants.LN2_LO;
import static org.neurosim.api.math.KernelConstants.MANTISSA_BITS;
import static org.neurosim.api.math.KernelConstants.ONE_BITS;
import static org.neurosim.api.math.KernelConstants.SQRT_HALF_BITS;

/** The logarithms. The operations and their order are those of {@link KernelConstants}. */
final class LogKernels {

    private static final double TWO_54 = 0x1p54;

    private LogKernels() {}

    static double log(double x) {
        if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE) {
            long u = Double.doubleToRawLongBits(x) + (ONE_BITS - SQRT_HALF_BITS);
            double f = Double.longBitsToDouble((u & MANTISSA_BITS) + SQRT_HALF_BITS) - 1.0;
            return logOfParts(f, (int) (u >>> 52) - 1023);
        }
        return extremeLog(x);
    }

    static double log1p(double x) {
        if (x > -0.29 && x < 0.41) {
            return x == 0.0 ? x : logOfParts(x, 0.0);
        }
        if (!(x > -1.0 && x <= Double.MAX_VALUE)) {
            return x == -1.0 ? Double.NEGATIVE_INFINITY : log(x);
        }
        // 1 + x = v + c with the rounding error c, |c| far below v; log(v + c) = log(v) + c / v.
        double v = 1.0 + x;
        double c = x > 1.0 ? 1.0 - (v - x) : x - (v - 1.0);
        long u = Double.doubleToRawLongBits(v) + (ONE_BITS - SQRT_HALF_BITS);
        double f = Double.longBitsToDouble((u & MANTISSA_BITS) + SQRT_HALF_BITS) - 1.0;
        return logOfParts(f, (int) (u >>> 52) - 1023, c / v);
    }

    /** log(2^k (1 + f)). */
    private static double logOfParts(double f, double k) {
        double h = 0.5 * f * f;
        double s = f / (2.0 + f);
        double g = k * LN2_HI;
        double a = g + f;
        double e = f - (a - g);
        return a - (h - (s * series(h, s * s) + (k * LN2_LO + e)));
    }

    /** log(2^k (1 + f)) + c for a small c. */
    private static double logOfParts(double f, double k, double c) {
        double h = 0.5 * f * f;
        double s = f / (2.0 + f);
        double g = k * LN2_HI;
        double a = g + f;
        double e = f - (a - g);
        return a - (h - (s * series(h, s * s) + ((k * LN2_LO + c) + e)));
    }

    /** h + log(1 + f) / s - 2 for z = s^2, s = f / (2 + f). */
    private static double series(double h, double z) {
        double w = z * z;
        double odd = L1 + w * (L3 + w * (L5 + w * L7));
        double even = L2 + w * (L4 + w * L6);
        return (h + z * odd) + w * even;
    }

    private static double extremeLog(double x) {
        if (x == 0.0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x > Double.MAX_VALUE) {
            return x;
        }
        if (!(x > 0.0)) {
            return Double.NaN;
        }
        long u = Double.doubleToRawLongBits(x * TWO_54) + (ONE_BITS - SQRT_HALF_BITS);
        double f = Double.longBitsToDouble((u & MANTISSA_BITS) + SQRT_HALF_BITS) - 1.0;
        return logOfParts(f, (int) (u >>> 52) - (1023 + 54));
    }
}
