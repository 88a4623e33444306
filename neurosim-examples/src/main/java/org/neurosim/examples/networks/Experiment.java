package org.neurosim.examples.networks;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.neurosim.api.Network;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;

/**
 * A described network and what is done with it.
 *
 * @param populations the populations whose spikes are recorded, in the order of their declaration
 * @param weights the synapses whose weights are shown
 * @param actions what the host does to the running network, in the order of time
 * @param regular what the host does again and again
 * @param courses quantities that are drawn over time
 */
public record Experiment(
        List<Population> populations,
        List<Weights> weights,
        List<Action> actions,
        List<Regular> regular,
        List<Course> courses) {

    /** Copies the lists. */
    public Experiment {
        populations = List.copyOf(populations);
        weights = List.copyOf(weights);
        actions = List.copyOf(actions);
        regular = List.copyOf(regular);
        courses = List.copyOf(courses);
    }

    /** Nothing is done regularly and nothing drawn over time. */
    public Experiment(List<Population> populations, List<Weights> weights, List<Action> actions) {
        this(populations, weights, actions, List.of(), List.of());
    }

    /**
     * Synapses whose weights are shown at the end, those onto one neuron also over time.
     *
     * @param name name in reports
     * @param projection a plastic projection
     * @param most upper end of the axis from 0 on which they are drawn, in the unit of the weights
     * @param unit unit of the weights
     * @param neuron target neuron, within the projection's target, whose synapses are followed over time
     */
    public record Weights(String name, Projection projection, double most, String unit, int neuron) {

        /** The synapses onto the first neuron are followed. */
        public Weights(String name, Projection projection, double most, String unit) {
            this(name, projection, most, unit, 0);
        }
    }

    /**
     * Something that the host does between two steps.
     *
     * @param time time, ms, a whole number of steps
     * @param what what is done
     */
    public record Action(double time, Consumer<Network> what) {}

    /**
     * Something that the host does between two steps, from time 0 to the end of the run, both included.
     *
     * @param interval time from one to the next, ms, a whole number of steps
     * @param what what is done
     */
    public record Regular(double interval, Consumer<Network> what) {}

    /**
     * A quantity over time. Asked for its samples after the run.
     *
     * @param axis title of the axis; courses that follow each other with the same title share a panel
     * @param name name in reports
     * @param times times, ms, ascending
     * @param values a value for each time
     */
    public record Course(String axis, String name, Supplier<double[]> times, Supplier<double[]> values) {}
}
