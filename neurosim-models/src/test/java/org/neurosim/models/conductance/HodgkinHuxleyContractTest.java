package org.neurosim.models.conductance;

import org.neurosim.api.Neuron;
import org.neurosim.kit.NeuronContract;
import org.neurosim.models.Receptor;

/** The authors' battery on the squid axon, with exponential Euler. */
class HodgkinHuxleyContractTest extends NeuronContract {

    @Override
    protected Neuron model() {
        return HodgkinHuxley.builder().receptor(Receptor.ampa()).build();
    }

    @Override
    protected double firingCurrent() {
        return 1500;
    }

    @Override
    protected double timeStep() {
        return 0.02;
    }
}
