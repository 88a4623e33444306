package org.neurosim.core.integrators;

import java.math.BigDecimal;
import java.math.MathContext;

/** The matrix exponential by its Taylor series in 120 digits: slow, and right to the last bit of a double. */
final class BigExponential {

    private static final MathContext DIGITS = new MathContext(120);

    private BigExponential() {}

    /** e^(a t). */
    static double[][] of(double[][] a, double t) {
        int n = a.length;
        BigDecimal[][] m = new BigDecimal[n][n];
        double norm = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                m[i][j] = new BigDecimal(a[i][j]).multiply(new BigDecimal(t));
                norm = Math.max(norm, n * Math.abs(a[i][j] * t));
            }
        }
        int squarings = norm > 1 ? Math.getExponent(norm) + 1 : 0;
        BigDecimal scale = BigDecimal.ONE.divide(new BigDecimal(2).pow(squarings), DIGITS);
        BigDecimal[][] sum = identity(n);
        BigDecimal[][] term = identity(n);
        for (int k = 1; k < 80; k++) {
            term = multiply(term, m);
            BigDecimal factor = scale.divide(BigDecimal.valueOf(k), DIGITS);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    term[i][j] = term[i][j].signum() == 0 ? BigDecimal.ZERO : term[i][j].multiply(factor, DIGITS);
                    sum[i][j] = sum[i][j].add(term[i][j], DIGITS);
                }
            }
        }
        for (int s = 0; s < squarings; s++) {
            sum = multiply(sum, sum);
        }
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result[i][j] = sum[i][j].doubleValue();
            }
        }
        return result;
    }

    private static BigDecimal[][] identity(int n) {
        BigDecimal[][] result = new BigDecimal[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result[i][j] = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
            }
        }
        return result;
    }

    private static BigDecimal[][] multiply(BigDecimal[][] a, BigDecimal[][] b) {
        int n = a.length;
        BigDecimal[][] c = new BigDecimal[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int k = 0; k < n; k++) {
                    sum = sum.add(a[i][k].multiply(b[k][j], DIGITS), DIGITS);
                }
                // A zero carries a scale that grows without end.
                c[i][j] = sum.signum() == 0 ? BigDecimal.ZERO : sum;
            }
        }
        return c;
    }
}
