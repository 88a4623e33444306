package org.neurosim.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.events.EventHandler;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * An independent, event-exact solution of a neuron with a threshold and a reset: Dormand-Prince 8(5,3) of Commons Math
 * with tolerances of 1e-11, the crossings located to rounding. The time step of a simulation does not enter.
 */
public final class HybridSolution {

    /** The right-hand side. */
    public interface Slope {
        /** Writes dy/dt; {@code refractory} tells that the neuron is in its refractory period. */
        void write(double t, double[] y, double[] dy, boolean refractory);
    }

    private static final double TOLERANCE = 1e-11;

    private final Slope slope;
    private final ToDoubleFunction<double[]> distance;
    private final Consumer<double[]> reset;
    private final double refractory;
    private final double[] state;
    private double time;

    /** Samples of the state, at the times asked for. */
    final List<double[]> samples = new ArrayList<>();

    /** Spike times, ms. */
    final List<Double> spikes = new ArrayList<>();

    /**
     * A solution that spikes where {@code distance} becomes positive.
     *
     * @param refractory time after a spike without another, ms
     */
    public HybridSolution(
            Slope slope,
            ToDoubleFunction<double[]> distance,
            Consumer<double[]> reset,
            double refractory,
            double... initial) {
        this.slope = slope;
        this.distance = distance;
        this.reset = reset;
        this.refractory = refractory;
        this.state = initial.clone();
    }

    /** Changes the state at the present time. */
    public HybridSolution change(Consumer<double[]> jump) {
        jump.accept(state);
        return this;
    }

    /** Goes on to a time, with samples at multiples of an interval (none if 0). */
    public HybridSolution to(double end, double interval) {
        if (interval > 0) {
            long k = Math.round(Math.floor(time / interval + 1e-9)) + 1;
            for (; k * interval < end - 1e-9; k++) {
                to(k * interval);
                samples.add(state.clone());
            }
        }
        to(end);
        if (interval > 0) {
            samples.add(state.clone());
        }
        return this;
    }

    private double refractoryUntil = Double.NEGATIVE_INFINITY;

    private void to(double end) {
        while (time < end - 1e-12) {
            if (time < refractoryUntil - 1e-12) {
                integrate(Math.min(end, refractoryUntil), true);
            } else if (distance.applyAsDouble(state) >= 0) {
                spike();
            } else if (integrate(end, false)) {
                spike();
            }
        }
    }

    private void spike() {
        spikes.add(time);
        reset.accept(state);
        refractoryUntil = time + refractory;
    }

    /** Returns whether it stopped at a crossing. */
    private boolean integrate(double end, boolean inRefractoryPeriod) {
        DormandPrince853Integrator dop = new DormandPrince853Integrator(1e-14, 1, TOLERANCE, TOLERANCE);
        boolean[] crossed = {false};
        if (!inRefractoryPeriod) {
            dop.addEventHandler(new Crossing(crossed), 0.05, 1e-14, 200);
        }
        if (end - time < 1e-10) {
            time = end;
            return false;
        }
        time = dop.integrate(
                new FirstOrderDifferentialEquations() {
                    @Override
                    public int getDimension() {
                        return state.length;
                    }

                    @Override
                    public void computeDerivatives(double t, double[] y, double[] dy) {
                        slope.write(t, y, dy, inRefractoryPeriod);
                    }
                },
                time,
                state,
                end,
                state);
        return crossed[0];
    }

    public double[] spikeTimes() {
        return spikes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Component k of all samples. */
    public double[] trace(int k) {
        return samples.stream().mapToDouble(s -> s[k]).toArray();
    }

    private final class Crossing implements EventHandler {
        private final boolean[] crossed;

        Crossing(boolean[] crossed) {
            this.crossed = crossed;
        }

        @Override
        public void init(double t0, double[] y0, double t) {}

        @Override
        public double g(double t, double[] y) {
            return distance.applyAsDouble(y);
        }

        @Override
        public Action eventOccurred(double t, double[] y, boolean increasing) {
            crossed[0] = increasing;
            return increasing ? Action.STOP : Action.CONTINUE;
        }

        @Override
        public void resetState(double t, double[] y) {}
    }
}
