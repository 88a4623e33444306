package org.neurosim.api.math;

import static org.neurosim.api.math.KernelConstants.C1;
import static org.neurosim.api.math.KernelConstants.C2;
import static org.neurosim.api.math.KernelConstants.C3;
import static org.neurosim.api.math.KernelConstants.C4;
import static org.neurosim.api.math.KernelConstants.C5;
import static org.neurosim.api.math.KernelConstants.C6;
import static org.neurosim.api.math.KernelConstants.MAGIC;
import static org.neurosim.api.math.KernelConstants.MAX_QUADRANT;
import static org.neurosim.api.math.KernelConstants.PIO2_1;
import static org.neurosim.api.math.KernelConstants.PIO2_2;
import static org.neurosim.api.math.KernelConstants.PIO2_3;
import static org.neurosim.api.math.KernelConstants.PIO2_4;
import static org.neurosim.api.math.KernelConstants.S1;
import static org.neurosim.api.math.KernelConstants.S2;
import static org.neurosim.api.math.KernelConstants.S3;
import static org.neurosim.api.math.KernelConstants.S4;
import static org.neurosim.api.math.KernelConstants.S5;
import static org.neurosim.api.math.KernelConstants.S6;
import static org.neurosim.api.math.KernelConstants.TWO_OVER_PI;

/**
 * Sine and cosine. The operations and their order are those of {@link KernelConstants}. The multiple of pi/2 is subtracted
 * in four parts, the first three of 33 bits, so that the products are exact and every difference is either exact or has
 * its rounding error kept: the remainder has at least 70 correct bits, also next to multiples of pi/2. Arguments beyond
 * about 102,944 go to {@link StrictMath}, which is bit-reproducible by specification.
 */
final class TrigKernels {

    private TrigKernels() {}

    static double sin(double x) {
        double t = x * TWO_OVER_PI + MAGIC;
        double k = t - MAGIC;
        // The reduction, written out twice because it has two results.
        double a = x - k * PIO2_1;
        double p = k * PIO2_2;
        double b = a - p;
        double q = k * PIO2_3;
        double c = b - q;
        double l = k * PIO2_4 - (((a - b) - p) + ((b - c) - q));
        double r = c - l;
        double m = (c - r) - l;
        if (Math.abs(k) <= MAX_QUADRANT) {
            return quadrant(r, m, (int) Double.doubleToRawLongBits(t));
        }
        return StrictMath.sin(x);
    }

    static double cos(double x) {
        double t = x * TWO_OVER_PI + MAGIC;
        double k = t - MAGIC;
        double a = x - k * PIO2_1;
        double p = k * PIO2_2;
        double b = a - p;
        double q = k * PIO2_3;
        double c = b - q;
        double l = k * PIO2_4 - (((a - b) - p) + ((b - c) - q));
        double r = c - l;
        double m = (c - r) - l;
        if (Math.abs(k) <= MAX_QUADRANT) {
            return quadrant(r, m, (int) Double.doubleToRawLongBits(t) + 1);
        }
        return StrictMath.cos(x);
    }

    /** sin(r + m + n pi/2). */
    private static double quadrant(double r, double m, int n) {
        double y = (n & 1) == 0 ? sinKernel(r, m) : cosKernel(r, m);
        return (n & 2) == 0 ? y : -y;
    }

    private static double sinKernel(double r, double m) {
        double z = r * r;
        double w = z * z;
        double s = ((S2 + S3 * z) + w * (S4 + S5 * z)) + (w * w) * S6;
        double v = z * r;
        return r - ((z * (0.5 * m - v * s) - m) - v * S1);
    }

    private static double cosKernel(double r, double m) {
        double z = r * r;
        double w = z * z;
        double c = ((C1 + C2 * z) + w * (C3 + C4 * z)) + (w * w) * (C5 + C6 * z);
        double h = 0.5 * z;
        double g = 1.0 - h;
        return g + (((1.0 - g) - h) + (w * c - r * m));
    }
}
