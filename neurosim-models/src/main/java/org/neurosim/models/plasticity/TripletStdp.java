package org.neurosim.models.plasticity;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.models.checks.Checks;

/**
 * Triplet rule of spike-timing-dependent plasticity.
 *
 * <pre>
 * postsynaptic spike:  w += r1 (A2_plus + A3_plus o2)      r1, r2: traces of the presynaptic spikes, tau_plus, tau_x
 * presynaptic spike:   w -= o1 (A2_minus + A3_minus r2)    o1, o2: traces of the postsynaptic spikes, tau_minus, tau_y
 * </pre>
 *
 * clipped to [0, w_max]; r2 and o2 are taken just before the spike itself. A presynaptic spike transmits the weight before its own change.
 *
 * <p>Source: Pfister and Gerstner 2006, Triplets of spikes in a model of spike timing-dependent plasticity, J Neurosci 26:9673; with all pairs and triplets of spikes ("all-to-all"). The paper's fits with nearest spikes only need other amplitudes and other traces.
 */
public final class TripletStdp {

    private TripletStdp() {}

    /**
     * The rule with amplitudes per unit of w_max.
     *
     * @param maximalWeight w_max, &gt; 0, in the unit of the receptor
     * @return builder, with the parameters of {@link Builder#visualCortex}
     * @throws IllegalArgumentException if w_max is not finite and positive
     */
    public static Builder builder(double maximalWeight) {
        return new Builder(maximalWeight);
    }

    /** Collects parameters. */
    public static final class Builder {
        private static final String MODEL = "TripletStdp";

        private final double maximalWeight;
        private double tauPlus;
        private double tauX;
        private double tauMinus;
        private double tauY;
        private double a2Plus;
        private double a3Plus;
        private double a2Minus;
        private double a3Minus;

        private Builder(double maximalWeight) {
            this.maximalWeight = Checks.require(MODEL, "w_max", maximalWeight, "", Range.POSITIVE);
            visualCortex();
        }

        /**
         * Fit to visual cortex, all-to-all: A2+ = 5e-10, A3+ = 6.2e-3, A2- = 7e-3, A3- = 2.3e-4 (times w_max); tau+ = 16.8, tau_x = 101, tau- = 33.7, tau_y = 125 ms.
         *
         * @return this builder
         */
        public Builder visualCortex() {
            return tau(16.8, 101, 33.7, 125)
                    .amplitudes(
                            5e-10 * maximalWeight,
                            6.2e-3 * maximalWeight,
                            7e-3 * maximalWeight,
                            2.3e-4 * maximalWeight);
        }

        /**
         * Sets the time constants, ms.
         *
         * @param plus tau_plus of r1
         * @param x tau_x of r2
         * @param minus tau_minus of o1
         * @param y tau_y of o2
         * @return this builder
         * @throws IllegalArgumentException if one is not finite and positive
         */
        public Builder tau(double plus, double x, double minus, double y) {
            tauPlus = Checks.require(MODEL, "tau_plus", plus, "ms", Range.POSITIVE);
            tauX = Checks.require(MODEL, "tau_x", x, "ms", Range.POSITIVE);
            tauMinus = Checks.require(MODEL, "tau_minus", minus, "ms", Range.POSITIVE);
            tauY = Checks.require(MODEL, "tau_y", y, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the amplitudes, in the unit of the weight.
         *
         * @param pairPlus A2_plus
         * @param tripletPlus A3_plus
         * @param pairMinus A2_minus
         * @param tripletMinus A3_minus
         * @return this builder
         * @throws IllegalArgumentException if one is not finite
         */
        public Builder amplitudes(double pairPlus, double tripletPlus, double pairMinus, double tripletMinus) {
            a2Plus = Checks.require(MODEL, "A2_plus", pairPlus, "", Range.FINITE);
            a3Plus = Checks.require(MODEL, "A3_plus", tripletPlus, "", Range.FINITE);
            a2Minus = Checks.require(MODEL, "A2_minus", pairMinus, "", Range.FINITE);
            a3Minus = Checks.require(MODEL, "A3_minus", tripletMinus, "", Range.FINITE);
            return this;
        }

        /**
         * Makes the synapse model.
         *
         * @return immutable model
         */
        public Synapse.PlasticityRule build() {
            SynapseSpec spec = new SynapseSpec(
                    MODEL,
                    List.of(),
                    List.of(Trace.ofAllSpikes("r1", tauPlus), Trace.ofAllSpikes("r2", tauX)),
                    List.of(Trace.ofAllSpikes("o1", tauMinus), Trace.ofAllSpikes("o2", tauY)));
            return new Rule(spec, maximalWeight, a2Plus, a3Plus, a2Minus, a3Minus);
        }
    }

    private record Rule(
            SynapseSpec spec, double maximalWeight, double a2Plus, double a3Plus, double a2Minus, double a3Minus)
            implements Synapse.PlasticityRule {

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            double[] w = row.weight();
            double[] o1 = row.post(0);
            double amplitude = a2Minus + a3Minus * row.pre(1);
            for (int k = 0; k < row.size(); k++) {
                w[k] = PairStdp.clip(w[k] - o1[k] * amplitude, maximalWeight);
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            double[] w = spikes.weight();
            double[] r1 = spikes.pre(0);
            double[] o2 = spikes.post(1);
            int[] synapse = spikes.synapse();
            for (int e = 0; e < spikes.count(); e++) {
                int k = synapse[e];
                w[k] = PairStdp.clip(w[k] + r1[e] * (a2Plus + a3Plus * o2[e]), maximalWeight);
            }
        }
    }
}
