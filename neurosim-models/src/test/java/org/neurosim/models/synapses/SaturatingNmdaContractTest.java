package org.neurosim.models.synapses;

import org.neurosim.api.Synapse;
import org.neurosim.kit.SynapseContract;

/** The authors' battery on the saturating NMDA synapse. */
class SaturatingNmdaContractTest extends SynapseContract {

    @Override
    protected Synapse model() {
        return SaturatingNmda.brunelWang();
    }
}
