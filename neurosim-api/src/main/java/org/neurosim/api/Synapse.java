package org.neurosim.api;

import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;

/**
 * A synapse model: immutable, shared by all synapses of a projection. The weight, in the unit of the receptor, belongs to every synapse; further
 * variables are declared.
 *
 * <p>A model that does not implement {@link PresynapticRule} carries its constant weight at each spike and is stored most compactly.
 */
public interface Synapse {

    /**
     * What the model declares.
     *
     * @return the declaration
     */
    SynapseSpec spec();

    /** A synapse whose transmission depends on its presynaptic neuron's spikes, for example short-term plasticity. */
    interface PresynapticRule extends Synapse {

        /**
         * Called once for each row when its presynaptic neuron spikes, in the order of spikes: may change weight and variables and says what
         * this spike transmits. The result arrives after each synapse's delay.
         *
         * @param row the synapses of the neuron that spiked
         */
        void onPresynapticSpike(Row row);
    }
}
