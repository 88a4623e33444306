package org.neurosim.models.rates;

import java.util.Objects;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * A unit of a rate network, with noise at its input or its output.
 *
 * <pre>
 * h       = sum over j of w_j r_j(t - d_j) + I(t)
 * tau dr/dt = -lambda r + mu + phi(h) + sqrt(tau) sigma xi(t)          noise at the input
 *
 * tau dx/dt = -lambda x + mu + phi(h)                                  noise at the output
 * r         = x + sqrt(tau) sigma xi(t)
 * </pre>
 *
 * With {@linkplain Builder#multiplicative multiplicative coupling} there are two inputs, and instead of phi(h), with the r or x of the left hand side,
 *
 * <pre>
 * g_ex (theta_ex - r) phi(h_exc) + g_in (theta_in + r) phi(h_inh)
 * </pre>
 *
 * with xi(t) Gaussian white noise of unit strength, independent for each unit, phi a {@link Gain} function and I(t) the
 * current of the stimuli in the unit of h (of h_exc with multiplicative coupling). r is what the unit transmits by {@link RateConnection}. Without a lower limit it can be
 * negative; with one it is cut at the end of each step.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>tau</td><td>ms</td><td>10</td><td>{@link Builder#tau tau}</td><td>time constant</td></tr>
 *   <tr><td>lambda</td><td></td><td>1</td><td>{@link Builder#leak leak}</td><td>rate of passive decay; 0 for an
 *       integrator</td></tr>
 *   <tr><td>mu</td><td></td><td>0</td><td>{@link Builder#mean mean}</td><td>constant input</td></tr>
 *   <tr><td>sigma</td><td></td><td>0</td><td>{@link Builder#inputNoise inputNoise}, {@link Builder#outputNoise
 *       outputNoise}</td><td>strength of the noise</td></tr>
 *   <tr><td>g_ex, theta_ex, g_in, theta_in</td><td></td><td>not declared</td><td>{@link Builder#multiplicative multiplicative}</td><td>multiplicative coupling</td></tr>
 *   <tr><td>r_min</td><td></td><td>not declared</td><td>{@link Builder#atLeast atLeast}</td><td>lower limit</td></tr>
 * </table>
 *
 * and those of the gain function.
 *
 * <p><b>Receptors.</b> "in", for graded synapses; with multiplicative coupling "exc" and "inh".
 *
 * <p><b>State variables.</b> r, starts at 0; with noise at the output x, starts at 0, before r; h, or h_exc and h_inh.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler, exact for the input h, which is held over the
 * step. Noise at the input is added at the end of the step, with the exact variance of the interval, {@code sigma^2 (1 -
 * exp(-2 lambda dt/tau)) / (2 lambda)}: without a network its statistics do not depend on the time step (multiplicative coupling changes the decay, and the variance is then right to the first order in dt). Noise at the output
 * is one number per step, of standard deviation {@code sigma sqrt(tau/dt)}.
 *
 * <p>Source: Hahne et al. 2017, Front Neuroinform 11:34 (the units that NEST names {@code *_rate_ipn} and {@code *_rate_opn}; multiplicative coupling is that of its {@code lin_rate} units, here with any gain function. NEST
 * sends positive weights to h_exc and negative ones to h_inh, and holds the factors over a step, which is of first order in dt; here r decays exactly for inputs that are held).
 */
public final class RateUnit {
    static final int TAU = 0;
    static final int LAMBDA = 1;
    static final int MU = 2;
    static final int SIGMA = 3;
    static final int OWN = 4;

    private RateUnit() {}

    /**
     * Starts with the defaults.
     *
     * @param gain function phi
     * @return builder
     */
    public static Builder builder(Gain gain) {
        return new Builder(gain);
    }

    /** Collects parameters. */
    public static final class Builder {
        private static final String NAME = "RateUnit";
        private static final String[] COUPLING = {"g_ex", "theta_ex", "g_in", "theta_in"};

        private final Gain gain;
        private double tau = 10;
        private double leak = 1;
        private double mean;
        private double sigma;
        private double limit = Double.NEGATIVE_INFINITY;
        private boolean noisyOutput;
        private double[] coupling = {};

        private Builder(Gain gain) {
            this.gain = Objects.requireNonNull(gain, "gain");
        }

        /**
         * Sets the time constant.
         *
         * @param ms time constant, ms
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt; 0
         */
        public Builder tau(double ms) {
            tau = Checks.require(NAME, "tau", ms, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the rate of passive decay.
         *
         * @param lambda rate, a multiple of 1/tau
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt;= 0
         */
        public Builder leak(double lambda) {
            leak = Checks.require(NAME, "lambda", lambda, "", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the constant input, which the gain function does not see.
         *
         * @param mu input
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder mean(double mu) {
            mean = Checks.require(NAME, "mu", mu, "", Range.FINITE);
            return this;
        }

        /**
         * Puts noise at the input.
         *
         * @param sigma strength
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt;= 0
         */
        public Builder inputNoise(double sigma) {
            return noise(sigma, false);
        }

        /**
         * Puts noise at the output.
         *
         * @param sigma strength
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt;= 0
         */
        public Builder outputNoise(double sigma) {
            return noise(sigma, true);
        }

        private Builder noise(double strength, boolean atOutput) {
            sigma = Checks.require(NAME, "sigma", strength, "", Range.NON_NEGATIVE);
            noisyOutput = atOutput;
            return this;
        }

        /**
         * Lets the effect of input depend on the rate: excitation fades as r comes near theta_ex, inhibition (of negative weights) as it comes near -theta_in. Connections then end at receptor "exc" or "inh".
         *
         * @param gEx g_ex
         * @param thetaEx theta_ex
         * @param gIn g_in
         * @param thetaIn theta_in
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder multiplicative(double gEx, double thetaEx, double gIn, double thetaIn) {
            double[] given = {gEx, thetaEx, gIn, thetaIn};
            for (int k = 0; k < given.length; k++) {
                Checks.require(NAME, COUPLING[k], given[k], "", Range.FINITE);
            }
            coupling = given;
            return this;
        }

        /**
         * Keeps r from falling below a limit.
         *
         * @param rate lowest rate, usually 0
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder atLeast(double rate) {
            limit = Checks.require(NAME, "r_min", rate, "", Range.FINITE);
            return this;
        }

        /**
         * Makes the model.
         *
         * @return the model
         */
        public Neuron.ConditionallyLinear build() {
            NeuronSpec.Builder spec = NeuronSpec.builder(NAME)
                    .parameter("tau", "ms", tau, Range.POSITIVE)
                    .parameter("lambda", "", leak, Range.NON_NEGATIVE)
                    .parameter("mu", "", mean, Range.FINITE)
                    .parameter("sigma", "", sigma, Range.NON_NEGATIVE);
            gain.declare(spec);
            for (int k = 0; k < coupling.length; k++) {
                spec.parameter(COUPLING[k], "", coupling[k], Range.FINITE);
            }
            boolean limited = limit > Double.NEGATIVE_INFINITY;
            if (limited) {
                spec.parameter("r_min", "", limit, Range.FINITE);
            }
            if (noisyOutput) {
                spec.state("x", "", 0);
            }
            spec.state(RateConnection.RATE, "", 0);
            boolean multiplicative = coupling.length > 0;
            if (multiplicative) {
                spec.held("h_exc", "")
                        .held("h_inh", "")
                        .receptor("exc", "", "h_exc")
                        .receptor("inh", "", "h_inh");
            } else {
                spec.held("h", "").receptor("in", "", "h");
            }
            return new RateCell(spec.build(), gain, noisyOutput, multiplicative, limited);
        }
    }
}
