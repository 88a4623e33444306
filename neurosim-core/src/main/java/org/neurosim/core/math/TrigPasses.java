package org.neurosim.core.math;

import static org.neurosim.api.math.KernelConstants.C1;
import static org.neurosim.api.math.KernelConstants.C2;
import static org.neurosim.api.math.KernelConstants.C3;
import static org.neurosim.api.math.KernelConstants.C4;
import static org.neurosim.api.math.KernelConstants.C5;
import static org.neurosim.api.math.KernelConstants.C6;
import static org.neurosim.api.math.KernelConstants.MAGIC;
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

/** The arithmetic of sine and cosine in passes that C2 vectorises, for {@link BlockColumnMath}. */
final class TrigPasses {

    private TrigPasses() {}

    /** x = k pi/2 + r + m and t = k + MAGIC. */
    static void reduce(double[] x, int n, double[] r, double[] m, double[] t) {
        for (int i = 0; i < n; i++) {
            double xi = x[i];
            double ti = xi * TWO_OVER_PI + MAGIC;
            double k = ti - MAGIC;
            double a = xi - k * PIO2_1;
            double p = k * PIO2_2;
            double b = a - p;
            double q = k * PIO2_3;
            double c = b - q;
            double l = k * PIO2_4 - (((a - b) - p) + ((b - c) - q));
            double ri = c - l;
            r[i] = ri;
            m[i] = (c - ri) - l;
            t[i] = ti;
        }
    }

    /** The cosine of r + m. */
    static void cosine(double[] r, double[] m, double[] cos, int n) {
        for (int i = 0; i < n; i++) {
            double ri = r[i];
            double z = ri * ri;
            double w = z * z;
            double c = ((C1 + C2 * z) + w * (C3 + C4 * z)) + (w * w) * (C5 + C6 * z);
            double h = 0.5 * z;
            double g = 1.0 - h;
            cos[i] = g + (((1.0 - g) - h) + (w * c - ri * m[i]));
        }
    }

    /** The sine of r + m. */
    static void sine(double[] r, double[] m, double[] sin, int n) {
        for (int i = 0; i < n; i++) {
            double ri = r[i];
            double mi = m[i];
            double z = ri * ri;
            double w = z * z;
            double s = ((S2 + S3 * z) + w * (S4 + S5 * z)) + (w * w) * S6;
            double v = z * ri;
            sin[i] = ri - ((z * (0.5 * mi - v * s) - mi) - v * S1);
        }
    }
}
