package org.neurosim.models.eprop;

import org.neurosim.api.Neuron;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * The adaptive leaky integrate-and-fire neuron of spiking networks that are trained by gradients, with a threshold that rises at each spike, a reset by subtraction and a surrogate derivative of the
 * spike. It learns by {@link Eprop}; without adaptation (beta = 0, the default) it is the plain neuron of such networks.
 *
 * <pre>
 * v(t + dt)  = exp(-dt / tau_m) v(t) - V_th z(t) + what arrives at t + dt
 * a(t + dt)  = exp(-dt / tau_a) a(t) + z(t)
 * theta(t)   = V_th + beta a(t)
 * z(t)       = 1 where v(t) &gt;= theta(t) and the last spike is more than t_ref ago, else 0
 * psi(t)     = gamma / V_th max(0, 1 - |v(t) - theta(t)| / V_th),  0 during t_ref
 * </pre>
 *
 * <p>Weights are jumps of v. A current I(t) of stimuli adds {@code dv/dt = I} (a capacitance of 1 pF is understood).
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>tau_m</td><td>ms</td><td>20</td><td>{@link Builder#tauM tauM}</td><td>membrane time constant</td></tr>
 *   <tr><td>V_th</td><td>mV</td><td>1</td><td>{@link Builder#threshold threshold}</td><td>threshold at rest, above the resting potential of 0</td></tr>
 *   <tr><td>beta</td><td>mV</td><td>0</td><td>{@link Builder#adaptation adaptation}</td><td>rise of the threshold at a spike</td></tr>
 *   <tr><td>tau_a</td><td>ms</td><td>200</td><td>{@link Builder#adaptation adaptation}</td><td>time constant of the adaptation</td></tr>
 *   <tr><td>gamma</td><td></td><td>0.3</td><td>{@link Builder#dampening dampening}</td><td>dampening of the surrogate derivative</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>2</td><td>{@link Builder#refractory refractory}</td><td>refractory period, rounded to steps; v goes on in it</td></tr>
 *   <tr><td>tau_f</td><td>ms</td><td>not declared</td><td>{@link Builder#averageRate averageRate}</td><td>time constant of the average rate</td></tr>
 *   <tr><td>tau_out</td><td>ms</td><td>not declared</td><td>{@link Builder#outputTrace outputTrace}</td><td>time constant of the trace of spikes</td></tr>
 * </table>
 *
 * <p><b>Receptors.</b> "in", spikes, mV; "learning", the learning signal, from graded synapses such as {@link Eprop#feedback}.
 *
 * <p><b>State variables.</b> v (mV), after the subtraction of V_th exp(dt / tau_m) at a spike, so that the equation above holds; theta (mV), after the rise by beta exp(dt / tau_a), likewise; psi (1/mV), of the
 * end of the step, before both; L, the learning signal; wait, the steps for which the neuron stays refractory. If asked for, f (Hz), the running average of the
 * rate, {@code f(t) = exp(-dt / tau_f) f(t - dt) + 1000 (1 - exp(-dt / tau_f)) z(t) / dt} with dt in ms, for {@link Eprop.Builder#rateTarget}; and z_bar, {@code z_bar(t) = exp(-dt / tau_out) z_bar(t - dt) + z(t)}, and its values of k steps before the end of the step under way, z_bar_k, for {@link Eprop#adaptiveFeedback}.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Linear}, exact between arrivals. The equations are those of the paper, for any time step.
 *
 * <p>Source: Bellec, Scherr, Subramoney, Hajek, Salaj, Legenstein and Maass 2020, Nat Commun 11:3625.
 */
public final class Alif {

    static final String PSI = "psi";
    static final String LEARNING_SIGNAL = "L";
    static final String RATE = "f";
    static final String OUTPUT_TRACE = "z_bar";

    private static final String NAME = "Alif";
    private static final int TAU_M = 0;
    private static final int V_TH = 1;
    private static final int BETA = 2;
    private static final int TAU_A = 3;
    private static final int GAMMA = 4;
    private static final int T_REF = 5;
    private static final int V = 0;
    private static final int THETA = 1;
    private static final int SURROGATE = 2;
    private static final int WAIT = 4;
    private static final int MOST_LATE = 64;

    private Alif() {}

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
        private double tauM = 20;
        private double threshold = 1;
        private double beta;
        private double tauA = 200;
        private double gamma = 0.3;
        private double refractory = 2;
        private double tauF;
        private double tauOut;
        private int late;

        private Builder() {}

        /**
         * Sets the membrane time constant.
         *
         * @param ms tau_m, ms
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt; 0
         */
        public Builder tauM(double ms) {
            tauM = Checks.require(NAME, "tau_m", ms, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the threshold at rest.
         *
         * @param mV V_th, mV above rest
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt; 0
         */
        public Builder threshold(double mV) {
            threshold = Checks.require(NAME, "V_th", mV, "mV", Range.POSITIVE);
            return this;
        }

        /**
         * Lets the threshold adapt.
         *
         * @param perSpikeMv beta, mV
         * @param tauMs tau_a, ms
         * @return this builder
         * @throws IllegalArgumentException unless both are finite, beta &gt;= 0 and tau_a &gt; 0
         */
        public Builder adaptation(double perSpikeMv, double tauMs) {
            beta = Checks.require(NAME, "beta", perSpikeMv, "mV", Range.NON_NEGATIVE);
            tauA = Checks.require(NAME, "tau_a", tauMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the dampening of the surrogate derivative.
         *
         * @param factor gamma
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt; 0
         */
        public Builder dampening(double factor) {
            gamma = Checks.require(NAME, "gamma", factor, "", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the refractory period.
         *
         * @param ms t_ref, ms
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt;= 0
         */
        public Builder refractory(double ms) {
            refractory = Checks.require(NAME, "t_ref", ms, "ms", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Lets the neuron keep a running average f of its rate.
         *
         * @param tauMs tau_f, ms
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt; 0
         */
        public Builder averageRate(double tauMs) {
            tauF = Checks.require(NAME, "tau_f", tauMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Lets the neuron keep a trace z_bar of its spikes with the time constant of the readouts, now and some steps ago.
         *
         * @param tauOutMs tau_out, ms
         * @param lateSteps how many steps ago at most: delay onto the readouts + 1, one more for softmax readouts; each of them is a state variable of every neuron
         * @return this builder
         * @throws IllegalArgumentException unless the time constant is finite and &gt; 0, the steps from 1 to 64
         */
        public Builder outputTrace(double tauOutMs, int lateSteps) {
            if (lateSteps < 1 || lateSteps > MOST_LATE) {
                throw new IllegalArgumentException(
                        NAME + ": late steps = " + lateSteps + "; must be from 1 to " + MOST_LATE
                                + ", as each is a state variable of every neuron; take a longer time step or a shorter delay");
            }
            tauOut = Checks.require(NAME, "tau_out", tauOutMs, "ms", Range.POSITIVE);
            late = lateSteps;
            return this;
        }

        boolean averagesRate() {
            return tauF > 0;
        }

        double tauM() {
            return tauM;
        }

        double beta() {
            return beta;
        }

        double tauA() {
            return tauA;
        }

        /**
         * Makes the model.
         *
         * @return the model
         */
        public Neuron.Linear build() {
            NeuronSpec.Builder spec = NeuronSpec.builder(NAME)
                    .parameter("tau_m", "ms", tauM, Range.POSITIVE)
                    .parameter("V_th", "mV", threshold, Range.POSITIVE)
                    .parameter("beta", "mV", beta, Range.NON_NEGATIVE)
                    .parameter("tau_a", "ms", tauA, Range.POSITIVE)
                    .parameter("gamma", "", gamma, Range.POSITIVE)
                    .parameter("t_ref", "ms", refractory, Range.NON_NEGATIVE)
                    .state("v", "mV", 0)
                    .state("theta", "mV", "V_th")
                    .state(PSI, "1/mV", 0)
                    .held(LEARNING_SIGNAL, "")
                    .state("wait", "", 0)
                    .receptor("in", "mV", "v")
                    .receptor("learning", "", LEARNING_SIGNAL)
                    .threshold("v", "theta")
                    .refractory("t_ref");
            if (tauF > 0) {
                spec.parameter("tau_f", "ms", tauF, Range.POSITIVE).state(RATE, "Hz", 0);
            }
            if (tauOut > 0) {
                spec.parameter("tau_out", "ms", tauOut, Range.POSITIVE).state(OUTPUT_TRACE, "", 0);
            }
            for (int k = 1; k <= late; k++) {
                spec.state(lateTrace(k), "", 0);
            }
            return new Cell(spec.build(), tauF > 0, late);
        }
    }

    /** Name of the trace as it was some steps before the end of the step under way. */
    static String lateTrace(int steps) {
        return OUTPUT_TRACE + "_" + steps;
    }

    /**
     * Where there is an average rate it comes before the trace, both after everything else, variables and time constants alike, and the late traces last.
     *
     * @param late number of late traces; 0 if there is no trace
     */
    private record Cell(NeuronSpec spec, boolean averagesRate, int late) implements Neuron.Linear, Neuron.Discrete {

        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            LinearSystem s = LinearSystem.zeros(spec.states().size());
            s.matrix()[V][V] = -1 / p.get(TAU_M);
            s.current()[V] = 1;
            s.matrix()[THETA][THETA] = -1 / p.get(TAU_A);
            s.rest()[THETA] = p.get(V_TH);
            for (int k = WAIT + 1; k < spec.states().size() - late; k++) {
                s.matrix()[k][k] = -1 / p.get(T_REF + k - WAIT);
            }
            return s;
        }

        /** What is subtracted and added now decays once before it counts. A wait of one more than the period marks a spike of this step. */
        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            double dt = block.dt();
            for (int k = 0; k < count; k++) {
                int i = spiking[k];
                double vTh = block.parameter(V_TH)[i];
                x[SURROGATE][i] = surrogate(x[V][i], x[THETA][i], vTh, block.parameter(GAMMA)[i]);
                x[V][i] -= vTh * ElementaryMath.exp(dt / block.parameter(TAU_M)[i]);
                x[THETA][i] += block.parameter(BETA)[i] * ElementaryMath.exp(dt / block.parameter(TAU_A)[i]);
                x[WAIT][i] = steps(block.parameter(T_REF)[i], dt) + 1;
            }
            if (averagesRate) {
                addRate(block.parameter(T_REF + 1), dt, x[WAIT + 1], spiking, count);
            }
            if (late > 0) {
                addOne(x[trace()], spiking, count);
            }
        }

        private int trace() {
            return spec.states().size() - late - 1;
        }

        private static void addRate(double[] tau, double dt, double[] f, int[] spiking, int count) {
            for (int k = 0; k < count; k++) {
                int i = spiking[k];
                f[i] -= ElementaryMath.expm1(-dt / tau[i]) * (1000 / dt);
            }
        }

        private static void addOne(double[] trace, int[] spiking, int count) {
            for (int k = 0; k < count; k++) {
                trace[spiking[k]]++;
            }
        }

        @Override
        public void endStep(Block block, double[][] x) {
            double[] v = x[V];
            double[] theta = x[THETA];
            double[] psi = x[SURROGATE];
            double[] wait = x[WAIT];
            double[] vTh = block.parameter(V_TH);
            double[] gamma = block.parameter(GAMMA);
            double[] period = block.parameter(T_REF);
            double dt = block.dt();
            for (int i = 0; i < block.size(); i++) {
                if (wait[i] == 0) {
                    psi[i] = surrogate(v[i], theta[i], vTh[i], gamma[i]);
                } else {
                    psi[i] = wait[i] > steps(period[i], dt) ? psi[i] : 0;
                    wait[i]--;
                }
            }
            for (int k = spec.states().size() - 1; k >= spec.states().size() - late; k--) {
                System.arraycopy(x[k - 1], 0, x[k], 0, block.size());
            }
        }

        private static double surrogate(double v, double theta, double vTh, double gamma) {
            return gamma / vTh * Math.max(0, 1 - Math.abs(v - theta) / vTh);
        }

        /** As the engine rounds refractory periods. */
        private static double steps(double period, double dt) {
            return Math.round(period / dt);
        }
    }
}
