package org.neurosim.core.events;

import org.neurosim.api.model.EventCells;
import org.neurosim.core.describe.PopulationDescription;

/** Lets a model set initial values that depend on others ({@link org.neurosim.api.Neuron#initialize}), block by block as in a clock-driven network. */
public interface InitialState {

    /**
     * Initializes the neurons of a population.
     *
     * @param population population
     * @param cells its parameters, and its state with declared and given initial values; gets those that the model sets
     */
    void initialize(PopulationDescription population, EventCells cells);
}
