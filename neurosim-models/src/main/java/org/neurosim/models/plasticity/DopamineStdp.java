package org.neurosim.models.plasticity;

import java.util.List;
import java.util.Objects;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Signal;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.models.checks.Checks;

/**
 * Spike-timing-dependent plasticity that waits for a reward: spike pairs leave an eligibility trace, which a neuromodulator turns into a change of weight.
 *
 * <pre>
 * dw/dt = c (n - b)          n: concentration of the neuromodulator, b: baseline
 * dc/dt = -c / tau_c
 * postsynaptic spike:  c += A_plus x       x: trace of the presynaptic spikes, tau_plus
 * presynaptic spike:   c -= A_minus y      y: trace of the postsynaptic spikes, tau_minus
 * </pre>
 *
 * The integral between events is exact; the weight is clipped to [w_min, w_max] at every event of the synapse. A presynaptic spike transmits the weight of its time. The network must have the
 * {@linkplain org.neurosim.api.NetworkBuilder#neuromodulator neuromodulator}, with its own time constant tau_n.
 *
 * <p>This is the rule of NEST's stdp_dopamine_synapse, where a dopamine spike adds 1 / tau_n to n, and the whole delay is {@linkplain org.neurosim.api.Projection#dendriticDelay dendritic}.
 *
 * <p>All pairs of spikes count, or the {@linkplain Builder#nearestNeighbour nearest} ones, as in Izhikevich's program.
 *
 * <p>Defaults: neuromodulator {@code dopamine}, tau_plus = tau_minus = 20 ms, tau_c = 1000 ms, A_plus = 1, A_minus = 1.5, b = 0, w_min = 0. c has the unit of the weight per ms and unit of n.
 *
 * <p>Sources: Izhikevich 2007, Cereb Cortex 17:2443; Potjans, Morrison and Diesmann 2010, Front Comput Neurosci 4:141.
 */
public final class DopamineStdp {

    private static final String MODEL = "DopamineStdp";

    private DopamineStdp() {}

    /**
     * Starts with the defaults.
     *
     * @param maximalWeight w_max
     * @return builder
     * @throws IllegalArgumentException if w_max is not finite
     */
    public static Builder builder(double maximalWeight) {
        return new Builder(maximalWeight);
    }

    /** Collects parameters. */
    public static final class Builder {
        private final double maximalWeight;
        private double minimalWeight;
        private String modulator = "dopamine";
        private double tauPlus = 20;
        private double tauMinus = 20;
        private double tauC = 1000;
        private double aPlus = 1;
        private double aMinus = 1.5;
        private double baseline;
        private boolean nearest;

        private Builder(double maximalWeight) {
            this.maximalWeight = Checks.require(MODEL, "w_max", maximalWeight, "", Range.FINITE);
        }

        /**
         * Names the neuromodulator.
         *
         * @param name name in the network
         * @return this builder
         */
        public Builder neuromodulator(String name) {
            modulator = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the time constants of the traces of spikes.
         *
         * @param plusMs tau_plus, ms
         * @param minusMs tau_minus, ms
         * @return this builder
         * @throws IllegalArgumentException if one is not finite and positive
         */
        public Builder tau(double plusMs, double minusMs) {
            tauPlus = Checks.require(MODEL, "tau_plus", plusMs, "ms", Range.POSITIVE);
            tauMinus = Checks.require(MODEL, "tau_minus", minusMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the time constant of the eligibility trace.
         *
         * @param tauMs tau_c, ms
         * @return this builder
         * @throws IllegalArgumentException if it is not finite and positive
         */
        public Builder eligibility(double tauMs) {
            tauC = Checks.require(MODEL, "tau_c", tauMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the greatest changes of the eligibility trace by one pair.
         *
         * @param plus A_plus
         * @param minus A_minus; positive for depression
         * @return this builder
         * @throws IllegalArgumentException if one is not finite
         */
        public Builder amplitudes(double plus, double minus) {
            aPlus = Checks.require(MODEL, "A_plus", plus, "", Range.FINITE);
            aMinus = Checks.require(MODEL, "A_minus", minus, "", Range.FINITE);
            return this;
        }

        /**
         * Sets the concentration at which nothing is learned.
         *
         * @param concentration b
         * @return this builder
         * @throws IllegalArgumentException if it is not finite
         */
        public Builder baseline(double concentration) {
            baseline = Checks.require(MODEL, "b", concentration, "", Range.FINITE);
            return this;
        }

        /**
         * Lets only the last spike of each neuron count: a spike sets x or y to 1 instead of adding 1.
         *
         * @return this builder
         */
        public Builder nearestNeighbour() {
            nearest = true;
            return this;
        }

        /**
         * Sets the lower bound of the weights.
         *
         * @param weight w_min
         * @return this builder
         * @throws IllegalArgumentException if it is not finite
         */
        public Builder minimalWeight(double weight) {
            minimalWeight = Checks.require(MODEL, "w_min", weight, "", Range.FINITE);
            return this;
        }

        /**
         * Makes the synapse model.
         *
         * @return immutable model
         * @throws IllegalArgumentException if w_min is above w_max
         */
        public Synapse.ContinuousRule build() {
            if (minimalWeight > maximalWeight) {
                throw new IllegalArgumentException(
                        MODEL + ": w_min = " + minimalWeight + "; must be at most w_max = " + maximalWeight);
            }
            SynapseSpec spec = new SynapseSpec(
                            MODEL,
                            List.of(new SynapseSpec.Variable("c", "", 0)),
                            List.of(new Trace("x", tauPlus, !nearest)),
                            List.of(new Trace("y", tauMinus, !nearest)))
                    .withSignals(Signal.neuromodulator(modulator, tauC));
            return new Rule(spec, aPlus, aMinus, tauC, baseline, minimalWeight, maximalWeight);
        }
    }

    private record Rule(
            SynapseSpec spec,
            double aPlus,
            double aMinus,
            double tauC,
            double baseline,
            double minimalWeight,
            double maximalWeight)
            implements Synapse.ContinuousRule {

        @Override
        public void onElapsed(Elapsed elapsed) {
            double[] w = elapsed.weight();
            double[] c = elapsed.variable(0);
            int[] synapse = elapsed.synapse();
            double[] time = elapsed.time();
            double[] modulated = elapsed.integral(0);
            for (int e = 0; e < elapsed.count(); e++) {
                int k = synapse[e];
                double lost = -ElementaryMath.expm1(-time[e] / tauC);
                double learned = w[k] + c[k] * (modulated[e] - baseline * tauC * lost);
                w[k] = Math.min(Math.max(learned, minimalWeight), maximalWeight);
                c[k] -= c[k] * lost;
            }
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            double[] c = row.variable(0);
            double[] y = row.post(0);
            for (int k = 0; k < row.size(); k++) {
                c[k] -= aMinus * y[k];
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            double[] c = spikes.variable(0);
            double[] x = spikes.pre(0);
            int[] synapse = spikes.synapse();
            for (int e = 0; e < spikes.count(); e++) {
                c[synapse[e]] += aPlus * x[e];
            }
        }
    }
}
