package org.neurosim.models.plasticity;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.models.checks.Checks;

/**
 * The spiking Bayesian confidence propagation rule (BCPNN): a synapse estimates how often its neurons are active, alone and together, and its weight says how much more often together than by
 * chance.
 *
 * <pre>
 * tau_zi dz_i/dt = epsilon - z_i, and z_i += 1 / (f_max tau_zi) at a presynaptic spike;    z_j likewise
 * tau_e de_i/dt  = z_i - e_i,        tau_e de_j/dt = z_j - e_j,        tau_e de_ij/dt = z_i z_j - e_ij
 * tau_p dp_i/dt  = kappa (e_i - p_i),    tau_p dp_j/dt = kappa (e_j - p_j),    tau_p dp_ij/dt = kappa (e_ij - p_ij)
 * w = log(p_ij / (p_i p_j)),  a spike transmits gain w
 * </pre>
 *
 * A neuron that fires at f_max has a mean z of 1 + epsilon. All traces start as if both neurons had always been silent: z = e = p = epsilon, e_ij = epsilon^2. The solution between events is
 * exact; that is why the time constants must differ from each other. What depends on one neuron alone is kept per neuron; a synapse has e_ij and the weight, which stands for p_ij: giving or setting a weight
 * sets p_ij = p_i p_j exp(w), and weights beyond 300 count as 300. Without spikes they fall to 0. Synapses whose projection gives no weight begin with 0, which is chance; another weight is a bias, which fades with
 * tau_p. The gain is no part of the weight, so that a rule with another gain can take the place of this one (with another f_max it can, too, but e_ij and p_ij of the past keep the old scale for some tau_p); as a weight can be
 * negative it needs a receptor that takes both signs.
 *
 * <p><b>Print-now signal.</b> kappa is 1, unless {@link Builder#printNow} gives it. With that p_i and p_j are variables of each synapse (16 bytes more), so that rules of different kappa can take each other's place in a
 * running network: kappa = 0 keeps all p, and so the weights, while the other traces go on, as for recall after learning.
 *
 * <pre>{@code
 * network.setSynapse(projection, rule.printNow(0).build());
 * }</pre>
 *
 * <p><b>Bias.</b> The paper's bias log p_j, an excitability of the postsynaptic neuron, is no matter of a synapse, and not part of this class. With printNow p_j can be read, for a current that the host sets now and then ({@link
 * org.neurosim.api.Network#read(org.neurosim.api.Projection, String) read}, {@link org.neurosim.api.Network#write write}): tau_p is long.
 *
 * <p>Defaults: tau_zi = tau_zj = 10 ms, tau_e = 100 ms, tau_p = 1000 ms, f_max = 50 Hz, epsilon = 0.01, gain 1, no print-now signal.
 *
 * <p>Source: Tully, Hennig and Lansner 2014, Front Synaptic Neurosci 6:8, equations 3 to 7.
 */
public final class Bcpnn {

    private static final String MODEL = "Bcpnn";

    private Bcpnn() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters. */
    public static final class Builder {
        private double tauZi = 10;
        private double tauZj = 10;
        private double tauE = 100;
        private double tauP = 1000;
        private double maximalRate = 50;
        private double epsilon = 0.01;
        private double gain = 1;
        private double kappa = 1;
        private boolean printsNow;

        private Builder() {}

