package org.neurosim.api.model;

import org.neurosim.api.Neuron;
import org.neurosim.api.Synapse;

/** What a model is. */
public enum ModelKind {
    /** A {@link Neuron}. */
    NEURON("neuron"),
    /** A part of a neuron that takes synaptic input. */
    RECEPTOR("receptor"),
    /** A {@link Synapse} of constant or short-term plastic transmission. */
    SYNAPSE("synapse"),
    /** A {@link Synapse} that learns: its weights change for good. */
    PLASTICITY_RULE("plasticity rule"),
    /** What lets synapses come and go, driven by the host program while the network runs; or a part of it. */
    STRUCTURAL_RULE("structural rule"),
    /** A {@link SpikeSource}. */
    SOURCE("source"),
    /** A {@link Stimulus}. */
    STIMULUS("stimulus");

    private final String text;

    ModelKind(String text) {
        this.text = text;
    }

    /**
     * The kind in words.
     *
     * @return for example {@code "plasticity rule"}
     */
    public String text() {
        return text;
    }
}
