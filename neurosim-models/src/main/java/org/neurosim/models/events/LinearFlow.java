package org.neurosim.models.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurosim.api.math.ElementaryMath;

/**
 * The solution of {@code dz/dt = A z} for any time: {@code z(t) = e^(A t) z(0)}. A decays: every solution goes to zero.
 *
 * <p>The time is taken apart, {@code t = r + sum of bits 2^k h}. The rest r below h takes a Taylor series on the vector, each bit one product with a
 * stored exponential. Where all entries off the diagonal are &gt;= 0, as in cascades of low-passes, nothing cancels, however near time constants are to each
 * other. Scratch arrays are inside: for one thread.
 */
final class LinearFlow {

    /** Rate times h. */
    private static final double SHORT = 0.25;

    private static final int TERMS = 16;
    private static final int FEW_TERMS = 8;
    private static final double FEW = 0x1p-8;

    /** What is left of 1 where the walk through transients may end; entries below the second are zero. */
    private static final double FAINT = 1e-12;

    private static final double NOTHING = 1e-300;
    private static final int MOST_LEVELS = 60;

    final int n;

    /** The shortest stored time, ms, a power of 2. */
    final double unit;

    /** Level at which transients are over. */
    final int faintLevel;

    private final double rate;
    private final double[] a;
    private final double[][] powers;
    private final double horizon;
    private final double[] from;
    private final double[] term;

    /**
     * @param matrix A, 1/ms
     * @throws IllegalArgumentException if A does not decay
     */
    LinearFlow(double[][] matrix) {
        n = matrix.length;
        a = new double[n * n];
        for (int k = 0; k < a.length; k++) {
            a[k] = matrix[k / n][k % n];
        }
        rate = spectralRadius(a, n);
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw doesNotDecay();
        }
        unit = Math.scalb(1.0, Math.getExponent(SHORT / rate));
        PreciseExponential exponential = new PreciseExponential(matrix, unit);
        List<double[]> levels = new ArrayList<>();
        int faint = -1;
        while (true) {
            double[] p = exponential.rounded();
            double largest = largest(p);
            if (!(largest < Double.POSITIVE_INFINITY) || levels.size() == MOST_LEVELS) {
                throw doesNotDecay();
            }
            if (faint < 0 && largest < FAINT) {
                faint = levels.size();
            }
            if (largest < NOTHING) {
                break;
            }
            levels.add(p);
            exponential.square();
        }
        powers = levels.toArray(new double[0][]);
        faintLevel = faint;
        horizon = Math.scalb(unit, powers.length);
        from = new double[n];
        term = new double[n];
    }

    private static IllegalArgumentException doesNotDecay() {
        return new IllegalArgumentException("the linear system does not decay to a point of rest");
    }

    private static double largest(double[] p) {
        double largest = 0;
        for (double x : p) {
            largest = Math.max(largest, Math.abs(x));
        }
        return largest;
    }

    /** Of |A|: the 32nd root of a norm of its 32nd power, which is above it by a few per cent. */
    private static double spectralRadius(double[] a, int n) {
        double[] m = new double[n * n];
        for (int k = 0; k < m.length; k++) {
            m[k] = Math.abs(a[k]);
        }
        double scale = 0;
        for (int k = 0; k < 5; k++) {
            double norm = largest(m);
            if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
                return norm;
            }
            for (int j = 0; j < m.length; j++) {
                m[j] /= norm;
            }
            m = product(m, m, n);
            scale = 2 * (scale + ElementaryMath.log(norm));
        }
        return ElementaryMath.exp((scale + ElementaryMath.log(n * largest(m))) / 32);
    }

    static double[] product(double[] x, double[] y, int n) {
        double[] out = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double f = x[i * n + k];
                if (f == 0) {
                    continue;
                }
                for (int j = 0; j < n; j++) {
                    out[i * n + j] += f * y[k * n + j];
                }
            }
        }
        return out;
    }

    /** Entry of A. */
    double entry(int row, int column) {
        return a[row * n + column];
    }

    /** Number of stored times. */
    int levels() {
        return powers.length;
    }

    /** After as long a time everything is zero, ms. */
    double horizon() {
        return horizon;
    }

    /** e^(A 2^level unit), by rows. */
    double[] power(int level) {
        return powers[level];
    }

    /** Moves z on by t ms. */
    void advance(double[] z, double t) {
        if (t >= horizon) {
            Arrays.fill(z, 0);
            return;
        }
        long bits = (long) (t / unit);
        double rest = t - bits * unit;
        if (rest > 0) {
            taylor(z, rest);
        }
        for (int level = 0; bits != 0; level++) {
            if ((bits & 1) != 0) {
                multiply(powers[level], z);
            }
            bits >>>= 1;
        }
    }

    /** Moves z on by 2^level units; the level may be negative. */
    void advance(double[] z, int level) {
        if (level < 0) {
            taylor(z, Math.scalb(unit, level));
        } else {
            multiply(powers[level], z);
        }
    }

    private void multiply(double[] p, double[] z) {
        double[] old = from;
        System.arraycopy(z, 0, old, 0, n);
        int at = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += p[at++] * old[j];
            }
            z[i] = sum;
        }
    }

    /** z + r A (z + r/2 A (z + r/3 A (...))). */
    private void taylor(double[] z, double r) {
        double[] inner = from;
        double[] sum = term;
        System.arraycopy(z, 0, inner, 0, n);
        for (int m = rate * r < FEW ? FEW_TERMS : TERMS; m > 0; m--) {
            double factor = r / m;
            int at = 0;
            for (int i = 0; i < n; i++) {
                double slope = 0;
                for (int j = 0; j < n; j++) {
                    slope += a[at++] * inner[j];
                }
                sum[i] = z[i] + factor * slope;
            }
            System.arraycopy(sum, 0, inner, 0, n);
        }
        System.arraycopy(inner, 0, z, 0, n);
    }
}
