package org.neurosim.models.plasticity;

import java.util.List;
import java.util.Objects;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.checks.Checks;

/**
 * Plasticity by postsynaptic calcium: spikes of both neurons let calcium in, and while it is above one of two thresholds the synapse is depressed or potentiated.
 *
 * <pre>
 * dc/dt       = -c / tau_Ca;   c += C_pre at D after a presynaptic spike,  c += C_post at a postsynaptic spike
 * tau drho/dt = -rho (1 - rho) (1/2 - rho) + gamma_p (1 - rho) [c &gt; theta_p] - gamma_d rho [c &gt; theta_d]
 *               + sigma sqrt(tau ([c &gt; theta_d] + [c &gt; theta_p])) xi(t)            xi: Gaussian white noise
 * w           = w_low + rho (w_high - w_low)
 * </pre>
 *
 * The efficacy rho has two stable states, 0 and 1. Noise can take it a little beyond them; sigma is 0 unless given. The weight is the state: setting it sets rho.
 *
 * <p>Calcium, the times at which it crosses the thresholds, and rho below both thresholds are exact; above a threshold rho is integrated by RK4 in steps so short that the error of one crossing is
 * below 1e-9, and the noise of the time above it is added at its end, with the variance that it has with the rates gamma; the double-well force, which is weaker by 1 / gamma, is left out of this. At most eight presynaptic spikes can wait for their calcium; a ninth lets that of the first in early.
 *
 * <table>
 *   <caption>Published sets of parameters; theta_d = 1, theta_p = 1.3 in all</caption>
 *   <tr><th></th><th>tau_Ca</th><th>C_pre</th><th>C_post</th><th>D</th><th>gamma_d</th><th>gamma_p</th><th>tau</th></tr>
 *   <tr><td>{@link Data#DEPRESSION_POTENTIATION}</td><td>20</td><td>1</td><td>2</td><td>13.7</td><td>200</td><td>321.808</td><td>150 s</td></tr>
 *   <tr><td>{@link Data#CORTICAL_SLICES}</td><td>22.6936</td><td>0.5617539</td><td>1.23964</td><td>4.6098</td><td>331.909</td><td>725.085</td><td>346.3615 s</td></tr>
 *   <tr><td>{@link Data#HIPPOCAMPAL_CULTURES}</td><td>11.9536</td><td>0.58156</td><td>1.76444</td><td>10</td><td>61.141</td><td>113.6545</td><td>33.7596 s</td></tr>
 * </table>
 *
 * <p>Times in ms, calcium in units of theta_d.
 *
 * <p>Source: Graupner and Brunel 2012, PNAS 109:3991, equations 1 and 2, table S1 and S2.
 */
public final class GraupnerBrunel {

    private static final String MODEL = "GraupnerBrunel";

    private GraupnerBrunel() {}

    /** Published sets of parameters. */
    public enum Data {
        /** The curve of figure 1: depression when the postsynaptic spike is first, potentiation when it is second. */
        DEPRESSION_POTENTIATION(20, 1, 2, 13.7, 200, 321.808, 150_000),
        /** Fit to cortical slices. */
        CORTICAL_SLICES(22.6936, 0.5617539, 1.23964, 4.6098, 331.909, 725.085, 346_361.5),
        /** Fit to hippocampal cultures. */
        HIPPOCAMPAL_CULTURES(11.9536, 0.58156, 1.76444, 10, 61.141, 113.6545, 33_759.6);

        private final double tauCalcium;
        private final double pre;
        private final double post;
        private final double delay;
        private final double gammaD;
        private final double gammaP;
        private final double tau;

        Data(double tauCalcium, double pre, double post, double delay, double gammaD, double gammaP, double tau) {
            this.tauCalcium = tauCalcium;
            this.pre = pre;
            this.post = post;
            this.delay = delay;
            this.gammaD = gammaD;
            this.gammaP = gammaP;
            this.tau = tau;
        }
    }

    /**
     * Starts with a published set.
     *
     * @param data parameters; weights between 0 and 1
     * @return builder
     */
    public static Builder builder(Data data) {
        return new Builder(Objects.requireNonNull(data, "data"));
    }

    /** Collects parameters. */
    public static final class Builder {
        private double tauCalcium;
        private double pre;
        private double post;
        private double delay;
        private double thetaD = 1;
        private double thetaP = 1.3;
        private double gammaD;
        private double gammaP;
        private double tau;
        private double sigma;
        private double low;
        private double high = 1;

        private Builder(Data data) {
            calcium(data.tauCalcium, data.pre, data.post, data.delay);
            rates(data.gammaD, data.gammaP, data.tau);
        }

