package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;

/** The rule against a calculation that goes through all ms and synapses as the paper's program does, but leaves out, as the rule does, what the program adds for the arrival before where an arrival coincides with a spike. */
class LateArrivalsTest {

    private static final int END = 4_000; // ms
    private static final double ELIGIBILITY_KEPT = Math.exp(-1 / 1000.0); // per ms
    private static final double TRACE_KEPT = Math.exp(-1 / 20.0);

    @Test
    @DisplayName(
            "the eligibility of 80,000 synapses after four seconds is that of the paper's loop without the arrival before, where an arrival coincides with a spike")
    void loop() {
        NetworkBuilder b = NetworkBuilder.create();
        Experiment experiment = new Dopamine().experiment(b, new Scenario.Setting(1, 1));
        SpikeRecord spikes = b.recordSpikes(b.union(experiment.populations().toArray(Neurons[]::new)));
        try (Network network = b.build(SimulationOptions.timeStep(1).seed(1))) {
            network.run(END);
            boolean[][] fired = new boolean[END + 1][network.statistics().neurons()]; // at this ms
            long[] steps = spikes.steps();
            int[] neurons = spikes.neurons();
            for (int k = 0; k < steps.length; k++) {
                fired[(int) steps[k] + 1][neurons[k]] = true;
            }
            Projection projection = experiment.weights().get(0).projection();
            Connections synapses = network.connections(projection);
            double[] c = network.read(projection, "c");
            int coincidences = 0;
            for (int k = 0; k < c.length; k++) {
                int source = synapses.sources()[k];
                int target = synapses.targets()[k];
                assertThat(c[k]).as("synapse %d", k).isCloseTo(eligibility(fired, source, target), within(1e-12));
                for (int t = 1; t <= END; t++) {
                    coincidences += fired[t - 1][source] && fired[t][target] ? 1 : 0;
                }
            }
            assertThat(coincidences).as("arrivals at the time of a spike").isGreaterThan(100);
        }
    }

    /** A spike arrives 1 ms later; what arrives during a ms acts in the next one. */
    private static double eligibility(boolean[][] fired, int source, int target) {
        double c = 0;
        double pre = 0; // 1, exp(-1/20) and so on from the ms after an arrival on
        double post = 0;
        for (int t = 1; t <= END; t++) {
            c *= ELIGIBILITY_KEPT;
            boolean arrives = fired[t - 1][source];
            if (fired[t][target]) {
                c += arrives ? 0 : 0.01 * pre;
                post = 1;
            }
            if (arrives) {
                c -= 0.015 * post;
                pre = 1;
            } else {
                pre *= TRACE_KEPT;
            }
            post *= TRACE_KEPT;
        }
        return c;
    }
}
