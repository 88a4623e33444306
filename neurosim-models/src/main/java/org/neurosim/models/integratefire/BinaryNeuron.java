package org.neurosim.models.integratefire;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.Membrane;

/**
 * Binary neurons with asynchronous stochastic updates: Ginzburg and Sompolinsky, and McCulloch and Pitts.
 *
 * <pre>
 * state s is 0 or 1; at the times of a Poisson process of rate 1/tau_m it becomes 1 with probability g(h), else 0
 * g(h) = c_1 h + c_2 (1 + tanh(c_3 (h - theta))) / 2, cut to [0, 1]       Ginzburg
 * g(h) = 1 if h &gt; theta, else 0                                           McCulloch-Pitts
 * h    = sum of w_j s_j over the presynaptic neurons + I(t)
 * </pre>
 *
 * with I(t) the current of the stimuli in the unit of the weights, a pure number.
 *
 * <p><b>Communication.</b> A spike means that the state <em>has changed</em>, in either direction. Projections between
 * binary neurons use {@link org.neurosim.models.synapses.BinarySynapse}, whose spikes carry +w and -w in turn, so that h is the sum above at every
 * time (delays included). Changes strictly alternate and all neurons start at 0, so nothing else has to be sent. An
 * ordinary synapse from a binary neuron sees changes, not activity; spikes of other neurons onto receptor "in" move h
 * for good.
 *
 * <p>The update process is thinned to the updates that change the state: the hazard of a change is g(h)/tau_m at 0 and
 * (1 - g(h))/tau_m at 1. Its statistics are the same.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>Ginzburg</th><th>McCulloch-Pitts</th><th></th></tr>
 *   <tr><td>tau_m</td><td>ms</td><td>10</td><td>10</td><td>mean time between updates</td></tr>
 *   <tr><td>theta</td><td></td><td>0</td><td>0</td><td>threshold</td></tr>
 *   <tr><td>c_1, c_2, c_3</td><td></td><td>0, 1, 1</td><td></td><td>gain function</td></tr>
 * </table>
 *
 * <p><b>Receptor.</b> "in", moves h by the weight.
 *
 * <p><b>State variables.</b> h, the input; s, the state; hazard, the hazard integrated since the last change;
 * escape_level, the value of it at which the next change comes. All start at 0 but the last.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler, exact here because h changes on the grid
 * only. At most one change per step: steps should be short against tau_m (the probability of two changes in a step is
 * below (dt/tau_m)^2 / 2).
 *
 * <p>Sources: Ginzburg and Sompolinsky 1994, Phys Rev E 50:3171; McCulloch and Pitts 1943, Bull Math Biophys 5:115; van
 * Vreeswijk and Sompolinsky 1998, Neural Comput 10:1321 (asynchronous updates).
 */
public final class BinaryNeuron {
    private static final int TAU_M = 0;
    private static final int THETA = 1;
    private static final int C_1 = 2;
    private static final int C_2 = 3;
    private static final int C_3 = 4;
    private static final int H = 0;
    private static final int S = 1;

    private BinaryNeuron() {}

    /**
     * A neuron with sigmoidal or linear gain.
     *
     * @param tauMs mean time between updates tau_m, ms
     * @param theta threshold
     * @param c1 linear part c_1 of the gain
     * @param c2 height c_2 of the sigmoid
     * @param c3 steepness c_3 of the sigmoid
     * @return the model
     * @throws IllegalArgumentException unless all are finite and the time is &gt; 0
     */
    public static Neuron.ConditionallyLinear ginzburg(double tauMs, double theta, double c1, double c2, double c3) {
        String name = "GinzburgNeuron";
        NeuronSpec.Builder b = declare(name, tauMs, theta)
                .parameter("c_1", "", Checks.require(name, "c_1", c1, "", Range.FINITE), Range.FINITE)
                .parameter("c_2", "", Checks.require(name, "c_2", c2, "", Range.FINITE), Range.FINITE)
                .parameter("c_3", "", Checks.require(name, "c_3", c3, "", Range.FINITE), Range.FINITE);
        return new Cell(states(b), true);
    }

    /**
     * A neuron with a sharp threshold.
     *
     * @param tauMs mean time between updates tau_m, ms
     * @param theta threshold
     * @return the model
     * @throws IllegalArgumentException unless both are finite and the time is &gt; 0
     */
    public static Neuron.ConditionallyLinear mcCullochPitts(double tauMs, double theta) {
        return new Cell(states(declare("McCullochPittsNeuron", tauMs, theta)), false);
    }

    private static NeuronSpec.Builder declare(String name, double tauMs, double theta) {
        return NeuronSpec.builder(name)
                .parameter("tau_m", "ms", Checks.require(name, "tau_m", tauMs, "ms", Range.POSITIVE), Range.POSITIVE)
                .parameter("theta", "", Checks.require(name, "theta", theta, "", Range.FINITE), Range.FINITE);
    }

    private static NeuronSpec states(NeuronSpec.Builder b) {
        b.state("h", "", 0).state("s", "", 0);
        EscapeNoise.declare(b);
        return b.receptor("in", "", "h").build();
    }

    private static final class Cell implements Neuron.ConditionallyLinear {
        private final NeuronSpec spec;
        private final EscapeNoise noise;
        private final boolean sigmoidal;

        Cell(NeuronSpec spec, boolean sigmoidal) {
            this.spec = spec;
            this.sigmoidal = sigmoidal;
            noise = EscapeNoise.of(spec);
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void initialize(Block block, double[][] x) {
            noise.initialize(block, x);
        }

        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            int n = block.size();
            double[] input = block.scratch(0);
            double[] gain = a[noise.integral()];
            System.arraycopy(x[H], 0, input, 0, n);
            if (block.hasCurrent()) {
                Membrane.addCurrent(block.current(), input, n);
            }
            if (sigmoidal) {
                steepness(input, block.parameter(THETA), block.parameter(C_3), gain, n);
                block.math().tanh(gain, gain, n);
                sigmoid(input, block.parameter(C_1), block.parameter(C_2), gain, n);
            } else {
                step(input, block.parameter(THETA), gain, n);
            }
            hazard(x[S], block.parameter(TAU_M), gain, n);
            for (int k = H; k <= S; k++) {
                Arrays.fill(a[k], 0, n, 0);
                Arrays.fill(b[k], 0, n, 0);
            }
            noise.coefficients(a, b, n);
        }

        private static void steepness(double[] h, double[] theta, double[] c3, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = c3[i] * (h[i] - theta[i]);
            }
        }

        private static void sigmoid(double[] h, double[] c1, double[] c2, double[] gain, int n) {
            for (int i = 0; i < n; i++) {
                double g = c1[i] * h[i] + 0.5 * c2[i] * (1 + gain[i]);
                gain[i] = Math.min(1, Math.max(0, g));
            }
        }

        private static void step(double[] h, double[] theta, double[] gain, int n) {
            for (int i = 0; i < n; i++) {
                gain[i] = h[i] > theta[i] ? 1 : 0;
            }
        }

        /** g/tau at s = 0, (1 - g)/tau at s = 1. */
        private static void hazard(double[] s, double[] tau, double[] gain, int n) {
            for (int i = 0; i < n; i++) {
                gain[i] = (gain[i] + s[i] * (1 - 2 * gain[i])) / tau[i];
            }
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            noise.restart(block, x, spiking, count);
            double[] s = x[S];
            for (int k = 0; k < count; k++) {
                s[spiking[k]] = 1 - s[spiking[k]];
            }
        }
    }
}
