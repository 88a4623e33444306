package org.neurosim.models.events;

/**
 * The exponentials of a matrix for times that double: {@code e^(A h)}, {@code e^(2 A h)}, {@code e^(4 A h)}, ..., each entry to the last bit of the largest
 * term in it.
 *
 * <p>The first by its Taylor series, the others by squaring. Squaring doubles relative errors, so all is done with pairs of doubles (about 106 bits): T. J. Dekker
 * 1971, Numer Math 18:224; scaling and squaring: C. Moler and C. Van Loan 2003, SIAM Rev 45:3.
 */
final class PreciseExponential {

    /** With h times the spectral radius below 1/4 the rest of the series is below 1e-38. */
    private static final int TERMS = 25;

    private static final double SPLIT = 0x1p27 + 1;

    private final int n;
    private double[] high;
    private double[] low;

    /** The sum of a scalar product. */
    private double sumHigh;

    private double sumLow;

    /**
     * @param a the matrix, by rows
     * @param h first time, at most a quarter over the spectral radius of |A|
     */
    PreciseExponential(double[][] a, double h) {
        n = a.length;
        double[] stepHigh = new double[n * n];
        double[] termHigh = new double[n * n];
        high = new double[n * n];
        low = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                stepHigh[i * n + j] = a[i][j] * h; // exact: h is a power of 2
            }
            termHigh[i * n + i] = 1;
            high[i * n + i] = 1;
        }
        double[] stepLow = new double[n * n];
        double[] termLow = new double[n * n];
        for (int m = 1; m <= TERMS; m++) {
            double[] nextHigh = new double[n * n];
            double[] nextLow = new double[n * n];
            for (int k = 0; k < n * n; k++) {
                dot(termHigh, termLow, k / n, stepHigh, stepLow, k % n);
                divide(m, nextHigh, nextLow, k);
            }
            termHigh = nextHigh;
            termLow = nextLow;
            for (int k = 0; k < n * n; k++) {
                start(high[k], low[k]);
                add(termHigh[k], termLow[k]);
                high[k] = sumHigh;
                low[k] = sumLow;
            }
        }
    }

    /** The exponential for the time of now, rounded; by rows. */
    double[] rounded() {
        return high.clone();
    }

    /** Doubles the time. */
    void square() {
        double[] nextHigh = new double[n * n];
        double[] nextLow = new double[n * n];
        for (int k = 0; k < n * n; k++) {
            dot(high, low, k / n, high, low, k % n);
            nextHigh[k] = sumHigh;
            nextLow[k] = sumLow;
        }
        high = nextHigh;
        low = nextLow;
    }

    private void dot(double[] aHigh, double[] aLow, int row, double[] bHigh, double[] bLow, int column) {
        start(0, 0);
        for (int k = 0; k < n; k++) {
            double x = aHigh[row * n + k];
            double y = bHigh[k * n + column];
            if (x == 0 || y == 0) {
                continue; // most entries: cascades of low-passes are triangular and sparse
            }
            double product = x * y;
            double error = productError(x, y, product) + x * bLow[k * n + column] + aLow[row * n + k] * y;
            add(product, error);
        }
    }

    /** x y - product, without rounding error. */
    private static double productError(double x, double y, double product) {
        double xs = SPLIT * x;
        double x1 = xs - (xs - x);
        double x2 = x - x1;
        double ys = SPLIT * y;
        double y1 = ys - (ys - y);
        double y2 = y - y1;
        return ((x1 * y1 - product) + x1 * y2 + x2 * y1) + x2 * y2;
    }

    private void start(double h, double l) {
        sumHigh = h;
        sumLow = l;
    }

    private void add(double h, double l) {
        double s = sumHigh + h;
        double b = s - sumHigh;
        double error = (sumHigh - (s - b)) + (h - b) + (sumLow + l);
        sumHigh = s + error;
        sumLow = error - (sumHigh - s);
    }

    private void divide(int by, double[] outHigh, double[] outLow, int k) {
        double q = sumHigh / by;
        double p = q * by;
        double rest = (sumHigh - p) - productError(q, by, p) + sumLow;
        double r = rest / by;
        outHigh[k] = q + r;
        outLow[k] = r - (outHigh[k] - q);
    }
}
