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

/** The arithmetic of the logarithm in a pass that C2 vectorises, for {@link BlockColumnMath}. */
final class LogPasses {

    private static final double TWO_52_PLUS_BIAS = 0x1p52 + 1023.0;

    private LogPasses() {}

    /** log(x) from the mantissas 1 + f and 2^52 + 1023 + k. */
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
