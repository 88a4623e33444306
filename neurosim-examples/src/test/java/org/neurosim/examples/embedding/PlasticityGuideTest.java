package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.uniform;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;

/** The guide docs/write-your-own-plasticity-rule.md shows code that is compiled and run, and nothing else. */
class PlasticityGuideTest {

    private final NetworkBuilder b = NetworkBuilder.create();
    private final Population exc = b.population(
                    "exc",
                    200,
                    Lif.builder().receptor(Receptor.expCurrent("in", 2)).build())
            .with("I_e", uniform(14, 17));

    @Test
    @DisplayName("every Java block of the guide stands in a source of the examples or their tests")
    void blocksAreSources() throws IOException {
        new Guide("write-your-own-plasticity-rule.md").assertBlocksAreSources(9);
    }

    @Test
    @DisplayName("the rule is used like any synapse")
    void use() {
        var plastic = b.project(exc, exc)
                .connect(fixedIndegree(100))
                .synapse(new OwnStdp(0.01, 0.0105, 1))
                .weight(0.5)
                .delay(1.5);
        var record = b.record(plastic, "weight", 1_000);
        try (var network = b.build(timeStep(0.1).seed(1).threads(2))) {
            network.run(1_000);
            double[] w = network.connections(plastic).weights(); // by connections(plastic).sources(), targets()
            network.setWeights(plastic, w);
        }
        assertThat(record.sample(record.size() - 1)).hasSize(20_000).doesNotContain(0.5);
    }

    @Test
    @DisplayName("weights and variables are recorded, read and set")
    void variables() {
        b.neuromodulator("dopamine", 200).releasedBy(exc, 0.01, 1);
        var plastic = b.project(exc, exc)
                .connect(fixedIndegree(100))
                .synapse(new OwnRewardRule(0.001, 0.0015, 1000, 1))
                .weight(0.5)
                .delay(1.5);
        var weights = b.record(plastic, "weight", 100); // a sample each 100 ms
        var some = b.record(plastic, "weight", 1, (source, target) -> target == 0); // those onto one neuron
        plastic.initially("c", uniform(0, 1)); // a declared variable
        try (var network = b.build(timeStep(0.1).seed(1))) {
            network.run(200);
            double[] c = network.read(plastic, "c"); // network.write(plastic, "c", c) sets it
            network.normalizeWeights(plastic, 40); // the weights onto each target add up to 40
            assertThat(c).hasSize(20_000);
            network.write(plastic, "c", c);
            assertThat(network.read(plastic, "c")).containsExactly(c);
            assertThat(Arrays.stream(network.connections(plastic).weights()).sum())
                    .isCloseTo(8_000, within(1e-9));
        }
        assertThat(weights.size()).isGreaterThan(1);
        assertThat(some.size()).isGreaterThan(100);
    }
}
