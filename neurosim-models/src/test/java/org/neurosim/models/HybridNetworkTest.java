package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;
import static org.neurosim.core.integrators.Integrators.exact;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.NumericalFailureException;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.RecorderFullException;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.Synapse;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** Clock-driven and event-driven populations in one network. */
class HybridNetworkTest {

    private static Neuron delta() {
        return Lif.builder()
                .tauM(10)
                .capacitance(250)
                .refractory(2)
                .receptor(Receptor.delta("in"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 1})
    @DisplayName("event to clock to event: spikes and voltages are those of the closed form")
    void chain(double dt) {
        NetworkBuilder b = NetworkBuilder.create();
        Population a = b.population("a", 1, delta()).with("I_e", 1000.0).integrator(eventDriven());
        Population c = b.population("c", 1, delta());
        Population e = b.population("e", 2, delta()).integrator(eventDriven());
        b.project(a, c).connect(allToAll()).weight(100).delay(3);
        b.project(c, e)
                .connect(allToAll())
                .weight(ofPair((i, j) -> j == 0 ? 100 : 5))
                .delay(1.37);
        SpikeRecord first = b.recordSpikes(a);
        SpikeRecord second = b.recordSpikes(c);
        SpikeRecord third = b.recordSpikes(e);
        StateRecord v = b.record(b.union(a, c, e), "v", 1);
        try (Network net = b.build(timeStep(dt))) {
            net.run(40);
            double rise = -10 * Math.log(1 - 250 * 15 / (10 * 1000.0));
            assertThat(first.times()).hasSizeGreaterThan(4);
            double[] arrivals = new double[first.size()];
            for (int k = 0; k < first.size(); k++) {
                double spike = rise + k * (rise + 2);
                assertThat(first.times()[k]).isCloseTo(spike, within(1e-12));
                arrivals[k] = Math.ceil(spike / dt) * dt + 3;
            }
            assertThat(second.times())
                    .containsExactly(
                            Arrays.stream(arrivals).filter(t -> t <= 40).toArray(), within(1e-12));
            double[] expected = Arrays.stream(arrivals)
                    .map(t -> t + 1.37)
                    .filter(t -> t <= 40)
                    .toArray();
            assertThat(third.timesOf(0)).containsExactly(expected, within(1e-12));
            assertThat(third.timesOf(1)).isEmpty();
            for (int k = 0; k < v.size(); k++) {
                double now = v.times()[k];
                double sum = Arrays.stream(expected)
                        .filter(t -> t <= now)
                        .map(t -> 5 * Math.exp((t - now) / 10))
                        .sum();
                assertThat(v.of(3)[k]).as("at " + now).isCloseTo(-70 + sum, within(1e-11));
            }
            assertThat(net.statistics().spikes()).isEqualTo(first.size() + second.size() + third.size());
        }
    }

    private static final Neuron LIF = Lif.builder()
            .tauM(20)
            .restingPotential(-49)
            .threshold(-50)
            .reset(-60)
            .refractory(5)
            .receptor(Receptor.expCurrent("exc", 3))
            .receptor(Receptor.expCurrent("inh", 6))
            .build();

    /** A random network of two populations of neurons and a source. */
    private static final class Net {
        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Population e;
        private final Population i;
        private final Population s;
        private final Projection[] projections;
        private final SpikeRecord ofE;
        private final SpikeRecord ofI;
        private final SpikeRecord both;
        private final StateRecord v;

        Net(boolean eEvents, boolean iEvents, boolean learning) {
            e = population("e", 60, eEvents);
            i = population("i", 20, iEvents);
            s = builder.source("s", 20, Sources.spikes(grid()));
            Synapse rule = PairStdp.additive(40).amplitudes(0.02, 0.015).build();
            projections = new Projection[] {
                project(s, e, "exc", 20, null),
                project(s, i, "exc", 20, null),
                project(e, e, "exc", 8, null),
                project(e, i, "exc", 15, learning ? rule : null),
                project(i, e, "inh", -25, null),
                project(i, e, "exc", 5, learning ? rule : null),
                project(i, i, "inh", -20, null)
            };
            if (learning) {
                projections[3].delay(uniform(0.35, 4.1)); // from clock-driven to event-driven neurons: any
            }
            ofE = builder.recordSpikes(e);
            ofI = builder.recordSpikes(i);
            both = builder.recordSpikes(builder.union(i, e.slice(10, 50)));
            v = builder.record(builder.union(e, i), "v", 1);
        }

        private Population population(String name, int n, boolean events) {
            return builder.population(name, n, LIF)
                    .initially("v", uniform(-60, -50))
                    .integrator(events ? eventDriven() : exact());
        }

        /** At times at which clock-driven neurons spike too: arrivals coincide. */
        private static double[][] grid() {
            double[][] times = new double[20][];
            for (int k = 0; k < times.length; k++) {
                int first = k;
                times[k] = IntStream.range(0, 8)
                        .mapToDouble(j -> first + 1 + 13 * j)
                        .toArray();
            }
            return times;
        }

        private Projection project(Population from, Population to, String receptor, double weight, Synapse rule) {
            Projection p = builder.project(from, to)
                    .connect(fixedProbability(0.25))
                    .receptor(receptor)
                    .weight(uniform(Math.min(0.5 * weight, 1.5 * weight), Math.max(0.5 * weight, 1.5 * weight)))
                    .delay(1.5);
            return rule == null ? p : p.synapse(rule);
        }
    }

    private static double[][] trains(SpikeRecord spikes, double[] times) {
        double[][] trains = new double[spikes.neuronCount()][];
        for (int n = 0; n < trains.length; n++) {
            int neuron = n;
            trains[n] = IntStream.range(0, times.length)
                    .filter(k -> spikes.neurons()[k] == neuron)
                    .mapToDouble(k -> times[k])
                    .toArray();
        }
        return trains;
    }

    @Test
    @DisplayName("a random network, one population of two event-driven, spikes as a clock-driven one with 1 us steps")
    void againstClock() {
        Net clock = new Net(false, false, false);
        try (Network net = clock.builder.build(timeStep(0x1p-10).seed(4))) {
            net.run(60);
        }
        assertThat(clock.ofE.size()).isGreaterThan(100);
        assertThat(clock.ofI.size()).isGreaterThan(40);
        for (boolean first : new boolean[] {true, false}) {
            Net hybrid = new Net(first, !first, false);
            try (Network net = hybrid.builder.build(timeStep(0x1p-10).seed(4))) {
                net.run(60);
            }
            requireClose(hybrid.ofE, clock.ofE);
            requireClose(hybrid.ofI, clock.ofI);
        }
    }

    /** Each spike on the grid is late by up to a step, and late input makes others late. */
    private static void requireClose(SpikeRecord x, SpikeRecord y) {
        assertThat(x.size()).isEqualTo(y.size());
        for (int n = 0; n < x.neuronCount(); n++) {
            assertThat(x.timesOf(n)).as("neuron " + n).containsExactly(y.timesOf(n), within(0.05));
        }
    }

    @Test
    @DisplayName("each part alone, given the other's spikes, spikes and learns as in the hybrid network")
    void replayed() {
        double dt = 0.1;
        Net net = new Net(false, true, true);
        try (Network hybrid = net.builder.build(timeStep(dt).seed(9))) {
            Connections[] drawn =
                    Arrays.stream(net.projections).map(hybrid::connections).toArray(Connections[]::new);
            double[] v0 = hybrid.read(net.e, "v");
            double[] w0 = hybrid.read(net.i, "v");
            hybrid.run(100);
            assertThat(net.ofE.size()).isGreaterThan(150);
            assertThat(net.ofI.size()).isGreaterThan(100);
            double[][] exact = trains(net.ofI, net.ofI.times());
            double[][] rounded = trains(
                    net.ofI,
                    Arrays.stream(net.ofI.steps())
                            .mapToDouble(k -> (k + 1) * dt)
                            .toArray());
            assertThat(exact).isNotEqualTo(rounded);
            double[][] ofE = trains(net.ofE, net.ofE.times());
            replay(net, hybrid, drawn, new int[] {0, 2, 4, 5}, v0, rounded, ofE, false);
            replay(net, hybrid, drawn, new int[] {1, 3, 6}, w0, ofE, exact, true);
        }
    }

    /** Runs the targets of some projections alone. */
    private static void replay(
            Net net,
            Network hybrid,
            Connections[] drawn,
            int[] which,
            double[] v0,
            double[][] given,
            double[][] expected,
            boolean events) {
        NetworkBuilder b = NetworkBuilder.create();
        Population own = b.population("own", v0.length, LIF)
                .initially("v", array(v0))
                .integrator(events ? eventDriven() : exact());
        Population other = b.source("other", given.length, Sources.spikes(given));
        Population s = b.source("s", 20, Sources.spikes(Net.grid()));
        String[] receptors = {"exc", "exc", "exc", "exc", "inh", "exc", "inh"};
        Population[] sources = events
                ? new Population[] {null, s, null, other, null, null, own}
                : new Population[] {s, null, own, null, other, other, null};
        Projection[] made = new Projection[7];
        for (int k : which) {
            Connections c = drawn[k];
            made[k] = b.project(sources[k], own)
                    .connect(pairs(c.sources(), c.targets()))
                    .receptor(receptors[k])
                    .weight(array(c.weights()))
                    .delay(array(c.delays()));
            if (k == 3 || k == 5) {
                made[k].synapse(PairStdp.additive(40).amplitudes(0.02, 0.015).build());
            }
        }
        SpikeRecord spikes = b.recordSpikes(own);
        try (Network alone = b.build(timeStep(0.1))) {
            alone.run(100);
            for (int n = 0; n < v0.length; n++) {
                assertThat(spikes.timesOf(n)).as("neuron " + n).containsExactly(expected[n], within(1e-9));
            }
            int plastic = events ? 3 : 5;
            double[] learned = hybrid.read(net.projections[plastic], "weight");
            assertThat(alone.read(made[plastic], "weight")).containsExactly(learned, within(1e-9));
            assertThat(learned).isNotEqualTo(drawn[plastic].weights());
        }
    }

    /** All that a run leaves behind. */
    private static double[][] results(int threads, Consumer<Network> division) {
        Net net = new Net(false, true, true);
        try (Network hybrid = net.builder.build(timeStep(0.1).seed(9).threads(threads))) {
            division.accept(hybrid);
            assertThat(hybrid.stepCount()).isEqualTo(1000);
            return new double[][] {
                net.ofE.times(),
                net.ofI.times(),
                net.both.times(),
                Arrays.stream(net.both.neurons()).asDoubleStream().toArray(),
                hybrid.read(net.e, "v"),
                hybrid.read(net.i, "v"),
                hybrid.read(net.projections[3], "weight"),
                hybrid.read(net.projections[5], "weight"),
                net.v.mean(),
                {hybrid.statistics().spikes(), hybrid.statistics().synapticEvents()}
            };
        }
    }

    @Test
    @DisplayName("the bits do not depend on the division of the run, nor on the threads")
    void sameBits() {
        double[][] whole = results(1, net -> net.run(100));
        double[][] steps = results(2, net -> {
            for (int k = 0; k < 1000; k++) {
                net.step();
            }
        });
        double[][] pieces = results(3, net -> {
            net.run(0.7);
            net.runUntil(() -> net.time() > 30, 50);
            net.run(100 - net.time());
        });
        assertThat(steps).isDeepEqualTo(whole);
        assertThat(pieces).isDeepEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource(SimulationOptions.SpikeTimes.class)
    @DisplayName("a record of both kinds has the spikes of both, with their times, in order")
    void recorders(SimulationOptions.SpikeTimes precision) {
        Net net = new Net(true, false, false);
        try (Network hybrid = net.builder.build(timeStep(0.1).seed(9).spikeTimes(precision))) {
            hybrid.run(100);
            assertThat(net.both.times()).isSorted();
            for (int n = 0; n < 20; n++) {
                assertThat(net.both.timesOf(n)).containsExactly(net.ofI.timesOf(n), within(1e-9));
            }
            for (int n = 10; n < 50; n++) {
                assertThat(net.both.timesOf(10 + n)).isEqualTo(net.ofE.timesOf(n));
            }
            long onGrid = Arrays.stream(net.ofI.times())
                    .filter(t -> Math.abs(t / 0.1 - Math.rint(t / 0.1)) < 1e-9)
                    .count();
            assertThat(net.ofI.size()).isGreaterThan(50);
            if (precision == SimulationOptions.SpikeTimes.INTERPOLATED) {
                assertThat(onGrid).isLessThan(net.ofI.size() / 10);
            } else {
                assertThat(onGrid).isEqualTo(net.ofI.size());
            }
            assertThat(net.v.size()).isEqualTo(101);
            assertThat(net.v.of(3)[100]).isEqualTo(hybrid.read(net.e, "v")[3]);
            assertThat(net.v.of(63)[100]).isEqualTo(hybrid.read(net.i, "v")[3]);
        }
    }

    @Test
    @DisplayName("the host lets cells spike, injects, reads and writes; a full record stops both parts at one time")
    void host() {
        NetworkBuilder b = NetworkBuilder.create();
        SpikeInput s = b.spikeInput("s", 1);
        Population a = b.population("a", 1, delta()).integrator(eventDriven());
        Population c = b.population("c", 1, delta());
        Neurons all = b.union(c, a);
        b.project(s, a).connect(allToAll()).weight(100).delay(0);
        b.project(a, c).connect(allToAll()).weight(100).delay(0.5);
        SpikeRecord spikes = b.recordSpikes(all, 3);
        try (Network net = b.build(timeStep(0.5))) {
            s.fire(0);
            net.run(2);
            assertThat(spikes.times()).containsExactly(0.5, 1);
            assertThat(spikes.neurons()).containsExactly(1, 0);
            net.write(all, "v", -60);
            assertThat(net.read(all, "v")).containsExactly(-60, -60);
            net.write(all, "E_L", new double[] {-60, -62});
            assertThat(net.read(all, "E_L")).containsExactly(-60, -62);
            net.run(10);
            s.fire(0);
            assertThatThrownBy(() -> net.run(5)).isInstanceOf(RecorderFullException.class);
            spikes.clear();
            net.run(5);
            double[] v = net.read(all, "v");
            assertThat(v[0]).isCloseTo(-60 - 10 * Math.exp(-(net.time() - 13 - 2) / 10), within(1e-12));
            assertThat(v[1]).isCloseTo(-62 - 8 * Math.exp(-(net.time() - 12.5 - 2) / 10), within(1e-12));
            net.close();
            assertThatThrownBy(net::step).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("a failure of one part stops the network")
    void failure() {
        NetworkBuilder b = NetworkBuilder.create();
        Population a = b.population("a", 1, delta()).with("I_e", 1000.0).integrator(eventDriven());
        Population c = b.population("c", 1, delta());
        Projection out = b.project(a, c).connect(allToAll()).weight(-1.7e308).delay(1);
        try (Network net = b.build(timeStep(0.5))) {
            assertThatThrownBy(() -> net.run(100))
                    .isInstanceOf(NumericalFailureException.class)
                    .hasMessageContaining("population c");
            assertThatThrownBy(net::step).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> net.rewire(out, new int[0], net.connections(out)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(net.read(a, "v")).hasSize(1);
            assertThat(net.connections(out).weights()).containsExactly(-1.7e308);
        }
    }

    private static void requireRefused(String message, Consumer<Parts> wrong) {
        Parts parts = new Parts();
        wrong.accept(parts);
        assertThatThrownBy(() -> parts.builder.build(parts.options))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining(message);
    }

    private static final class Parts {
        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Population events =
                builder.population("events", 2, delta()).integrator(eventDriven());
        private final Population steps = builder.population("steps", 2, delta());
        private final Neurons all = builder.union(events, steps);
        private final SimulationOptions options = timeStep(0.1);
    }

    @Test
    @DisplayName("what cannot be is refused when the network is built")
    void refused() {
        requireRefused(
                "delay = 0.05 ms from clock-driven population steps",
                p -> p.builder.project(p.steps, p.events).connect(allToAll()).delay(0.05));
        requireRefused(
                "without its dendritic part from clock-driven population steps",
                p -> p.builder
                        .project(p.steps, p.events)
                        .connect(allToAll())
                        .synapse(PairStdp.additive(1).build())
                        .delay(1)
                        .dendriticDelay(1));
        requireRefused(
                "must be a whole number of time steps",
                p -> p.builder.project(p.events, p.steps).connect(allToAll()).delay(0.25));
        requireRefused(
                "describe a projection onto each",
                p -> p.builder.project(p.steps, p.all).connect(allToAll()));
        requireRefused("stimulate each by itself", p -> p.builder.stimulate(p.all, Stimuli.direct(10)));
    }

    @Test
    @DisplayName(
            "sources are exact where event-driven neurons listen, else on the grid; both kinds of targets get the spikes")
    void sources() {
        NetworkBuilder b = NetworkBuilder.create();
        Population shared = b.source("shared", 1, Sources.spikes(new double[] {1.23}));
        Population trains = b.source("own", 1, Sources.spikes(new double[] {6.5}));
        Population a = b.population("a", 1, delta()).integrator(eventDriven());
        Population c = b.population("c", 1, delta());
        b.project(shared, a).connect(allToAll()).weight(100).delay(0.01);
        b.project(shared, c).connect(allToAll()).weight(100).delay(1);
        b.project(trains, c).connect(allToAll()).weight(100).delay(1);
        SpikeRecord given = b.recordSpikes(shared);
        SpikeRecord ofA = b.recordSpikes(a);
        SpikeRecord ofC = b.recordSpikes(c);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(10);
        }
        assertThat(given.times()).containsExactly(1.23);
        assertThat(ofA.times()).containsExactly(1.23 + 0.01);
        assertThat(ofC.times()).containsExactly(2.5, 7.5);
    }
}
