package org.neurosim.models;

import java.util.function.DoubleUnaryOperator;

/** The course of a quantity on a grid that is fine near 0, with all local maxima between, refined by dividing brackets: brute force against which searches for crossings are tested. */
public final class Course {

    private static final int HALVINGS = 60;
    private static final int REFINEMENTS = 70;

    private final DoubleUnaryOperator f;
    private final double end;
    private final int grid;
    private final double[] t;
    private final double[] v;
    private int points;
    private int peak = -1;

    /**
     * A course.
     *
     * @param f the quantity by time
     * @param end where the grid ends, if it went on by one point
     * @param grid points of the grid
     */
    public Course(DoubleUnaryOperator f, double end, int grid) {
        this.f = f;
        this.end = end;
        this.grid = grid;
        t = new double[2 * grid];
        v = new double[2 * grid];
        add(0);
        double before = v[0];
        double here = f.applyAsDouble(grid(1));
        for (int k = 1; k < grid; k++) {
            double after = f.applyAsDouble(grid(k + 1));
            double top = here >= before && here >= after ? refine(grid(k - 1), grid(k + 1)) : Double.NaN;
            if (top < grid(k)) {
                addPeak(top);
            }
            add(grid(k));
            if (top >= grid(k)) {
                addPeak(top);
            }
            before = here;
            here = after;
        }
    }

    private double grid(int k) {
        double x = (double) k / grid;
        return end * x * x * x;
    }

    private void add(double time) {
        t[points] = time;
        v[points++] = f.applyAsDouble(time);
    }

    private void addPeak(double time) {
        add(time);
        if (peak < 0 || v[points - 1] > v[peak]) {
            peak = points - 1;
        }
    }

    private double refine(double from, double to) {
        double low = from;
        double high = to;
        for (int k = 0; k < REFINEMENTS; k++) {
            double a = low + 0.4 * (high - low);
            double b = low + 0.6 * (high - low);
            if (f.applyAsDouble(a) < f.applyAsDouble(b)) {
                low = a;
            } else {
                high = b;
            }
        }
        return 0.5 * (low + high);
    }

    /** Whether there is a local maximum. */
    public boolean hasPeak() {
        return peak >= 0;
    }

    /** Time of the highest local maximum. */
    public double peakTime() {
        return t[peak];
    }

    /** The highest local maximum. */
    public double peak() {
        return v[peak];
    }

    /** Time of a point. */
    public double time(int point) {
        return t[point];
    }

    /** Value at a point. */
    public double value(int point) {
        return v[point];
    }

    /** The first point at or above a level, -1 if there is none. */
    public int above(double level) {
        for (int k = 0; k < points; k++) {
            if (v[k] >= level) {
                return k;
            }
        }
        return -1;
    }

    /** The crossing of a level between a point that is not below it and the one before, by halving. */
    public double crossing(double level, int point) {
        double low = t[point - 1];
        double high = t[point];
        for (int n = 0; n < HALVINGS; n++) {
            double middle = 0.5 * (low + high);
            if (f.applyAsDouble(middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The first crossing of a level from below, NaN if there is none. */
    public double crossing(double level) {
        int point = above(level);
        return point > 0 ? crossing(level, point) : Double.NaN;
    }
}
