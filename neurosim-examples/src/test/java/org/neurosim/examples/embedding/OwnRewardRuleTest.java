package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.uniform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Synapse;
import org.neurosim.kit.SynapseContract;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.DopamineStdp;

class OwnRewardRuleTest extends SynapseContract {

    @Override
    protected Synapse model() {
        return new OwnRewardRule(0.001, 0.0015, 1000, 1);
    }

    @Test
    @DisplayName("the weights of the built-in rule, but for rounding")
    void isThatOfTheLibrary() {
        double[] own = weights(new OwnRewardRule(0.001, 0.0015, 1000, 1), true);
        double[] builtIn =
                weights(DopamineStdp.builder(1).amplitudes(0.001, 0.0015).build(), true);
        assertThat(own).containsExactly(builtIn, within(1e-12));
        assertThat(own).doesNotContain(0.5);
    }

    @Test
    @DisplayName("without reward nothing is learned")
    void needsReward() {
        assertThat(weights(new OwnRewardRule(0.001, 0.0015, 1000, 1), false)).containsOnly(0.5);
    }

    private static double[] weights(Synapse rule, boolean rewarded) {
        var cell = Lif.builder().receptor(Receptor.expCurrent("in", 2)).build();
        var b = NetworkBuilder.create();
        var cells = b.population("cells", 100, cell).with("I_e", uniform(16, 30));
        var dopamine = b.neuromodulator("dopamine", 200); // ms
        var plastic = b.project(cells, cells)
                .connect(fixedIndegree(20))
                .synapse(rule)
                .weight(0.5)
                .delay(1);
        try (var network = b.build(timeStep(0.1).seed(1).threads(2))) {
            network.run(300);
            if (rewarded) {
                dopamine.release(0.5); // reward
            }
            network.run(200);
            return network.connections(plastic).weights();
        }
    }

    @Test
    @DisplayName("the guide shows this rule and how it is rewarded")
    void isInGuide() throws IOException {
        Path path = Path.of("../docs/write-your-own-plasticity-rule.md");
        assumeTrue(Files.exists(path), "no docs beside the modules");
        String guide = Files.readString(path);
        String source = Files.readString(Path.of("src/main/java/org/neurosim/examples/embedding/OwnRewardRule.java"));
        assertThat(guide)
                .contains(source.substring(source.indexOf("public record")).strip());
        String test = Files.readString(Path.of("src/test/java/org/neurosim/examples/embedding/OwnRewardRuleTest.java"));
        String use = guide.substring(guide.indexOf("var dopamine = "));
        assertThat(Arrays.stream(use.substring(0, use.indexOf("```")).split("\n"))
                        .map(String::strip))
                .isNotEmpty()
                .allMatch(test::contains);
    }
}
