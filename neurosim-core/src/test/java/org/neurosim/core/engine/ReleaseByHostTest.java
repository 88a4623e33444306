package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.neurosim.api.SimulationOptions.timeStep;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuromodulator;
import org.neurosim.api.Population;

/** A host program that listens to spikes may release a neuromodulator for them, and what it releases stays. */
class ReleaseByHostTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatAListenerReleasesStays(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population s = b.source("s", 5, TestInputs.source((cell, step) -> cell == 2 && (step == 3 || step == 130)));
        Neuromodulator d = b.neuromodulator("d", 1e9);
        b.streamSpikes(s, (steps, cells, times, count) -> d.release(0.5 * count));
        try (Network net = b.build(timeStep(0.1).threads(threads))) {
            net.run(20);
            assertThat(d.concentration()).isCloseTo(1, offset(1e-6));
        }
    }
}
