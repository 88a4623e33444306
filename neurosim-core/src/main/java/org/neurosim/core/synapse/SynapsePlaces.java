package org.neurosim.core.synapse;

/** Finds the synapses of a projection one by one, asked for in the order in which they are generated. */
public interface SynapsePlaces {

    /**
     * Where the values of a synapse are.
     *
     * @param columns columns
     * @param index index into them
     */
    record Place(SynapseColumns columns, int index) {

        void write(int variable, double value) {
            columns.set(variable, index, value);
        }
    }

    /**
     * Goes to the next synapse.
     *
     * @param source index within the projection's source
     * @param target index within the projection's target
     * @param delay delay in the network, ms
     * @return where its values are
     */
    Place next(int source, int target, double delay);
}
