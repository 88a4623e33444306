package org.neurosim.models.integratefire;

import org.neurosim.api.math.ElementaryMath;

/**
 * The first time at which a leaky membrane with exponentially decaying input currents reaches its threshold; none is missed.
 *
 * <pre>
 * v(t) = c + (v0 - c) E(t) + sum over k of a_k h_k(t),   E(t) = e^(-t/tau),   h_k(t) = (e^(-t/tau_k) - e^(-t/tau)) / (1/tau - 1/tau_k)
 * </pre>
 *
 * with a_k = I_k / C_m at t = 0 (mV/ms). h_k is calculated as {@code e^(-t/slow) t exprel(-t |1/tau - 1/tau_k|)} with slow the greater of the two time constants,
 * which has no gap and loses no digits where they are equal or nearly so. It rises to a single peak at {@code tau log(r) / (r - 1)}, {@code r = tau / tau_k}, and falls
 * from there.
 *
 * <p>Method: the search goes forward in stretches. E and e^(-t/tau_k) being monotonic and h_k having one peak, their ranges over a stretch are known
 * from its ends, and so bounds of v, v' and v''. A stretch is done with if v stays below the threshold by its bound; or if v' does not change sign, so
 * that the ends tell; or if v'' does not change sign, so that the ends or the single peak, which is then found, tell. Else it is halved. The search ends where
 * what is left of depolarising terms can't reach the threshold any more. Halving ends because v' and v'' have finitely many zeros and, but for degenerate cases, none in
 * common; there, stretches of 2^-40 tau are judged by their ends.
 *
 * <p>One instance serves the neurons of a population one after the other; not thread-safe.
 */
final class ThresholdSearch {
    private static final double SHORTEST = 0x1p-40;
    private static final double ROUNDING = 0x1p-48;

    /** After as many time constants an exponential is all but zero. */
    private static final double UNDERFLOW = 700;

    private final int n;
    private final double[] taus;
    private final double[] a;
    private final double[] peakTime;
    private final double[] peak;
    private final Point left;
    private final Point right;
    private final Point probe;
    private double tau = Double.NaN;
    private double slowest;
    private double offset;

    ThresholdSearch(int currents) {
        n = currents;
        taus = new double[n];
        a = new double[n];
        peakTime = new double[n];
        peak = new double[n];
        left = new Point();
        right = new Point();
        probe = new Point();
    }

    /** The membrane at one time: e_k, h_k, v - c and its derivative. */
    private final class Point {
        double t;
        double decay;
        final double[] e = new double[n];
        final double[] h = new double[n];
        double v;
        double slope;

        void at(double time) {
            t = time;
            decay = ElementaryMath.exp(-time / tau);
            double value = offset * decay;
            double derivative = -offset * decay / tau;
            for (int k = 0; k < n; k++) {
                e[k] = ElementaryMath.exp(-time / taus[k]);
                h[k] = response(time, tau, taus[k], decay, e[k]);
                value += a[k] * h[k];
                derivative += a[k] * (e[k] - h[k] / tau);
            }
            v = value;
            slope = derivative;
        }
    }

    /** h(t) from the two exponentials at t. */
    static double response(double t, double tau, double tauK, double decay, double e) {
        double slow = tau > tauK ? decay : e;
        return slow * t * ElementaryMath.exprel(-t * Math.abs(1 / tau - 1 / tauK));
    }

    /** Sets the time constants, ms. */
    void timeConstants(double membrane, double[][] currents, int neuron) {
        boolean same = membrane == tau;
        for (int k = 0; k < n; k++) {
            same &= taus[k] == currents[k][neuron];
        }
        if (same) {
            return;
        }
        tau = membrane;
        for (int k = 0; k < n; k++) {
            taus[k] = currents[k][neuron];
            double x = (tau - taus[k]) / taus[k];
            peakTime[k] = tau * (x == 0 ? 1 : ElementaryMath.log1p(x) / x);
            double t = peakTime[k];
            peak[k] = response(t, tau, taus[k], ElementaryMath.exp(-t / tau), ElementaryMath.exp(-t / taus[k]));
        }
    }

    /** Sets the drive of one current at t = 0, mV/ms. */
    void drive(int k, double value) {
        a[k] = value;
    }

    /**
     * The first t &gt;= 0 with v(t) &gt;= threshold.
     *
     * @param start v0, mV
     * @param rest c, mV
     * @return time, ms; infinity if there is none; NaN if a value is NaN
     */
    double first(double start, double rest, double threshold) {
        if (start >= threshold) {
            return 0;
        }
        offset = start - rest;
        double gap = threshold - rest;
        double size = Math.abs(offset);
        double reach = Math.max(0, offset);
        slowest = tau;
        for (int k = 0; k < n; k++) {
            size += Math.abs(a[k]) * peak[k];
            reach += Math.max(0, a[k]) * peak[k];
            slowest = Math.max(slowest, taus[k]);
        }
        if (!(size < Double.POSITIVE_INFINITY && Math.abs(gap) < Double.POSITIVE_INFINITY)) {
            return Double.NaN;
        }
        double margin = size * ROUNDING;
        if (reach + margin < gap) {
            return Double.POSITIVE_INFINITY;
        }
        return search(gap, margin);
    }

