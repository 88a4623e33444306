package org.neurosim.api.model;

import java.util.Objects;

/**
 * A parameter of a model, or an argument of the method that makes it.
 *
 * @param name name: that of the declaration, for {@link org.neurosim.api.Population#with}, that of the formula and the messages, or that of the argument
 * @param unit unit as text, "" for pure numbers
 * @param defaultValue value where the user gives none, in that unit; NaN if there is none: it must be given, or what it belongs to is off without it
 * @param range admissible values, for an array those of each element
 */
public record ModelSetting(String name, String unit, double defaultValue, Range range) {

    /**
     * Checks that nothing is missing.
     *
     * @param name name: that of the declaration, for {@link org.neurosim.api.Population#with}, that of the formula and the messages, or that of the argument
     * @param unit unit as text, "" for pure numbers
     * @param defaultValue value where the user gives none, in that unit; NaN if there is none: it must be given, or what it belongs to is off without it
     * @param range admissible values, for an array those of each element
     * @throws IllegalArgumentException if a default is given that lies outside of the range
     */
    public ModelSetting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(range, "range");
        if (!Double.isNaN(defaultValue) && !range.contains(defaultValue)) {
            throw new IllegalArgumentException(
                    "setting " + name + " = " + defaultValue + " " + unit + "; must be " + range.describe());
        }
    }

    /**
     * Whether there is a default.
     *
     * @return false if the user must give the value, or if what it belongs to is off without it
     */
    public boolean hasDefault() {
        return !Double.isNaN(defaultValue);
    }
}
