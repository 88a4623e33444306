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
 * Pair-based spike-timing-dependent plasticity.
 *
 * <pre>
 * postsynaptic spike:  w += A_plus (1 - w/w_max)^mu_plus x      x: trace of the presynaptic spikes, tau_plus
 * presynaptic spike:   w -= A_minus (w/w_max)^mu_minus y        y: trace of the postsynaptic spikes, tau_minus
 * </pre>
 *
 * clipped to [0, w_max]. A presynaptic spike transmits the weight before its own change. Weights must not be negative: inhibition is a matter of the receptor.
 *
 * <table>
 *   <caption>The weight dependences</caption>
 *   <tr><th>factory</th><th>mu_plus</th><th>mu_minus</th><th>source</th></tr>
 *   <tr><td>{@link #additive}</td><td>0</td><td>0</td><td>Song, Miller and Abbott 2000, Nat Neurosci 3:919</td></tr>
 *   <tr><td>{@link #multiplicative}</td><td>1</td><td>1</td><td>Rubin, Lee and Sompolinsky 2001, Phys Rev Lett 86:364</td></tr>
 *   <tr><td>{@link #vanRossum}</td><td>0</td><td>1</td><td>van Rossum, Bi and Turrigiano 2000, J Neurosci 20:8812</td></tr>
 *   <tr><td>{@link #power}</td><td>mu_plus</td><td>mu_minus</td><td>Guetig et al. 2003, J Neurosci 23:3697</td></tr>
 * </table>
 *
 * <p>In terms of NEST's stdp_synapse: A_plus = lambda Wmax, A_minus = alpha lambda Wmax, and the whole delay {@linkplain org.neurosim.api.Projection#dendriticDelay dendritic}. All pairs of spikes
 * count, or those of a nearest-neighbour scheme of Morrison, Diesmann and Gerstner 2008, Biol Cybern 98:459 (figure 7):
 *
 * <table>
 *   <caption>Which spikes pair</caption>
 *   <tr><th>scheme</th><th>a postsynaptic spike with</th><th>a presynaptic spike with</th><th>NEST</th></tr>
 *   <tr><td>all</td><td>all presynaptic spikes before it</td><td>all postsynaptic spikes before it</td><td>stdp_synapse</td></tr>
 *   <tr><td>{@linkplain Builder#nearestNeighbour symmetric}</td><td>the last presynaptic spike</td><td>the last postsynaptic spike</td><td>stdp_nn_symm_synapse</td></tr>
 *   <tr><td>{@linkplain Builder#presynapticCentred presynaptic-centred}</td><td>all presynaptic spikes since the postsynaptic spike before it</td><td>the last postsynaptic
 *       spike</td><td>stdp_nn_pre_centered_synapse</td></tr>
 *   <tr><td>{@linkplain Builder#restrictedSymmetric restricted symmetric}</td><td>the last presynaptic spike, if it came after the postsynaptic spike before</td><td>the last postsynaptic spike, if it
 *       came after the presynaptic spike before</td><td>stdp_nn_restr_synapse</td></tr>
 * </table>
 *
 * <p>The last two keep one variable per synapse. Of two spikes that reach a synapse together and do not see each other (dendritic delays) each can pair with the next one of the other side; there
 * NEST's restricted scheme differs.
 *
 * <p>Defaults: tau_plus = tau_minus = 20 ms, A_plus = 0.01 w_max, A_minus = 1.05 A_plus. Weights have the unit of the receptor.
 */
public final class PairStdp {

    private PairStdp() {}

    /**
     * Changes do not depend on the weight.
     *
     * @param maximalWeight w_max, &gt; 0
     * @return builder
     * @throws IllegalArgumentException if w_max is not finite and positive
     */
    public static Builder additive(double maximalWeight) {
        return new Builder(maximalWeight, 0, 0);
    }

    /**
     * Potentiation goes with the distance to w_max, depression with the weight.
     *
     * @param maximalWeight w_max, &gt; 0
     * @return builder
     * @throws IllegalArgumentException if w_max is not finite and positive
     */
    public static Builder multiplicative(double maximalWeight) {
        return new Builder(maximalWeight, 1, 1);
    }

    /**
     * Potentiation does not depend on the weight, depression goes with it.
     *
     * @param maximalWeight w_max, &gt; 0
     * @return builder
     * @throws IllegalArgumentException if w_max is not finite and positive
     */
    public static Builder vanRossum(double maximalWeight) {
        return new Builder(maximalWeight, 0, 1);
    }

    /**
     * Any powers.
     *
     * @param maximalWeight w_max, &gt; 0
     * @param muPlus exponent of potentiation, &gt;= 0
     * @param muMinus exponent of depression, &gt;= 0
     * @return builder
     * @throws IllegalArgumentException if w_max is not finite and positive or an exponent not finite and &gt;= 0
     */
    public static Builder power(double maximalWeight, double muPlus, double muMinus) {
        return new Builder(maximalWeight, muPlus, muMinus);
    }

    private enum Pairing {
        ALL,
        SYMMETRIC,
        CENTRED,
        RESTRICTED
    }

    /** Collects parameters. */
    public static final class Builder {
        private static final String MODEL = "PairStdp";

        private final double maximalWeight;
        private final double muPlus;
        private final double muMinus;
        private double tauPlus = 20;
        private double tauMinus = 20;
        private double aPlus;
        private double aMinus;
        private Pairing pairing = Pairing.ALL;

        private Builder(double maximalWeight, double muPlus, double muMinus) {
            this.maximalWeight = Checks.require(MODEL, "w_max", maximalWeight, "", Range.POSITIVE);
            this.muPlus = Checks.require(MODEL, "mu_plus", muPlus, "", Range.NON_NEGATIVE);
            this.muMinus = Checks.require(MODEL, "mu_minus", muMinus, "", Range.NON_NEGATIVE);
            aPlus = 0.01 * maximalWeight;
            aMinus = 1.05 * aPlus;
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
            tauPlus = Checks.require(MODEL, "tau_plus", plusMs, "ms", Range.POSITIVE);
            tauMinus = Checks.require(MODEL, "tau_minus", minusMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the greatest changes by one pair.
         *
         * @param plus A_plus, in the unit of the weight
         * @param minus A_minus, likewise; positive for depression
         * @return this builder
         * @throws IllegalArgumentException if one is not finite
         */
        public Builder amplitudes(double plus, double minus) {
            aPlus = Checks.require(MODEL, "A_plus", plus, "", Range.FINITE);
            aMinus = Checks.require(MODEL, "A_minus", minus, "", Range.FINITE);
            return this;
        }

        /**
         * Lets only the last spike of the other side count: each spike pairs with it.
         *
         * @return this builder
         */
        public Builder nearestNeighbour() {
            pairing = Pairing.SYMMETRIC;
            return this;
        }

        /**
         * Lets each presynaptic spike pair with the last postsynaptic spike before it and the first one after it.
         *
         * @return this builder
         */
        public Builder presynapticCentred() {
            pairing = Pairing.CENTRED;
            return this;
        }

        /**
         * Lets spikes pair only if no other spike of the two neurons lies between them.
         *
         * @return this builder
         */
        public Builder restrictedSymmetric() {
            pairing = Pairing.RESTRICTED;
            return this;
        }

        /**
         * Makes the synapse model.
         *
         * @return immutable model
         */
        public Synapse.PlasticityRule build() {
            Change change = new Change(aPlus, aMinus, maximalWeight, muPlus, muMinus);
            if (pairing == Pairing.CENTRED) {
                return new NearestStdp.Centred(MODEL, tauPlus, tauMinus, change);
            }
            if (pairing == Pairing.RESTRICTED) {
                return new NearestStdp.Restricted(MODEL, tauPlus, tauMinus, change);
            }
            boolean all = pairing == Pairing.ALL;
            SynapseSpec spec = new SynapseSpec(
                    MODEL, List.of(), List.of(new Trace("x", tauPlus, all)), List.of(new Trace("y", tauMinus, all)));
            return muPlus == 0 && muMinus == 0
                    ? new Additive(spec, aPlus, aMinus, maximalWeight)
                    : new Power(spec, change);
        }
    }

    private record Additive(SynapseSpec spec, double aPlus, double aMinus, double maximalWeight)
            implements Synapse.PlasticityRule {

        @Override
        public boolean sumsPostsynapticSpikes() {
            return true;
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            double[] w = row.weight();
            double[] y = row.post(0);
            for (int k = 0; k < row.size(); k++) {
                w[k] = clip(w[k] - aMinus * y[k], maximalWeight);
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            addClipped(spikes, aPlus, maximalWeight);
        }
    }

    /** What pairs do to a weight, in dependence on it. */
    record Change(double aPlus, double aMinus, double maximalWeight, double muPlus, double muMinus) {

        double potentiated(double w, double x) {
            return clip(w + aPlus * raise(1 - w / maximalWeight, muPlus) * x, maximalWeight);
        }

        double depressed(double w, double y) {
            return clip(w - aMinus * raise(w / maximalWeight, muMinus) * y, maximalWeight);
        }

        private static double raise(double base, double exponent) {
            return exponent == 0 ? 1 : exponent == 1 ? base : ElementaryMath.pow(base, exponent);
        }
    }

    private record Power(SynapseSpec spec, Change change) implements Synapse.PlasticityRule {

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            double[] w = row.weight();
            double[] y = row.post(0);
            for (int k = 0; k < row.size(); k++) {
                w[k] = change.depressed(w[k], y[k]);
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            double[] w = spikes.weight();
            double[] x = spikes.pre(0);
            int[] synapse = spikes.synapse();
            for (int e = 0; e < spikes.count(); e++) {
                int k = synapse[e];
                w[k] = change.potentiated(w[k], x[e]);
            }
        }
    }

    static double clip(double w, double most) {
        return Math.min(Math.max(w, 0), most);
    }

    /** Adds a multiple of the first presynaptic trace to the weight at each spike. */
    static void addClipped(PostsynapticSpikes spikes, double factor, double most) {
        double[] w = spikes.weight();
        double[] x = spikes.pre(0);
        int[] synapse = spikes.synapse();
        boolean whole = spikes.isWholeRow();
        for (int e = 0; e < spikes.count(); e++) {
            int k = whole ? e : synapse[e];
            w[k] = clip(w[k] + factor * x[e], most);
        }
    }
}
