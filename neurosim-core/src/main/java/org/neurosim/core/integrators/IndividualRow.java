package org.neurosim.core.integrators;

import org.neurosim.api.model.Block;

/** A row whose coefficients differ between neurons: columns over all neurons of the binding. */
final class IndividualRow extends LinearRow {
    private final double[] own;
    private final double[] rest;
    private final double[] base;
    private final double[][] factors;
    private final double[][] rests;
    private final double[] current;
    private final int first;

    IndividualRow(int state, boolean[] needs, Propagator[] propagators, int first) {
        super(state, needs);
        int size = propagators.length;
        own = new double[size];
        rest = new double[size];
        base = new double[size];
        current = new double[size];
        factors = new double[others.length][size];
        rests = new double[others.length][size];
        this.first = first;
        for (int i = 0; i < size; i++) {
            Propagator p = propagators[i];
            own[i] = p.matrix()[state][state];
            rest[i] = p.rest()[state];
            base[i] = rest[i] + p.constant()[state];
            current[i] = p.current()[state];
            for (int k = 0; k < others.length; k++) {
                factors[k][i] = p.matrix()[state][others[k]];
                rests[k][i] = p.rest()[others[k]];
            }
        }
    }

    @Override
    void advance(Block block, double[][] x, double[] y, int n) {
        int offset = block.first() - first;
        relax(y, x[state], own, rest, offset, n);
        for (int k = 0; k < others.length; k++) {
            add(y, x[others[k]], factors[k], rests[k], offset, n);
        }
        add(y, base, offset, n);
        if (block.hasCurrent()) {
            addCurrent(y, block.current(), current, offset, n);
        }
    }

    private static void relax(double[] y, double[] x, double[] p, double[] rest, int offset, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = p[offset + i] * (x[i] - rest[offset + i]);
        }
    }

    private static void add(double[] y, double[] x, double[] p, double[] rest, int offset, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += p[offset + i] * (x[i] - rest[offset + i]);
        }
    }

    private static void add(double[] y, double[] base, int offset, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = base[offset + i] + y[i];
        }
    }

    private static void addCurrent(double[] y, double[] x, double[] p, int offset, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += p[offset + i] * x[i];
        }
    }
}
