package org.neurosim.api.model;

import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * One declared state variable: a column of doubles, one value per neuron, recordable and readable by name.
 *
 * @param name name, unique within the model (for example {@code v})
 * @param unit unit as text
 * @param initialValue value at time 0 where neither the user nor {@code initialFrom} gives one
 * @param initialFrom name of the parameter whose value is the initial value, or {@code null}
 * @param kinetics declared linear kinetics, or {@code null} if the model's equations advance this variable
 */
public record StateVariable(String name, String unit, double initialValue, String initialFrom, Kinetics kinetics) {

    /**
     * Checks that the name and unit are there.
     *
     * @param name name, unique within the model (for example {@code v})
     * @param unit unit as text
     * @param initialValue value at time 0 where neither the user nor {@code initialFrom} gives one
     * @param initialFrom name of the parameter whose value is the initial value, or {@code null}
     * @param kinetics declared linear kinetics, or {@code null} if the model's equations advance this variable
     */
    public StateVariable {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
    }

    /**
     * Declared linear kinetics {@code dx/dt = gain * source - x / tau}, with no feedback from other variables: exponential, alpha
     * and double-exponential synapses are chains of these. The model's equations need not mention a declared variable, and methods
     * that treat variables one by one (exponential Euler) advance it exactly.
     *
     * @param tau index of the parameter that holds the time constant, ms
     * @param source index of the state variable that drives this one (declared earlier), or -1 for none
     * @param gain gain of the source, 1/ms, from one neuron's parameters; ignored if {@code source} is -1
     */
    public record Kinetics(int tau, int source, ToDoubleFunction<ParameterSet> gain) {}
}
