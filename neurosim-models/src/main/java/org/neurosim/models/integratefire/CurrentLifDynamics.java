package org.neurosim.models.integratefire;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;

/** {@link Lif} with exponential currents between events; the equations are those of {@link ThresholdSearch}. */
final class CurrentLifDynamics implements EventDynamics {
    /** Covers rounding errors of the bound. */
    private static final double LESS = 1 - 1e-9;

    private final EventCells cells;
    private final double[] v;
    private final double[] threshold;
    private final double[] tau;
    private final double[] capacitance;
    private final double[] rest;
    private final double[][] currents;
    private final double[][] taus;
    private final ThresholdSearch search;

    CurrentLifDynamics(EventCells cells, NeuronSpec spec) {
        this.cells = cells;
        v = cells.state(Lif.V);
        threshold = cells.parameter(Lif.V_TH);
        tau = cells.parameter(Lif.TAU_M);
        capacitance = cells.parameter(Lif.C_M);
        rest = DeltaLifDynamics.restingLevel(cells);
        int n = spec.states().size() - 1;
        currents = new double[n][];
        taus = new double[n][];
        for (int k = 0; k < n; k++) {
            currents[k] = cells.state(k + 1);
            taus[k] = cells.parameter(spec.states().get(k + 1).kinetics().tau());
        }
        search = new ThresholdSearch(n);
    }

    @Override
    public boolean currentChanged(int i) {
        rest[i] = DeltaLifDynamics.restingLevel(cells, i);
        return true;
    }

    @Override
    public void advance(int i, double duration) {
        double decay = ElementaryMath.exp(-duration / tau[i]);
        double moved = (v[i] - rest[i]) * decay;
        for (int k = 0; k < currents.length; k++) {
            double e = ElementaryMath.exp(-duration / taus[k][i]);
            double current = currents[k][i];
            moved += current / capacitance[i] * ThresholdSearch.response(duration, tau[i], taus[k][i], decay, e);
            currents[k][i] = current * e;
        }
        v[i] = rest[i] + moved;
    }

    @Override
    public double timeToSpike(int i) {
        search.timeConstants(tau[i], taus, i);
        for (int k = 0; k < currents.length; k++) {
            search.drive(k, currents[k][i] / capacitance[i]);
        }
        return search.first(v[i], rest[i], threshold[i]);
    }

    /**
     * Without hyperpolarising currents and with the others at their size of now, v would be above what it is, and reach the threshold after {@code tau_m log(1 + x)},
     * {@code x = (V_th - v) / (c' - V_th)} with c' the level that it then approaches; {@code log(1 + x) >= 2 x / (2 + x)}.
     */
    @Override
    public double quietTime(int i) {
        double drive = 0;
        for (int k = 0; k < currents.length; k++) {
            drive += Math.max(0, currents[k][i]);
        }
        double missing = threshold[i] - v[i];
        double beyond = rest[i] + drive / capacitance[i] * tau[i] - threshold[i];
        if (!(missing > 0 && v[i] > Double.NEGATIVE_INFINITY)) {
            return 0;
        }
        return beyond > 0
                ? LESS * tau[i] * 2 * missing / (2 * beyond + missing)
                : beyond < 0 ? Double.POSITIVE_INFINITY : 0;
    }
}
