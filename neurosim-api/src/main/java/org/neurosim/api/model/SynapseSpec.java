package org.neurosim.api.model;

import java.util.List;
import java.util.Objects;

/**
 * What a synapse model declares.
 *
 * @param name name of the model
 * @param variables variables that each synapse has besides its weight, in the order of their indices
 * @param presynapticTraces traces of the presynaptic spikes, in the order of their indices; for a {@link org.neurosim.api.Synapse.PlasticityRule} or {@link org.neurosim.api.Synapse.SteppedRule}
 * @param postsynapticTraces traces of the postsynaptic spikes, likewise; for a {@link org.neurosim.api.Synapse.PlasticityRule}
 * @param signals signals, in the order of their indices; for a {@link org.neurosim.api.Synapse.ContinuousRule}
 * @param postsynapticStates names of the state variables of the postsynaptic neurons that a {@link org.neurosim.api.Synapse.SteppedRule} reads, or from which a {@link
 *     org.neurosim.api.Synapse.ContinuousRule} calculates signals, likewise
 * @param rememberedSpikes of how many presynaptic spikes a {@link org.neurosim.api.Synapse.ContinuousRule} wants to know the times
 * @param rememberedFor how long after its arrival such a spike still acts, ms; 0 if none is remembered
 */
public record SynapseSpec(
        String name,
        List<Variable> variables,
        List<Trace> presynapticTraces,
        List<Trace> postsynapticTraces,
        List<Signal> signals,
        List<String> postsynapticStates,
        int rememberedSpikes,
        double rememberedFor) {

    /**
     * Copies the lists.
     *
     * @param name name of the model
     * @param variables variables that each synapse has besides its weight, in the order of their indices
     * @param presynapticTraces traces of the presynaptic spikes
     * @param postsynapticTraces traces of the postsynaptic spikes
     * @param signals signals
     * @param postsynapticStates names of the postsynaptic state variables that the rule reads
     * @param rememberedSpikes how many presynaptic spikes are remembered
     * @param rememberedFor for how long, ms
     * @throws IllegalArgumentException if rememberedSpikes or rememberedFor is negative or NaN
     */
    public SynapseSpec {
        Objects.requireNonNull(name, "name");
        variables = List.copyOf(variables);
        presynapticTraces = List.copyOf(presynapticTraces);
        postsynapticTraces = List.copyOf(postsynapticTraces);
        signals = List.copyOf(signals);
        postsynapticStates = List.copyOf(postsynapticStates);
        if (rememberedSpikes < 0) {
            throw new IllegalArgumentException(
                    name + ": remembered spikes = " + rememberedSpikes + "; must be at least 0");
        }
        if (!(rememberedFor >= 0)) {
            throw new IllegalArgumentException(
                    name + ": spikes remembered for " + rememberedFor + " ms; must be at least 0");
        }
    }

    /**
     * A declaration without signals.
     *
     * @param name name of the model
     * @param variables variables that each synapse has besides its weight, in the order of their indices
     * @param presynapticTraces traces of the presynaptic spikes
     * @param postsynapticTraces traces of the postsynaptic spikes
     */
    public SynapseSpec(
            String name, List<Variable> variables, List<Trace> presynapticTraces, List<Trace> postsynapticTraces) {
        this(name, variables, presynapticTraces, postsynapticTraces, List.of(), List.of(), 0, 0);
    }

    /**
     * A declaration without traces.
     *
     * @param name name of the model
     * @param variables variables that each synapse has besides its weight, in the order of their indices
     */
    public SynapseSpec(String name, List<Variable> variables) {
        this(name, variables, List.of(), List.of());
    }

    /**
     * This declaration with signals.
     *
     * @param declared signals, in the order of their indices
     * @return a new declaration
     */
    public SynapseSpec withSignals(Signal... declared) {
        return new SynapseSpec(
                name,
                variables,
                presynapticTraces,
                postsynapticTraces,
                List.of(declared),
                postsynapticStates,
                rememberedSpikes,
                rememberedFor);
    }

    /**
     * This declaration of a {@link org.neurosim.api.Synapse.ContinuousRule} that wants to know the times of the last presynaptic spikes, which are kept per row and not per synapse. Other synapses that say so are refused when the network is built.
     *
     * @param spikes how many
     * @param forMs how long after its arrival such a spike still acts, ms, may be infinite: a rule that takes the place of this one must take up the spikes that still wait, so it has to declare the same
     * @return a new declaration
     * @throws IllegalArgumentException if one is negative or NaN
     */
    public SynapseSpec remembering(int spikes, double forMs) {
        return new SynapseSpec(
                name, variables, presynapticTraces, postsynapticTraces, signals, postsynapticStates, spikes, forMs);
    }

    /**
     * This declaration of a rule that reads state variables of the postsynaptic neurons.
     *
     * @param states names of the state variables, in the order of their indices
     * @return a new declaration
     */
    public SynapseSpec reading(String... states) {
        return new SynapseSpec(
                name,
                variables,
                presynapticTraces,
                postsynapticTraces,
                signals,
                List.of(states),
                rememberedSpikes,
                rememberedFor);
    }

    /**
     * One declared variable of each synapse.
     *
     * @param name name, unique within the model
     * @param unit unit as text
     * @param initialValue value at time 0 unless the projection says otherwise
     * @param range values that may be given to it; in single precision the part of it from -3.4e38 to 3.4e38
     * @param isSingle whether it is kept in single precision
     */
    public record Variable(String name, String unit, double initialValue, Range range, boolean isSingle) {

        /**
         * Narrows the range of a variable in single precision to what there is.
         *
         * @param name name, unique within the model
         * @param unit unit as text
         * @param initialValue value at time 0 unless the projection says otherwise
         * @param range values that may be given to it
         * @param isSingle whether it is kept in single precision
         * @throws IllegalArgumentException if the initial value or the whole range lies beyond single precision
         */
        public Variable {
            if (isSingle) {
                range = inFloat(range);
                if (!(Math.abs(initialValue) <= Float.MAX_VALUE)) {
                    throw new IllegalArgumentException("variable " + name + ": initial value = " + initialValue
                            + "; must be in single precision, from " + -Float.MAX_VALUE + " to " + Float.MAX_VALUE);
                }
            }
        }

        private static Range inFloat(Range range) {
            boolean cutsLow = range.low() < -Float.MAX_VALUE;
            boolean cutsHigh = range.high() > Float.MAX_VALUE;
            return new Range(
                    cutsLow ? -Float.MAX_VALUE : range.low(),
                    cutsHigh ? Float.MAX_VALUE : range.high(),
                    cutsLow || range.lowIncluded(),
                    cutsHigh || range.highIncluded());
        }

        /**
         * A variable in double precision.
         *
         * @param name name, unique within the model
         * @param unit unit as text
         * @param initialValue value at time 0 unless the projection says otherwise
         * @param range values that may be given to it
         */
        public Variable(String name, String unit, double initialValue, Range range) {
            this(name, unit, initialValue, range, false);
        }

        /**
         * A variable of any finite value.
         *
         * @param name name, unique within the model
         * @param unit unit as text
         * @param initialValue value at time 0 unless the projection says otherwise
         */
        public Variable(String name, String unit, double initialValue) {
            this(name, unit, initialValue, Range.FINITE);
        }

        /**
         * This variable in single precision, which takes 4 bytes per synapse instead of 8. Rules see double precision still. What they leave is rounded after each event of the synapse (a presynaptic spike, a postsynaptic spike, or all postsynaptic spikes
         * since the last event for a rule that {@linkplain org.neurosim.api.Synapse.PlasticityRule#sumsPostsynapticSpikes sums} them) or after each step in which the rule acts, which is a part of the model
         * then: relative errors of 6e-8 each time, 0 below 1e-37, and no values beyond 3.4e38. Reading, recording and the number of threads leave no trace in it. For variables that forget, such as eligibility traces. A {@link org.neurosim.api.Synapse.PresynapticRule} gets double precision
         * nevertheless.
         *
         * @return a new declaration
         */
        public Variable inSinglePrecision() {
            return new Variable(name, unit, initialValue, range, true);
        }
    }

    /**
     * Finds a variable by name.
     *
     * @param variable name
     * @return position in {@link #variables()}, -1 if there is none of this name
     */
    public int variableIndex(String variable) {
        for (int k = 0; k < variables.size(); k++) {
            if (variables.get(k).name().equals(variable)) {
                return k;
            }
        }
        return -1;
    }
}
