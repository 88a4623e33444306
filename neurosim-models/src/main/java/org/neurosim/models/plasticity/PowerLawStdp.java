package org.neurosim.models.plasticity;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.models.checks.Checks;

/**
 * Spike-timing-dependent plasticity whose potentiation grows with a power of the weight, as measured changes do, so that weights need no upper bound:
 *
 * <pre>
 * postsynaptic spike:  w += lambda w_0 (w/w_0)^mu x       x: trace of the presynaptic spikes, tau_plus
 * presynaptic spike:   w -= lambda alpha w y              y: trace of the postsynaptic spikes, tau_minus
 * </pre>
 *
 * not below 0. All pairs of spikes count. A presynaptic spike transmits the weight before its own change. NEST's {@code stdp_pl_synapse_hom} is this with w_0 = 1 and the whole delay {@linkplain
 * org.neurosim.api.Projection#dendriticDelay dendritic}.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>range</th><th></th></tr>
 *   <tr><td>lambda</td><td></td><td>0.1</td><td>&gt;= 0</td><td>learning rate</td></tr>
 *   <tr><td>alpha</td><td></td><td>0.11</td><td>&gt;= 0</td><td>strength of depression in terms of potentiation</td></tr>
 *   <tr><td>mu</td><td></td><td>0.4</td><td>&gt;= 0</td><td>exponent</td></tr>
 *   <tr><td>w_0</td><td>of the receptor</td><td>1</td><td>&gt; 0</td><td>reference weight</td></tr>
 *   <tr><td>tau_plus, tau_minus</td><td>ms</td><td>20</td><td>&gt; 0</td><td>time constants of the traces</td></tr>
 * </table>
 *
 * <p>Weights must not be negative: inhibition is a matter of the receptor. With mu &gt; 0 a weight of 0 stays 0.
 *
 * <p>Source: Morrison, Aertsen and Diesmann 2007, Neural Comput 19:1437; w_0 = 1 pA by default.
 */
public final class PowerLawStdp implements Synapse.PlasticityRule {

    private static final String NAME = "PowerLawStdp";

    private final double lambda;
    private final double alpha;
    private final double mu;
    private final double referenceWeight;
    private final SynapseSpec spec;

    private PowerLawStdp(Builder b) {
        lambda = b.lambda;
        alpha = b.alpha;
        mu = b.mu;
        referenceWeight = b.referenceWeight;
        spec = new SynapseSpec(
                NAME,
                List.of(),
                List.of(Trace.ofAllSpikes("x", b.tauPlus)),
                List.of(Trace.ofAllSpikes("y", b.tauMinus)));
    }

    /**
     * A builder with the defaults.
     *
     * @param referenceWeight w_0, in the unit of the receptor, &gt; 0
     * @return builder
     * @throws IllegalArgumentException if w_0 is not finite and positive
     */
    public static Builder builder(double referenceWeight) {
        return new Builder(referenceWeight);
    }

    /** Collects parameters. */
    public static final class Builder {
        private final double referenceWeight;
        private double lambda = 0.1;
        private double alpha = 0.11;
        private double mu = 0.4;
        private double tauPlus = 20;
        private double tauMinus = 20;

        private Builder(double referenceWeight) {
            this.referenceWeight = Checks.require(NAME, "w_0", referenceWeight, "", Range.POSITIVE);
        }

        /**
         * Sets the size of the changes.
         *
         * @param rate lambda, &gt;= 0
         * @param depression alpha, &gt;= 0
         * @return this builder
         * @throws IllegalArgumentException if one is out of range
         */
        public Builder rates(double rate, double depression) {
            lambda = Checks.require(NAME, "lambda", rate, "", Range.NON_NEGATIVE);
            alpha = Checks.require(NAME, "alpha", depression, "", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the exponent of the weight in potentiation.
         *
         * @param exponent mu, &gt;= 0
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder exponent(double exponent) {
            mu = Checks.require(NAME, "mu", exponent, "", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the time constants of the traces.
         *
         * @param plusMs tau_plus, ms
         * @param minusMs tau_minus, ms
         * @return this builder
         * @throws IllegalArgumentException if one is not finite and positive
         */
        public Builder tau(double plusMs, double minusMs) {
            tauPlus = Checks.require(NAME, "tau_plus", plusMs, "ms", Range.POSITIVE);
            tauMinus = Checks.require(NAME, "tau_minus", minusMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Makes the synapse model.
         *
         * @return immutable model
         */
        public PowerLawStdp build() {
            return new PowerLawStdp(this);
        }
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public void onPresynapticSpike(PlasticRow row) {
        double[] w = row.weight();
        double[] y = row.post(0);
        double rate = lambda * alpha;
        for (int k = 0; k < row.size(); k++) {
            w[k] = Math.max(0, w[k] - rate * w[k] * y[k]);
        }
    }

    @Override
    public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
        double[] w = spikes.weight();
        double[] x = spikes.pre(0);
        int[] synapse = spikes.synapse();
        double rate = lambda * referenceWeight;
        for (int e = 0; e < spikes.count(); e++) {
            int k = synapse[e];
            w[k] += rate * ElementaryMath.pow(w[k] / referenceWeight, mu) * x[e];
        }
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
