package org.neurosim.models.eprop;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * A leaky readout of spiking neurons, which compares itself with a target.
 *
 * <pre>
 * y(t + dt)     = exp(-dt / tau_out) y(t) + what arrives at t + dt
 * error(t + dt) = y(t + dt) - target
 * </pre>
 *
 * <p>The target is the current of the stimuli and of the host during the step from t to t + dt, in the unit of y; without one it is 0. Weights are jumps of y; readouts do not spike.
 *
 * <p>Parameter: tau_out (ms), 20. Receptor: "in". State variables: y, error; both start at 0.
 *
 * <p><b>Classification.</b> {@linkplain #softmax Softmax} readouts compare their share pi of all readouts with the target, a probability; the error is the derivative of the cross-entropy {@code - sum over k of target_k log pi_k}:
 *
 * <pre>
 * pi_k(t)         = exp(y_k(t)) / sum over l of exp(y_l(t))
 * error_k(t + dt) = pi_k(t) - target_k                         the target during the step that ends at t
 * </pre>
 *
 * It comes one step later, because the sum does: by {@link Eprop#normalisation} synapses of weight 1 between all readouts, autapses included, at receptor "norm". A readout without them is alone: its pi is 1. y beyond 600 or below -600 counts as
 * these in pi. Further state variables: exp, norm, the sum, and before, the target of the step before; pi is error + before.
 *
 * <p>A {@link Neuron.Linear}, exact between arrivals. With {@link Eprop#output} it learns to follow its target.
 *
 * <p>Source: Bellec et al. 2020, Nat Commun 11:3625.
 */
public final class Readout {

    static final String ERROR = "error";
    static final String EXPONENTIAL = "exp";

    private static final String NAME = "Readout";
    private static final int TAU = 0;
    private static final int Y = 0;
    private static final int DIFFERENCE = 1;
    private static final int EXP = 2;
    private static final int NORM = 3;
    private static final int BEFORE = 4;
    private static final double LARGEST = 600; // whose exponential is still far from the largest number

    private Readout() {}

    /**
     * Makes the model.
     *
     * @param tauMs tau_out, ms
     * @return the model
     * @throws IllegalArgumentException unless finite and &gt; 0
     */
    public static Neuron.Linear of(double tauMs) {
        return new Unit(declare(NAME, tauMs).build());
    }

    /**
     * Makes the model of readouts whose exponentials share 1.
     *
     * @param tauMs tau_out, ms
     * @return the model
     * @throws IllegalArgumentException unless finite and &gt; 0
     */
    public static Neuron.Linear softmax(double tauMs) {
        return new SoftmaxUnit(declare("Readout.softmax", tauMs)
                .state(EXPONENTIAL, "", 1)
                .held("norm", "")
                .state("before", "", 0)
                .receptor("norm", "", "norm")
                .build());
    }

    private static NeuronSpec.Builder declare(String name, double tauMs) {
        Checks.require(NAME, "tau_out", tauMs, "ms", Range.POSITIVE);
        return NeuronSpec.builder(name)
                .parameter("tau_out", "ms", tauMs, Range.POSITIVE)
                .state("y", "", 0)
                .state(ERROR, "", 0)
                .receptor("in", "", "y");
    }

    private static LinearSystem leak(NeuronSpec spec, ParameterSet p) {
        LinearSystem s = LinearSystem.zeros(spec.states().size());
        s.matrix()[Y][Y] = -1 / p.get(TAU);
        return s;
    }

    private record SoftmaxUnit(NeuronSpec spec) implements Neuron.Linear, Neuron.Discrete {

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            return leak(spec, p);
        }

        @Override
        public void initialize(Block block, double[][] x) {
            exponentials(block, x[Y], x[EXP]);
        }

        @Override
        public void endStep(Block block, double[][] x) {
            int n = block.size();
            if (block.step() > 0) {
                share(x[EXP], x[NORM], x[BEFORE], x[DIFFERENCE], n);
            }
            exponentials(block, x[Y], x[EXP]);
            System.arraycopy(block.current(), 0, x[BEFORE], 0, n);
        }

        private static void share(double[] exp, double[] norm, double[] target, double[] error, int n) {
            for (int i = 0; i < n; i++) {
                error[i] = (norm[i] > 0 ? exp[i] / norm[i] : 1) - target[i];
            }
        }

        private static void exponentials(Block block, double[] y, double[] exp) {
            int n = block.size();
            for (int i = 0; i < n; i++) {
                exp[i] = Math.max(-LARGEST, Math.min(y[i], LARGEST));
            }
            block.math().exp(exp, exp, n);
        }
    }

    private record Unit(NeuronSpec spec) implements Neuron.Linear, Neuron.Discrete {

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            return leak(spec, p);
        }

        @Override
        public void endStep(Block block, double[][] x) {
            double[] y = x[Y];
            double[] error = x[DIFFERENCE];
            double[] target = block.current();
            for (int i = 0; i < block.size(); i++) {
                error[i] = y[i] - target[i];
            }
        }
    }
}
