package org.neurosim.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * What the builders of neuron models share: the name for messages and the receptors. A builder belongs to one thread.
 *
 * @param <B> the builder itself
 */
public abstract class NeuronBuilder<B extends NeuronBuilder<B>> {
    private final String model;
    private final List<Receptor> receptors = new ArrayList<>();

    /**
     * Starts without receptors.
     *
     * @param model name of the model, for messages
     */
    protected NeuronBuilder(String model) {
        this.model = model;
    }

    /**
     * The builder, for methods that return it.
     *
     * @return this builder
     */
    @SuppressWarnings("unchecked") // B is the class of the builder itself.
    protected final B self() {
        return (B) this;
    }

    /**
     * Name of the model, for messages.
     *
     * @return name
     */
    protected final String model() {
        return model;
    }

    /**
     * The receptors so far, in the order in which they were added.
     *
     * @return receptors
     */
    protected final List<Receptor> receptors() {
        return receptors;
    }

    /**
     * Adds a receptor. The first one is where projections end that name none.
     *
     * @param receptor receptor of a kind that fits the model
     * @return this builder
     */
    public B receptor(Receptor receptor) {
        receptors.add(Objects.requireNonNull(receptor, "receptor"));
        return self();
    }

    /**
     * Checks a setting.
     *
     * @param name name of the parameter
     * @param value value given
     * @param unit unit, "" for none
     * @param range admissible values
     * @return the value
     * @throws IllegalArgumentException if the value is not in the range, naming model, parameter, value and range
     */
    protected final double require(String name, double value, String unit, Range range) {
        return Checks.require(model, name, value, unit, range);
    }
}
