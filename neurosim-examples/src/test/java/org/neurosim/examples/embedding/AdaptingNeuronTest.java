package org.neurosim.examples.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.kit.NeuronContract;
import org.neurosim.models.stimuli.Stimuli;

class AdaptingNeuronTest extends NeuronContract {

    @Override
    protected Neuron model() {
        return new AdaptingNeuron();
    }

    @Override
    protected double firingCurrent() {
        return 500; // pA
    }

    @Test
    void adapts() {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population("cells", 100, new AdaptingNeuron()).with("b", 40); // pA
        b.stimulate(cells, Stimuli.direct(500)); // pA
        SpikeRecord spikes = b.recordSpikes(cells);
        try (Network network = b.build(SimulationOptions.timeStep(0.1))) { // ms
            network.run(1000); // ms
        }
        double[] times = spikes.timesOf(0);
        double first = 20 * Math.log(500.0 / (500 - 10 * 20)); // tau_m ln(I / (I - g_L (V_th - E_L)))
        assertEquals(first, times[0], 0.1);
        double before = 0;
        for (int k = 1; k < 5; k++) {
            double interval = times[k] - times[k - 1];
            assertTrue(interval > before, "interval " + k);
            before = interval;
        }
    }
}
