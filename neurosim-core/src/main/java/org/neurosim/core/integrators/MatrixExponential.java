package org.neurosim.core.integrators;

/**
 * The exponential of small dense matrices (a handful of state variables), by scaling and squaring of the Taylor series. Set-up work: called once per distinct
 * set of parameters.
 *
 * <p>The matrix is scaled to norm at most 1/4, where 16 terms leave less than 1e-26; squaring keeps the relative error of the entries
 * near the rounding error for the decaying systems at hand. Being an entire function, the exponential has no trouble with equal or nearly equal
 * eigenvalues, where formulas with differences of time constants in the denominator lose their digits.
 */
final class MatrixExponential {

    private static final int TERMS = 16;

    private MatrixExponential() {}

    /** e^(a t). */
    static double[][] of(double[][] a, double t) {
        int n = a.length;
        double norm = 0;
        for (double[] row : a) {
            double sum = 0;
            for (double value : row) {
                sum += Math.abs(value * t);
            }
            norm = Math.max(norm, sum);
        }
        int squarings = norm > 0.25 ? Math.max(0, Math.getExponent(norm) + 3) : 0;
        double scale = t * Math.scalb(1.0, -squarings);
        double[][] scaled = new double[n][n];
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i][j] = a[i][j] * scale;
            }
            result[i][i] = 1;
        }
        // Horner: I + A (I + A/2 (I + A/3 (...)))
        for (int k = TERMS; k >= 1; k--) {
            double[][] next = multiply(scaled, result);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    next[i][j] /= k;
                }
                next[i][i] += 1;
            }
            result = next;
        }
        for (int s = 0; s < squarings; s++) {
            result = multiply(result, result);
        }
        return result;
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        int n = a.length;
        double[][] c = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double f = a[i][k];
                if (f != 0) {
                    for (int j = 0; j < n; j++) {
                        c[i][j] += f * b[k][j];
                    }
                }
            }
        }
        return c;
    }
}
