package org.neurosim.api.model;

/**
 * All neurons of a population in an event-driven network, as columns. Unlike a {@link Block} it lives as long as the dynamics that are made for it, which may
 * keep references to the columns. When a parameter changes, dynamics are made anew. Threads that share a population have dynamics of their own each, and call them for neurons of their own only.
 */
public interface EventCells {

    /**
     * Number of neurons.
     *
     * @return size of the population
     */
    int size();

    /**
     * Column of a parameter, one value per neuron.
     *
     * @param index position of the parameter in the declaration
     * @return the column; read only
     */
    double[] parameter(int index);

    /**
     * Whether all neurons have one value of a parameter.
     *
     * @param index position of the parameter in the declaration
     * @return true if the column holds one value
     */
    boolean isUniform(int index);

    /**
     * Column of a state variable, one value per neuron, each as of that neuron's last event.
     *
     * @param index position of the state variable in the declaration
     * @return the column
     */
    double[] state(int index);
}
