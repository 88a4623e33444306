package org.neurosim.api;

/** A current into each neuron of a set that the host program sets between steps. Holds its values until they are set again; 0 at first. */
public interface CurrentInput {

    /**
     * Sets the current into one neuron from the next step on.
     *
     * @param neuron index within the set
     * @param current current, pA
     * @throws IndexOutOfBoundsException if there is no such neuron
     * @throws IllegalArgumentException if the current is not finite
     */
    void set(int neuron, double current);

    /**
     * Sets the current into all neurons from the next step on.
     *
     * @param current current, pA
     * @throws IllegalArgumentException if the current is not finite
     */
    void setAll(double current);
}
