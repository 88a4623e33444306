package org.neurosim.models.eprop;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.models.checks.Checks;

/**
 * Eligibility propagation: recurrent networks of {@link Alif} neurons learn by gradient descent on {@code E = 1/2 sum over t and k of (y_k(t) - target_k(t))^2}, online, from what is at hand at a
 * synapse. Each synapse from neuron i to neuron j keeps
 *
 * <pre>
 * eps(t + dt) = psi_j(t) x_i(t) + (rho - psi_j(t) beta) eps(t)      eligibility of the adaptation, rho = exp(-dt / tau_a)
 * e(t)        = psi_j(t) (x_i(t) - beta eps(t))                     eligibility trace
 * e_bar(t)    = kappa e_bar(t - dt) + e(t)                          kappa = exp(-dt / tau_out)
 * gradient    = sum over t of L_j e_bar(t)                          L_j = sum over k of B_jk (y_k - target_k)
 * </pre>
 *
 * with x_i the trace of tau_m of the presynaptic spikes that have arrived, those of time t included, and psi of the neuron. In a network without recurrent synapses, with feedback weights B_jk equal to the output
 * weights w_kj, the gradient is that of back-propagation through time with the surrogate derivative (not through the reset); in a recurrent one it leaves out what goes through other neurons.
 *
 * <p>A network has three projections besides its inputs:
 *
 * <pre>{@code
 * var cell = Alif.builder().adaptation(0.1, 200);
 * var rec = b.population("rec", 100, cell.build());
 * var out = b.population("out", 1, Readout.of(20));
 * b.stimulate(out, Stimuli.sine(1, 2, 0, 0));                                                    // the target
 * b.project(rec, rec).synapse(Eprop.builder(cell, 20).learningRate(1e-3, 1_000).build())...;     // tau_out; each second
 * b.project(rec, out).synapse(Eprop.output(20, 1e-3, 1_000))...;
 * b.project(out, rec).synapse(Eprop.feedback()).receptor("learning")...;                         // weights B, no delay
 * }</pre>
 *
 * <p><b>Times.</b> A spike takes its delay, here d steps, to the readouts, and the error one more step back to the neurons; so the rule pairs L with the e_bar of d + 1 steps ago ({@link
 * Builder#outputDelay}; d = 1 by default; one more with {@link Builder#softmax}), and the sum is exact. The feedback projection has no delay, which is checked. Other delays, from inputs and between neurons, are free.
 *
 * <p><b>Learning.</b> At the end of every whole multiple of the interval, {@code w -= eta gradient}, and the gradient starts again at 0. With no learning rate (the default) it is summed up until the host takes it:
 * {@code network.read(projection, "gradient")}, for optimisers of one's own.
 *
 * <p>Variables of each synapse: gradient, e_bar, and with adaptation eps. e_bar and eps, and with adaptation the gradient, are kept in {@linkplain SynapseSpec.Variable#inSinglePrecision single precision}, as
 * in the program of the paper, unless {@link Builder#doublePrecision} is chosen: a synapse takes 22 bytes instead of 26 and 34, and rounding changes the gradient of a thousand steps by some 1e-6 of its largest sum. The rule takes tau_m, beta and tau_a of the neuron's builder, so populations whose parameters are changed afterwards need a rule of their own.
 *
 * <p><b>Rates.</b> {@link Builder#rateTarget} adds, in place of the gradient of {@code sum over j of (f_j - f_target)^2}, which is proportional to it for slow f, {@code c (f_j(t) - f_target) e(t)} in each step, with f the running average of {@link Alif.Builder#averageRate}, which stands for
 * the average over past trials of the paper.
 *
 * <p><b>Feedback</b> weights may be the output weights, random, or learn on their own ({@link #adaptiveFeedback}): they change by the same rule as the output weights, from the same errors and spikes; with the same decay of both they become alike.
 *
 * <p><b>Classification</b> by cross-entropy: {@link Readout#softmax} readouts, {@link #normalisation} between them, and softmax() with all rules.
 *
 * <p><b>Biases</b> are weights from a source that spikes in every step: a projection of it onto the readouts with an {@link #output} rule is the bias b_k of {@code y(t + dt) = kappa y(t) + b + ...}, and one onto the neurons, with the rule of the other
 * synapses, theirs.
 *
 * <p>Source: Bellec, Scherr, Subramoney, Hajek, Salaj, Legenstein and Maass 2020, Nat Commun 11:3625.
 */
public final class Eprop {

    private static final String MODEL = "Eprop";
    private static final Range FRACTION = new Range(0, 1, true, true);

    private Eprop() {}

    /**
     * Starts a rule for synapses onto {@link Alif} neurons.
     *
     * @param neuron postsynaptic neurons; later changes of the builder do not count
     * @param tauOutMs time constant of the readouts, ms
     * @return builder
     * @throws IllegalArgumentException unless the time constant is finite and &gt; 0
     */
    public static Builder builder(Alif.Builder neuron, double tauOutMs) {
        return new Builder(neuron, tauOutMs);
    }

