package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

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
import org.neurosim.models.stimuli.Sources;

class OwnSteppedRuleTest extends SynapseContract {

    @Override
    protected Synapse model() {
        return new OwnSteppedRule(1e-4, -65, 1);
    }

    @Override
    protected double low(String state) {
        return -70; // mV; v is all that the rule reads
    }

    @Override
    protected double high(String state) {
        return -50;
    }

    @Test
    @DisplayName("the weight follows the formula along the recorded potential")
    void followsTheFormula() {
        double dt = 0.1;
        double eta = 1e-4;
        double v0 = -65;
        double[] spikes = {5, 12, 13, 40};
        var b = NetworkBuilder.create();
        var source = b.source("source", 1, Sources.spikes(spikes));
        var cell = b.population(
                "cell",
                1,
                Lif.builder()
                        .current(250)
                        .receptor(Receptor.expCurrent("in", 2))
                        .build());
        var plastic = b.project(source, cell)
                .connect(allToAll())
                .synapse(new OwnSteppedRule(eta, v0, 1))
                .weight(0.3)
                .delay(1);
        var v = b.record(cell, "v", dt);
        try (var network = b.build(timeStep(dt).seed(1))) {
            network.run(60);
            double w = 0.3;
            double[] values = v.of(0);
            for (int n = 1; n < values.length; n++) {
                double x = 0;
                for (double spike : spikes) {
                    double age = n * dt - (spike + 1);
                    x += age > -1e-9 ? Math.exp(-age / 20) : 0;
                }
                w = Math.min(Math.max(w + eta * dt * x * (values[n] - v0), 0), 1);
            }
            assertThat(network.connections(plastic).weights()[0]).isCloseTo(w, within(1e-12));
            assertThat(w).isNotCloseTo(0.3, within(1e-3));
        }
    }

    @Test
    @DisplayName("the guide shows this rule")
    void isInGuide() throws IOException {
        Path path = Path.of("../docs/write-your-own-plasticity-rule.md");
        assumeTrue(Files.exists(path), "no docs beside the modules");
        String source = Files.readString(Path.of("src/main/java/org/neurosim/examples/embedding/OwnSteppedRule.java"));
        assertThat(Files.readString(path))
                .contains(source.substring(source.indexOf("public record")).strip());
    }
}
