package org.neurosim.api;

import org.neurosim.api.connect.Connector;
import org.neurosim.api.connect.Value;
import org.neurosim.api.connect.Values;

/**
 * Synapses from one set of neurons onto another: which pairs, of which model, onto which receptor, with which weights and delays. Configured before
 * the network is built. By default static synapses of weight 1 with the delay of one time step onto the model's first receptor.
 */
public interface Projection {

    /**
     * A label for messages, for example {@code exc -> inh}.
     *
     * @return label
     */
    String label();

    /**
     * Says which pairs are connected. Must be called.
     *
     * @param connector rule
     * @return this projection
     */
    Projection connect(Connector connector);

    /**
     * Chooses the synapse model.
     *
     * @param synapse model
     * @return this projection
     */
    Projection synapse(Synapse synapse);

    /**
     * Chooses the receptor of the targets.
     *
     * @param receptor name
     * @return this projection
     * @throws InvalidNetworkException if a target's model has no such receptor
     */
    Projection receptor(String receptor);

    /**
     * Sets one weight for all synapses, kept in double precision. Without a weight it is the {@linkplain Synapse#defaultWeight default} of the synapse model, 1 for static synapses.
     *
     * @param weight weight in the unit of the receptor
     * @return this projection
     */
    Projection weight(double weight);

    /**
     * Sets the weights. Random weights are kept in single precision, weights from arrays and functions in double precision.
     *
     * @param weight weights in the unit of the receptor
     * @return this projection
     */
    Projection weight(Value weight);

    /**
     * Sets the initial value of a variable that the synapse model declares, the same for all synapses.
     *
     * @param variable name of the variable
     * @param value initial value, in the unit of the variable
     * @return this projection
     */
    default Projection initially(String variable, double value) {
        return initially(variable, Values.constant(value));
    }

    /**
     * Sets the initial values of a variable that the synapse model declares: random, from an array or from a function, as for weights. Checked when the network is built:
     * the model must have the variable, and each value must lie in its range.
     *
     * @param variable name of the variable
     * @param value initial values, in the unit of the variable
     * @return this projection
     */
    Projection initially(String variable, Value value);

    /**
     * Sets one delay for all synapses.
     *
     * @param delay delay, ms; a whole number of time steps, at least one; any number &gt;= 0 in an event-driven network; for {@linkplain Synapse.Graded graded synapses} 0 (as without
     *     this call) or a whole number of time steps
     * @return this projection
     */
    Projection delay(double delay);

    /**
     * Sets the delays.
     *
     * @param delay delays, ms
     * @return this projection
     */
    Projection delay(Value delay);

    /**
     * Sets how much of the delay is spent in the dendrite, between synapse and cell body; the rest is axonal. It shifts the spike timing that a {@link
     * Synapse.PlasticityRule plasticity rule} sees and nothing else. The two extremes: 0, all delays axonal, as in Brian 2's examples (the default); the whole delay, as in NEST.
     *
     * @param delay dendritic part of every synapse's delay, ms; a whole number of time steps from 0 to the smallest delay of the projection; any number in that range in an event-driven
     *     network
     * @return this projection
     */
    Projection dendriticDelay(double delay);

    /**
     * Allows delays that are not whole numbers of steps: each is rounded to the nearest, at least one step. Without this such a delay is refused.
     *
     * @return this projection
     */
    Projection roundDelays();
}