    /**
     * A rule for synapses onto {@link Readout} units, whose gradient is exact: {@code gradient = sum over t of (y_k(t) - target_k(t)) x_i(t)}, with the trace x_i of tau_out.
     *
     * @param tauOutMs time constant of the readouts, ms
     * @param learningRate eta; 0 lets the gradient be summed up
     * @param intervalSteps interval of learning, steps
     * @return immutable model
     * @throws IllegalArgumentException unless the time constant is finite and &gt; 0, the rate finite and &gt;= 0, the interval at least 1
     */
    public static Synapse.SteppedRule output(double tauOutMs, double learningRate, int intervalSteps) {
        return output(tauOutMs).learningRate(learningRate, intervalSteps).build();
    }

    /**
     * Starts a rule for synapses onto {@link Readout} units.
     *
     * @param tauOutMs time constant of the readouts, ms
     * @return builder
     * @throws IllegalArgumentException unless the time constant is finite and &gt; 0
     */
    public static OutputBuilder<Synapse.SteppedRule> output(double tauOutMs) {
        Checks.require(MODEL, "tau_out", tauOutMs, "ms", Range.POSITIVE);
        SynapseSpec spec = new SynapseSpec(
                        "Eprop.output",
                        List.of(new SynapseSpec.Variable("gradient", "", 0)),
                        List.of(Trace.ofAllSpikes("x", tauOutMs)),
                        List.of())
                .reading(Readout.ERROR);
        return new OutputBuilder<>((descent, softmax) -> new EpropRules.Output(spec, descent, softmax ? 1 : 0));
    }

    /**
     * The synapse that carries the errors of {@link Readout} units back to the neurons, as learning signals. Its projection must have no delay.
     *
     * @return immutable model
     */
    public static Synapse.Graded feedback() {
        return EpropFeedback.ERRORS;
    }

    /**
     * Starts a {@link #feedback} synapse whose weight learns: {@code gradient = sum over t of (y_k(t) - target_k(t)) x_j(t)}, with x_j the trace of the spikes of the neuron at the end of the feedback synapse as they have arrived at the
     * readouts, so that it changes like the weight of the output synapse between the two. The neurons need an {@link Alif.Builder#outputTrace} of delay + 1 steps, one more for softmax readouts. At a whole multiple of the interval the weights of the step that begins
     * then are still the old ones.
     *
     * @param outputDelaySteps delay of the projection onto the readouts, steps
     * @return builder
     * @throws IllegalArgumentException unless the delay is at least 1
     */
    public static OutputBuilder<Synapse.GradedRule> adaptiveFeedback(int outputDelaySteps) {
        int delay = delay(outputDelaySteps);
        return new OutputBuilder<>(
                (descent, softmax) -> new AdaptiveFeedback(descent, softmax ? delay + 2 : delay + 1));
    }

    /**
     * The synapse by which {@linkplain Readout#softmax softmax readouts} hear of each other. From all to all of them with autapses, weight 1, at receptor "norm"; its projection must have no delay.
     *
     * @return immutable model
     */
    public static Synapse.Graded normalisation() {
        return EpropFeedback.NORMALISATION;
    }