        /**
         * Sets the calcium.
         *
         * @param tauMs tau_Ca, ms
         * @param cPre C_pre
         * @param cPost C_post
         * @param delayMs D, ms
         * @return this builder
         * @throws IllegalArgumentException if tau is not finite and positive, or another one not finite and &gt;= 0
         */
        public Builder calcium(double tauMs, double cPre, double cPost, double delayMs) {
            tauCalcium = Checks.require(MODEL, "tau_Ca", tauMs, "ms", Range.POSITIVE);
            pre = Checks.require(MODEL, "C_pre", cPre, "", Range.NON_NEGATIVE);
            post = Checks.require(MODEL, "C_post", cPost, "", Range.NON_NEGATIVE);
            delay = Checks.require(MODEL, "D", delayMs, "ms", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the thresholds.
         *
         * @param depression theta_d
         * @param potentiation theta_p
         * @return this builder
         * @throws IllegalArgumentException if one is not finite and positive
         */
        public Builder thresholds(double depression, double potentiation) {
            thetaD = Checks.require(MODEL, "theta_d", depression, "", Range.POSITIVE);
            thetaP = Checks.require(MODEL, "theta_p", potentiation, "", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the rates.
         *
         * @param depression gamma_d
         * @param potentiation gamma_p
         * @param tauMs tau, ms
         * @return this builder
         * @throws IllegalArgumentException if tau is not finite and positive, or a rate not finite and &gt;= 0
         */
        public Builder rates(double depression, double potentiation, double tauMs) {
            gammaD = Checks.require(MODEL, "gamma_d", depression, "", Range.NON_NEGATIVE);
            gammaP = Checks.require(MODEL, "gamma_p", potentiation, "", Range.NON_NEGATIVE);
            tau = Checks.require(MODEL, "tau", tauMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Adds noise while calcium is above a threshold.
         *
         * @param strength sigma
         * @return this builder
         * @throws IllegalArgumentException if it is not finite and &gt;= 0
         */
        public Builder noise(double strength) {
            sigma = Checks.require(MODEL, "sigma", strength, "", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the weights of the two stable states.
         *
         * @param down w_low, at rho = 0
         * @param up w_high, at rho = 1
         * @return this builder
         * @throws IllegalArgumentException if they are not finite and different
         */
        public Builder weights(double down, double up) {
            low = Checks.require(MODEL, "w_low", down, "", Range.FINITE);
            high = Checks.require(MODEL, "w_high", up, "", Range.FINITE);
            if (low == high) {
                throw new IllegalArgumentException(MODEL + ": w_low = w_high = " + low + "; they must differ");
            }
            return this;
        }

        /**
         * Makes the synapse model.
         *
         * @return immutable model
         */
        public Synapse.ContinuousRule build() {
            CalciumEfficacy efficacy = new CalciumEfficacy(
                    tauCalcium, thetaD, thetaP, gammaD / tau, gammaP / tau, tau, sigma * sigma / tau);
            return new Rule(
                    new SynapseSpec(MODEL, List.of(new SynapseSpec.Variable("c", "", 0))).remembering(Rule.WAITING),
                    efficacy,
                    pre,
                    post,
                    delay,
                    low,
                    high);
        }
    }

    private record Rule(
            SynapseSpec spec,
            CalciumEfficacy efficacy,
            double cPre,
            double cPost,
            double delay,
            double low,
            double high)
            implements Synapse.ContinuousRule {

        private static final int WAITING = 8;

        @Override
        public void onElapsed(Elapsed elapsed) {
            double[] w = elapsed.weight();
            double[] c = elapsed.variable(0);
            double[] begin = elapsed.begin();
            double[] end = elapsed.end();
            double[] spikes = elapsed.presynapticSpikes();
            double range = high - low;
            for (int e = 0; e < elapsed.count(); e++) {
                int k = elapsed.synapse()[e];
                double now = begin[e];
                double rho = (w[k] - low) / range;
                for (int q = WAITING - 1; q >= 0; q--) {
                    double enters = spikes[q] + delay;
                    if (enters > begin[e] && enters <= end[e]) {
                        rho = efficacy.after(rho, c[k], enters - now, elapsed, e);
                        c[k] = efficacy.calcium(c[k], enters - now) + cPre;
                        now = enters;
                    }
                }
                w[k] = low + range * efficacy.after(rho, c[k], end[e] - now, elapsed, e);
                c[k] = efficacy.calcium(c[k], end[e] - now);
            }
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            boolean entersAtOnce = delay == 0;
            boolean oldestWaits = !entersAtOnce && row.presynapticSpikes()[WAITING - 1] + delay > row.time();
            if (entersAtOnce || oldestWaits) {
                double[] c = row.variable(0);
                for (int k = 0; k < row.size(); k++) {
                    c[k] += cPre;
                }
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            double[] c = spikes.variable(0);
            for (int e = 0; e < spikes.count(); e++) {
                c[spikes.synapse()[e]] += cPost;
            }
        }
    }
}
