package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.record.SpikeRecord;

/** Identical neurons, whose next spike is searched for among bounds of bounds, against the queue that serves neurons of any kind. */
class EventFrameTest {

    /** All numbers are sums of powers of two, so both ways are exact, and many neurons spike at the same time. */
    @ParameterizedTest
    @ValueSource(ints = {63, 4096, 4097, 9000})
    @DisplayName("identical neurons spike as from a queue, in the same order, for any number of bounds")
    void asFromAQueue(int n) {
        SpikeRecord frame = spikes(n, false);
        SpikeRecord queue = spikes(n, true);
        assertThat(frame.size()).isGreaterThan(5 * n);
        assertThat(frame.times()).isEqualTo(queue.times());
        assertThat(frame.neurons()).isEqualTo(queue.neurons());
    }

    private static SpikeRecord spikes(int n, boolean different) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", n + 1, new PerfectIf())
                .with("I_e", 1.0 / 16)
                .with("t_ref", 0.25)
                .with("V_th", ofIndex(i -> different && i == n ? 1e6 : 1))
                .initially("v", ofIndex(i -> i == n ? -1e5 : (i * 37 % 1024) / 1024.0))
                .integrator(eventDriven());
        b.project(p.slice(0, n), p.slice(0, n))
                .connect(fixedIndegree(10))
                .weight(ofPair((i, j) -> (i % 5 == 0 ? -4 : 2) / 256.0))
                .delay(0.5);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(1).seed(6))) {
            net.run(128);
        }
        return spikes;
    }
}
