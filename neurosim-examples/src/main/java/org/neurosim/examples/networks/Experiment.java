package org.neurosim.examples.networks;

import java.util.List;
import java.util.function.Consumer;
import org.neurosim.api.Network;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;

/**
 * A described network and what is done with it.
 *
 * @param populations the populations whose spikes are recorded, in the order of their declaration
 * @param weights the synapses whose weights are shown at the end
 * @param actions what the host does to the running network, in the order of time
 */
public record Experiment(List<Population> populations, List<Weights> weights, List<Action> actions) {

    /** Copies the lists. */
    public Experiment {
        populations = List.copyOf(populations);
        weights = List.copyOf(weights);
        actions = List.copyOf(actions);
    }

    /**
     * Synapses whose weights are shown at the end.
     *
     * @param name name in reports
     * @param projection a plastic projection
     * @param most upper end of the axis from 0 on which they are drawn, in the unit of the weights
     * @param unit unit of the weights
     */
    public record Weights(String name, Projection projection, double most, String unit) {}

    /**
     * Something that the host does between two steps.
     *
     * @param time time, ms, a whole number of steps
     * @param what what is done
     */
    public record Action(double time, Consumer<Network> what) {}
}
