package org.neurosim.api.model;

import java.util.Objects;

/**
 * A receptor: where synaptic input enters a neuron. A spike of weight w makes the target state variable jump by w at the moment of
 * its arrival; a {@linkplain NeuronSpec#held() held} variable takes the sum over {@linkplain org.neurosim.api.Synapse.Graded graded synapses} instead.
 *
 * @param name name by which projections address it (for example {@code exc})
 * @param unit unit of the weight (that of the state variable that jumps)
 * @param state index of the state variable that jumps or is held
 * @param totalWeight index of the held state variable that takes the sum of the weights, -1 for none
 */
public record ReceptorPort(String name, String unit, int state, int totalWeight) {

    /**
     * Checks that name and unit are there.
     *
     * @param name name by which projections address it (for example {@code exc})
     * @param unit unit of the weight (that of the state variable that jumps)
     * @param state index of the state variable that jumps or is held
     * @param totalWeight index of the held state variable that takes the sum of the weights, -1 for none
     */
    public ReceptorPort {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
    }

    /**
     * A receptor that takes no sum of weights.
     *
     * @param name name by which projections address it (for example {@code exc})
     * @param unit unit of the weight
     * @param state index of the state variable that jumps or is held
     */
    public ReceptorPort(String name, String unit, int state) {
        this(name, unit, state, -1);
    }
}
