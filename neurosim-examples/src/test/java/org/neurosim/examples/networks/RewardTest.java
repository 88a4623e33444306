package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuromodulator;
import org.neurosim.api.SimulationOptions;
import org.neurosim.models.stimuli.Sources;

/** Which spikes are rewarded, and when. */
class RewardTest {

    @Test
    @DisplayName(
            "the first spike before the second by less than 20 ms brings one reward, 1 to 3 s later; no other order does")
    void window() {
        // Each row: spike of the first neuron, spike of the second, ms; rewarded or not.
        double[][] cases = {{0, 1, 1}, {0, 19, 1}, {0, 20, 0}, {5, 5, 0}, {5, 4, 0}, {9, 10, 1}};
        for (double[] c : cases) {
            NetworkBuilder b = NetworkBuilder.create();
            var cells = b.source("cells", 2, Sources.spikes(new double[][] {{100 + c[0]}, {100 + c[1]}}));
            Neuromodulator dopamine = b.neuromodulator("dopamine", 200);
            Reward reward = new Reward(dopamine, new Random(3));
            b.streamSpikes(cells, reward);
            List<Double> releases = new ArrayList<>();
            try (Network network = b.build(SimulationOptions.timeStep(1))) {
                double before = 0;
                while (network.time() < 4_000) {
                    reward.accept(network);
                    if (dopamine.concentration() > before) {
                        assertThat(dopamine.concentration() - before).isEqualTo(0.5);
                        releases.add(network.time());
                    }
                    network.run(Reward.INTERVAL);
                    before = dopamine.concentration();
                }
            }
            assertThat(releases).as("spikes at %s and %s ms", c[0], c[1]).hasSize((int) c[2]);
            assertThat(releases).allSatisfy(t -> assertThat(t).isBetween(1_100 + c[1], 3_110 + c[1]));
        }
    }
}
