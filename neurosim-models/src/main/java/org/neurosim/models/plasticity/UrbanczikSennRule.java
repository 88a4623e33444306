package org.neurosim.models.plasticity;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.PostsynapticState;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Signal;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.integratefire.UrbanczikSenn;

/**
 * Learning by the dendritic prediction of somatic spiking: the weight of a dendritic synapse changes until the dendrite alone would make the soma spike as it does.
 *
 * <pre>
 * v*          = (g_L E_L + g_D v_d) / (g_L + g_D)          somatic potential as the dendrite predicts it
 * PI          = (S(t) - phi(v*)) h(v*) PSP(t),   h = phi' / phi,   S: sum of delta functions at the postsynaptic spikes
 * PSP         = x_L - x_s                                   traces of the presynaptic spikes, tau_L and tau_s
 * tau_Delta dDelta/dt = PI - Delta
 * dw/dt       = eta Delta
 * </pre>
 *
 * with phi of {@link UrbanczikSenn}, whose v_d is sampled once per time step: the integral of a function of v* is the sum of its values times the time step. At a postsynaptic spike h is that of
 * the latest sample that has reached the synapse. Between samples w and Delta are exact; w is clipped to [w_min, w_max] at every event of the synapse. A presynaptic spike transmits the weight of
 * its time.
 *
 * <p>Defaults: tau_L = 10 ms (C_m / g_L of the dendrite), tau_s = 3 ms (that of the dendritic receptor), tau_Delta = 100 ms, no bounds. eta has the unit of the weight times mV. The rule takes the
 * constants of the neuron's builder, so populations whose parameters are changed afterwards need a rule of their own.
 *
 * <p><b>Constants.</b> The time constants are those of NEST's urbanczik_synapse and of its example after the paper's figure 1. NEST's learning rate eta_N, 0.07 by default, which leaves the potential without a unit (15 mV, see {@link UrbanczikSenn}) and
 * weighs with the height of the potential of one spike, is {@code eta = 225 C_m tau_s / (g_L (tau_L - tau_s)) eta_N} here, with the constants of the dendrite: a factor of 15 in h and one in the change of the weight. NEST clips the weight only when it transmits
 * it, and goes on from the weight that it would have without bounds; here a weight that has been clipped goes on from the bound.
 *
 * <p>Source: Urbanczik and Senn 2014, Neuron 81:521.
 */
public final class UrbanczikSennRule {

    private static final String MODEL = "UrbanczikSennRule";

    private UrbanczikSennRule() {}

    /**
     * Starts with the defaults.
     *
     * @param neuron postsynaptic neurons; later changes of the builder do not count
     * @param learningRate eta
     * @return builder
     * @throws IllegalArgumentException if eta is not finite or the neurons cannot be built
     */
    public static Builder builder(UrbanczikSenn.Builder neuron, double learningRate) {
        return new Builder(neuron, learningRate);
    }

    /** Collects parameters. */
    public static final class Builder {
        private final Prediction prediction;
        private final double learningRate;
        private double tauL = 10;
        private double tauS = 3;
        private double tauDelta = 100;
        private double minimalWeight = Double.NEGATIVE_INFINITY;
        private double maximalWeight = Double.POSITIVE_INFINITY;

        private Builder(UrbanczikSenn.Builder neuron, double learningRate) {
            prediction = Prediction.of(neuron.build().spec());
            this.learningRate = Checks.require(MODEL, "eta", learningRate, "", Range.FINITE);
        }

        /**
         * Sets the time constants.
         *
         * @param membraneMs tau_L, ms
         * @param synapseMs tau_s, ms
         * @param filterMs tau_Delta, ms, above the others
         * @return this builder
         * @throws IllegalArgumentException if one is not finite and positive, or tau_Delta not above the others
         */
        public Builder tau(double membraneMs, double synapseMs, double filterMs) {
            tauL = Checks.require(MODEL, "tau_L", membraneMs, "ms", Range.POSITIVE);
            tauS = Checks.require(MODEL, "tau_s", synapseMs, "ms", Range.POSITIVE);
            tauDelta = Checks.require(MODEL, "tau_Delta", filterMs, "ms", Range.POSITIVE);
            if (Math.max(tauL, tauS) >= tauDelta) {
                throw new IllegalArgumentException(MODEL + ": tau_Delta = " + tauDelta + " ms; must be above tau_L = "
                        + tauL + " ms and tau_s = " + tauS + " ms");
            }
            return this;
        }

        /**
         * Sets bounds of the weights.
         *
         * @param minimal w_min
         * @param maximal w_max, not below w_min
         * @return this builder
         * @throws IllegalArgumentException if one is not finite or w_min is above w_max
         */
        public Builder bounds(double minimal, double maximal) {
            minimalWeight = Checks.require(MODEL, "w_min", minimal, "", Range.FINITE);
            maximalWeight = Checks.require(MODEL, "w_max", maximal, "", Range.FINITE);
            if (minimal > maximal) {
                throw new IllegalArgumentException(
                        MODEL + ": w_min = " + minimal + "; must be at most w_max = " + maximal);
            }
            return this;
        }

