package org.neurosim.models.integratefire;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;

/**
 * The membrane of {@link Lif} between events without synaptic currents: {@code v(t) = c + (v - c) e^(-t/tau_m)} with {@code c = E_L + I_e tau_m / C_m}; at the
 * threshold after {@code tau_m log(1 + (V_th - v) / (c - V_th))} if c is above it.
 */
class DeltaLifDynamics implements EventDynamics {
    private final EventCells cells;
    private final double[] v;
    private final double[] threshold;
    private final double[] tau;
    private final double[] rest;

    DeltaLifDynamics(EventCells cells) {
        this.cells = cells;
        v = cells.state(Lif.V);
        threshold = cells.parameter(Lif.V_TH);
        tau = cells.parameter(Lif.TAU_M);
        rest = restingLevel(cells);
    }

    /** c for each neuron, mV. */
    static double[] restingLevel(EventCells cells) {
        double[] rest = new double[cells.size()];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = restingLevel(cells, i);
        }
        return rest;
    }

    static double restingLevel(EventCells cells, int i) {
        return cells.parameter(Lif.E_L)[i]
                + cells.parameter(Lif.I_E)[i] * cells.parameter(Lif.TAU_M)[i] / cells.parameter(Lif.C_M)[i];
    }

    /** c of a neuron, mV. */
    final double restingLevel(int i) {
        return rest[i];
    }

    @Override
    public boolean currentChanged(int i) {
        rest[i] = restingLevel(cells, i);
        return true;
    }

    @Override
    public void advance(int i, double duration) {
        v[i] = rest[i] + (v[i] - rest[i]) * ElementaryMath.exp(-duration / tau[i]);
    }

    @Override
    public double timeToSpike(int i) {
        if (v[i] >= threshold[i]) {
            return 0;
        }
        return rest[i] > threshold[i]
                ? tau[i] * ElementaryMath.log1p((threshold[i] - v[i]) / (rest[i] - threshold[i]))
                : v[i] == v[i] ? Double.POSITIVE_INFINITY : Double.NaN;
    }
}
