package org.neurosim.core.engine;

import org.neurosim.api.Integrator.LinearForm;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Threshold;
import org.neurosim.core.math.ThresholdScan;

/**
 * Excludes, by a bound and in loops without branches, nearly all neurons of a block that do not reach their threshold within a step.
 *
 * <p>With {@code D(t) = w x(t)} the distance of the potential above its level, {@code dx/dt = A (x - rest) + constant + current I}, a curve stays within {@code dt^2 / 8 max |D''|} of the chord between its
 * ends, and {@code D''(t) = w A e^(A t) dx/dt(0)}, so that with N the magnitudes of A off the diagonal (on it, what is positive)
 *
 * <pre>
 * D(t) &lt;= max(D(0), D(dt)) + dt^2 / 8 |w A| e^(N dt) (|A| |x(0) - rest| + |constant| + |current| |I|)
 * </pre>
 *
 * The coefficients are the largest of all neurons that the partition has of the population, the points of rest their middle. A bound of some 1e-4 mV (dt = 0.1 ms, usual time constants) leaves few neurons to look at that do not
 * spike. Which ones are left does not change what becomes of them.
 */
final class CrossingBound {

    /** Covers rounding errors, relative to the magnitude of the potential. */
    private static final double ROUNDING = 0x1p-36;

    /** Beyond all distances, but sums of four of them are finite. */
    static final double SURELY = 0x1p1000;

    private static final int MOST_TERMS = 10_000;

    private final Threshold threshold;
    private final ThresholdScan scan;

    /** Weights of the variables' distances from their middles. */
    private final double[] weight;

    private final double[] middle;
    private final double constant;
    private final double currentWeight;

    /** State at the start of the step. */
    final double[][] before;

    /** Upper bound of the potential within the step; of its distance above the level if that is a state variable. */
    final double[] highest;

    CrossingBound(NeuronSpec spec, LinearForm form, int size, double dt, ThresholdScan scan) {
        threshold = spec.threshold();
        this.scan = scan;
        int n = spec.states().size();
        weight = new double[n];
        middle = new double[n];
        double[] spread = new double[n];
        int systems = form.homogeneous() ? 1 : size;
        findMiddles(form, systems, spread);
        double added = 0;
        double perCurrent = 0;
        for (int k = 0; k < systems; k++) {
            LinearSystem s = form.system(k);
            double[] slope = slopeWeights(s, dt);
            double drive = 0;
            double response = 0;
            for (int j = 0; j < n; j++) {
                drive += slope[j] * Math.abs(s.constant()[j]);
                response += slope[j] * Math.abs(s.current()[j]);
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += slope[i] * Math.abs(s.matrix()[i][j]);
                }
                weight[j] = Math.max(weight[j], sum);
            }
            added = Math.max(added, drive);
            perCurrent = Math.max(perCurrent, response);
        }
        for (int j = 0; j < n; j++) {
            added += weight[j] * spread[j];
        }
        constant = added;
        currentWeight = perCurrent;
        before = new double[n][Workspace.BLOCK];
        highest = new double[Workspace.BLOCK];
    }

    private void findMiddles(LinearForm form, int systems, double[] spread) {
        for (int j = 0; j < middle.length; j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < systems; k++) {
                double rest = form.system(k).rest()[j];
                low = Math.min(low, rest);
                high = Math.max(high, rest);
            }
            middle[j] = low + 0.5 * (high - low);
            spread[j] = high - low;
        }
    }

    /** dt^2 / 8 |w A| e^(N dt): a series without cancellation. */
    private double[] slopeWeights(LinearSystem s, double dt) {
        int n = s.size();
        double[][] a = s.matrix();
        double[] term = new double[n];
        for (int j = 0; j < n; j++) {
            double own = a[threshold.state()][j] - (threshold.levelIsState() ? a[threshold.level()][j] : 0);
            term[j] = dt * dt / 8 * Math.abs(own);
        }
        double[] sum = new double[n];
        for (int m = 1; m < MOST_TERMS; m++) {
            double[] next = new double[n];
            boolean small = true;
            for (int j = 0; j < n; j++) {
                sum[j] += term[j];
                for (int i = 0; i < n; i++) {
                    next[j] += term[i] * (i == j ? Math.max(0, a[i][j]) : Math.abs(a[i][j])) * dt / m;
                }
                small &= m > n && next[j] <= 1e-9 * sum[j];
            }
            term = next;
            if (small) {
                break;
            }
        }
        for (int j = 0; j < n; j++) {
            sum[j] *= 1 + 1e-6;
        }
        return sum;
    }

    /** Keeps the state at the start of the step. */
    void begin(Block block, double[][] x) {
        int n = block.size();
        double[] u = highest;
        for (int i = 0; i < n; i++) {
            u[i] = constant;
        }
        for (int k = 0; k < before.length; k++) {
            System.arraycopy(x[k], 0, before[k], 0, n);
            if (weight[k] > 0) {
                addMagnitude(u, x[k], weight[k], middle[k], n);
            }
        }
        if (block.hasCurrent() && currentWeight > 0) {
            addMagnitude(u, block.current(), currentWeight, 0, n);
        }
    }

    /** Completes the bounds with the state at the end of the step, without arrivals. */
    void end(double[][] x, int n) {
        double[] v = x[threshold.state()];
        double[] v0 = before[threshold.state()];
        double[] u = highest;
        if (threshold.levelIsState()) {
            addGreater(u, v0, v, before[threshold.level()], x[threshold.level()], n);
        } else {
            addGreater(u, v0, v, n);
        }
    }

    /** Writes the positions of the neurons that may reach the threshold, ascending, and returns how many. */
    int find(Block block, int[] out) {
        int n = block.size();
        if (threshold.levelIsState()) {
            return scan.atOrAbove(highest, 0, out, n);
        }
        double[] level = block.parameter(threshold.level());
        return block.isUniform(threshold.level())
                ? scan.atOrAbove(highest, level[0], out, n)
                : scan.atOrAbove(highest, level, out, n);
    }

    private static void addMagnitude(double[] u, double[] x, double weight, double middle, int n) {
        for (int i = 0; i < n; i++) {
            u[i] += weight * Math.abs(x[i] - middle);
        }
    }

    private static void addGreater(double[] u, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            u[i] += 0.5 * ((a[i] + b[i]) + Math.abs(a[i] - b[i])) + ROUNDING * Math.abs(b[i]);
        }
    }

    private static void addGreater(double[] u, double[] a, double[] b, double[] levelA, double[] levelB, int n) {
        for (int i = 0; i < n; i++) {
            double first = a[i] - levelA[i];
            double second = b[i] - levelB[i];
            u[i] += 0.5 * ((first + second) + Math.abs(first - second)) + ROUNDING * Math.abs(b[i]);
        }
    }
}
