package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.model.Drive;
import org.neurosim.api.model.Stimulus;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.stimuli.Sources;

/** What threads that share an event-driven network leave alone: networks that stay on one thread, stimuli, other threads. */
class SharedWorkTest {

    private final NetworkBuilder builder = NetworkBuilder.create();

    @BeforeEach
    void shareSmallNetworks() {
        System.setProperty("neurosim.events.leastShared", "0");
        System.setProperty("neurosim.events.leastPiece", "5");
    }

    @AfterEach
    void shareLargeNetworksOnly() {
        System.clearProperty("neurosim.events.leastShared");
        System.clearProperty("neurosim.events.leastPiece");
    }

    private Population cells(String name) {
        Lif.Builder lif =
                Lif.builder().tauM(20).restingPotential(0).threshold(1000).reset(0);
        return builder.population(name, 40, lif.receptor(Receptor.delta("in")).build());
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("neurosim-"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("a network that is refused at the very end leaves no threads behind")
    void refused(boolean hybrid) {
        Population p = cells("p").integrator(eventDriven());
        Projection projection = builder.project(p, p)
                .connect(allToAll())
                .receptor("in")
                .weight(0.1)
                .delay(1);
        if (hybrid) {
            builder.recordRate(builder.union(p, cells("q")), 0.15);
        } else {
            projection.synapse(PairStdp.additive(1).build());
            builder.record(projection, "weight", 0.15);
        }
        long before = threads();
        assertThatThrownBy(() -> builder.build(timeStep(0.1).threads(4)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("0.15");
        assertThat(threads()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    @DisplayName("in a network that cannot be shared a spike counts once, whatever the number of threads")
    void withoutDelay(int threads) {
        double[][] trains = new double[10][];
        Arrays.setAll(trains, i -> new double[] {0.5});
        Population source = builder.source("source", 10, Sources.spikes(trains));
        Population p = cells("p").integrator(eventDriven());
        builder.project(source, p)
                .connect(allToAll())
                .receptor("in")
                .weight(0.1)
                .delay(5);
        builder.project(p, p).connect(allToAll()).receptor("in").weight(0.1).delay(0);
        try (Network net = builder.build(timeStep(0.5).threads(threads).maxPendingSpikes(20))) {
            net.run(1);
            assertThat(net.statistics().pendingSpikes()).isEqualTo(10);
            assertThat(net.statistics().peakPendingSpikes()).isEqualTo(20); // and for the recorders
            net.run(5);
            assertThat(net.statistics().synapticEvents()).isEqualTo(400);
        }
    }

    /** Counts its targets each time. */
    private record Counting(AtomicInteger targets) implements Stimulus {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Port port() {
            return Port.RECEPTOR;
        }

        @Override
        public void apply(Drive drive) {
            targets.addAndGet(drive.size());
            for (int i = 0; i < drive.size(); i++) {
                drive.out()[i] = 1 + drive.first() + i;
            }
        }
    }

    @Test
    @DisplayName("a stimulus that acts in time steps is evaluated once per step, though threads share its targets")
    void stimulus() {
        Population p = cells("p").integrator(eventDriven());
        builder.project(p, p).connect(allToAll()).receptor("in").weight(0).delay(1);
        AtomicInteger targets = new AtomicInteger();
        builder.stimulate(p.slice(3, 37), "in", new Counting(targets));
        long before = threads();
        try (Network net = builder.build(timeStep(0.5).threads(4))) {
            assertThat(threads() - before).isEqualTo(3);
            net.run(0.5);
            assertThat(targets.get()).isEqualTo(34);
            double[] v = new double[40];
            net.read(p, "v", v);
            for (int i = 0; i < 40; i++) {
                assertThat(v[i]).isCloseTo(i < 3 || i >= 37 ? 0 : i - 2, within(1e-12));
            }
            net.run(9.5);
            assertThat(targets.get()).isEqualTo(20 * 34);
        }
    }

    @Test
    @DisplayName("the bound for spikes on their way holds for threads that share as well, late by a window")
    void bound() {
        double[][] trains = new double[10][];
        Arrays.setAll(trains, i -> new double[] {0.5});
        Population source = builder.source("source", 10, Sources.spikes(trains));
        Population p = cells("p").integrator(eventDriven());
        builder.project(source, p)
                .connect(allToAll())
                .receptor("in")
                .weight(0.1)
                .delay(5);
        try (Network net = builder.build(timeStep(0.5).threads(4).maxPendingSpikes(39))) {
            assertThatThrownBy(() -> net.run(5))
                    .isInstanceOf(NeurosimException.class)
                    .hasMessageContaining("more than 39 spikes are on their way, maxPendingSpikes");
        }
    }
}
