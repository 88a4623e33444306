package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.kit.NeuronContract;
import org.neurosim.models.Receptor;

/** The authors' battery on the leaky integrate-and-fire neuron, exact. */
class LifContractTest extends NeuronContract {

    @Override
    protected Neuron model() {
        return Lif.builder()
                .receptor(Receptor.expCurrent("exc", 5))
                .receptor(Receptor.delta("kick"))
                .build();
    }

    @Override
    protected double firingCurrent() {
        return 25;
    }
}
