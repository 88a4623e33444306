package org.neurosim.api.model;

import java.util.Objects;

/**
 * One declared parameter of a model: constant in time unless the host changes it, one value per population or per neuron.
 *
 * @param name name by which users set it, unique within the model (for example {@code tau_m})
 * @param unit unit as text, from the project's table: ms, mV, nS, pA, pF, Hz, 1/ms, GOhm, "" for pure numbers
 * @param defaultValue value used where the user gives none
 * @param range admissible values; checked for every neuron when the network is built
 */
public record Parameter(String name, String unit, double defaultValue, Range range) {

    /**
     * Checks that the default lies in the range.
     *
     * @param name name by which users set it, unique within the model (for example {@code tau_m})
     * @param unit unit as text, from the project's table: ms, mV, nS, pA, pF, Hz, 1/ms, GOhm, "" for pure numbers
     * @param defaultValue value used where the user gives none
     * @param range admissible values; checked for every neuron when the network is built
     * @throws IllegalArgumentException if the default value lies outside of the range
     */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(range, "range");
        if (!range.contains(defaultValue)) {
            throw new IllegalArgumentException(
                    "parameter " + name + " = " + defaultValue + " " + unit + "; must be " + range.describe());
        }
    }
}
