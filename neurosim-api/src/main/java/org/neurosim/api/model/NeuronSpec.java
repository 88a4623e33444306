package org.neurosim.api.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What a neuron model declares: parameters, state variables, receptors, spike condition, reset and refractoriness. Immutable.
 *
 * <p>Kernels address parameters and state variables by their position in the declaration; users address them by name.
 *
 * <pre>{@code
 * NeuronSpec.builder("izhikevich")
 *         .parameter("a", "1/ms", 0.02, Range.POSITIVE)
 *         .parameter("b", "1/ms", 0.2, Range.FINITE)
 *         .parameter("c", "mV", -65, Range.FINITE)
 *         .parameter("d", "mV/ms", 8, Range.FINITE)
 *         .parameter("v_peak", "mV", 30, Range.FINITE)
 *         .state("v", "mV", -65)
 *         .state("u", "mV/ms", -13)
 *         .receptor("in", "mV", "v")
 *         .threshold("v", "v_peak")
 *         .build();
 * }</pre>
 */
public final class NeuronSpec {

    private final String name;
    private final List<Parameter> parameters;
    private final List<StateVariable> states;
    private final List<ReceptorPort> receptors;
    private final Threshold threshold;
    private final Map<Integer, Integer> resets;
    private final int refractoryPeriod;
    private final List<Integer> clamped;
    private final List<Integer> held;

    private NeuronSpec(Builder b) {
        name = b.name;
        parameters = List.copyOf(b.parameters);
        states = List.copyOf(b.states);
        receptors = List.copyOf(b.receptors);
        threshold = b.threshold;
        resets = Map.copyOf(b.resets);
        refractoryPeriod = b.refractoryPeriod;
        clamped = List.copyOf(b.clamped);
        held = List.copyOf(b.held);
    }

    /**
     * Starts a declaration.
     *
     * @param name name of the model
     * @return an empty builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Name of the model.
     *
     * @return name
     */
    public String name() {
        return name;
    }

    /**
     * Declared parameters.
     *
     * @return unmodifiable, in the order of their indices
     */
    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * Declared state variables.
     *
     * @return unmodifiable, in the order of their indices
     */
    public List<StateVariable> states() {
        return states;
    }

    /**
     * Declared receptors.
     *
     * @return unmodifiable, in the order of their indices
     */
    public List<ReceptorPort> receptors() {
        return receptors;
    }

    /**
     * The spike condition.
     *
     * @return the condition, or {@code null} for a model that never spikes by a declared threshold
     */
    public Threshold threshold() {
        return threshold;
    }

    /**
     * Declared resets: state variable index to the index of the parameter whose value it takes at a spike.
     *
     * @return unmodifiable
     */
    public Map<Integer, Integer> resets() {
        return resets;
    }

    /**
     * Index of the parameter that holds the refractory period in ms.
     *
     * @return index, or -1 if the model has none
     */
    public int refractoryPeriod() {
        return refractoryPeriod;
    }

    /**
     * State variables that keep their reset value during the refractory period; without any, the period only suppresses spikes.
     *
     * @return indices, unmodifiable
     */
    public List<Integer> clamped() {
        return clamped;
    }

    /**
     * State variables that hold the input from {@linkplain org.neurosim.api.Synapse.Graded graded synapses}, constant during each step.
     *
     * @return indices, unmodifiable
     */
    public List<Integer> held() {
        return held;
    }

    /**
     * Position of a parameter.
     *
     * @param name its name
     * @return its index, or -1 if there is none of this name
     */
    public int parameterIndex(String name) {
        for (int k = 0; k < parameters.size(); k++) {
            if (parameters.get(k).name().equals(name)) {
                return k;
            }
        }
        return -1;
    }

    /**
     * Position of a state variable.
     *
     * @param name its name
     * @return its index, or -1 if there is none of this name
     */
    public int stateIndex(String name) {
        for (int k = 0; k < states.size(); k++) {
            if (states.get(k).name().equals(name)) {
                return k;
            }
        }
        return -1;
    }

