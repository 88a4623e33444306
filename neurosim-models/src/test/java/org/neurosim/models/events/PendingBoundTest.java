package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.constant;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.models.integratefire.PerfectIf;
import org.neurosim.models.stimuli.Sources;

/** The bound for spikes on their way. */
class PendingBoundTest {

    private static final String LEAST_SHARED = "neurosim.events.leastShared";

    private Population cells;

    /** Four spikes of two sources within 3 ms, through a long and a short way. */
    private Network build(boolean varied, int threads, long most) {
        NetworkBuilder builder = NetworkBuilder.create();
        Population source = builder.source("source", 2, Sources.spikes(new double[][] {{1, 2, 3}, {2.5}}));
        cells = builder.population("cells", 3, new PerfectIf())
                .with("V_th", 1e9)
                .integrator(eventDriven());
        Population others = builder.population("others", 2, new PerfectIf())
                .with("V_th", 1e9)
                .integrator(eventDriven());
        builder.project(source, others).connect(oneToOne()).delay(0.25);
        builder.project(source, cells).connect(allToAll()).delay(varied ? uniform(10, 12) : constant(10));
        return builder.build(timeStep(0.25).threads(threads).maxPendingSpikes(most));
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1", "false, 2", "true, 2"})
    @DisplayName("as many as are allowed may be on their way or wait for the recorders, one more stops the run")
    void bound(boolean varied, int threads) {
        System.setProperty(LEAST_SHARED, "0");
        try {
            // when the last spike comes: 4 on the long way, 1 on the short one, 2 of this millisecond
            long enough = 4 + 1 + 2;
            try (Network net = build(varied, threads, enough)) {
                net.run(20);
                assertThat(net.statistics().synapticEvents()).isEqualTo(4 * 4);
                assertThat(net.statistics().peakPendingSpikes()).isEqualTo(enough);
            }
            try (Network net = build(varied, threads, enough - 1)) {
                assertThatThrownBy(() -> net.run(20)).isInstanceOf(NeurosimException.class);
            }
        } finally {
            System.clearProperty(LEAST_SHARED);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1", "false, 2", "true, 2"})
    @DisplayName("more than are allowed stop the run with the name of the projection; the network can be read")
    void exceeded(boolean varied, int threads) {
        System.setProperty(LEAST_SHARED, "0");
        try (Network net = build(varied, threads, 3)) {
            assertThatThrownBy(() -> net.run(20))
                    .isInstanceOf(NeurosimException.class)
                    .hasMessageContaining("more than 3 spikes are on their way, maxPendingSpikes of the options")
                    .hasMessageContaining("through projection source -> cells");
            assertThat(net.read(cells, "v")).hasSize(3);
            assertThatThrownBy(net::step).isInstanceOf(IllegalStateException.class);
        } finally {
            System.clearProperty(LEAST_SHARED);
        }
    }

    @Test
    @DisplayName("a network that runs away between two steps is stopped")
    void runaway() {
        NetworkBuilder b = NetworkBuilder.create();
        Population start = b.source("start", 1, Sources.spikes(new double[] {1}));
        Population p = b.population("p", 10, new PerfectIf()).with("t_ref", 0.0).integrator(eventDriven());
        b.project(start, p).connect(allToAll()).weight(1e6).delay(1);
        Population q = b.population("q", 1, new PerfectIf()).integrator(eventDriven());
        b.project(p, p).connect(allToAll()).weight(1e6).delay(1e-3);
        b.project(p, q).connect(allToAll()).weight(1).delay(100);
        try (Network net = b.build(timeStep(0.5).maxPendingSpikes(1000))) {
            assertThatThrownBy(() -> net.run(10))
                    .isInstanceOf(NeurosimException.class)
                    .hasMessageContaining("maxPendingSpikes");
            assertThat(net.statistics().pendingSpikes()).isLessThan(1100);
        }
    }

    private static Network withoutProjections(long most) {
        NetworkBuilder b = NetworkBuilder.create();
        b.source("source", 10, Sources.poisson(100_000));
        b.population("cells", 1, new PerfectIf()).integrator(eventDriven());
        return b.build(timeStep(0.1).maxPendingSpikes(most));
    }

    @Test
    @DisplayName("spikes that go nowhere count until the recorders have them")
    void spikesForTheRecorders() {
        try (Network net = withoutProjections(1200)) {
            net.run(10);
            assertThat(net.statistics().peakPendingSpikes()).isBetween(900L, 1200L); // 1000 per ms
            assertThat(net.statistics().pendingSpikes()).isZero();
        }
        try (Network net = withoutProjections(700)) {
            assertThatThrownBy(() -> net.run(10))
                    .isInstanceOf(NeurosimException.class)
                    .hasMessageContaining(
                            "ms more than 700 spikes are on their way, maxPendingSpikes of the options; 701 of"
                                    + " them of the last millisecond or step, for the recorders: lower the rates, or allow more");
        }
    }

    @Test
    @DisplayName("the option")
    void option() {
        SimulationOptions options = timeStep(0.1);
        assertThat(options.maxPendingSpikes()).isEqualTo(Long.MAX_VALUE);
        assertThat(options.maxPendingSpikes(7).seed(3).threads(2).maxPendingSpikes())
                .isEqualTo(7);
        assertThatThrownBy(() -> options.maxPendingSpikes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxPendingSpikes = 0; must be at least 1");
    }
}
