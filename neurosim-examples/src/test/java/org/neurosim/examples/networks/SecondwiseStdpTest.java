package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;

/** The rule against a calculation that goes through all ms and synapses as the paper's program does. */
class SecondwiseStdpTest {

    private static final int END = 3_300; // ms

    @Test
    @DisplayName("the weights of 80,000 synapses after three seconds are those of the paper's loop")
    void loop() {
        NetworkBuilder b = NetworkBuilder.create();
        Experiment experiment = new Polychrony().experiment(b, new Scenario.Setting(1, 1));
        SpikeRecord spikes = b.recordSpikes(b.union(experiment.populations().toArray(Neurons[]::new)));
        try (Network network = b.build(SimulationOptions.timeStep(1).seed(1))) {
            network.run(END);
            boolean[][] fired = new boolean[END + 1][network.statistics().neurons()]; // at this ms
            long[] steps = spikes.steps();
            int[] neurons = spikes.neurons();
            for (int k = 0; k < steps.length; k++) {
                fired[(int) steps[k] + 1][neurons[k]] = true;
            }
            Connections synapses =
                    network.connections(experiment.weights().get(0).projection());
            int moved = 0;
            for (int k = 0; k < synapses.size(); k++) {
                double expected =
                        weight(fired, synapses.sources()[k], synapses.targets()[k], (int) synapses.delays()[k]);
                assertThat(synapses.weights()[k]).as("synapse %d", k).isCloseTo(expected, within(1e-5));
                moved += Math.abs(expected - 6.03) > 0.1 ? 1 : 0;
            }
            assertThat(moved).as("weights that pairs of spikes have moved").isGreaterThan(20_000);
        }
    }

    /** The weight that the last arrival or, after one, postsynaptic spike has left. */
    private static double weight(boolean[][] fired, int source, int target, int delay) {
        double s = 6;
        double derivative = 0;
        double seen = s;
        int arrival = -1; // the last
        int post = -1;
        for (int t = 1; t <= END; t++) {
            if (t % 1000 == 0) {
                s = Math.max(0, Math.min(10, s + 0.01 + derivative));
                derivative *= 0.9;
            }
            boolean arrives = t > delay && fired[t - delay][source];
            if (fired[t][target]) {
                if (arrival > 0 && !arrives) {
                    derivative += 0.1 * Math.pow(0.95, t - arrival - 1);
                }
                post = t;
            }
            if (arrives) {
                derivative -= post > 0 ? 0.12 * Math.pow(0.95, t - post) : 0;
                arrival = t;
            }
            if (arrives || arrival > 0 && fired[t][target]) {
                seen = s;
            }
        }
        return seen;
    }
}
