package org.neurosim.models;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;

/** {@link Lif} with exponential currents between events; the equations are those of {@link ThresholdSearch}. */
final class CurrentLifDynamics implements EventDynamics {
    private final double[] v;
    private final double[] threshold;
    private final double[] tau;
    private final double[] capacitance;
    private final double[] rest;
    private final double[][] currents;
    private final double[][] taus;
    private final ThresholdSearch search;

    CurrentLifDynamics(EventCells cells, NeuronSpec spec) {
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
}
