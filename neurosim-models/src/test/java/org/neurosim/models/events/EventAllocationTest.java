package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.CurrentInput;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Allocations;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.integratefire.Mat;
import org.neurosim.models.integratefire.PerfectIf;
import org.neurosim.models.integratefire.Qif;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.plasticity.TripletStdp;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;
import org.neurosim.models.synapses.BernoulliSynapse;
import org.neurosim.models.synapses.TsodyksMarkram;

/** Not a byte is allocated in an event-driven network in steady state, by the calling thread or by helpers. */
class EventAllocationTest {

    private static final String LEAST_SHARED = "neurosim.events.leastShared";
    private static final String LEAST_PIECE = "neurosim.events.leastPiece";

    @BeforeAll
    static void shareSmallNetworks() {
        System.setProperty(LEAST_SHARED, "0");
        System.setProperty(LEAST_PIECE, "50");
    }

    @AfterAll
    static void shareLargeNetworksOnly() {
        System.clearProperty(LEAST_SHARED);
        System.clearProperty(LEAST_PIECE);
    }

    /** A model with a receptor "in", and the weight that brings it up by about a twentieth of what it needs to spike. */
    private enum Cell {
        FRAME(
                Lif.builder()
                        .tauM(20)
                        .refractory(2)
                        .receptor(Receptor.delta("in"))
                        .build(),
                0.75),
        DRIFT(new PerfectIf(), 0.05),
        CURRENTS(
                Lif.builder()
                        .tauM(20)
                        .refractory(2)
                        .receptor(Receptor.expCurrent("in", 5))
                        .build(),
                60),
        ALPHA(
                Lif.builder()
                        .tauM(20)
                        .refractory(2)
                        .receptor(Receptor.alphaCurrent("in", 2))
                        .build(),
                60),
        MOVING_THRESHOLD(Mat.mat2().receptor(Receptor.expCurrent("in", 5)).build(), 60),
        QUADRATIC(Qif.builder().receptor(Receptor.delta("in")).build(), 0.75);

        private final Neuron model;
        private final double unit;

        Cell(Neuron model, double unit) {
            this.model = model;
            this.unit = unit;
        }
    }

    private static Stream<Arguments> cells() {
        return Stream.of(Cell.values()).flatMap(c -> Stream.of(Arguments.of(c, 1), Arguments.of(c, 2)));
    }

    private static Population[] populations(NetworkBuilder b, Cell cell) {
        return new Population[] {
            b.population("p", 150, cell.model).integrator(eventDriven()),
            b.population("q", 50, cell.model).integrator(eventDriven())
        };
    }

    private static void assertNoAllocation(Network net, double duration) {
        Runnable whole = () -> net.run(duration);
        int steps = (int) Math.round(duration / net.timeStep());
        Runnable single = () -> {
            for (int k = 0; k < steps; k++) {
                net.step();
            }
        };
        whole.run();
        whole.run();
        single.run();
        long before = net.statistics().spikes();
        assertThat(Allocations.inBestOf(6, whole))
                .as("bytes in %s ms", duration)
                .isZero();
        assertThat(net.statistics().spikes() - before).isGreaterThan(50);
        assertThat(Allocations.inBestOf(6, single))
                .as("bytes in %d single steps", steps)
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("cells")
    @DisplayName("neurons, sources and stimuli, common and own weights and delays, recorders")
    void neurons(Cell cell, int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 200, Sources.poisson(20));
        Population[] p = populations(b, cell);
        Neurons all = b.union(p);
        b.project(source, all)
                .connect(fixedProbability(0.1))
                .weight(uniform(cell.unit, 2 * cell.unit))
                .delay(0.3);
        b.project(p[0], all).connect(fixedIndegree(10)).weight(-0.2 * cell.unit).delay(1.5);
        b.project(p[1], all).connect(fixedIndegree(5)).weight(0.2 * cell.unit).delay(uniform(0.3, 5));
        b.stimulate(all, "in", Stimuli.poisson(400, 1.5 * cell.unit));
        b.streamSpikes(all, (s, n, t, count) -> {});
        b.recordRate(all, 1e5);
        b.record(p[0].slice(0, 3), "v", 1e4);
        try (Network net = b.build(timeStep(0.25).threads(threads).seed(8))) {
            assertNoAllocation(net, 100);
            assertThat(net.statistics().synapticEvents()).isGreaterThan(5_000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("synapses that learn, short-term plasticity, stochastic release")
    void synapses(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Cell cell = Cell.CURRENTS;
        Population[] p = populations(b, cell);
        Neurons all = b.union(p);
        b.stimulate(all, "in", Stimuli.poisson(400, 1.5 * cell.unit));
        b.project(p[0], all)
                .connect(fixedIndegree(5))
                .weight(uniform(1, 10))
                .synapse(PairStdp.additive(20).build())
                .delay(1.5)
                .dendriticDelay(0.5);
        b.project(p[0], p[1])
                .connect(fixedIndegree(5))
                .weight(uniform(1, 10))
                .synapse(TripletStdp.builder(20).build())
                .delay(uniform(0.5, 3));
        b.project(p[1], p[0])
                .connect(fixedIndegree(5))
                .weight(10)
                .synapse(TsodyksMarkram.twoState(0.5, 100, 20))
                .delay(2);
        b.project(p[1], p[1])
                .connect(fixedIndegree(5))
                .weight(10)
                .synapse(BernoulliSynapse.of(0.5))
                .delay(uniform(0.5, 3));
        try (Network net = b.build(timeStep(0.25).threads(threads).seed(8))) {
            net.run(2000); // histories grow to the size that the busiest neuron needs
            assertNoAllocation(net, 100);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    @DisplayName("currents that change at every step")
    void currents(Cell cell, int threads) {
        for (boolean common : new boolean[] {true, false}) {
            NetworkBuilder b = NetworkBuilder.create();
            Population[] p = populations(b, cell);
            Neurons all = b.union(p);
            b.stimulate(all, "in", Stimuli.poisson(500, 2 * cell.unit));
            b.stimulate(all, common ? Stimuli.sine(0.001, 1, 10, 0) : Stimuli.gaussianNoise(0, 0.001, 0.5));
            try (Network net = b.build(timeStep(0.25).threads(threads).seed(8))) {
                assertNoAllocation(net, 50);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("a loop of the host")
    void host(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        SpikeInput keys = b.spikeInput("keys", 10);
        Population[] p = populations(b, Cell.FRAME);
        Neurons all = b.union(p);
        CurrentInput current = b.currentInput(all);
        b.project(keys, all).connect(fixedProbability(0.5)).weight(20).delay(0.1);
        SpikeRecord spikes = b.recordSpikes(all);
        int[] last = new int[200];
        double[] v = new double[200];
        try (Network net = b.build(timeStep(0.1).threads(threads))) {
            Runnable loop = () -> {
                for (int k = 0; k < 500; k++) {
                    keys.fire(k % 10);
                    current.setAll(10 + k % 50);
                    current.set(3, 5);
                    net.step();
                    spikes.lastStep(last);
                    net.read(all, "v", v);
                }
                spikes.clear();
            };
            loop.run();
            loop.run();
            assertThat(net.statistics().spikes()).isPositive();
            assertThat(Allocations.inBestOf(6, loop)).isZero();
        }
    }

    @Test
    @DisplayName("the measure measures")
    void measure() {
        byte[][] kept = new byte[1][];
        assertThat(Allocations.inBestOf(3, () -> kept[0] = new byte[100])).isBetween(100L, 200L);
    }
}
