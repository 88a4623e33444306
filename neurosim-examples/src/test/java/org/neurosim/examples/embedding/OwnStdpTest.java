package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.uniform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Synapse;
import org.neurosim.kit.SynapseContract;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.PairStdp;

class OwnStdpTest extends SynapseContract {

    @Override
    protected Synapse model() {
        return new OwnStdp(0.01, 0.0105, 1);
    }

    @Test
    @DisplayName("the same bits as the built-in rule")
    void isThatOfTheLibrary() {
        double[] own = weights(new OwnStdp(0.01, 0.0105, 1));
        double[] builtIn = weights(
                PairStdp.additive(1).tau(20, 20).amplitudes(0.01, 0.0105).build());
        assertThat(own).isEqualTo(builtIn);
        assertThat(own).doesNotContain(0.5);
    }

    private static double[] weights(Synapse rule) {
        var cell = Lif.builder().receptor(Receptor.expCurrent("in", 2)).build();
        var b = NetworkBuilder.create();
        var cells = b.population("cells", 100, cell).with("I_e", uniform(16, 30));
        var plastic = b.project(cells, cells)
                .connect(fixedIndegree(20))
                .synapse(rule)
                .weight(0.5)
                .delay(1);
        try (var network = b.build(timeStep(0.1).seed(1).threads(2))) {
            network.run(500);
            return network.connections(plastic).weights();
        }
    }

    @Test
    @DisplayName("the guide shows this rule")
    void isInGuide() throws IOException {
        Path guide = Path.of("../docs/write-your-own-plasticity-rule.md");
        assumeTrue(Files.exists(guide), "no docs beside the modules");
        String source = Files.readString(Path.of("src/main/java/org/neurosim/examples/embedding/OwnStdp.java"));
        assertThat(Files.readString(guide))
                .contains(source.substring(source.indexOf("public record")).strip());
    }
}
