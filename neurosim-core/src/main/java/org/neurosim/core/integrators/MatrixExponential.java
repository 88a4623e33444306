package org.neurosim.core.integrators;

/**
 * The exponential of small dense matrices (a handful of state variables), by scaling and squaring of the Taylor series. Set-up work: called once per distinct
 * set of parameters.
 *
 * <p>The matrix is scaled to norm at most 1/4, where 16 terms leave less than 1e-26. Squaring works on {@code e^A - I}, as 2 F + F F, until a
 * diagonal entry has decayed by half: next to the identity, e^A itself would lose a digit with each factor of ten that one large entry (a coupling in SI
 * units, a strong drive) puts between the norm and the rates of decay. Being an entire function, the exponential has no trouble with equal or nearly equal
 * eigenvalues, where formulas with differences of time constants in the denominator lose their digits.
 */
final class MatrixExponential {

    private static final int TERMS = 16;

    private MatrixExponential() {}

    /** e^(a t). */
    static double[][] of(double[][] a, double t) {
        int squarings = squarings(a, t);
        double[][] result = seriesWithoutIdentity(scaled(a, t, squarings));
        int s = 0;
        for (; s < squarings && isNearIdentity(result); s++) {
            squareWithoutIdentity(result);
        }
        addIdentity(result);
        for (; s < squarings; s++) {
            result = multiply(result, result);
        }
        return result;
    }

    /** e^(a t) - I: to rounding errors also where it is small. */
    static double[][] minusIdentity(double[][] a, double t) {
        int squarings = squarings(a, t);
        double[][] result = seriesWithoutIdentity(scaled(a, t, squarings));
        for (int s = 0; s < squarings; s++) {
            squareWithoutIdentity(result);
        }
        return result;
    }

    private static int squarings(double[][] a, double t) {
        double norm = 0;
        for (double[] row : a) {
            double sum = 0;
            for (double value : row) {
                sum += Math.abs(value * t);
            }
            norm = Math.max(norm, sum);
        }
        return norm > 0.25 ? Math.max(0, Math.getExponent(norm) + 3) : 0;
    }

    private static double[][] scaled(double[][] a, double t, int squarings) {
        int n = a.length;
        double scale = t * Math.scalb(1.0, -squarings);
        double[][] scaled = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i][j] = a[i][j] * scale;
            }
        }
        return scaled;
    }

    /** f = (I + f)^2 - I. */
    private static void squareWithoutIdentity(double[][] f) {
        double[][] square = multiply(f, f);
        for (int i = 0; i < f.length; i++) {
            for (int j = 0; j < f.length; j++) {
                f[i][j] = 2 * f[i][j] + square[i][j];
            }
        }
    }

    /** e^a - I = a (I + a/2 (I + a/3 (...))). */
    private static double[][] seriesWithoutIdentity(double[][] a) {
        double[][] sum = new double[a.length][a.length];
        addIdentity(sum);
        for (int k = TERMS; k > 1; k--) {
            sum = multiply(a, sum);
            for (double[] row : sum) {
                for (int j = 0; j < row.length; j++) {
                    row[j] /= k;
                }
            }
            addIdentity(sum);
        }
        return multiply(a, sum);
    }

    private static boolean isNearIdentity(double[][] difference) {
        for (int i = 0; i < difference.length; i++) {
            if (!(Math.abs(difference[i][i]) < 0.5)) {
                return false;
            }
        }
        return true;
    }

    private static void addIdentity(double[][] a) {
        for (int i = 0; i < a.length; i++) {
            a[i][i] += 1;
        }
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
