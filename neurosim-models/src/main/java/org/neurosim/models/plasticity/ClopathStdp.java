package org.neurosim.models.plasticity;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.PostsynapticState;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Signal;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.models.checks.Checks;

/**
 * Voltage-based STDP: presynaptic spikes depress if the postsynaptic membrane has been depolarised of late; a depolarised membrane potentiates while the trace of presynaptic spikes is there.
 *
 * <pre>
 * presynaptic spike:  w -= A_LTD [u_bar_minus - theta_minus]+ (h / u_ref)^2        h = u_bar_bar - theta_minus; without homeostasis the factor is 1
 * always:             dw/dt = A_LTP x / tau_x [u - theta_plus]+ [u_bar_plus - theta_minus]+
 * x:                  trace of the presynaptic spikes, tau_x
 * </pre>
 *
 * clipped to [0, w_max]. u, u_bar_plus, u_bar_minus, u_bar_bar are state variables of the postsynaptic neurons, whose model must have them ({@link org.neurosim.models.integratefire.ClopathAdEx}). They are sampled once per time
 * step: potentiation is the sum of its rate times the time step, as in NEST's clopath_synapse. A presynaptic spike transmits the weight before its own change.
 *
 * <p>Defaults, of visual cortex: A_LTD = 14e-5 /mV, A_LTP = 8e-5 /mV^2, theta_minus = -70.6 mV, theta_plus = -45.3 mV, tau_x = 15 ms, no homeostasis. Weights have the unit of w_max.
 *
 * <p>Source: Clopath, Buesing, Vasilaki and Gerstner 2010, Nat Neurosci 13:344, equations 3 to 5, table 1.
 */
public final class ClopathStdp {

    private static final String MODEL = "ClopathStdp";

    private ClopathStdp() {}

    /**
     * Starts with the defaults.
     *
     * @param maximalWeight w_max, &gt; 0
     * @return builder
     * @throws IllegalArgumentException if w_max is not finite and positive
     */
    public static Builder builder(double maximalWeight) {
        return new Builder(maximalWeight);
    }

    /** Collects parameters. */
    public static final class Builder {
        private final double maximalWeight;
        private double ltd = 14e-5;
        private double ltp = 8e-5;
        private double thetaMinus = -70.6;
        private double thetaPlus = -45.3;
        private double tauX = 15;
        private double reference = Double.POSITIVE_INFINITY;

        private Builder(double maximalWeight) {
            this.maximalWeight = Checks.require(MODEL, "w_max", maximalWeight, "", Range.POSITIVE);
        }

        /**
         * Sets the amplitudes.
         *
         * @param depression A_LTD, unit of the weight per mV
         * @param potentiation A_LTP, unit of the weight per mV^2
         * @return this builder
         * @throws IllegalArgumentException if one is not finite and &gt;= 0
         */
        public Builder amplitudes(double depression, double potentiation) {
            ltd = Checks.require(MODEL, "A_LTD", depression, "1/mV", Range.NON_NEGATIVE);
            ltp = Checks.require(MODEL, "A_LTP", potentiation, "1/mV^2", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the thresholds.
         *
         * @param minusMv theta_minus, mV
         * @param plusMv theta_plus, mV
         * @return this builder
         * @throws IllegalArgumentException if one is not finite
         */
        public Builder thresholds(double minusMv, double plusMv) {
            thetaMinus = Checks.require(MODEL, "theta_minus", minusMv, "mV", Range.FINITE);
            thetaPlus = Checks.require(MODEL, "theta_plus", plusMv, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the time constant of the trace of presynaptic spikes.
         *
         * @param tauMs tau_x, ms
         * @return this builder
         * @throws IllegalArgumentException if it is not finite and positive
         */
        public Builder trace(double tauMs) {
            tauX = Checks.require(MODEL, "tau_x", tauMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Lets depression grow with the square of the mean depolarisation u_bar_bar - theta_minus.
         *
         * @param referenceMv u_ref, mV, at which depression is that without homeostasis
         * @return this builder
         * @throws IllegalArgumentException if it is not finite and positive
         */
        public Builder homeostasis(double referenceMv) {
            reference = Checks.require(MODEL, "u_ref", referenceMv, "mV", Range.POSITIVE);
            return this;
        }

        /**
         * Makes the synapse model.
         *
         * @return immutable model
         */
        public Synapse.ContinuousRule build() {
            SynapseSpec spec = new SynapseSpec(MODEL, List.of(), List.of(Trace.ofAllSpikes("x", tauX)), List.of())
                    .withSignals(Signal.postsynaptic("ltp", tauX), Signal.atSpikes("ltd"))
                    .reading("u", "u_bar_plus", "u_bar_minus", "u_bar_bar");
            return new Rule(spec, ltd, ltp / tauX, thetaMinus, thetaPlus, reference, maximalWeight);
        }
    }

    private record Rule(
            SynapseSpec spec,
            double ltd,
            double ltp,
            double thetaMinus,
            double thetaPlus,
            double reference,
            double maximalWeight)
            implements Synapse.ContinuousRule {

        @Override
        public void postsynapticSignals(PostsynapticState state) {
            double[] u = state.state(0);
            double[] plus = state.state(1);
            double[] minus = state.state(2);
            double[] mean = state.state(3);
            double[] potentiation = state.signal(0);
            double[] depression = state.signal(1);
            boolean homeostatic = reference < Double.POSITIVE_INFINITY;
            for (int i = 0; i < state.size(); i++) {
                potentiation[i] = Math.max(0, u[i] - thetaPlus) * Math.max(0, plus[i] - thetaMinus);
                double h = homeostatic ? (mean[i] - thetaMinus) / reference : 1;
                depression[i] = Math.max(0, minus[i] - thetaMinus) * (h * h);
            }
        }

        @Override
        public void onElapsed(Elapsed elapsed) {
            double[] w = elapsed.weight();
            double[] x = elapsed.pre(0);
            double[] potentiation = elapsed.integral(0);
            int[] synapse = elapsed.synapse();
            for (int e = 0; e < elapsed.count(); e++) {
                int k = synapse[e];
                w[k] = PairStdp.clip(w[k] + ltp * x[e] * potentiation[e], maximalWeight);
            }
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            double[] w = row.weight();
            double[] depression = row.signal(1);
            for (int k = 0; k < row.size(); k++) {
                w[k] = PairStdp.clip(w[k] - ltd * depression[k], maximalWeight);
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            // The postsynaptic spike acts through the membrane potential.
        }
    }
}
