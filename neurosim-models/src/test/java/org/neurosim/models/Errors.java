package org.neurosim.models;

/** Measures of disagreement. */
public final class Errors {

    private Errors() {}

    /** Largest |a - b| over the first n entries. */
    public static double absolute(double[] a, int offsetA, double[] b, int offsetB, int n) {
        double worst = 0;
        for (int k = 0; k < n; k++) {
            worst = worse(worst, Math.abs(a[offsetA + k] - b[offsetB + k]));
        }
        return worst;
    }

    /** Largest |a - b| / max(|b|, floor) over the first n entries. */
    public static double relative(double[] a, int offsetA, double[] b, int offsetB, int n, double floor) {
        double worst = 0;
        for (int k = 0; k < n; k++) {
            double scale = Math.max(floor, Math.abs(b[offsetB + k]));
            worst = worse(worst, Math.abs(a[offsetA + k] - b[offsetB + k]) / scale);
        }
        return worst;
    }

    /** The larger; not a number wins. */
    private static double worse(double a, double b) {
        return b > a || Double.isNaN(b) ? b : a;
    }

    /**
     * Times at which a sampled curve crosses a level upwards, by cubic interpolation through the four samples around.
     */
    public static double[] crossings(double[] v, double level, double dt) {
        double[] found = new double[v.length];
        int count = 0;
        for (int k = 1; k + 2 < v.length; k++) {
            if (v[k] < level && v[k + 1] >= level) {
                double low = 0;
                double high = 1;
                for (int iteration = 0; iteration < 60; iteration++) {
                    double middle = 0.5 * (low + high);
                    if (cubic(v[k - 1], v[k], v[k + 1], v[k + 2], middle) < level) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                found[count++] = (k + low) * dt;
            }
        }
        return java.util.Arrays.copyOf(found, count);
    }

    /** The cubic through values at -1, 0, 1, 2. */
    public static double cubic(double a, double b, double c, double d, double s) {
        return a * -s * (s - 1) * (s - 2) / 6
                + b * (s + 1) * (s - 1) * (s - 2) / 2
                - c * (s + 1) * s * (s - 2) / 2
                + d * (s + 1) * s * (s - 1) / 6;
    }
}
