package org.neurosim.models.events;

/**
 * The first time at which a combination of the variables of a linear system reaches zero from below; none is missed.
 *
 * <pre>
 * D(t) = d + w z(t),   dz/dt = A z
 * </pre>
 *
 * <p>Method: the search goes forward in stretches of h. The derivatives {@code D^(m) = w A^m z} up to the third are known at both ends, and the fourth is bounded
 * over the stretch by {@code |w A^4| e^(N h) |z|}, N the magnitudes of A off the diagonal (with what is positive on it): {@code |z(s)| <= e^(N s) |z(0)|}. By
 * Taylor's theorem that bounds D''' over the stretch, hence D'', hence D' and D. A stretch is done with if D stays below zero by its bound; or if D' does not change
 * sign, so that the ends tell; or if D'' does not, so that the ends or the single peak, which is then found, tell. Else it is halved. The search ends where
 * {@code d + sum of sup over t of (w e^(A t))_j z_j} is below zero. Halving ends because zeros of D' and D'' are finitely many in every finite time and, but for
 * degenerate cases, none in common; there, stretches of 2^-40 units are judged by their ends.
 *
 * <p>The suprema are found once, by a walk along {@code w e^(A t)} in stretches over which the same kind of bound holds.
 *
 * <p>One instance serves neurons with the same A one after the other; not thread-safe.
 */
final class LinearCrossing {
    private static final int ORDER = 4;
    private static final int SHORTEST = -40;
    private static final int LONGEST = 10;
    private static final double ROUNDING = 0x1p-47;

    /** Covers rounding errors of sums of bounds. */
    private static final double MORE = 1 + 1e-9;

    /** By how much a supremum may be overestimated, relative. */
    private static final double EXCESS = 0.01;

    private static final double NONE = -1;
    private static final double UNDECIDED = -2;

    private final LinearFlow flow;
    private final int n;
    private final int longest;

    /** w A^m for m = 0 to 4. */
    private final double[][] rows = new double[ORDER + 1][];

    /** |w A^4| e^(N h) for h of each level from 0 on. */
    private final double[][] remainder;

    private final Supremum value;
    private final Supremum slope;
    private Point left;
    private Point right;
    private final Point probe;
    private double offset;
    private double margin;

    LinearCrossing(LinearFlow flow, double[] w) {
        this.flow = flow;
        n = flow.n;
        longest = Math.min(LONGEST, flow.levels() - 1);
        double[] a = new double[n * n];
        double[] magnitudes = new double[n * n];
        for (int k = 0; k < a.length; k++) {
            a[k] = flow.entry(k / n, k % n);
            magnitudes[k] = k / n == k % n ? Math.max(0, a[k]) : Math.abs(a[k]);
        }
        rows[0] = w.clone();
        for (int m = 1; m <= ORDER; m++) {
            rows[m] = times(rows[m - 1], a);
        }
        double[][] growth = growth(magnitudes);
        remainder = new double[longest + 1][];
        for (int level = 0; level <= longest; level++) {
            remainder[level] = times(magnitudes(rows[ORDER]), growth[level]);
        }
        value = new Supremum(rows[0], a, growth);
        slope = new Supremum(rows[1], a, growth);
        left = new Point();
        right = new Point();
        probe = new Point();
    }

