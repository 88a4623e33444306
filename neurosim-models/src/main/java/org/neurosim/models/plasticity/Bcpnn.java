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
 * The spiking Bayesian confidence propagation rule (BCPNN): a synapse estimates how often its neurons are active, alone and together, and its weight says how much more often together than by
 * chance.
 *
 * <pre>
 * tau_zi dz_i/dt = epsilon - z_i, and z_i += 1 / (f_max tau_zi) at a presynaptic spike;    z_j likewise
 * tau_e de_i/dt  = z_i - e_i,        tau_e de_j/dt = z_j - e_j,        tau_e de_ij/dt = z_i z_j - e_ij
 * tau_p dp_i/dt  = e_i - p_i,        tau_p dp_j/dt = e_j - p_j,        tau_p dp_ij/dt = e_ij - p_ij
 * w = log(p_ij / (p_i p_j)),  a spike transmits gain w
 * </pre>
 *
 * A neuron that fires at f_max has a mean z of 1 + epsilon. All traces start as if both neurons had always been silent: z = e = p = epsilon, e_ij = epsilon^2. The solution between events is
 * exact; that is why the time constants must differ from each other. What depends on one neuron alone is kept per neuron; a synapse has e_ij and the weight, which stands for p_ij: giving or setting a weight
 * sets p_ij = p_i p_j exp(w), and weights beyond 300 count as 300. Without spikes they fall to 0. Synapses whose projection gives no weight begin with 0, which is chance; another weight is a bias, which fades with
 * tau_p. The gain is no part of the weight, so that a rule with another gain can take the place of this one (with another f_max it can, too, but e_ij and p_ij of the past keep the old scale for some tau_p); as a weight can be
 * negative it needs a receptor that takes both signs.
 *
 * <p>Defaults: tau_zi = tau_zj = 10 ms, tau_e = 100 ms, tau_p = 1000 ms, f_max = 50 Hz, epsilon = 0.01, gain 1.
 *
 * <p>Source: Tully, Hennig and Lansner 2014, Front Synaptic Neurosci 6:8, equations 3 to 7, with kappa = 1.
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
            requireDifferent("tau_e", tauE, "tau_p", tauP);
            for (double z : new double[] {tauZi, tauZj, product}) {
                requireDifferent("tau_e", tauE, "tau_zi, tau_zj or 1 / (1 / tau_zi + 1 / tau_zj)", z);
                requireDifferent("tau_p", tauP, "tau_zi, tau_zj or 1 / (1 / tau_zi + 1 / tau_zj)", z);
            }
            SynapseSpec spec = new SynapseSpec(
                    MODEL,
                    List.of(new SynapseSpec.Variable("e_ij", "", epsilon * epsilon)),
                    List.of(
                            Trace.ofAllSpikes("pre z", tauZi),
                            Trace.ofAllSpikes("pre e", tauE),
                            Trace.ofAllSpikes("pre p", tauP)),
                    List.of(
                            Trace.ofAllSpikes("post z", tauZj),
                            Trace.ofAllSpikes("post e", tauE),
                            Trace.ofAllSpikes("post p", tauP)));
            return new Rule(
                    spec,
                    1 / tauZi,
                    1 / tauZj,
                    1 / tauE,
                    1 / tauP,
                    1000 / (maximalRate * tauZi),
                    1000 / (maximalRate * tauZj),
                    epsilon,
                    gain);
        }

        private static void requireDifferent(String name, double tau, String otherName, double other) {
            if (Math.abs(tau - other) < 1e-3 * tau) {
                throw new IllegalArgumentException(MODEL + ": " + name + " = " + tau + " ms and " + otherName + " = "
                        + other + " ms are equal; the closed form needs them to differ by 0.1 % at least");
            }
        }
    }

    /** Time constants as rates, 1/ms. */
    private record Rule(
            SynapseSpec spec,
            double zi,
            double zj,
            double e,
            double p,
            double jumpI,
            double jumpJ,
            double epsilon,
            double gain)
            implements Synapse.ContinuousRule {

        private static final double LARGEST_WEIGHT = 300;

        /** As often together as by chance. */
        @Override
        public double defaultWeight() {
            return 0;
        }

        @Override
        public void onElapsed(Elapsed elapsed) {
            double[] w = elapsed.weight();
            double[] eij = elapsed.variable(0);
            double[] preZ = elapsed.pre(0);
            double[] preE = elapsed.pre(1);
            double[] preP = elapsed.pre(2);
            double[] postZ = elapsed.post(0);
            double[] postE = elapsed.post(1);
            double[] postP = elapsed.post(2);
            double[] time = elapsed.time();
            double silent = epsilon * epsilon;
            for (int n = 0; n < elapsed.count(); n++) {
                int k = elapsed.synapse()[n];
                double fadeI = ElementaryMath.exp(-zi * time[n]);
                double fadeJ = ElementaryMath.exp(-zj * time[n]);
                double fadeE = ElementaryMath.exp(-e * time[n]);
                double fadeP = ElementaryMath.exp(-p * time[n]);
                double pi = epsilon + jumpI * active(zi, preZ[n], preE[n], preP[n]);
                double pj = epsilon + jumpJ * active(zj, postZ[n], postE[n], postP[n]);
                double nextPi = epsilon + jumpI * active(zi, preZ[n] * fadeI, preE[n] * fadeE, preP[n] * fadeP);
                double nextPj = epsilon + jumpJ * active(zj, postZ[n] * fadeJ, postE[n] * fadeE, postP[n] * fadeP);
                double a = jumpI * preZ[n];
                double b = jumpJ * postZ[n];
                double bounded = Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, w[k]));
                double pij = pi * pj * ElementaryMath.exp(bounded);
                double nextPij = silent
                        + (pij - silent) * fadeP
                        + (eij[k] - silent) * filtered(e, fadeE, p, fadeP)
                        + epsilon * (a * active(zi, fadeI, fadeE, fadeP) + b * active(zj, fadeJ, fadeE, fadeP))
                        + a * b * active(zi + zj, fadeI * fadeJ, fadeE, fadeP);
                eij[k] = silent
                        + (eij[k] - silent) * fadeE
                        + epsilon * (a * filtered(zi, fadeI, e, fadeE) + b * filtered(zj, fadeJ, e, fadeE))
                        + a * b * filtered(zi + zj, fadeI * fadeJ, e, fadeE);
                w[k] = ElementaryMath.log(nextPij / (nextPi * nextPj));
            }
        }

        /** A filter of a rate, driven by exp(-drive t), from 0. */
        private static double filtered(double drive, double fadeOfDrive, double rate, double fade) {
            return rate * (fadeOfDrive - fade) / (rate - drive);
        }

        /** What spikes that drive both filters, one behind the other, leave in the second: from their traces with the time constants of the drive, the first and the second filter. */
        private double active(double drive, double ofDrive, double ofFirst, double ofSecond) {
            return e / (e - drive) * (filtered(drive, ofDrive, p, ofSecond) - filtered(e, ofFirst, p, ofSecond));
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            double[] w = row.weight();
            double[] transmitted = row.transmitted();
            for (int k = 0; k < row.size(); k++) {
                transmitted[k] = gain * w[k];
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            // Spikes act through the traces.
        }
    }
}
