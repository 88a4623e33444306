package org.neurosim.examples.embedding;

import org.neurosim.api.Neuron;
import org.neurosim.kit.NeuronContract;

/** The authors' battery on the neuron of one's own. */
class IzhikevichNeuronContractTest extends NeuronContract {

    @Override
    protected Neuron model() {
        return new IzhikevichNeuron();
    }

    @Override
    protected double firingCurrent() {
        return 10; // mV/ms in the paper's units
    }

    @Override
    protected double timeStep() {
        return 0.05;
    }
}
