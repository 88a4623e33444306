package org.neurosim.kit;

import org.neurosim.api.Neuron;

/** The battery passes a sound model with nothing but defaults. */
class SoundNeuronTest extends NeuronContract {

    @Override
    protected Neuron model() {
        return new TestLif();
    }

    @Override
    protected double firingCurrent() {
        return 25;
    }
}