    /** e^(N h) from above. */
    private double[][] growth(double[] magnitudes) {
        double[][] growth = new double[longest + 1][];
        double[] sum = new double[n * n];
        double[] term = new double[n * n];
        for (int i = 0; i < n; i++) {
            term[i * n + i] = 1;
        }
        for (int m = 1; m <= 25; m++) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += term[k];
            }
            term = LinearFlow.product(term, magnitudes, n);
            for (int k = 0; k < term.length; k++) {
                term[k] *= flow.unit / m;
            }
        }
        for (int level = 0; level <= longest; level++) {
            growth[level] = sum.clone();
            for (int k = 0; k < sum.length; k++) {
                growth[level][k] *= MORE;
            }
            sum = LinearFlow.product(sum, sum, n);
        }
        return growth;
    }

    private static double[] magnitudes(double[] row) {
        double[] out = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            out[j] = Math.abs(row[j]);
        }
        return out;
    }

    private double[] times(double[] row, double[] matrix) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            if (row[i] == 0) {
                continue;
            }
            for (int j = 0; j < n; j++) {
                out[j] += row[i] * matrix[i * n + j];
            }
        }
        return out;
    }

    private static double dot(double[] row, double[] z) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += row[j] * z[j];
        }
        return sum;
    }

    /** The greatest value that each variable alone, at 1 or at -1 now, brings about at any later time. */
    private final class Supremum {
        private final double[] up;
        private final double[] down;

        Supremum(double[] row, double[] a, double[][] growth) {
            up = new double[n];
            down = new double[n];
            double[] at = row;
            raise(at, new double[n]);
            double end = Math.scalb(flow.unit, flow.faintLevel);
            int level = 0;
            double[] curvature = magnitudes(times(times(at, a), a));
            for (double t = 0; t < end; ) {
                double h = Math.scalb(flow.unit, level);
                double[] bulge = times(curvature, growth[level]);
                boolean close = true;
                for (int j = 0; j < n; j++) {
                    bulge[j] *= h * h / 8;
                    close &= bulge[j] <= EXCESS * Math.max(up[j], down[j]);
                }
                if (!close && level > 0) {
                    level--;
                    continue;
                }
                raise(at, bulge);
                at = times(at, flow.power(level));
                raise(at, bulge);
                curvature = magnitudes(times(times(at, a), a));
                t += h;
                level = Math.min(level + 1, longest);
            }
        }

        private void raise(double[] row, double[] by) {
            for (int j = 0; j < n; j++) {
                up[j] = Math.max(up[j], row[j] + by[j]);
                down[j] = Math.max(down[j], by[j] - row[j]);
            }
        }

        double of(double[] z) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += z[j] > 0 ? up[j] * z[j] : -down[j] * z[j];
            }
            return sum;
        }
    }

    /** The system at one time: D and its derivatives. */
    private final class Point {
        final double[] z = new double[n];
        double d;
        double d1;
        double d2;
        double d3;

        void evaluate() {
            d = offset + dot(rows[0], z);
            d1 = dot(rows[1], z);
            d2 = dot(rows[2], z);
            d3 = dot(rows[3], z);
        }

        void moveFrom(double[] start, double t) {
            System.arraycopy(start, 0, z, 0, n);
            flow.advance(z, t);
            evaluate();
        }
    }

    private double size(double[] z) {
        double sum = Math.abs(offset);
        for (int j = 0; j < n; j++) {
            sum += Math.abs(rows[0][j] * z[j]);
        }
        return sum;
    }

    /**
     * A time for which D surely stays below zero.
     *
     * @param z state
     * @param d offset
     * @return time, ms; 0 if D is not below zero now; infinity if it will never be
     */
    double quiet(double[] z, double d) {
        offset = d;
        double now = d + dot(rows[0], z);
        margin = size(z) * ROUNDING;
        if (!(now < -margin)) {
            return 0;
        }
        if (d + value.of(z) < -margin) {
            return Double.POSITIVE_INFINITY;
        }
        return (-now - margin) / (slope.of(z) * MORE);
    }

    /**
     * The first t &gt;= 0 with D(t) &gt;= 0.
     *
     * @param z state; left as it is
     * @param d offset
     * @return time, ms; infinity if there is none; NaN if a value is NaN or infinite
     */
    double first(double[] z, double d) {
        offset = d;
        double size = size(z);
        if (!(size < Double.POSITIVE_INFINITY)) {
            return Double.NaN;
        }
        margin = size * ROUNDING;
        System.arraycopy(z, 0, left.z, 0, n);
        left.evaluate();
        if (left.d >= 0) {
            return 0;
        }
        // Where rest is the threshold itself, D must not be taken to be there because it underflows.
        double end = offset > 0 ? flow.horizon() : 0.5 * flow.horizon();
        double t = 0;
        int level = 0;
        while (t < end && offset + value.of(left.z) >= -margin) {
            double h = Math.scalb(flow.unit, level);
            System.arraycopy(left.z, 0, right.z, 0, n);
            flow.advance(right.z, level);
            right.evaluate();
            double found = judge(h, remainder[Math.max(0, level)], level == SHORTEST);
            if (found >= 0) {
                return polish(z, t + found);
            }
            if (found == UNDECIDED) {
                level--;
                continue;
            }
            Point next = left;
            left = right;
            right = next;
            t += h;
            level = Math.min(level + 1, longest);
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Time of the crossing after left, within h; or that there is none, or that it can't be told. */
    private double judge(double h, double[] bound, boolean shortest) {
        double rest = 0;
        for (int j = 0; j < n; j++) {
            rest += bound[j] * Math.abs(left.z[j]);
        }
        rest *= h * MORE;
        double low2 = Math.max(left.d2 + h * Math.min(0, left.d3 - rest), right.d2 - h * Math.max(0, left.d3 + rest));
        if (Math.max(left.d, right.d) + h * h / 8 * Math.max(0, -low2) < -margin) {
            return NONE;
        }
        double high2 = Math.min(left.d2 + h * Math.max(0, left.d3 + rest), right.d2 - h * Math.min(0, left.d3 - rest));
        double low1 = Math.max(left.d1 + h * Math.min(0, low2), right.d1 - h * Math.max(0, high2));
        boolean reached = right.d >= 0;
        if (low1 >= 0 || low2 >= 0 || shortest) {
            // Rising, or bent upwards: the greatest value is at an end, and that at the left is below.
            return reached ? crossing(h) : NONE;
        }
        double high1 = Math.min(left.d1 + h * Math.max(0, high2), right.d1 - h * Math.min(0, low2));
        if (high1 <= 0) {
            return NONE;
        }
        if (high2 > 0) {
            return UNDECIDED;
        }
        if (right.d1 >= 0) {
            return reached ? crossing(h) : NONE;
        }
        if (left.d1 <= 0) {
            return NONE;
        }
        double top = peak(h);
        probe.moveFrom(left.z, top);
        return probe.d >= 0 ? crossing(top) : NONE;
    }

    /** Where D' changes from positive to negative. */
    private double peak(double h) {
        double low = 0;
        double high = h;
        while (true) {
            double middle = 0.5 * (low + high);
            if (!(low < middle && middle < high)) {
                return low;
            }
            probe.moveFrom(left.z, middle);
            double newton = middle - probe.d1 / probe.d2;
            if (probe.d1 > 0) {
                low = middle;
            } else {
                high = middle;
            }
            if (probe.d2 < 0 && newton > low && newton < high) {
                probe.moveFrom(left.z, newton);
                if (Math.abs(probe.d1) <= 0x1p-50 * Math.abs(probe.d2) * h) {
                    return newton;
                }
                if (probe.d1 > 0) {
                    low = newton;
                } else {
                    high = newton;
                }
            }
        }
    }

    /** The only crossing between left, where D is below zero, and a time after it, where it is not: Newton's method, kept within the bracket by halving. */
    private double crossing(double to) {
        double low = 0;
        double high = to;
        double t = 0.5 * to;
        for (int k = 0; k < 200; k++) {
            probe.moveFrom(left.z, t);
            if (probe.d >= 0) {
                high = t;
            } else {
                low = t;
            }
            double next = t - probe.d / probe.d1;
            if (Math.abs(next - t) <= Math.ulp(t) && next >= low && next <= high) {
                return next;
            }
            if (!(next > low && next < high) || (k & 7) == 7) {
                next = 0.5 * (low + high);
                if (!(next > low && next < high)) {
                    return high;
                }
            }
            t = next;
        }
        return high;
    }

    /** Takes out the rounding errors of the stretches before: one step of Newton's method from the state at the start. */
    private double polish(double[] z, double t) {
        probe.moveFrom(z, t);
        double step = -probe.d / probe.d1;
        return Math.abs(step) <= 0x1p-30 * flow.unit && t + step >= 0 ? t + step : t;
    }
}
