package org.neurosim.core.synapse;

/** Finds the weights of a projection with a rule, for synapses asked for in the order in which they are generated. */
public interface WeightPlaces {

    /**
     * Where a weight is.
     *
     * @param column array
     * @param index index
     */
    record Place(double[] column, int index) {}

    /**
     * Goes to the next synapse.
     *
     * @param source index within the projection's source
     * @param target index within the projection's target
     * @param delay delay in the network, ms
     * @return place of its weight
     */
    Place next(int source, int target, double delay);
}
