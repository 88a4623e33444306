package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/**
 * The theta neuron: the quadratic integrate-and-fire neuron whose peak and reset are at infinity, for event-driven networks.
 *
 * <pre>
 * tau dV/dt     = V^2 + eta,   V = tan(theta / 2)
 * tau dtheta/dt = 1 - cos(theta) + (1 + cos(theta)) eta
 * </pre>
 *
 * It spikes at {@code theta = pi}, where V is infinite; then {@code theta = -pi}, held there for t_ref, while input is lost. An input of weight w makes V jump by w:
 * {@code theta = 2 atan(tan(theta / 2) + w)}; at {@code theta = -pi} it does nothing.
 *
 * <p>With eta &gt; 0 the neuron fires with the period {@code pi tau / sqrt(eta) + t_ref}; with eta &lt; 0 it rests at {@code V = -sqrt(-eta)} and fires
 * after {@code tau log((V + s) / (V - s)) / (2 s)}, {@code s = sqrt(-eta)}, if input takes it above s.
 *
 * <p><b>Parameters.</b> tau (ms, 10); eta (1, 0.1), the excitability; t_ref (ms, 0). <b>Receptor.</b> "in", dimensionless: V jumps by the weight. <b>State variables.</b>
 * theta (rad), in (-pi, pi), starts at 0; input, what arrives just now, 0 in between.
 *
 * <p><b>Numerics.</b> A {@link Neuron.EventDriven}, in closed form: tan, a fraction or tanh as eta is above, at or below 0. With peak and reset at finite
 * potentials, receptors in mV and a clock: {@link Qif}.
 *
 * <p>Source: Ermentrout and Kopell 1986, SIAM J Appl Math 46:233; Gutkin and Ermentrout 1998, Neural Comput 10:1047.
 */
public final class ThetaNeuron implements Neuron.EventDriven {
    private static final int TAU = 0;
    private static final int ETA = 1;
    private static final int THETA = 0;
    private static final int INPUT = 1;

    private static final NeuronSpec SPEC = NeuronSpec.builder("ThetaNeuron")
            .parameter("tau", "ms", 10, Range.POSITIVE)
            .parameter("eta", "", 0.1, Range.FINITE)
            .parameter("t_ref", "ms", 0, Range.NON_NEGATIVE)
            .state("theta", "rad", 0)
            .state("input", "", 0)
            .receptor("in", "", "input")
            .refractory("t_ref", "theta", "input")
            .build();

    /** The model; parameters are set with the population's {@code with}. */
    public ThetaNeuron() {}

    @Override
    public NeuronSpec spec() {
        return SPEC;
    }

    @Override
    public EventDynamics eventDynamics(EventCells cells) {
        return new Dynamics(cells);
    }

    /** V as the fraction sin(theta/2) / cos(theta/2). */
    private static final class Dynamics implements EventDynamics {
        private final double[] theta;
        private final double[] input;
        private final double[] tau;
        private final double[] eta;

        Dynamics(EventCells cells) {
            theta = cells.state(THETA);
            input = cells.state(INPUT);
            tau = cells.parameter(TAU);
            eta = cells.parameter(ETA);
        }

        @Override
        public void advance(int i, double duration) {
            double a = 1 / tau[i];
            double b = eta[i] * a;
            double n = ElementaryMath.sin(0.5 * theta[i]);
            double d = ElementaryMath.cos(0.5 * theta[i]);
            double c = QuadraticEvents.cosine(a, b, duration);
            double s = QuadraticEvents.sine(a, b, duration);
            theta[i] = 2 * StrictMath.atan2(n * c + b * d * s, d * c - a * n * s);
        }

        @Override
        public double timeToSpike(int i) {
            double a = 1 / tau[i];
            double n = ElementaryMath.sin(0.5 * theta[i]);
            double d = ElementaryMath.cos(0.5 * theta[i]);
            return QuadraticEvents.timeToInfinity(n, d, a, eta[i] * a);
        }

        @Override
        public void onInput(int i, int receptor, double weight) {
            double n = ElementaryMath.sin(0.5 * theta[i]);
            double d = ElementaryMath.cos(0.5 * theta[i]);
            theta[i] = 2 * StrictMath.atan2(n + input[i] * d, d);
            input[i] = 0;
        }

        @Override
        public void onSpike(int i) {
            theta[i] = -StrictMath.PI;
        }
    }
}
