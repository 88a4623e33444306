package org.neurosim.api.model;

import java.util.List;
import java.util.Objects;

/**
 * What a synapse model declares.
 *
 * @param name name of the model
 * @param variables variables that each synapse has besides its weight, in the order of their indices
 */
public record SynapseSpec(String name, List<Variable> variables) {

    /**
     * Copies the list.
     *
     * @param name name of the model
     * @param variables variables that each synapse has besides its weight, in the order of their indices
     */
    public SynapseSpec {
        Objects.requireNonNull(name, "name");
        variables = List.copyOf(variables);
    }

    /**
     * One declared variable of each synapse.
     *
     * @param name name, unique within the model
     * @param unit unit as text
     * @param initialValue value at time 0
     */
    public record Variable(String name, String unit, double initialValue) {}
}
