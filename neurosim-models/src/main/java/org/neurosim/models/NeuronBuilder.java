package org.neurosim.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.neurosim.api.model.Range;

/**
 * What builders of neuron models share: the name for messages and the receptors.
 *
 * @param <B> the builder itself
 */
abstract class NeuronBuilder<B extends NeuronBuilder<B>> {
    private final String model;
    private final List<Receptor> receptors = new ArrayList<>();

    NeuronBuilder(String model) {
        this.model = model;
    }

    abstract B self();

    /** Name of the model, for messages. */
    final String model() {
        return model;
    }

    final List<Receptor> receptors() {
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

    final double require(String name, double value, String unit, Range range) {
        return Checks.require(model, name, value, unit, range);
    }
}