    /**
     * Position of a receptor.
     *
     * @param name its name
     * @return its index, or -1 if there is none of this name
     */
    public int receptorIndex(String name) {
        for (int k = 0; k < receptors.size(); k++) {
            if (receptors.get(k).name().equals(name)) {
                return k;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects a declaration. Every method that names a parameter or state variable needs it declared before. */
    public static final class Builder {
        private final String name;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<StateVariable> states = new ArrayList<>();
        private final List<ReceptorPort> receptors = new ArrayList<>();
        private final Map<Integer, Integer> resets = new LinkedHashMap<>();
        private final List<Integer> clamped = new ArrayList<>();
        private final List<Integer> held = new ArrayList<>();
        private Threshold threshold;
        private int refractoryPeriod = -1;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Declares a parameter.
         *
         * @param name name, unique among parameters and state variables
         * @param unit unit as text
         * @param defaultValue value where the user gives none
         * @param range admissible values
         * @return this builder
         * @throws IllegalArgumentException if the name is taken or the default lies outside of the range
         */
        public Builder parameter(String name, String unit, double defaultValue, Range range) {
            requireFree(name);
            parameters.add(new Parameter(name, unit, defaultValue, range));
            return this;
        }

        /**
         * Declares a state variable that the model's equations advance.
         *
         * @param name name, unique among parameters and state variables
         * @param unit unit as text
         * @param initialValue value at time 0 where the user gives none
         * @return this builder
         * @throws IllegalArgumentException if the name is taken
         */
        public Builder state(String name, String unit, double initialValue) {
            requireFree(name);
            states.add(new StateVariable(name, unit, initialValue, null, null));
            return this;
        }

        /**
         * Declares a state variable that starts at the value of a parameter.
         *
         * @param name name, unique among parameters and state variables
         * @param unit unit as text
         * @param initialFrom name of the parameter
         * @return this builder
         * @throws IllegalArgumentException if the name is taken or the parameter is unknown
         */
        public Builder state(String name, String unit, String initialFrom) {
            requireFree(name);
            parameterAt(initialFrom);
            states.add(new StateVariable(name, unit, 0, initialFrom, null));
            return this;
        }

        /**
         * Declares a variable that decays: {@code dx/dt = -x / tau}. It starts at 0.
         *
         * @param name name, unique among parameters and state variables
         * @param unit unit as text
         * @param tau name of the parameter that holds the time constant, ms
         * @return this builder
         * @throws IllegalArgumentException if the name is taken or the parameter is unknown
         */
        public Builder decaying(String name, String unit, String tau) {
            requireFree(name);
            states.add(
                    new StateVariable(name, unit, 0, null, new StateVariable.Kinetics(parameterAt(tau), -1, p -> 0)));
            return this;
        }

        /**
         * Declares a variable that low-passes an earlier one: {@code dx/dt = gain * source - x / tau}. It starts at 0.
         *
         * @param name name, unique among parameters and state variables
         * @param unit unit as text
         * @param tau name of the parameter that holds the time constant, ms
         * @param source name of the state variable that drives it
         * @param gain gain, 1/ms, from one neuron's parameters
         * @return this builder
         * @throws IllegalArgumentException if the name is taken, or the parameter or source is unknown or not itself a variable with
         *     declared kinetics
         */
        public Builder filtered(
                String name, String unit, String tau, String source, ToDoubleFunction<ParameterSet> gain) {
            requireFree(name);
            int s = stateAt(source);
            if (states.get(s).kinetics() == null) {
                throw new IllegalArgumentException("model " + this.name + ": " + name + " filters " + source
                        + ", which has no declared kinetics; declare it with decaying() or filtered()");
            }
            states.add(new StateVariable(name, unit, 0, null, new StateVariable.Kinetics(parameterAt(tau), s, gain)));
            return this;
        }

        /**
         * Declares a variable that holds the input from {@linkplain org.neurosim.api.Synapse.Graded graded synapses}: at the start of each step it takes the weighted sum over the
         * synapses of its receptor, and keeps it for the step. The model's equations read it and leave its entries alone; methods know that it does not change. It starts at 0, and stays at
         * what the user sets where no projection ends at it.
         *
         * @param name name, unique among parameters and state variables
         * @param unit unit as text
         * @return this builder
         * @throws IllegalArgumentException if the name is taken
         */
        public Builder held(String name, String unit) {
            requireFree(name);
            held.add(states.size());
            states.add(new StateVariable(name, unit, 0, null, null));
            return this;
        }

        /**
         * Declares a receptor for graded synapses that couple by a difference, {@code sum over j of w_ij (x_j - x_i)}, such as gap junctions: one held variable takes the sum of {@code
         * w_ij x_j}, another one the sum of w_ij, so that the model can treat its own part, {@code -(sum of w_ij) x_i}, as it treats its other conductances.
         *
         * @param name name, unique among receptors
         * @param unit unit of its weights
         * @param sum name of the held variable that takes the sum of weights times values
         * @param totalWeight name of the held variable that takes the sum of the weights
         * @return this builder
         * @throws IllegalArgumentException if the name is taken or one of the variables is unknown or not held
         */
        public Builder receptor(String name, String unit, String sum, String totalWeight) {
            for (String variable : List.of(sum, totalWeight)) {
                if (!held.contains(stateAt(variable))) {
                    throw new IllegalArgumentException("model " + this.name + ": receptor " + name + " sums into "
                            + variable + ", which is not held; declare it with held()");
                }
            }
            requireNewReceptor(name);
            receptors.add(new ReceptorPort(name, unit, stateAt(sum), stateAt(totalWeight)));
            return this;
        }

        /**
         * Declares a receptor.
         *
         * @param name name, unique among receptors
         * @param unit unit of its weights
         * @param state name of the state variable that jumps by the weight of a spike, or that is held for graded synapses
         * @return this builder
         * @throws IllegalArgumentException if the name is taken or the state variable is unknown
         */
        public Builder receptor(String name, String unit, String state) {
            requireNewReceptor(name);
            receptors.add(new ReceptorPort(name, unit, stateAt(state)));
            return this;
        }

        /**
         * Declares that the neuron spikes where a state variable is at or above a level.
         *
         * @param state name of the state variable
         * @param level name of the parameter or state variable that holds the level
         * @return this builder
         * @throws IllegalArgumentException if a name is unknown
         */
        public Builder threshold(String state, String level) {
            return threshold(state, level, Threshold.Condition.AT_OR_ABOVE);
        }

        /**
         * Declares the spike condition.
         *
         * @param state name of the state variable
         * @param level name of the parameter or state variable that holds the level
         * @param condition how the comparison makes a spike
         * @return this builder
         * @throws IllegalArgumentException if a name is unknown
         */
        public Builder threshold(String state, String level, Threshold.Condition condition) {
            int p = indexOfParameter(level);
            if (p < 0 && indexOfState(level) < 0) {
                throw new IllegalArgumentException(
                        "model " + name + ": no parameter or state variable " + level + " is declared before its use");
            }
            threshold = p >= 0
                    ? new Threshold(stateAt(state), p, false, condition)
                    : new Threshold(stateAt(state), stateAt(level), true, condition);
            return this;
        }

        /**
         * Declares that a state variable takes the value of a parameter at a spike.
         *
         * @param state name of the state variable
         * @param value name of the parameter
         * @return this builder
         * @throws IllegalArgumentException if a name is unknown
         */
        public Builder reset(String state, String value) {
            resets.put(stateAt(state), parameterAt(value));
            return this;
        }

        /**
         * Declares a refractory period: whole steps, rounded, counted from the end of the step of the spike; exact where neurons are event-driven or spike off the grid.
         *
         * @param period name of the parameter that holds it, ms
         * @param clamped names of the state variables that stay at their value after the reset during the period and take no input; if
         *     none are named, the period only suppresses further spikes
         * @return this builder
         * @throws IllegalArgumentException if a name is unknown
         */
        public Builder refractory(String period, String... clamped) {
            refractoryPeriod = parameterAt(period);
            for (String c : clamped) {
                this.clamped.add(stateAt(c));
            }
            return this;
        }

        /**
         * Ends the declaration.
         *
         * @return the declaration
         * @throws IllegalArgumentException if no state variable is declared
         */
        public NeuronSpec build() {
            if (states.isEmpty()) {
                throw new IllegalArgumentException("model " + name + " declares no state variable");
            }
            return new NeuronSpec(this);
        }

        private void requireNewReceptor(String candidate) {
            for (ReceptorPort r : receptors) {
                if (r.name().equals(candidate)) {
                    throw new IllegalArgumentException(
                            "model " + name + ": receptor " + candidate + " is declared twice");
                }
            }
        }

        private void requireFree(String candidate) {
            if (indexOfParameter(candidate) >= 0 || indexOfState(candidate) >= 0) {
                throw new IllegalArgumentException("model " + name + ": " + candidate + " is declared twice");
            }
        }

        private int parameterAt(String wanted) {
            int k = indexOfParameter(wanted);
            if (k < 0) {
                throw new IllegalArgumentException(
                        "model " + name + ": no parameter " + wanted + " is declared before its use");
            }
            return k;
        }

        private int stateAt(String wanted) {
            int k = indexOfState(wanted);
            if (k < 0) {
                throw new IllegalArgumentException(
                        "model " + name + ": no state variable " + wanted + " is declared before its use");
            }
            return k;
        }

        private int indexOfParameter(String wanted) {
            for (int k = 0; k < parameters.size(); k++) {
                if (parameters.get(k).name().equals(wanted)) {
                    return k;
                }
            }
            return -1;
        }

        private int indexOfState(String wanted) {
            for (int k = 0; k < states.size(); k++) {
                if (states.get(k).name().equals(wanted)) {
                    return k;
                }
            }
            return -1;
        }
    }
}
