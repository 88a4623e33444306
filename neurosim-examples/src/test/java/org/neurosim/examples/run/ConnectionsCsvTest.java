package org.neurosim.examples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.models.Receptor.delta;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.stimuli.Stimuli;

/** Weights that a network has learned, saved and taken up again. */
class ConnectionsCsvTest {

    private static final String NAME = "exc -> exc";
    private static final int NEURONS = 200;

    @TempDir
    private Path temp;

    /** A driven network whose connections learn. */
    private static final class Learning {
        final NetworkBuilder b = NetworkBuilder.create();
        final Population exc;
        final Projection plastic;
        final SpikeRecord spikes;

        Learning(Consumer<Projection> connect) {
            Lif.Builder lif =
                    Lif.builder().tauM(20).restingPotential(0).threshold(20).reset(10);
            exc = b.population("exc", NEURONS, lif.receptor(delta("in")).build())
                    .initially("v", uniform(0, 20));
            plastic = b.project(exc, exc)
                    .synapse(PairStdp.additive(0.4)
                            .tau(20, 20)
                            .amplitudes(0.02, 0.021)
                            .build());
            connect.accept(plastic);
            b.stimulate(exc, "in", Stimuli.poisson(10_000, 0.1));
            spikes = b.recordSpikes(exc);
        }

        Network build() {
            return b.build(SimulationOptions.timeStep(0.1).seed(5).threads(2));
        }
    }

    @Test
    @DisplayName(
            "a network built from the file goes on as one whose weights are set, spike by spike and weight by weight")
    void roundTrip() throws IOException {
        Consumer<Projection> drawn =
                p -> p.connect(fixedIndegree(20)).weight(uniform(0.1, 0.3)).delay(1.5);
        Path file = temp.resolve("connections.csv");
        Connections learned;
        Learning first = new Learning(drawn);
        try (Network network = first.build()) {
            double[] before = network.connections(first.plastic).weights();
            network.run(500);
            learned = network.connections(first.plastic);
            assertThat(learned.weights()).isNotEqualTo(before);
        }
        ConnectionsCsv.write(Map.of(NAME, learned), file);

        Connections saved = ConnectionsCsv.read(file, NAME);
        assertThat(saved).usingRecursiveComparison().isEqualTo(learned);
        Learning again = new Learning(p -> p.connect(pairs(saved.sources(), saved.targets()))
                .weight(array(saved.weights()))
                .delay(array(saved.delays())));
        Learning set = new Learning(drawn);
        try (Network fromFile = again.build();
                Network sameRules = set.build()) {
            assertThat(fromFile.connections(again.plastic))
                    .usingRecursiveComparison()
                    .isEqualTo(learned);
            sameRules.setWeights(set.plastic, saved.weights());
            fromFile.run(300);
            sameRules.run(300);
            assertThat(again.spikes.size()).isGreaterThan(NEURONS);
            assertThat(again.spikes.fingerprint()).isEqualTo(set.spikes.fingerprint());
            assertThat(fromFile.connections(again.plastic))
                    .usingRecursiveComparison()
                    .isEqualTo(sameRules.connections(set.plastic));
            assertThat(fromFile.connections(again.plastic).weights()).isNotEqualTo(learned.weights());
        }
    }

    @Test
    @DisplayName(
            "every double comes back with its bits; projections are told apart, with commas and quotes in their names")
    void bits() throws IOException {
        double[] weights = {0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1 + 0.2, -1e-300, Math.PI};
        int[] index = {0, 1, 2, 3, 4, 5, Integer.MAX_VALUE};
        Map<String, Connections> projections = new LinkedHashMap<>();
        projections.put("a, \"b\"", new Connections(index, index, weights, weights));
        projections.put("other", Connections.of(new int[] {7}, new int[] {8}, 9, 1.5));
        Path file = temp.resolve("two.csv");
        ConnectionsCsv.write(projections, file);
        assertThat(Files.readAllLines(file))
                .hasSize(9)
                .startsWith("projection,source,target,delay_ms,weight")
                .endsWith("other,7,8,1.5,9.0");
        projections.forEach((name, connections) -> {
            try {
                assertThat(ConnectionsCsv.read(file, name))
                        .usingRecursiveComparison()
                        .isEqualTo(connections);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a wrong file is refused, with the line and what must stand there")
    @CsvSource(delimiter = '|', textBlock = """
            a,0,1,x,2        | line 3: delay_ms = 'x'; must be a finite number
            a,0,1,1,NaN      | line 3: weight = 'NaN'; must be a finite number
            a,-1,1,1,1       | line 3: source = '-1'; must be a whole number >= 0
            a,0,1.5,1,1      | line 3: target = '1.5'; must be a whole number >= 0
            a,0,1            | line 3 has 3 values; must have as many as the first line
            """)
    void wrongLine(String line, String message) throws IOException {
        Path file = temp.resolve("wrong.csv");
        Files.writeString(file, "projection,source,target,delay_ms,weight\na,0,0,1,1\n" + line + "\n");
        assertThatThrownBy(() -> ConnectionsCsv.read(file, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("a missing column or projection is named")
    void missing() throws IOException {
        Path file = temp.resolve("missing.csv");
        Files.writeString(file, "projection,source,target,weight\na,0,0,1\n");
        assertThatThrownBy(() -> ConnectionsCsv.read(file, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column 'delay_ms'");
        Files.writeString(file, "projection,source,target,delay_ms,weight\na,0,0,1,1\n");
        assertThatThrownBy(() -> ConnectionsCsv.read(file, "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no synapse of the projection 'b'");
    }
}
