package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;

/**
 * The integrate-and-fire neuron without leak (perfect integrator), for event-driven networks and others.
 *
 * <pre>
 * C_m dv/dt = I_e + I(t)
 * </pre>
 *
 * with I(t) the current of the stimuli. It spikes where {@code v >= V_th}; then {@code v = V_reset}, held there for t_ref, while input is lost. Between inputs v is a
 * straight line: {@code v(t) = v + I_e t / C_m}, at the threshold after {@code (V_th - v) C_m / I_e} if {@code I_e > 0}.
 *
 * <p><b>Parameters.</b> C_m (pF, 1); V_th (mV, 1); V_reset (mV, 0); t_ref (ms, 0); I_e (pA, 0). <b>Receptor.</b> "in", mV: v jumps by the weight. <b>State
 * variable.</b> v (mV), starts at V_reset.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Linear} and a {@link Neuron.EventDriven}, exact as either.
 *
 * <p>Source: Lapicque 1907; Gerstein and Mandelbrot 1964, Biophys J 4:41 (with Poisson input, the random walk).
 */
public final class PerfectIf implements Neuron.Linear, Neuron.EventDriven {
    private static final int C_M = 0;
    private static final int V_TH = 1;
    private static final int I_E = 4;

    private static final NeuronSpec SPEC = NeuronSpec.builder("PerfectIf")
            .parameter("C_m", "pF", 1, Range.POSITIVE)
            .parameter("V_th", "mV", 1, Range.FINITE)
            .parameter("V_reset", "mV", 0, Range.FINITE)
            .parameter("t_ref", "ms", 0, Range.NON_NEGATIVE)
            .parameter("I_e", "pA", 0, Range.FINITE)
            .state("v", "mV", "V_reset")
            .receptor("in", "mV", "v")
            .threshold("v", "V_th")
            .reset("v", "V_reset")
            .refractory("t_ref", "v")
            .build();

    /** The model; parameters are set with the population's {@code with}. */
    public PerfectIf() {}

    @Override
    public NeuronSpec spec() {
        return SPEC;
    }

    @Override
    public LinearSystem linearSystem(ParameterSet p) {
        LinearSystem s = LinearSystem.zeros(1);
        s.constant()[0] = p.get(I_E) / p.get(C_M);
        s.current()[0] = 1 / p.get(C_M);
        return s;
    }

    @Override
    public EventDynamics eventDynamics(EventCells cells) {
        boolean uniform = cells.isUniform(C_M) && cells.isUniform(V_TH) && cells.isUniform(I_E);
        return uniform ? new Uniform(cells) : new Individual(cells);
    }

    private static class Individual implements EventDynamics {
        private final double[] v;
        private final double[] threshold;
        private final double[] current;
        private final double[] capacitance;

        Individual(EventCells cells) {
            v = cells.state(0);
            threshold = cells.parameter(V_TH);
            current = cells.parameter(I_E);
            capacitance = cells.parameter(C_M);
        }

        @Override
        public boolean currentChanged(int i) {
            return true;
        }

        @Override
        public void advance(int i, double duration) {
            v[i] += current[i] / capacitance[i] * duration;
        }

        @Override
        public double timeToSpike(int i) {
            double missing = threshold[i] - v[i];
            if (missing <= 0) {
                return 0;
            }
            return current[i] > 0 ? missing * capacitance[i] / current[i] : missing * Double.POSITIVE_INFINITY;
        }
    }

    /** In the frame {@code u = slope t - v}. */
    private static final class Uniform extends Individual implements EventDynamics.Frame {
        /** A second, after which the drift is taken off the positions, so that they keep their precision. */
        private static final double SPAN = 1e3;

        private final EventCells cells;
        private final double threshold;
        private double slope;

        Uniform(EventCells cells) {
            super(cells);
            this.cells = cells;
            threshold = cells.parameter(V_TH)[0];
            slope = slope(0);
        }

        private double slope(int i) {
            return cells.parameter(I_E)[i] / cells.parameter(C_M)[i];
        }

        @Override
        public boolean currentChanged(int i) {
            slope = slope(i);
            return true;
        }

        @Override
        public double position(double x, double t) {
            return slope * t - x;
        }

        @Override
        public double value(double u, double t) {
            return slope * t - u;
        }

        @Override
        public double scale(double t) {
            return 1;
        }

        @Override
        public double spikeTime(double u) {
            return slope > 0 ? (u + threshold) / slope : Double.POSITIVE_INFINITY;
        }

        @Override
        public double level(double t) {
            return slope * t - threshold;
        }

        @Override
        public double span() {
            return SPAN;
        }
    }
}
