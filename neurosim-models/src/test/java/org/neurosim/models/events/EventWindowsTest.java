package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.constant;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.NetworkStatistics;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.plasticity.TripletStdp;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;
import org.neurosim.models.synapses.BernoulliSynapse;
import org.neurosim.models.synapses.TsodyksMarkram;

/** Event-driven networks on several threads: whatever their number, the spikes, their order, weights and potentials are bit by bit those of one thread. Populations of 30 neurons and more are cut where no synapse has a presynaptic rule. */
class EventWindowsTest {

    private static final int MOST_THREADS = 4;

    /** Networks of a test are too small to be shared by themselves. */
    private static final String LEAST_SHARED = "neurosim.events.leastShared";

    private static final String LEAST_PIECE = "neurosim.events.leastPiece";

    @BeforeAll
    static void shareSmallNetworks() {
        System.setProperty(LEAST_SHARED, "0");
        System.setProperty(LEAST_PIECE, "15");
    }

    @AfterAll
    static void shareLargeNetworksOnly() {
        System.clearProperty(LEAST_SHARED);
        System.clearProperty(LEAST_PIECE);
    }

    /** What a network does. */
    private record Outcome(double[] times, int[] neurons, double[] potentials, List<double[]> weights, long[] counts) {}

    /** What a test looks at, besides spikes. */
    private static final class Parts {
        private final NetworkBuilder builder = NetworkBuilder.create();
        private final List<Population> cells = new ArrayList<>();
        private final List<Projection> plastic = new ArrayList<>();
        private SpikeInput host;

        private Population add(String name, int n, Neuron model) {
            Population p = builder.population(name, n, model).integrator(eventDriven());
            cells.add(p);
            return p;
        }
    }

    private static Outcome run(int threads, int pieces, BiConsumer<Parts, NetworkBuilder> description) {
        return run(threads, pieces, 120, description);
    }

    private static Outcome run(
            int threads, int pieces, double duration, BiConsumer<Parts, NetworkBuilder> description) {
        Parts parts = new Parts();
        description.accept(parts, parts.builder);
        Neurons all = parts.builder.union(parts.cells.toArray(new Population[0]));
        SpikeRecord spikes = parts.builder.recordSpikes(all);
        try (Network net = parts.builder.build(timeStep(0.25).threads(threads).seed(11))) {
            for (int k = 0; k < pieces; k++) {
                if (parts.host != null) {
                    parts.host.fire(k % parts.host.size());
                }
                net.run(duration / pieces);
            }
            NetworkStatistics s = net.statistics();
            return new Outcome(
                    spikes.times(),
                    spikes.neurons(),
                    net.read(all, "v"),
                    parts.plastic.stream().map(p -> net.read(p, "weight")).toList(),
                    new long[] {s.spikes(), s.synapticEvents(), s.synapses()});
        }
    }

    private static void requireSame(Outcome found, Outcome expected) {
        assertThat(Arrays.equals(found.times, expected.times)).as("times").isTrue();
        assertThat(Arrays.equals(found.neurons, expected.neurons)).as("neurons").isTrue();
        assertThat(Arrays.equals(found.potentials, expected.potentials)).as("v").isTrue();
        for (int k = 0; k < expected.weights.size(); k++) {
            assertThat(Arrays.equals(found.weights.get(k), expected.weights.get(k)))
                    .as("weights %d", k)
                    .isTrue();
        }
        assertThat(found.counts).containsExactly(expected.counts);
    }

    private static Neuron lif(boolean frame, double refractory) {
        Lif.Builder lif = Lif.builder()
                .tauM(20)
                .capacitance(250)
                .restingPotential(-60)
                .threshold(-50)
                .reset(-60)
                .refractory(refractory);
        return frame
                ? lif.receptor(Receptor.delta("in"))
                        .receptor(Receptor.delta("out"))
                        .build()
                : lif.receptor(Receptor.expCurrent("in", 3))
                        .receptor(Receptor.alphaCurrent("out", 6))
                        .build();
    }

    private enum Kind {
        FRAME,
        QUEUE
    }

