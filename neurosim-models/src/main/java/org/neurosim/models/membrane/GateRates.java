package org.neurosim.models.membrane;

import org.neurosim.api.math.ColumnMath;

/**
 * Rates of gates as functions of the membrane potential, over columns: the three forms of Hodgkin and Huxley, from
 * which most models are put together, without singular points and with no branch.
 */
public final class GateRates {

    private GateRates() {}

    /** out = rate x / (1 - exp(-x)), x = (v - mid) / scale: the rate at v = mid, where the quotient is 0/0. */
    public static void linoid(ColumnMath math, double[] v, double rate, double mid, double scale, double[] out, int n) {
        argument(v, mid, -1 / scale, out, n);
        math.exprel(out, out, n);
        for (int i = 0; i < n; i++) {
            out[i] = rate / out[i];
        }
    }

    /** out = rate exp((v - mid) / scale). */
    public static void exponential(
            ColumnMath math, double[] v, double rate, double mid, double scale, double[] out, int n) {
        argument(v, mid, 1 / scale, out, n);
        math.exp(out, out, n);
        scale(rate, out, n);
    }

    /** out = rate / (1 + exp(-(v - mid) / scale)). */
    public static void logistic(
            ColumnMath math, double[] v, double rate, double mid, double scale, double[] out, int n) {
        argument(v, mid, 1 / scale, out, n);
        math.sigmoid(out, out, n);
        scale(rate, out, n);
    }

    /** out = (v - mid) factor. */
    static void argument(double[] v, double mid, double factor, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (v[i] - mid) * factor;
        }
    }

    private static void scale(double rate, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] *= rate;
        }
    }

    /** b = a + beta, with beta in b before. */
    public static void total(double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            b[i] += a[i];
        }
    }

    /** From the steady state in a and the time constant in b to the coefficients. */
    public static void fromSteadyState(double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double rate = 1 / b[i];
            a[i] *= rate;
            b[i] = rate;
        }
    }

    /** Both times a factor per neuron. */
    public static void times(double[] factor, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            a[i] *= factor[i];
            b[i] *= factor[i];
        }
    }
}
