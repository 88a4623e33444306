package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.examples.run.RunResult;

class NetworkSizesTest {

    @ParameterizedTest
    @DisplayName("the networks of Brette et al. have 4000 neurons and 2 % of all pairs connected")
    @ValueSource(strings = {"cuba", "cuba-events", "coba", "cobahh"})
    void brette(String name) {
        RunResult result = TestRuns.run(name, 0.1, 1, 3, 1);
        assertThat(result.populations())
                .containsExactly(new RunResult.Part("exc", 0, 3200), new RunResult.Part("inh", 3200, 800));
        double expected = 4000 * 4000 * 0.02;
        assertThat((double) result.counts().synapses()).isCloseTo(expected, within(5 * Math.sqrt(expected * 0.98)));
    }

    @Test
    @DisplayName("Brunel's network has a fixed in-degree")
    void brunel() {
        RunResult result = TestRuns.run("brunel", 0.1, 0.2, 3, 2);
        assertThat(result.populations())
                .containsExactly(new RunResult.Part("exc", 0, 2000), new RunResult.Part("inh", 2000, 500));
        assertThat(result.counts().synapses()).isEqualTo(2500 * 250);
    }

    @Test
    @DisplayName("a tenth of the microcircuit has the sizes of the reference implementation")
    void microcircuit() {
        RunResult result = TestRuns.run("microcircuit", 0.1, 0.1, 3, 2);
        assertThat(result.populations().stream().map(RunResult.Part::size))
                .containsExactly(2068, 583, 2192, 548, 485, 106, 1440, 295); // shared/reference/nest/NETWORKS.md
    }

    @Test
    @DisplayName("the whole microcircuit has 77,169 neurons and 0.3 billion synapses")
    void fullMicrocircuit() {
        assertThat(Microcircuit.neurons(1)).isEqualTo(77_169);
        assertThat(Microcircuit.synapses(1)).isBetween(298_800_000L, 298_950_000L);
    }
}
