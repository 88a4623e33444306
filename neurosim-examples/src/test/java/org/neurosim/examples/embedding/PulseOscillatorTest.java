package org.neurosim.examples.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.neurosim.api.connect.Connectors.oneToOne;

import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.kit.EventNeuronContract;
import org.neurosim.models.stimuli.Sources;

class PulseOscillatorTest extends EventNeuronContract {

    @Override
    protected Neuron.EventDriven model() {
        return new PulseOscillator();
    }

    @Override
    protected double weight() {
        return 0.05;
    }

    @Test
    void inputAdvancesTheNextSpike() {
        NetworkBuilder b = NetworkBuilder.create();
        Population input = b.source("input", 1, Sources.spikes(new double[] {12.5}));
        Population cell = b.population("cell", 1, new PulseOscillator());
        b.project(input, cell).connect(oneToOne()).weight(0.1).delay(0);
        SpikeRecord spikes = b.recordSpikes(cell);
        try (Network network = b.build(SimulationOptions.timeStep(1))) { // ms
            network.run(100); // ms
        }
        // At a quarter of the period the response is 1: the phase goes from 0.25 to 0.35.
        assertArrayEquals(new double[] {45, 95}, spikes.times(), 1e-12);
    }
}
