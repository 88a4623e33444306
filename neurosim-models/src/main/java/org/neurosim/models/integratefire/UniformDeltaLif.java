package org.neurosim.models.integratefire;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;

/**
 * As {@link DeltaLifDynamics} for identical neurons, in the frame {@code u = (c - v) e^(t/tau_m)}: with c above the threshold a neuron spikes at {@code t =
 * tau_m log(u / (c - V_th))}, else only at an input.
 */
final class UniformDeltaLif extends DeltaLifDynamics implements EventDynamics.Frame {

    /** Positions grow by e^20 before the origin is moved. */
    private static final double SPAN = 20;

    private final double threshold;
    private final double tau;
    private double rest;
    private double aboveThreshold;

    UniformDeltaLif(EventCells cells) {
        super(cells);
        threshold = cells.parameter(Lif.V_TH)[0];
        tau = cells.parameter(Lif.TAU_M)[0];
        setRest(restingLevel(cells, 0));
    }

    private void setRest(double level) {
        rest = level;
        aboveThreshold = rest - threshold;
    }

    @Override
    public boolean currentChanged(int i) {
        super.currentChanged(i);
        setRest(restingLevel(i));
        return true;
    }

    @Override
    public double position(double x, double t) {
        return (rest - x) * scale(t);
    }

    @Override
    public double value(double u, double t) {
        return rest - u * ElementaryMath.exp(-t / tau);
    }

    @Override
    public double scale(double t) {
        return ElementaryMath.exp(t / tau);
    }

    @Override
    public double spikeTime(double u) {
        return aboveThreshold > 0 ? tau * ElementaryMath.log(u / aboveThreshold) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double level(double t) {
        return aboveThreshold * scale(t);
    }

    @Override
    public double span() {
        return SPAN * tau;
    }
}
