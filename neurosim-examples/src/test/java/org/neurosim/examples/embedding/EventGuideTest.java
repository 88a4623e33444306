package org.neurosim.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;
import static org.neurosim.core.integrators.Integrators.exactOffGrid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Integrator;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.NetworkStatistics;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;

/** The code of docs/event-driven.md is that of this test, and what it says of receptors is so. */
class EventGuideTest {

    private static final Path GUIDE = Path.of("../docs/event-driven.md");

    @Test
    @DisplayName("the example runs, fires moderately, and its spikes are not on a grid")
    void example() {
        Neuron cell = Lif.builder()
                .tauM(20) // ms
                .restingPotential(-65) // mV
                .threshold(-50)
                .reset(-65)
                .refractory(2)
                .receptor(Receptor.expCurrent("in", 5)) // ms
                .build();

        NetworkBuilder b = NetworkBuilder.create();
        Population input = b.source("input", 400, Sources.gamma(20, 4)); // Hz, shape
        Population exc =
                b.population("exc", 400, cell).initially("v", uniform(-65, -50)).integrator(eventDriven());
        Population inh =
                b.population("inh", 100, cell).initially("v", uniform(-65, -50)).integrator(eventDriven());
        Neurons all = b.union(exc, inh);
        b.project(input, all).connect(fixedIndegree(50)).weight(4).delay(0); // pA, ms
        b.project(exc, all).connect(fixedIndegree(40)).weight(1).delay(uniform(0.3, 2.7));
        b.project(inh, all).connect(fixedIndegree(10)).weight(-6).delay(0.8);
        SpikeRecord spikes = b.recordSpikes(all);

        NetworkStatistics counts;
        try (Network network = b.build(timeStep(1).seed(1).maxPendingSpikes(1_000_000))) {
            network.run(500); // ms
            counts = network.statistics();
        }
        double[] times = spikes.times(); // ms, exact
        long kept = counts.peakPendingSpikes();

        assertThat(times.length / 500.0 / 0.5).as("rate, Hz").isBetween(1.0, 80.0);
        assertThat(Arrays.stream(times).filter(t -> t * 1024 == Math.rint(t * 1024)))
                .isEmpty();
        assertThat(kept).isBetween(5L, 10_000L);
    }

    /** Conductances multiply the voltage; currents and jumps leave the neuron a linear system. */
    @Test
    @DisplayName("receptors that the page names run event-driven and off the grid, conductances are refused")
    void receptors() throws IOException {
        Map<String, Receptor> linear = Map.of(
                "delta", Receptor.delta("in"),
                "expCurrent", Receptor.expCurrent("in", 5),
                "alphaCurrent", Receptor.alphaCurrent("in", 5),
                "betaCurrent", Receptor.betaCurrent("in", 1, 5));
        for (Receptor receptor : linear.values()) {
            for (Integrator integrator : List.of(eventDriven(), exactOffGrid())) {
                build(receptor, integrator);
            }
        }
        assertThatThrownBy(() -> build(Receptor.expConductance("in", 5, 0), eventDriven()))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("has no event-driven form");
        assumeTrue(Files.exists(GUIDE), "no docs beside the modules");
        String page = Files.readString(GUIDE);
        assertThat(linear.keySet()).allMatch(name -> page.contains("`" + name + "`"));
    }

    private static void build(Receptor receptor, Integrator integrator) {
        NetworkBuilder b = NetworkBuilder.create();
        b.population("p", 1, Lif.builder().receptor(receptor).build()).integrator(integrator);
        b.build(timeStep(0.1)).close();
    }

    @Test
    @DisplayName("every Java block of the page stands in this test")
    void blocksAreThisTest() throws IOException {
        assumeTrue(Files.exists(GUIDE), "no docs beside the modules");
        String source =
                flat(Files.readString(Path.of("src/test/java/org/neurosim/examples/embedding/EventGuideTest.java")));
        Matcher block = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        int count = 0;
        while (block.find()) {
            count++;
            assertThat(source).contains(flat(block.group(1)));
        }
        assertThat(count).isEqualTo(1);
    }

    private static String flat(String code) {
        return code.replaceAll("\\s", "");
    }
}
