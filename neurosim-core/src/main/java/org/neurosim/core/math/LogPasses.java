package org.neurosim.core.math;

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

/**
 * The logarithm in two passes over a block, for {@link PlainColumnMath}: exponent and mantissa (scalar), then the
 * arithmetic (vectorised). The operations are those of {@link org.neurosim.api.math.KernelConstants} in the same order.
 */
final class LogPasses {

    /** Bits of 2^52: an integer below 2^52 put into its low bits makes 2^52 + that integer. */
    private static final long TWO_52_BITS = 0x4330000000000000L;

    private static final double TWO_52_PLUS_BIAS = 0x1p52 + 1023.0;

    private static final long MIN_NORMAL_BITS = 0x0010000000000000L;
    private static final long NORMAL_SPAN = 0x7fe0000000000000L;

    private LogPasses() {}

    /** The mantissas 1 + f and 2^52 + 1023 + k; says whether all x are positive, normal and finite. */
    static boolean parts(double[] x, int n, double[] mantissa, double[] exponent) {
        boolean normal = true;
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToRawLongBits(x[i]);
            if (Long.compareUnsigned(bits - MIN_NORMAL_BITS, NORMAL_SPAN) >= 0) {
                normal = false;
            }
            long u = bits + (ONE_BITS - SQRT_HALF_BITS);
            mantissa[i] = Double.longBitsToDouble((u & MANTISSA_BITS) + SQRT_HALF_BITS);
            exponent[i] = Double.longBitsToDouble(u >>> 52 | TWO_52_BITS);
        }
        return normal;
    }

    static void logOfParts(double[] mantissa, double[] exponent, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            double f = mantissa[i] - 1.0;
            double k = exponent[i] - TWO_52_PLUS_BIAS;
            double h = 0.5 * f * f;
            double s = f / (2.0 + f);
            double z = s * s;
            double w = z * z;
            double odd = L1 + w * (L3 + w * (L5 + w * L7));
            double even = L2 + w * (L4 + w * L6);
            double r = (h + z * odd) + w * even;
            double g = k * LN2_HI;
            double a = g + f;
            double e = f - (a - g);
            y[i] = a - (h - (s * r + (k * LN2_LO + e)));
        }
    }
}