    private static int delay(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(MODEL + ": output delay = " + steps + " steps; must be at least 1");
        }
        return steps;
    }

    private static double rate(double learningRate) {
        return Checks.require(MODEL, "eta", learningRate, "", Range.NON_NEGATIVE);
    }

    private static int interval(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(MODEL + ": interval = " + steps + " steps; must be at least 1");
        }
        return steps;
    }

    /** Collects parameters. */
    public static final class Builder {
        private final double tauM;
        private final double beta;
        private final double tauA;
        private final double tauOut;
        private double learningRate;
        private int interval = 1;
        private int outputDelay = 1;
        private boolean softmax;
        private final boolean averagesRate;
        private EpropRules.RateTarget target = new EpropRules.RateTarget(0, 0);
        private boolean isDouble;

        private Builder(Alif.Builder neuron, double tauOut) {
            tauM = neuron.tauM();
            beta = neuron.beta();
            tauA = neuron.tauA();
            averagesRate = neuron.averagesRate();
            this.tauOut = Checks.require(MODEL, "tau_out", tauOut, "ms", Range.POSITIVE);
        }

        /**
         * Lets the weights change.
         *
         * @param eta learning rate
         * @param intervalSteps interval of learning, steps
         * @return this builder
         * @throws IllegalArgumentException unless eta is finite and &gt;= 0 and the interval at least 1
         */
        public Builder learningRate(double eta, int intervalSteps) {
            learningRate = rate(eta);
            interval = interval(intervalSteps);
            return this;
        }

        /**
         * Tells how long spikes of the neurons take to the readouts.
         *
         * @param steps delay of that projection, steps
         * @return this builder
         * @throws IllegalArgumentException unless at least 1
         */
        public Builder outputDelay(int steps) {
            outputDelay = delay(steps);
            return this;
        }

        /**
         * Tells that the readouts are {@linkplain Readout#softmax softmax} ones, whose errors come a step later.
         *
         * @return this builder
         */
        public Builder softmax() {
            softmax = true;
            return this;
        }

        /**
         * Draws the rates of the neurons towards a target.
         *
         * @param strength c, of the gradient per Hz
         * @param rateHz f_target, Hz
         * @return this builder
         * @throws IllegalArgumentException unless both are finite and &gt;= 0, or if the neurons do not keep an {@linkplain Alif.Builder#averageRate average rate}
         */
        public Builder rateTarget(double strength, double rateHz) {
            if (!averagesRate) {
                throw new IllegalArgumentException(
                        MODEL + ": rateTarget needs neurons that keep their rate; give Alif.Builder.averageRate first");
            }
            target = new EpropRules.RateTarget(
                    Checks.require(MODEL, "c", strength, "", Range.NON_NEGATIVE),
                    Checks.require(MODEL, "f_target", rateHz, "Hz", Range.NON_NEGATIVE));
            return this;
        }

        /**
         * Keeps all variables in double precision, for comparisons and for gradients over very many steps.
         *
         * @return this builder
         */
        public Builder doublePrecision() {
            isDouble = true;
            return this;
        }

        /**
         * Makes the synapse model.
         *
         * @return immutable model
         */
        public Synapse.SteppedRule build() {
            List<SynapseSpec.Variable> variables = beta > 0
                    ? List.of(variable("gradient", !isDouble), variable("e_bar", !isDouble), variable("eps", !isDouble))
                    : List.of(variable("gradient", false), variable("e_bar", !isDouble));
            SynapseSpec spec = new SynapseSpec(MODEL, variables, List.of(Trace.ofAllSpikes("x", tauM)), List.of())
                    .reading(
                            target.strength() > 0
                                    ? new String[] {Alif.PSI, Alif.LEARNING_SIGNAL, Alif.RATE}
                                    : new String[] {Alif.PSI, Alif.LEARNING_SIGNAL});
            EpropRules.Descent descent = new EpropRules.Descent(learningRate, interval, 0);
            int history = outputDelay + (softmax ? 2 : 1);
            return beta > 0
                    ? new EpropRules.Adaptive(spec, descent, target, beta, tauA, tauOut, history)
                    : new EpropRules.Plain(spec, descent, target, tauOut, history);
        }

        private static SynapseSpec.Variable variable(String name, boolean isSingle) {
            SynapseSpec.Variable variable = new SynapseSpec.Variable(name, "", 0);
            return isSingle ? variable.inSinglePrecision() : variable;
        }
    }

    /** What makes a model. */
    @FunctionalInterface
    private interface Maker<S extends Synapse> {
        S make(EpropRules.Descent descent, boolean softmax);
    }

    /**
     * Collects parameters of the rules between neurons and readouts.
     *
     * @param <S> kind of rule
     */
    public static final class OutputBuilder<S extends Synapse> {
        private final Maker<S> maker;
        private double learningRate;
        private int interval = 1;
        private double decay;
        private boolean softmax;

        private OutputBuilder(Maker<S> maker) {
            this.maker = maker;
        }

        /**
         * Lets the weights change.
         *
         * @param eta learning rate; 0, the default, lets the gradient be summed up
         * @param intervalSteps interval of learning, steps
         * @return this builder
         * @throws IllegalArgumentException unless eta is finite and &gt;= 0 and the interval at least 1
         */
        public OutputBuilder<S> learningRate(double eta, int intervalSteps) {
            learningRate = rate(eta);
            interval = interval(intervalSteps);
            return this;
        }

        /**
         * Lets the weights decay each time they learn: {@code w -= eta gradient + c w}.
         *
         * @param fraction c, from 0 to 1
         * @return this builder
         * @throws IllegalArgumentException if it is not in this range
         */
        public OutputBuilder<S> decay(double fraction) {
            decay = Checks.require(MODEL, "decay", fraction, "", FRACTION);
            return this;
        }

        /**
         * Tells that the readouts are {@linkplain Readout#softmax softmax} ones, whose errors come a step later.
         *
         * @return this builder
         */
        public OutputBuilder<S> softmax() {
            softmax = true;
            return this;
        }

        /**
         * Makes the synapse model.
         *
         * @return immutable model
         * @throws IllegalArgumentException if weights shall decay when they learn, but never learn
         */
        public S build() {
            if (decay > 0 && learningRate == 0) {
                throw new IllegalArgumentException(
                        MODEL + ": decay = " + decay
                                + " without a learning rate; weights decay when they learn, so give learningRate(eta, interval)");
            }
            return maker.make(new EpropRules.Descent(learningRate, interval, decay), softmax);
        }
    }
}
