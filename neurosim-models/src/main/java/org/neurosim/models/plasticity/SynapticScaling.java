package org.neurosim.models.plasticity;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.models.checks.Checks;

/**
 * Homeostatic synaptic scaling: all synapses of a neuron that fires too much shrink in proportion to their weight, those of one that fires too little grow; together with pair STDP and decay of
 * weights if wanted.
 *
 * <pre>
 * dw/dt = beta w (r_target - r) - w / tau_w
 * r     = 1000 z / tau_r                       z: trace of the postsynaptic spikes, tau_r; r in Hz
 * postsynaptic spike:  w += A_plus x           x: trace of the presynaptic spikes, tau_plus
 * presynaptic spike:   w -= A_minus y          y: trace of the postsynaptic spikes, tau_minus
 * </pre>
 *
 * clipped to [0, w_max] at every event of the synapse. Between events the solution is exact. A presynaptic spike transmits the weight before its own change.
 *
 * <p>Defaults: tau_r = 10 s, no STDP (A_plus = A_minus = 0, both time constants 20 ms), no decay (tau_w infinite). r starts at 0, so that at first weights grow.
 *
 * <p>Sources: van Rossum, Bi and Turrigiano 2000, J Neurosci 20:8812, equation 6 (proportional term); Turrigiano et al. 1998, Nature 391:892.
 */
public final class SynapticScaling {

    private static final String MODEL = "SynapticScaling";

    private SynapticScaling() {}

    /**
     * Starts with the defaults.
     *
     * @param beta rate of scaling, 1/(ms Hz)
     * @param targetRateHz r_target, Hz
     * @param maximalWeight w_max, &gt; 0
     * @return builder
     * @throws IllegalArgumentException if beta or the rate is not finite and &gt;= 0, or w_max not finite and positive
     */
    public static Builder builder(double beta, double targetRateHz, double maximalWeight) {
        return new Builder(beta, targetRateHz, maximalWeight);
    }

    /** Collects parameters. */
    public static final class Builder {
        private final double beta;
        private final double target;
        private final double maximalWeight;
        private double tauRate = 10_000;
        private double tauPlus = 20;
        private double tauMinus = 20;
        private double aPlus;
        private double aMinus;
        private double decay;

        private Builder(double beta, double targetRateHz, double maximalWeight) {
            this.beta = Checks.require(MODEL, "beta", beta, "1/(ms Hz)", Range.NON_NEGATIVE);
            target = Checks.require(MODEL, "r_target", targetRateHz, "Hz", Range.NON_NEGATIVE);
            this.maximalWeight = Checks.require(MODEL, "w_max", maximalWeight, "", Range.POSITIVE);
        }

        /**
         * Sets the time over which the rate is measured.
         *
         * @param tauMs tau_r, ms
         * @return this builder
         * @throws IllegalArgumentException if it is not finite and positive
         */
        public Builder rate(double tauMs) {
            tauRate = Checks.require(MODEL, "tau_r", tauMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Adds additive pair STDP.
         *
         * @param plus A_plus
         * @param minus A_minus; positive for depression
         * @param tauPlusMs tau_plus, ms
         * @param tauMinusMs tau_minus, ms
         * @return this builder
         * @throws IllegalArgumentException if an amplitude is not finite or a time constant not finite and positive
         */
        public Builder stdp(double plus, double minus, double tauPlusMs, double tauMinusMs) {
            aPlus = Checks.require(MODEL, "A_plus", plus, "", Range.FINITE);
            aMinus = Checks.require(MODEL, "A_minus", minus, "", Range.FINITE);
            tauPlus = Checks.require(MODEL, "tau_plus", tauPlusMs, "ms", Range.POSITIVE);
            tauMinus = Checks.require(MODEL, "tau_minus", tauMinusMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Lets weights decay.
         *
         * @param tauMs tau_w, ms
         * @return this builder
         * @throws IllegalArgumentException if it is not finite and positive
         */
        public Builder weightDecay(double tauMs) {
            decay = 1 / Checks.require(MODEL, "tau_w", tauMs, "ms", Range.POSITIVE);
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
                    List.of(),
                    List.of(Trace.ofAllSpikes("x", tauPlus)),
                    List.of(Trace.ofAllSpikes("y", tauMinus), Trace.ofAllSpikes("z", tauRate)));
            return new Rule(spec, beta, target, tauRate, decay, aPlus, aMinus, maximalWeight);
        }
    }

    private record Rule(
            SynapseSpec spec,
            double beta,
            double target,
            double tauRate,
            double decay,
            double aPlus,
            double aMinus,
            double maximalWeight)
            implements Synapse.ContinuousRule {

        @Override
        public void onElapsed(Elapsed elapsed) {
            double[] w = elapsed.weight();
            int[] synapse = elapsed.synapse();
            double[] time = elapsed.time();
            double[] z = elapsed.post(1);
            for (int e = 0; e < elapsed.count(); e++) {
                int k = synapse[e];
                double t = time[e];
                double spikes = -z[e] * ElementaryMath.expm1(-t / tauRate);
                double exponent = beta * (target * t - 1000 * spikes) - decay * t;
                w[k] = PairStdp.clip(w[k] * ElementaryMath.exp(exponent), maximalWeight);
            }
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            double[] w = row.weight();
            double[] y = row.post(0);
            for (int k = 0; k < row.size(); k++) {
                w[k] = PairStdp.clip(w[k] - aMinus * y[k], maximalWeight);
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            PairStdp.addClipped(spikes, aPlus, maximalWeight);
        }
    }
}
