package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.uniform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;

/** The code of docs/change-a-running-network.md is that of this test. */
class RunningNetworkGuideTest {

    private static final Neuron CELL = Lif.builder()
            .tauM(20)
            .restingPotential(-65)
            .threshold(-50)
            .reset(-65)
            .refractory(2)
            .receptor(Receptor.expCurrent("in", 5))
            .build();

    private final NetworkBuilder b = NetworkBuilder.create();

    @Test
    @DisplayName("a threshold that dopamine lowers makes a population fire that is silent without")
    void excitability() {
        Population striatum = b.population("striatum", 10, CELL);
        b.stimulate(striatum, Stimuli.direct(12)); // 12 mV with 1 GOhm: to -53 mV
        SpikeRecord spikes = b.recordSpikes(striatum);
        try (Network network = b.build(timeStep(0.1))) {
            network.run(200);
            assertThat(spikes.size()).isZero();
            for (double dopamine = 1; dopamine > 0.01; dopamine *= Math.exp(-10.0 / 200)) {
                network.write(striatum, "V_th", -50 - 5 * dopamine); // mV
                network.run(10); // ms
            }
            int during = spikes.size();
            assertThat(during).isGreaterThanOrEqualTo(20);
            network.run(200);
            assertThat(spikes.size()).isEqualTo(during);
        }
    }

    @Test
    @DisplayName("a gain changes weights, and rewiring replaces the weakest tenth")
    void gainAndRewiring() {
        Population pre = b.population("pre", 100, CELL);
        Population post = b.population("post", 100, CELL);
        Projection projection = b.project(pre, post)
                .connect(fixedProbability(0.1))
                .weight(uniform(1, 2))
                .delay(1.5);
        double[] gains = {0.5, 3, 1};
        Random random = new Random(1);
        try (Network network = b.build(timeStep(0.1).seed(2))) {
            double[] rest = network.connections(projection).weights();
            for (double gain : gains) {
                network.setWeights(
                        projection, DoubleStream.of(rest).map(w -> gain * w).toArray());
                network.run(10);
            }
            assertThat(network.connections(projection).weights()).isEqualTo(rest);

            Connections now = network.connections(projection);
            int[] weakest = IntStream.range(0, now.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> now.weights()[k]))
                    .limit(now.size() / 10)
                    .mapToInt(k -> k)
                    .toArray();
            int[] sources = random.ints(weakest.length, 0, pre.size()).toArray();
            int[] targets = random.ints(weakest.length, 0, post.size()).toArray();
            network.rewire(projection, weakest, Connections.of(sources, targets, 0.1, 1.5)); // weight, delay in ms
            double[] after = network.connections(projection).weights();
            assertThat(after).hasSize(rest.length);
            assertThat(DoubleStream.of(after).filter(w -> w == 0.1).count()).isEqualTo(rest.length / 10);
        }
    }

    @Test
    @DisplayName("every Java block of the guide stands in this test")
    void blocksAreThisTest() throws IOException {
        Path guide = Path.of("../docs/change-a-running-network.md");
        assumeTrue(Files.exists(guide), "no docs beside the modules");
        String source = flat(Files.readString(
                Path.of("src/test/java/org/neurosim/examples/embedding/RunningNetworkGuideTest.java")));
        Matcher block = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(guide));
        int count = 0;
        while (block.find()) {
            count++;
            assertThat(source).contains(flat(block.group(1)));
        }
        assertThat(count).isEqualTo(3);
    }

    private static String flat(String code) {
        return code.replaceAll("\\s", "");
    }
}