        /**
         * Makes the synapse model.
         *
         * @return immutable model
         */
        public Synapse.ContinuousRule build() {
            SynapseSpec spec = new SynapseSpec(
                            MODEL,
                            List.of(new SynapseSpec.Variable("Delta", "", 0)),
                            List.of(Trace.ofAllSpikes("x_L", tauL), Trace.ofAllSpikes("x_s", tauS)),
                            List.of())
                    .withSignals(
                            Signal.postsynaptic("error, tau_L", tauL),
                            Signal.postsynaptic("error, tau_s", tauS),
                            Signal.postsynaptic("filtered error, tau_L", less(tauL)),
                            Signal.postsynaptic("filtered error, tau_s", less(tauS)),
                            Signal.atSpikes("h"))
                    .reading("v_d");
            return new Rule(spec, prediction, learningRate, tauDelta, minimalWeight, maximalWeight);
        }

        /** Time constant of exp(-t / tau) relative to exp(-t / tau_Delta). */
        private double less(double tau) {
            return tau * tauDelta / (tauDelta - tau);
        }
    }

    /** Constants of the neuron: phi (1/ms, 1/mV, mV) and v*. */
    private record Prediction(double largest, double k, double beta, double theta, double attenuation, double rest) {
        private static final double PER_MS = 1e-3;

        static Prediction of(NeuronSpec neuron) {
            double coupling = value(neuron, "g_D");
            return new Prediction(
                    value(neuron, "phi_max") * PER_MS,
                    value(neuron, "k"),
                    value(neuron, "beta"),
                    value(neuron, "theta"),
                    coupling / (coupling + value(neuron, "g_L")),
                    value(neuron, "E_L"));
        }

        private static double value(NeuronSpec neuron, String parameter) {
            return neuron.parameters().get(neuron.parameterIndex(parameter)).defaultValue();
        }
    }

    private record Rule(
            SynapseSpec spec,
            Prediction prediction,
            double learningRate,
            double tauDelta,
            double minimalWeight,
            double maximalWeight)
            implements Synapse.ContinuousRule {

        private static final int H = 4;

        @Override
        public boolean isReversible() {
            return true;
        }

        @Override
        public void postsynapticSignals(PostsynapticState state) {
            double[] dendrite = state.state(0);
            double[] error = state.signal(0);
            double[] h = state.signal(H);
            int n = state.size();
            for (int i = 0; i < n; i++) {
                double predicted = prediction.rest + prediction.attenuation * (dendrite[i] - prediction.rest);
                double e = prediction.k * ElementaryMath.exp(prediction.beta * (prediction.theta - predicted));
                double silent = e / (1 + e); // where e overflows, h is beta and phi 0
                h[i] = prediction.beta * (e < Double.POSITIVE_INFINITY ? silent : 1);
                error[i] = -prediction.largest / (1 + e) * h[i];
            }
            for (int s = 1; s < H; s++) {
                System.arraycopy(error, 0, state.signal(s), 0, n);
            }
        }

        /** With Delta_1 = Delta_0 e^(-T/tau_Delta) + (integral of PI e^(-(t_1 - s)/tau_Delta) ds) / tau_Delta, the integral of Delta is that of PI less tau_Delta (Delta_1 - Delta_0). On the way back in time w is not clipped. */
        @Override
        public void onElapsed(Elapsed elapsed) {
            double[] w = elapsed.weight();
            double[] delta = elapsed.variable(0);
            double[] slow = elapsed.pre(0);
            double[] fast = elapsed.pre(1);
            double[] time = elapsed.time();
            int[] synapse = elapsed.synapse();
            for (int e = 0; e < elapsed.count(); e++) {
                int k = synapse[e];
                double induced = slow[e] * elapsed.integral(0)[e] - fast[e] * elapsed.integral(1)[e];
                double kept = slow[e] * elapsed.integral(2)[e] - fast[e] * elapsed.integral(3)[e];
                double next = ElementaryMath.exp(-time[e] / tauDelta) * (delta[k] + kept / tauDelta);
                double learned = w[k] + learningRate * (induced - tauDelta * (next - delta[k]));
                w[k] = time[e] > 0 ? Math.min(Math.max(learned, minimalWeight), maximalWeight) : learned;
                delta[k] = next;
            }
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            // The presynaptic spike acts through its traces.
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            double[] delta = spikes.variable(0);
            double[] slow = spikes.pre(0);
            double[] fast = spikes.pre(1);
            double[] h = spikes.signal(H);
            int[] synapse = spikes.synapse();
            for (int e = 0; e < spikes.count(); e++) {
                delta[synapse[e]] += h[e] * (slow[e] - fast[e]) / tauDelta;
            }
        }
    }
}
