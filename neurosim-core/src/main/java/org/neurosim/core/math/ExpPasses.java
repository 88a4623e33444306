package org.neurosim.core.math;

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

/**
 * The arithmetic of the exponential family in passes that C2 vectorises, for {@link BlockColumnMath}.
 *
 * <p>What was tried, ns per element on a 2.8 GHz Ice Lake, JDK 17 / 25: reduction and polynomial in one loop 1.5 / 1.2, as
 * here in two 1.4 / 1.4, but with a third result not vectorised by 17 (6.6); polynomial in Estrin's form vectorised by
 * neither (6 / 4); columns with an offset in some of the indices vectorised by neither (7).
 */
final class ExpPasses {

    private ExpPasses() {}

    /** hi and t = k + MAGIC of exp(factor x). */
    static void reduce(double[] x, double factor, double[] hi, double[] t, int n) {
        for (int i = 0; i < n; i++) {
            double z = factor * x[i];
            double ti = z * LOG2_E + MAGIC;
            double k = ti - MAGIC;
            hi[i] = z - k * LN2_HI;
            t[i] = ti;
        }
    }

    /** d from hi and t. */
    static void defect(double[] hi, double[] t, double[] d, int n) {
        for (int i = 0; i < n; i++) {
            double lo = (t[i] - MAGIC) * LN2_LO;
            double r = hi[i] - lo;
            double r2 = r * r;
            double a = E3 + r2 * (E5 + r2 * (E7 + r2 * (E9 + r2 * E11)));
            double b = E4 + r2 * (E6 + r2 * (E8 + r2 * E10));
            d[i] = ((lo - (r2 * r) * a) - (r2 * r2) * b) - E2 * r2;
        }
    }

    /** m = 1 + (hi - d) from hi and t. */
    static void mantissa(double[] hi, double[] t, double[] m, int n) {
        for (int i = 0; i < n; i++) {
            double h = hi[i];
            double lo = (t[i] - MAGIC) * LN2_LO;
            double r = h - lo;
            double r2 = r * r;
            double a = E3 + r2 * (E5 + r2 * (E7 + r2 * (E9 + r2 * E11)));
            double b = E4 + r2 * (E6 + r2 * (E8 + r2 * E10));
            double d = ((lo - (r2 * r) * a) - (r2 * r2) * b) - E2 * r2;
            m[i] = 1.0 + (h - d);
        }
    }

    /** exp(x) where k = 0, hence hi = x and lo = 0: the same operations without those that change nothing. */
    static void unscaled(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            double r = x[i];
            double r2 = r * r;
            double a = E3 + r2 * (E5 + r2 * (E7 + r2 * (E9 + r2 * E11)));
            double b = E4 + r2 * (E6 + r2 * (E8 + r2 * E10));
            double d = ((0.0 - (r2 * r) * a) - (r2 * r2) * b) - E2 * r2;
            y[i] = 1.0 + (r - d);
        }
    }

    /** expm1 from hi, d and c = 2^k. */
    static void expm1OfParts(double[] hi, double[] d, double[] c, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            double ci = c[i];
            double a = ci * hi[i];
            double b = 1.0 - ci;
            double s = a - b;
            double e = a - (s + b);
            y[i] = s - (ci * d[i] - e);
        }
    }

    /** expm1(x) / x from hi, d and c = 2^k; NaN where x = 0. */
    static void exprelOfParts(double[] hi, double[] d, double[] c, double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            double ci = c[i];
            double a = ci * hi[i];
            double b = 1.0 - ci;
            double s = a - b;
            double e = a - (s + b);
            y[i] = (s - (ci * d[i] - e)) / x[i];
        }
    }

    /** tanh(x) from hi, d and c = 2^k of exp(2 x). */
    static void tanhOfParts(double[] hi, double[] d, double[] c, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            double ci = c[i];
            double a = ci * hi[i];
            double b = 1.0 - ci;
            double s = a - b;
            double e = a - (s + b);
            double w = ci * d[i] - e;
            double f = s - w;
            double l = w - (s - f);
            double g = f + 2.0;
            double p = g - f;
            double h = (2.0 - p) - ((g - p) - f);
            double q = f / g;
            y[i] = q - (l + q * (h - l)) * (0.5 - 0.5 * q);
        }
    }

    /** sigmoid(x) from hi, d and c = 2^k of exp(-x). */
    static void sigmoidOfParts(double[] hi, double[] d, double[] c, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            double ci = c[i];
            double v = hi[i] - d[i];
            double m = 1.0 + v;
            double f = ci * m;
            double g = 1.0 + f;
            double p = g - f;
            double h = (1.0 - p) - ((g - p) - f);
            double q = 1.0 / g;
            y[i] = q - q * (q * (h - ci * ((m - 1.0) - v)));
        }
    }
}