    /** The search for v - c = gap. */
    private double search(double gap, double margin) {
        left.at(0);
        double length = tau;
        // Where rest is the threshold itself the search would end only where exponentials underflow.
        double end = gap >= 0 ? UNDERFLOW * slowest : Double.POSITIVE_INFINITY;
        while (left.t < end) {
            length = Math.min(length, end - left.t);
            right.at(left.t + length);
            double found = judge(gap, margin, length <= SHORTEST * tau + 4 * Math.ulp(left.t));
            if (found >= 0) {
                return found;
            }
            if (found == UNDECIDED) {
                length *= 0.5;
                continue;
            }
            left.at(right.t);
            if (isOver(gap, margin)) {
                return Double.POSITIVE_INFINITY;
            }
            length *= 2;
        }
        return Double.POSITIVE_INFINITY;
    }

    private static final double NONE = -1;
    private static final double UNDECIDED = -2;

    /** Time of the crossing within left..right, or that there is none, or that it can't be told. */
    private double judge(double gap, double margin, boolean shortest) {
        if (upperBound() + margin < gap) {
            return NONE;
        }
        bounds();
        boolean reached = right.v >= gap;
        if (lowSlope >= 0 || lowCurve >= 0 || shortest) {
            // Rising, or bent upwards: the greatest value is at an end, and that at the left is below.
            return reached ? crossing(gap, left.t, right.t) : NONE;
        }
        if (highSlope <= 0) {
            return NONE;
        }
        if (highCurve <= 0) {
            if (right.slope >= 0) {
                return reached ? crossing(gap, left.t, right.t) : NONE;
            }
            if (left.slope <= 0) {
                return NONE;
            }
            double top = peakBetween(left.t, right.t);
            probe.at(top);
            return probe.v >= gap ? crossing(gap, left.t, top) : NONE;
        }
        return UNDECIDED;
    }

    /** Whether nothing can reach the threshold from left on. */
    private boolean isOver(double gap, double margin) {
        double reach = Math.max(0, left.v);
        for (int k = 0; k < n; k++) {
            reach += Math.max(0, a[k]) * left.e[k] * peak[k];
        }
        return reach + margin < gap;
    }

    private double lowSlope;
    private double highSlope;
    private double lowCurve;
    private double highCurve;

    private double highest(int k) {
        return left.t < peakTime[k] && peakTime[k] < right.t ? peak[k] : Math.max(left.h[k], right.h[k]);
    }

    private double upperBound() {
        double bound = offset > 0 ? offset * left.decay : offset * right.decay;
        for (int k = 0; k < n; k++) {
            bound += a[k] > 0 ? a[k] * highest(k) : a[k] * Math.min(left.h[k], right.h[k]);
        }
        return bound;
    }

    /** Bounds of v' and v'' over the stretch. */
    private void bounds() {
        double rate = 1 / tau;
        double x = -offset * rate * left.decay;
        double y = -offset * rate * right.decay;
        lowSlope = Math.min(x, y);
        highSlope = Math.max(x, y);
        lowCurve = -rate * highSlope;
        highCurve = -rate * lowSlope;
        for (int k = 0; k < n; k++) {
            double highH = highest(k);
            double lowH = Math.min(left.h[k], right.h[k]);
            double highE = left.e[k];
            double lowE = right.e[k];
            double rates = rate + 1 / taus[k];
            double lowS = lowE - highH * rate;
            double highS = highE - lowH * rate;
            double lowC = lowH * rate * rate - highE * rates;
            double highC = highH * rate * rate - lowE * rates;
            boolean up = a[k] > 0;
            lowSlope += a[k] * (up ? lowS : highS);
            highSlope += a[k] * (up ? highS : lowS);
            lowCurve += a[k] * (up ? lowC : highC);
            highCurve += a[k] * (up ? highC : lowC);
        }
    }

    /** Where v' changes from positive to negative, to the last bit or two. */
    private double peakBetween(double from, double to) {
        double low = from;
        double high = to;
        while (true) {
            double middle = 0.5 * (low + high);
            if (!(low < middle && middle < high)) {
                return low;
            }
            probe.at(middle);
            if (probe.slope > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** The only crossing between from, where v is below, and to, where it is not: Newton's method, kept within the bracket by halving. */
    private double crossing(double gap, double from, double to) {
        double low = from;
        double high = to;
        double t = 0.5 * (low + high);
        for (int k = 0; k < 200; k++) {
            probe.at(t);
            if (probe.v >= gap) {
                high = t;
            } else {
                low = t;
            }
            double next = t - (probe.v - gap) / probe.slope;
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
}
