package org.neurosim.core.describe;

import org.neurosim.api.model.Stimulus;

/**
 * A stimulus and its targets.
 *
 * @param targets neurons that get it
 * @param receptor name of the receptor, null for a current
 * @param stimulus what they get
 */
public record StimulusDescription(NeuronSet targets, String receptor, Stimulus stimulus) {}