        /**
         * Sets the time constants.
         *
         * @param ziMs tau_zi, ms
         * @param zjMs tau_zj, ms
         * @param eMs tau_e, ms
         * @param pMs tau_p, ms
         * @return this builder
         * @throws IllegalArgumentException if one is not finite and positive
         */
        public Builder tau(double ziMs, double zjMs, double eMs, double pMs) {
            tauZi = Checks.require(MODEL, "tau_zi", ziMs, "ms", Range.POSITIVE);
            tauZj = Checks.require(MODEL, "tau_zj", zjMs, "ms", Range.POSITIVE);
            tauE = Checks.require(MODEL, "tau_e", eMs, "ms", Range.POSITIVE);
            tauP = Checks.require(MODEL, "tau_p", pMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the range of activity.
         *
         * @param maximalRateHz f_max, Hz
         * @param least epsilon, activity of a silent neuron
         * @return this builder
         * @throws IllegalArgumentException if one is not finite and positive
         */
        public Builder activity(double maximalRateHz, double least) {
            maximalRate = Checks.require(MODEL, "f_max", maximalRateHz, "Hz", Range.POSITIVE);
            epsilon = Checks.require(MODEL, "epsilon", least, "", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the print-now signal and lets synapses keep p_i and p_j, so that a rule of another kappa can take the place of this one.
         *
         * @param value kappa; 0 keeps the weights as they are
         * @return this builder
         * @throws IllegalArgumentException if it is not finite and &gt;= 0
         */
        public Builder printNow(double value) {
            kappa = Checks.require(MODEL, "kappa", value, "", Range.NON_NEGATIVE);
            printsNow = true;
            return this;
        }

        /**
         * Sets the factor of the weights.
         *
         * @param value gain, in the unit of the receptor; 0 lets the synapse learn in silence
         * @return this builder
         * @throws IllegalArgumentException if it is not finite
         */
        public Builder gain(double value) {
            gain = Checks.require(MODEL, "gain", value, "", Range.FINITE);
            return this;
        }

        /**
         * Makes the synapse model.
         *
         * @return immutable model
         * @throws IllegalArgumentException if two time constants whose filters follow each other are equal within 0.1 %
         */
        public Synapse.ContinuousRule build() {
            double product = 1 / (1 / tauZi + 1 / tauZj);
            double tauOfP = tauP / kappa; // infinite for 0
            String nameOfP = kappa == 1 ? "tau_p" : "tau_p / kappa";
            requireDifferent("tau_e", tauE, nameOfP, tauOfP);
            for (double z : new double[] {tauZi, tauZj, product}) {
                requireDifferent("tau_e", tauE, "tau_zi, tau_zj or 1 / (1 / tau_zi + 1 / tau_zj)", z);
                requireDifferent(nameOfP, tauOfP, "tau_zi, tau_zj or 1 / (1 / tau_zi + 1 / tau_zj)", z);
            }
            return new BcpnnRule(
                    spec(),
                    printsNow,
                    1 / tauZi,
                    1 / tauZj,
                    1 / tauE,
                    kappa / tauP,
                    1000 / (maximalRate * tauZi),
                    1000 / (maximalRate * tauZj),
                    epsilon,
                    gain);
        }

        private SynapseSpec spec() {
            SynapseSpec.Variable eij = new SynapseSpec.Variable("e_ij", "", epsilon * epsilon);
            Trace preZ = Trace.ofAllSpikes("pre z", tauZi);
            Trace preE = Trace.ofAllSpikes("pre e", tauE);
            Trace postZ = Trace.ofAllSpikes("post z", tauZj);
            Trace postE = Trace.ofAllSpikes("post e", tauE);
            if (printsNow) {
                SynapseSpec.Variable pi = new SynapseSpec.Variable("p_i", "", epsilon);
                SynapseSpec.Variable pj = new SynapseSpec.Variable("p_j", "", epsilon);
                return new SynapseSpec(MODEL, List.of(eij, pi, pj), List.of(preZ, preE), List.of(postZ, postE));
            }
            return new SynapseSpec(
                    MODEL,
                    List.of(eij),
                    List.of(preZ, preE, Trace.ofAllSpikes("pre p", tauP)),
                    List.of(postZ, postE, Trace.ofAllSpikes("post p", tauP)));
        }

        private static void requireDifferent(String name, double tau, String otherName, double other) {
            if (Math.abs(tau - other) < 1e-3 * tau) {
                throw new IllegalArgumentException(MODEL + ": " + name + " = " + tau + " ms and " + otherName + " = "
                        + other + " ms are equal; the closed form needs them to differ by 0.1 % at least");
            }
        }
    }
}
