package org.neurosim.core.integrators;

import java.util.List;
import org.neurosim.api.model.Block;

/** A row whose coefficients are the same for all neurons. */
final class UniformRow extends LinearRow {
    private final double own;
    private final double rest;
    private final double base;
    private final double[] factors;
    private final double[] rests;
    private final double current;
    private final boolean zeroRests;

    /** Factors of decay of the inputs, if these are advanced in the same loop, else null. */
    private double[] decay;

    UniformRow(int state, boolean[] needs, Propagator p) {
        super(state, needs);
        own = p.matrix()[state][state];
        rest = p.rest()[state];
        base = rest + p.constant()[state];
        current = p.current()[state];
        factors = new double[others.length];
        rests = new double[others.length];
        boolean zero = true;
        for (int k = 0; k < others.length; k++) {
            factors[k] = p.matrix()[state][others[k]];
            rests[k] = p.rest()[others[k]];
            zero &= rests[k] == 0;
        }
        zeroRests = zero;
    }

    @Override
    void advance(Block block, double[][] x, double[] y, int n) {
        double[] x0 = x[state];
        if (decay != null) {
            advanceWithInputs(x, y, n);
        } else if (others.length == 0) {
            if (rest == 0 && base == 0) {
                scale(y, x0, own, n);
            } else {
                relax(y, x0, own, rest, base, n);
            }
        } else if (others.length == 1 && zeroRests) {
            relax(y, x0, own, rest, base, x[others[0]], factors[0], n);
        } else if (others.length == 2 && zeroRests) {
            relax(y, x0, own, rest, base, x[others[0]], factors[0], x[others[1]], factors[1], n);
        } else {
            relax(y, x0, own, rest, 0, n);
            for (int k = 0; k < others.length; k++) {
                add(y, x[others[k]], factors[k], rests[k], n);
            }
            add(y, base, n);
        }
        if (current != 0 && block.hasCurrent()) {
            add(y, block.current(), current, 0, n);
        }
    }

    private void advanceWithInputs(double[][] x, double[] y, int n) {
        if (others.length == 1) {
            relax(y, own, rest, base, x[others[0]], factors[0], decay[0], n);
        } else {
            relax(y, own, rest, base, x[others[0]], factors[0], decay[0], x[others[1]], factors[1], decay[1], n);
        }
    }

    boolean isDrivenBy(int variable) {
        return zeroRests && needs(variable);
    }

    /** Whether the row is multiplication by a factor. */
    boolean isDecay() {
        return others.length == 0 && rest == 0 && base == 0 && current == 0;
    }

    /** Advances the inputs in the same loop, if they are all that act upon this variable, and one or two. */
    boolean takeAlong(List<UniformRow> inputs) {
        if (inputs.isEmpty() || inputs.size() != others.length || inputs.size() > 2) {
            return false;
        }
        decay = new double[others.length];
        for (int k = 0; k < others.length; k++) {
            for (UniformRow input : inputs) {
                if (input.state == others[k]) {
                    decay[k] = input.own;
                }
            }
        }
        return true;
    }

    private static void scale(double[] y, double[] x, double p, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = p * x[i];
        }
    }

    private static void relax(double[] y, double[] x, double p, double rest, double base, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = base + p * (x[i] - rest);
        }
    }

    private static void relax(
            double[] y, double[] x, double p, double rest, double base, double[] x1, double p1, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = base + (p * (x[i] - rest) + p1 * x1[i]);
        }
    }

    private static void relax(
            double[] y,
            double[] x,
            double p,
            double rest,
            double base,
            double[] x1,
            double p1,
            double[] x2,
            double p2,
            int n) {
        for (int i = 0; i < n; i++) {
            y[i] = base + (p * (x[i] - rest) + p1 * x1[i] + p2 * x2[i]);
        }
    }

    private static void add(double[] y, double[] x, double p, double rest, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += p * (x[i] - rest);
        }
    }

    private static void add(double[] y, double base, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = base + y[i];
        }
    }

    /** The variable and its input in place. */
    private static void relax(
            double[] y, double p, double rest, double base, double[] x1, double p1, double decay1, int n) {
        for (int i = 0; i < n; i++) {
            double input = x1[i];
            y[i] = base + (p * (y[i] - rest) + p1 * input);
            x1[i] = decay1 * input;
        }
    }

    /** The variable and its two inputs in place. */
    private static void relax(
            double[] y,
            double p,
            double rest,
            double base,
            double[] x1,
            double p1,
            double decay1,
            double[] x2,
            double p2,
            double decay2,
            int n) {
        for (int i = 0; i < n; i++) {
            double first = x1[i];
            double second = x2[i];
            y[i] = base + (p * (y[i] - rest) + p1 * first + p2 * second);
            x1[i] = decay1 * first;
            x2[i] = decay2 * second;
        }
    }
}