    /** Four populations of both signs, constant and differing delays, sources and stimuli of all kinds over unions of populations. */
    private static void describe(Parts parts, NetworkBuilder b, boolean frame, boolean learns) {
        double unit = frame ? 1 : 60;
        Population e = parts.add("e", 300, lif(frame, 2)).initially("v", uniform(-60, -51));
        Population f = parts.add("f", 200, lif(frame, 1)).initially("v", uniform(-60, -51));
        Population i = parts.add("i", 100, lif(frame, 0.5)).initially("v", uniform(-60, -51));
        Population j = parts.add("j", 50, lif(frame, 0)).initially("v", uniform(-60, -51));
        if (!frame) {
            f.with("tau_m", uniform(15, 25));
        }
        Neurons all = b.union(e, f, i, j);
        Population source = b.source("source", 80, Sources.poisson(60));
        Population trains = b.source("trains", 2, Sources.spikes(new double[] {3, 9.1, 50}, new double[] {3, 40}));
        parts.host = b.spikeInput("host", 3);
        b.project(source, all)
                .connect(fixedIndegree(10))
                .receptor("in")
                .weight(2 * unit)
                .delay(0.7);
        b.project(trains, all)
                .connect(allToAll())
                .receptor("in")
                .weight(3 * unit)
                .delay(1);
        b.project(parts.host, all)
                .connect(allToAll())
                .receptor("in")
                .weight(unit)
                .delay(0.5);
        Projection excites = b.project(b.union(e, f), all)
                .connect(fixedIndegree(30))
                .receptor("in")
                .weight(uniform(0.1 * unit, 0.4 * unit))
                .delay(1.5);
        b.project(b.union(i, j), all)
                .connect(fixedIndegree(10))
                .receptor("out")
                .weight(-unit)
                .delay(uniform(0.5, 3));
        b.stimulate(all, "in", Stimuli.poisson(200, unit));
        b.stimulate(b.union(f, j), Stimuli.gaussianNoise(120, 60, 5));
        b.stimulate(e, Stimuli.direct(130));
        if (learns) {
            excites.synapse(PairStdp.additive(unit).build()).dendriticDelay(0.4);
            parts.plastic.add(excites);
            parts.plastic.add(b.project(e, b.union(e, i))
                    .connect(fixedIndegree(5))
                    .receptor("in")
                    .weight(0.2 * unit)
                    .synapse(TripletStdp.builder(unit).build())
                    .delay(uniform(0.5, 2)));
            b.project(f, b.union(f, j))
                    .connect(fixedIndegree(5))
                    .receptor("in")
                    .weight(0.5 * unit)
                    .synapse(TsodyksMarkram.twoState(0.5, 100, 20))
                    .delay(0.8);
            b.project(j, all)
                    .connect(fixedIndegree(5))
                    .receptor("out")
                    .weight(-0.5 * unit)
                    .synapse(BernoulliSynapse.of(0.5))
                    .delay(0.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("identical cells and any cells, sources, stimuli and currents")
    void anyNumberOfThreads(Kind kind) {
        Outcome one = run(1, 8, (parts, b) -> describe(parts, b, kind == Kind.FRAME, false));
        assertThat(one.times).hasSizeGreaterThan(1000);
        for (int threads = 2; threads <= MOST_THREADS; threads++) {
            requireSame(run(threads, 8, (parts, b) -> describe(parts, b, kind == Kind.FRAME, false)), one);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("plastic, short-term and stochastic synapses")
    void plasticity(Kind kind) {
        Outcome one = run(1, 3, (parts, b) -> describe(parts, b, kind == Kind.FRAME, true));
        assertThat(one.times).hasSizeGreaterThan(1000);
        assertThat(Arrays.stream(one.weights.get(0)).distinct().count()).isGreaterThan(1000);
        for (int threads = 2; threads <= MOST_THREADS; threads++) {
            requireSame(run(threads, 3, (parts, b) -> describe(parts, b, kind == Kind.FRAME, true)), one);
        }
    }

    /** One population that threads share; a second of time, in which frames of reference are moved twice. */
    private static void alone(Parts parts, NetworkBuilder b, boolean frame, boolean varied) {
        double unit = frame ? 1 : 60;
        Population p = parts.add("p", 250, lif(frame, 1.5)).initially("v", uniform(-60, -51));
        parts.add("q", 2, lif(frame, 0)).with("V_th", ofIndex(i -> -50.0 - i));
        if (!frame) {
            p.with("tau_m", uniform(15, 25)).with("t_ref", uniform(0, 3));
        }
        Projection excites = b.project(p, p)
                .connect(fixedIndegree(12))
                .receptor("in")
                .weight(uniform(0.1 * unit, 0.4 * unit))
                .synapse(PairStdp.multiplicative(unit).build())
                .dendriticDelay(0.2)
                .delay(varied ? uniform(0.3, 2) : constant(0.7));
        parts.plastic.add(excites);
        parts.plastic.add(b.project(p, p)
                .connect(fixedIndegree(6))
                .receptor("in")
                .weight(uniform(0.1 * unit, 0.2 * unit))
                .synapse(TripletStdp.builder(unit).build())
                .delay(varied ? uniform(0.5, 2) : constant(1)));
        b.project(p.slice(100, 160), p.slice(40, 230))
                .connect(fixedIndegree(10))
                .receptor("out")
                .weight(-0.8 * unit)
                .delay(0.5);
        b.stimulate(p.slice(30, 240), "in", Stimuli.poisson(150, unit));
        b.stimulate(p.slice(0, 60), Stimuli.direct(130));
        parts.host = b.spikeInput("host", 3);
        b.project(parts.host, p)
                .connect(allToAll())
                .receptor("in")
                .weight(2 * unit)
                .delay(0.5);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "true, true", "false, false", "false, true"})
    @DisplayName("one population that threads share, with plastic synapses, slices of it as sources and targets")
    void onePopulation(boolean frame, boolean varied) {
        BiConsumer<Parts, NetworkBuilder> description = (parts, b) -> alone(parts, b, frame, varied);
        Outcome one = run(1, 8, 960, description);
        assertThat(one.times).hasSizeGreaterThan(1000);
        assertThat(Arrays.stream(one.weights.get(0)).distinct().count()).isGreaterThan(1000);
        for (int threads = 2; threads <= MOST_THREADS; threads++) {
            requireSame(run(threads, 8, 960, description), one);
        }
    }

    /** The host writes states and parameters, sets weights, and reads samples of neurons and synapses. */
    private static double[][] handled(int threads, boolean frame) {
        Parts parts = new Parts();
        NetworkBuilder b = parts.builder;
        alone(parts, b, frame, false);
        Population p = parts.cells.get(0);
        StateRecord v = b.record(p.slice(7, 201), "v", 2.5);
        SynapseRecord w = b.record(parts.plastic.get(0), "weight", 10);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.25).threads(threads).seed(11))) {
            net.run(20);
            double[] state = net.read(p, "v");
            for (int i = 0; i < state.length; i++) {
                state[i] = Math.min(-50.5, state[i] + i % 7);
            }
            net.write(p, "v", state);
            net.run(20);
            double[] rest = net.read(p, "E_L");
            Arrays.setAll(rest, i -> rest[i] + (frame ? 0.5 : 0.01 * i));
            net.write(p, "E_L", rest);
            net.run(20);
            net.normalizeWeights(parts.plastic.get(0), frame ? 3 : 150);
            net.run(60);
            assertThat(v.size()).isEqualTo(49);
            return new double[][] {
                v.mean(), v.of(77), w.mean(), spikes.times(), net.read(p, "v"), net.read(parts.plastic.get(0), "weight")
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("what the host reads and writes, and records, of a population that threads share")
    void handledByTheHost(Kind kind) {
        double[][] one = handled(1, kind == Kind.FRAME);
        assertThat(one[3]).hasSizeGreaterThan(100);
        for (int threads = 2; threads <= MOST_THREADS; threads++) {
            assertThat(handled(threads, kind == Kind.FRAME)).isDeepEqualTo(one);
        }
    }

    /** Neurons of three populations spike at the same times, and their spikes arrive together, with weights whose sum depends on the order. */
    private static void simultaneous(Parts parts, NetworkBuilder b, boolean frame) {
        for (int k = 0; k < 3; k++) {
            Population p = parts.add("p" + k, 40, lif(frame, 2)).initially("v", ofIndex(i -> -60 + i % 8));
            p.with("I_e", 150);
        }
        Neurons all = b.union(parts.cells.toArray(new Population[0]));
        for (int k = 2; k >= 0; k--) {
            b.project(parts.cells.get(k), all)
                    .connect(allToAll())
                    .receptor("in")
                    .weight(ofPair((i, j) -> (frame ? 0.01 : 0.1) / (3 + i * 7 % 11)))
                    .delay(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("spikes of one time and arrivals of one time")
    void simultaneousSpikes(Kind kind) {
        Outcome one = run(1, 1, (parts, b) -> simultaneous(parts, b, kind == Kind.FRAME));
        assertThat(one.times.length).isGreaterThan(300);
        assertThat(Arrays.stream(one.times).distinct().count()).isLessThan(one.times.length / 3);
        for (int threads = 2; threads <= MOST_THREADS; threads++) {
            requireSame(run(threads, 1, (parts, b) -> simultaneous(parts, b, kind == Kind.FRAME)), one);
        }
    }

    /** Whether the threads are there that the other tests are about. */
    @Test
    @DisplayName("helpers work where several populations have enough to share, and end with the network")
    void helpers() {
        for (String leastShared : new String[] {"50", "51"}) { // 100 synapses, 0.5 ms
            System.setProperty(LEAST_SHARED, leastShared);
            NetworkBuilder b = NetworkBuilder.create();
            Population p = b.population("p", 10, lif(true, 2)).integrator(eventDriven());
            Population q = b.population("q", 10, lif(true, 2)).integrator(eventDriven());
            b.project(p, q).connect(allToAll()).receptor("in").weight(1).delay(0.5);
            long before = helperCount();
            try (Network net = b.build(timeStep(0.25).threads(5))) {
                net.run(1);
                assertThat(helperCount() - before).isEqualTo(leastShared.equals("50") ? 1 : 0);
            }
            assertThat(helperCount()).isEqualTo(before);
        }
        shareSmallNetworks();
    }

    @Test
    @DisplayName("a large population is shared, unless a presynaptic rule sees its synapses")
    void helpersOfOnePopulation() {
        for (boolean rule : new boolean[] {false, true}) {
            NetworkBuilder b = NetworkBuilder.create();
            Population p = b.population("p", 45, lif(true, 2)).integrator(eventDriven());
            Projection all =
                    b.project(p, p).connect(allToAll()).receptor("in").weight(1).delay(0.5);
            if (rule) {
                all.synapse(BernoulliSynapse.of(0.5));
            }
            long before = helperCount();
            try (Network net = b.build(timeStep(0.25).threads(4))) {
                net.run(1);
                assertThat(helperCount() - before).isEqualTo(rule ? 0 : 2);
            }
        }
    }

    private static long helperCount() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("neurosim-events-"))
                .count();
    }

    @Test
    @DisplayName("networks without delay stay on one thread")
    void withoutDelay() {
        BiConsumer<Parts, NetworkBuilder> description = (parts, b) -> {
            describe(parts, b, true, false);
            b.project(parts.cells.get(0), parts.cells.get(2))
                    .connect(fixedIndegree(4))
                    .receptor("in")
                    .weight(1)
                    .delay(0);
        };
        requireSame(run(3, 8, description), run(1, 8, description));
    }

    @Test
    @DisplayName("hybrid networks")
    void hybrid() {
        BiConsumer<Parts, NetworkBuilder> description = (parts, b) -> {
            describe(parts, b, false, false);
            Population clock = b.population("clock", 700, lif(true, 2)).initially("v", uniform(-60, -51));
            b.project(parts.cells.get(0), clock)
                    .connect(fixedIndegree(10))
                    .receptor("in")
                    .weight(1)
                    .delay(1);
            b.project(clock, parts.cells.get(1))
                    .connect(fixedIndegree(10))
                    .receptor("in")
                    .weight(60)
                    .delay(0.6);
        };
        Outcome one = run(1, 8, description);
        requireSame(run(2, 8, description), one);
        requireSame(run(3, 8, description), one);
    }
}
