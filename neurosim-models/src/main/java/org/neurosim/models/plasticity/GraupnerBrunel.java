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
 * below 1e-9, and the noise of the time above it is added at its end, with the variance that it has with the rates gamma; the double-well force, which is weaker by 1 / gamma, is left out of this. At most eight presynaptic spikes can wait for their calcium; a ninth lets that of the first in early. In a running network a rule with another D cannot take the place of this one; with one of the same D, calcium that waits enters by its C_pre.
 *
 * <table>
 *   <caption>Published sets of parameters; theta_d = 1 in all</caption>
 *   <tr><th></th><th>tau_Ca</th><th>C_pre</th><th>C_post</th><th>D</th><th>theta_p</th><th>gamma_d</th><th>gamma_p</th><th>tau</th><th>sigma</th></tr>
 *   <tr><td>{@link Data#DEPRESSION_POTENTIATION}</td><td>20</td><td>1</td><td>2</td><td>13.7</td><td>1.3</td><td>200</td><td>321.808</td><td>150 s</td><td>2.8284</td></tr>
 *   <tr><td>{@link Data#DEPRESSION_POTENTIATION_DEPRESSION}</td><td>20</td><td>0.9</td><td>0.9</td><td>4.6</td><td>1.3</td><td>250</td><td>550</td><td>150 s</td><td>2.8284</td></tr>
 *   <tr><td>{@link Data#DEPRESSION_POTENTIATION_DEPRESSION_2}</td><td>20</td><td>1</td><td>2</td><td>2.2</td><td>2.5</td><td>50</td><td>600</td><td>150 s</td><td>2.8284</td></tr>
 *   <tr><td>{@link Data#POTENTIATION}</td><td>20</td><td>2</td><td>2</td><td>0</td><td>1.3</td><td>160</td><td>257.447</td><td>150 s</td><td>2.8284</td></tr>
 *   <tr><td>{@link Data#DEPRESSION}</td><td>20</td><td>0.6</td><td>0.6</td><td>0</td><td>1.3</td><td>500</td><td>550</td><td>150 s</td><td>5.6568</td></tr>
 *   <tr><td>{@link Data#DEPRESSION_2}</td><td>20</td><td>1</td><td>2</td><td>0</td><td>3.5</td><td>60</td><td>600</td><td>150 s</td><td>2.8284</td></tr>
 *   <tr><td>{@link Data#HIPPOCAMPAL_SLICES}</td><td>48.8373</td><td>1</td><td>0.275865</td><td>18.8008</td><td>1.3</td><td>313.0965</td><td>1645.59</td><td>688.355 s</td><td>9.1844</td></tr>
 *   <tr><td>{@link Data#HIPPOCAMPAL_CULTURES}</td><td>11.9536</td><td>0.58156</td><td>1.76444</td><td>10</td><td>1.3</td><td>61.141</td><td>113.6545</td><td>33.7596 s</td><td>2.5654</td></tr>
 *   <tr><td>{@link Data#CORTICAL_SLICES}</td><td>22.6936</td><td>0.5617539</td><td>1.23964</td><td>4.6098</td><td>1.3</td><td>331.909</td><td>725.085</td><td>346.3615 s</td><td>3.3501</td></tr>
 * </table>
 *
 * <p>Times in ms, calcium in units of theta_d. sigma is that of the paper, for {@link Builder#noise}.
 *
 * <p><b>The constants</b> are those of the first author's own program (github.com/mgraupe/CalciumBasedPlasticityModel), in which all nine sets are. Other programs have the same numbers for the first one and for the fits to slices and cultures. Those of cortical slices occur in several
 * other programs with the same numbers; MOOSE's demonstration has C_post = 1.2964 instead of 1.23964, two digits exchanged, it seems, and programs after Higgins, Graupner and Brunel 2014 use C_pre = 0.33705 and C_post = 0.74378 for calcium in vivo. (The
 * tables S1 and S2 of the paper have not been at hand.)
 *
 * <p>Source: Graupner and Brunel 2012, PNAS 109:3991, equations 1 and 2.
 */
public final class GraupnerBrunel {

    private static final String MODEL = "GraupnerBrunel";

    private GraupnerBrunel() {}

    /** Published sets of parameters. */
    public enum Data {
        /** Depression when the postsynaptic spike is first, potentiation when it is second (DP). */
        DEPRESSION_POTENTIATION(20, 1, 2, 13.7, 1.3, 200, 321.808, 150_000),
        /** Potentiation by nearly simultaneous spikes, depression to either side (DPD). */
        DEPRESSION_POTENTIATION_DEPRESSION(20, 0.9, 0.9, 4.6, 1.3, 250, 550, 150_000),
        /** The same, with depression by the postsynaptic spike alone (DPD'). */
        DEPRESSION_POTENTIATION_DEPRESSION_2(20, 1, 2, 2.2, 2.5, 50, 600, 150_000),
        /** Potentiation only (P). */
        POTENTIATION(20, 2, 2, 0, 1.3, 160, 257.447, 150_000),
        /** Depression only (D). */
        DEPRESSION(20, 0.6, 0.6, 0, 1.3, 500, 550, 150_000),
        /** Depression only, by the postsynaptic spike alone, too (D'). */
        DEPRESSION_2(20, 1, 2, 0, 3.5, 60, 600, 150_000),
        /** Fit to hippocampal slices. */
        HIPPOCAMPAL_SLICES(48.8373, 1, 0.275865, 18.8008, 1.3, 313.0965, 1645.59, 688_355),
        /** Fit to hippocampal cultures. */
        HIPPOCAMPAL_CULTURES(11.9536, 0.58156, 1.76444, 10, 1.3, 61.141, 113.6545, 33_759.6),
        /** Fit to cortical slices. */
        CORTICAL_SLICES(22.6936, 0.5617539, 1.23964, 4.6098, 1.3, 331.909, 725.085, 346_361.5);

        final double tauCalcium;
        final double pre;
        final double post;
        final double delay;
        final double thetaP;
        final double gammaD;
        final double gammaP;
        final double tau;

        Data(
                double tauCalcium,
                double pre,
                double post,
                double delay,
                double thetaP,
                double gammaD,
                double gammaP,
                double tau) {
            this.tauCalcium = tauCalcium;
            this.pre = pre;
            this.post = post;
            this.delay = delay;
            this.thetaP = thetaP;
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
        private double thetaP;
        private double gammaD;
        private double gammaP;
        private double tau;
        private double sigma;
        private double low;
        private double high = 1;

        private Builder(Data data) {
            calcium(data.tauCalcium, data.pre, data.post, data.delay);
            thresholds(1, data.thetaP);
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
                    new SynapseSpec(MODEL, List.of(new SynapseSpec.Variable("c", "", 0)))
                            .remembering(Rule.WAITING, delay),
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
