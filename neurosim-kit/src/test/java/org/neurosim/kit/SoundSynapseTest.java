package org.neurosim.kit;

import org.neurosim.api.Synapse;

/** The battery passes a sound model. */
class SoundSynapseTest extends SynapseContract {

    @Override
    protected Synapse model() {
        return new TestDepression();
    }
}
