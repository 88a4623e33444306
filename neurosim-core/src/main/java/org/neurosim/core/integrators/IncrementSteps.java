package org.neurosim.core.integrators;

import org.neurosim.api.Integrator.Binding;
import org.neurosim.api.Integrator.LinearForm;
import org.neurosim.api.model.Block;

/**
 * Advances a linear system exactly by adding to each variable what the step changes: {@code x += F (x - rest) + constant + current I}, with {@code F = e^(A dt) - I} free of
 * cancellation.
 *
 * <p>In a form {@code P (x - rest)} the coefficient of a slow variable is next to 1 and rounded there: the level that v approaches is wrong by the rounding error divided by dt / tau, and thousands of
 * short steps add up to it. Here it is right to rounding errors for any dt, as exact spike times need it. A variable that decays by more than half in a
 * step is taken in the other form, in which it loses no digits.
 *
 * <p>A neuron gets the same bits whether its coefficients are those of all neurons or its own.
 */
final class IncrementSteps {

    private final Row[] rows;

    /** What each row adds up. */
    private final double[][] sums;

    IncrementSteps(LinearForm form, Binding binding) {
        int n = binding.spec().states().size();
        int count = form.homogeneous() ? 1 : binding.size();
        Propagator[] propagators = new Propagator[count];
        double[][][] decay = new double[count][][];
        for (int k = 0; k < count; k++) {
            propagators[k] = Propagator.of(form.system(k), binding.dt());
            decay[k] = MatrixExponential.minusIdentity(form.system(k).matrix(), binding.dt());
        }
        rows = new Row[n];
        for (int r = 0; r < n; r++) {
            rows[r] = new Row(r, propagators, decay, binding.first());
        }
        sums = binding.columns();
    }

    void advance(Block block, double[][] x) {
        int n = block.size();
        for (Row row : rows) {
            row.sum(block, x, sums[row.state], n);
        }
        for (Row row : rows) {
            row.finish(block, x[row.state], sums[row.state], n);
        }
    }

    private static final class Row {
        final int state;
        private final int[] others;

        /** By term, by neuron or one for all: factors and what is subtracted before. */
        private final double[][] factor;

        private final double[][] rest;
        private final double[] constant;
        private final double[] current;

        /** 1 where the old value is added to, 0 where it has gone into the sum. */
        private final double[] kept;

        /** What the variable has without the sum: 0, or its rest. */
        private final double[] origin;

        private final int first;
        private final boolean uniform;

        Row(int state, Propagator[] propagators, double[][][] decay, int first) {
            this.state = state;
            this.first = first;
            int count = propagators.length;
            uniform = count == 1;
            int n = decay[0].length;
            boolean[] needed = new boolean[n];
            int terms = 0;
            for (int j = 0; j < n; j++) {
                for (Propagator p : propagators) {
                    needed[j] |= j == state || p.matrix()[state][j] != 0;
                }
                terms += needed[j] ? 1 : 0;
            }
            others = new int[terms];
            factor = new double[terms][count];
            rest = new double[terms][count];
            constant = new double[count];
            current = new double[count];
            kept = new double[count];
            origin = new double[count];
            int t = 0;
            for (int j = 0; j < n; j++) {
                if (needed[j]) {
                    others[t++] = j;
                }
            }
            for (int k = 0; k < count; k++) {
                Propagator p = propagators[k];
                boolean adds = decay[k][state][state] > -0.5;
                for (int q = 0; q < terms; q++) {
                    int j = others[q];
                    factor[q][k] = j == state && adds ? decay[k][j][j] : p.matrix()[state][j];
                    rest[q][k] = p.rest()[j];
                }
                constant[k] = p.constant()[state];
                current[k] = p.current()[state];
                kept[k] = adds ? 1 : 0;
                origin[k] = adds ? 0 : p.rest()[state];
            }
        }

        void sum(Block block, double[][] x, double[] sum, int n) {
            int offset = block.first() - first;
            if (uniform) {
                fill(sum, constant[0], n);
            } else {
                System.arraycopy(constant, offset, sum, 0, n);
            }
            if (block.hasCurrent()) {
                if (uniform) {
                    add(sum, block.current(), current[0], 0.0, n);
                } else {
                    add(sum, block.current(), current, offset, n);
                }
            }
            for (int t = 0; t < others.length; t++) {
                if (uniform) {
                    add(sum, x[others[t]], factor[t][0], rest[t][0], n);
                } else {
                    add(sum, x[others[t]], factor[t], rest[t], offset, n);
                }
            }
        }

        void finish(Block block, double[] x, double[] sum, int n) {
            int offset = block.first() - first;
            if (!uniform) {
                for (int i = 0; i < n; i++) {
                    x[i] = kept[offset + i] * x[i] + origin[offset + i] + sum[i];
                }
            } else if (kept[0] == 1) {
                for (int i = 0; i < n; i++) {
                    x[i] += sum[i];
                }
            } else {
                double base = origin[0];
                for (int i = 0; i < n; i++) {
                    x[i] = base + sum[i];
                }
            }
        }
    }

    private static void fill(double[] y, double value, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = value;
        }
    }

    private static void add(double[] y, double[] x, double factor, double rest, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += factor * (x[i] - rest);
        }
    }

    private static void add(double[] y, double[] x, double[] factor, double[] rest, int offset, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += factor[offset + i] * (x[i] - rest[offset + i]);
        }
    }

    private static void add(double[] y, double[] x, double[] factor, int offset, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += factor[offset + i] * x[i];
        }
    }
}
