package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.stimuli.Stimuli;

class IzhikevichNeuronTest {

    /** Regular spiking, intrinsically bursting, chattering, fast spiking: a, b, c, d. */
    private static final double[][] TYPES = {
        {0.02, 0.2, -65, 8}, {0.02, 0.2, -55, 4}, {0.02, 0.2, -50, 2}, {0.1, 0.2, -65, 2}
    };

    @Test
    @DisplayName("four types of cortical neurons fire as often as the converged solution with located events")
    void firesLikeReference() {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.population("cells", TYPES.length, new IzhikevichNeuron())
                .with("a", org.neurosim.api.connect.Values.ofIndex(i -> TYPES[i][0]))
                .with("b", org.neurosim.api.connect.Values.ofIndex(i -> TYPES[i][1]))
                .with("c", org.neurosim.api.connect.Values.ofIndex(i -> TYPES[i][2]))
                .with("d", org.neurosim.api.connect.Values.ofIndex(i -> TYPES[i][3]))
                .integrator(Integrators.rk4());
        b.stimulate(cells, Stimuli.direct(10));
        SpikeRecord spikes = b.recordSpikes(cells);
        try (Network network = b.build(SimulationOptions.timeStep(0.005))) {
            network.run(1000);
        }
        // Counts and times: shared/reference/CANONICAL.md. A spike waits for the end of its step: 0.0025 ms on average.
        assertThat(spikes.counts()).containsExactly(23, 34, 87, 137);
        double[] regular = spikes.timesOf(0);
        assertThat(regular[0]).isCloseTo(3.127, within(0.01));
        assertThat(regular[1]).isCloseTo(26.226, within(0.02));
        assertThat(regular[2]).isCloseTo(71.057, within(0.03));
    }
}
