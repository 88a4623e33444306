package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.constant;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.RecorderFullException;
import org.neurosim.api.connect.Value;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.plasticity.PairStdp;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.synapses.TsodyksMarkram;

/** Synapses onto event-driven neurons: records over time, and weights that the host sets. */
class EventSynapsesTest {

    private static final String LEAST_SHARED = "neurosim.events.leastShared";

    @BeforeAll
    static void shareSmallNetworks() {
        System.setProperty(LEAST_SHARED, "0");
    }

    @AfterAll
    static void shareLargeNetworksOnly() {
        System.clearProperty(LEAST_SHARED);
    }

    private static Neuron lif(double refractory) {
        return Lif.builder()
                .tauM(20)
                .capacitance(250)
                .restingPotential(-60)
                .threshold(-50)
                .reset(-60)
                .refractory(refractory)
                .receptor(Receptor.delta("in"))
                .build();
    }

    /** Two populations that fire at some 30 Hz, the first of which learns; event-driven or, the second, clock-driven. */
    private static final class Net {
        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Population p;
        private final Population q;
        private final Projection learning;
        private final Projection tiring;
        private final SpikeRecord spikes;

        Net(boolean hybrid, boolean oneDelay) {
            p = builder.population("p", 120, lif(2)).initially("v", uniform(-60, -51));
            q = builder.population("q", 80, lif(1)).initially("v", uniform(-60, -51));
            p.integrator(eventDriven()).with("I_e", uniform(110, 150));
            q.with("I_e", uniform(110, 150));
            if (!hybrid) {
                q.integrator(eventDriven());
            }
            learning = builder.project(q, p)
                    .connect(fixedIndegree(20))
                    .receptor("in")
                    .weight(uniform(0.1, 0.5))
                    .synapse(PairStdp.multiplicative(1).build())
                    .dendriticDelay(0.5)
                    .delay(oneDelay ? constant(1.5) : uniform(1.1, 4));
            tiring = builder.project(p, p)
                    .connect(fixedIndegree(10))
                    .receptor("in")
                    .weight(0.3)
                    .synapse(TsodyksMarkram.twoState(0.5, 100, 20))
                    .delay(oneDelay ? constant(1) : uniform(0.6, 2));
            spikes = builder.recordSpikes(builder.union(p, q));
        }

        Network build(int threads) {
            return builder.build(timeStep(0.25).seed(5).threads(threads));
        }
    }

    /** A rule that acts upon each spike by itself does not care how often it is brought up to date. */
    @ParameterizedTest
    @CsvSource({"false, true, 1", "false, false, 2", "true, true, 1", "true, false, 2"})
    @DisplayName("samples are what is read at their time, for any number of threads, and change nothing")
    void samples(boolean hybrid, boolean oneDelay, int threads) {
        Net read = new Net(hybrid, oneDelay);
        List<double[]> weights = new ArrayList<>();
        List<double[]> resources = new ArrayList<>();
        try (Network net = read.build(1)) {
            for (int k = 0; k <= 20; k++) {
                weights.add(net.read(read.learning, "weight"));
                resources.add(net.read(read.tiring, "x"));
                net.run(7.5);
            }
        }
        Net recorded = new Net(hybrid, oneDelay);
        SynapseRecord weight = recorded.builder.record(recorded.learning, "weight", 7.5);
        SynapseRecord resource = recorded.builder.record(recorded.tiring, "x", 15);
        SynapseRecord some =
                recorded.builder.record(recorded.learning, "weight", 30, (source, target) -> target % 10 == 3);
        double[] end;
        try (Network net = recorded.build(threads)) {
            net.run(150);
            end = net.read(recorded.learning, "weight");
            Connections c = net.connections(recorded.learning);
            assertThat(weight.sources()).isEqualTo(c.sources());
            assertThat(weight.targets()).isEqualTo(c.targets());
        }
        assertThat(weight.times()).startsWith(0, 7.5, 15).hasSize(21);
        for (int k = 0; k <= 20; k++) {
            assertThat(weight.sample(k)).as("sample %d", k).isEqualTo(weights.get(k));
            if (k % 2 == 0) {
                assertThat(resource.sample(k / 2)).isEqualTo(resources.get(k));
            }
        }
        assertThat(some.synapseCount()).isEqualTo(12 * 20);
        assertThat(some.sample(5)[7]).isEqualTo(weight.sample(20)[indexOf(weight, some, 7)]);
        assertThat(weight.sample(20)).isNotEqualTo(weight.sample(19)).isEqualTo(end);
        Net alone = new Net(hybrid, oneDelay);
        try (Network net = alone.build(1)) {
            net.run(150);
            assertThat(net.read(alone.learning, "weight")).isEqualTo(end);
        }
        assertThat(alone.spikes.times()).isEqualTo(recorded.spikes.times()).hasSizeGreaterThan(500);
    }

    /** Place of the n-th synapse of a record of some in that of all: they are in the same order. */
    private static int indexOf(SynapseRecord all, SynapseRecord some, int n) {
        int found = -1;
        for (int k = 0; k < all.synapseCount(); k++) {
            found += all.targets()[k] % 10 == 3 ? 1 : 0;
            if (found == n) {
                assertThat(all.sources()[k]).isEqualTo(some.sources()[n]);
                return k;
            }
        }
        throw new AssertionError("no such synapse");
    }

    /** Sum over all pairs, tau = 20 ms, of spikes at the synapse up to t; those that coincide do not pair here. */
    @Test
    @DisplayName("a recorded weight is the sum over the pairs of spikes so far")
    void pairsSoFar() {
        double[] pre = {3.3, 9.7, 21.25, 40.1};
        double[] teach = {5.05, 12.6, 30.9};
        double delay = 1.7;
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(pre));
        Population teacher = b.source("teacher", 1, Sources.spikes(teach));
        Population cell = b.population("cell", 1, lif(2)).integrator(eventDriven());
        Projection p = b.project(source, cell)
                .connect(oneToOne())
                .receptor("in")
                .weight(0.5)
                .synapse(PairStdp.additive(1).build())
                .delay(delay);
        b.project(teacher, cell).connect(oneToOne()).receptor("in").weight(100).delay(0);
        SynapseRecord record = b.record(p, "weight", 0.5);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(60);
        }
        for (int k = 0; k <= 120; k++) {
            double t = 0.5 * k;
            double w = 0.5;
            for (double sent : pre) {
                double x = sent + delay;
                for (double y : teach) {
                    if (x <= t && y <= t) {
                        w += (y > x ? 0.01 : -0.0105) * Math.exp(-Math.abs(x - y) / 20);
                    }
                }
            }
            assertThat(record.of(0)[k]).as("weight at %s ms", t).isCloseTo(w, within(1e-14));
        }
        assertThat(record.of(0)[120]).isNotEqualTo(0.5);
    }

    @Test
    @DisplayName("a full record stops the run without harm, at the time of the sample; steps take samples too")
    void fullRecords() {
        Net net = new Net(false, true);
        SynapseRecord record = net.builder.record(net.learning, "weight", 0.25);
        StateRecord v = net.builder.record(net.p, "v", 0.25);
        try (Network network = net.build(1)) {
            for (int k = 0; k < 4; k++) {
                network.step();
            }
            network.runUntil(() -> false, 1);
            assertThat(record.size()).isEqualTo(9);
            assertThat(v.size()).isEqualTo(9);
            int room = (int) (100_000_000 / record.synapseCount());
            assertThatThrownBy(() -> network.run(0.25 * room)).isInstanceOf(RecorderFullException.class);
            assertThat(record.size()).isEqualTo(room);
            assertThat(network.time()).isEqualTo(0.25 * (room - 1));
            record.clear();
            network.run(1);
            assertThat(record.size()).isEqualTo(4);
        }
    }

    /** The potential after inputs of the given weights at given times, from rest. */
    private static double potential(double t, double[] times, double... weights) {
        double v = -60;
        for (int k = 0; k < times.length; k++) {
            v += times[k] <= t ? weights[k] * Math.exp(-(t - times[k]) / 20) : 0;
        }
        return v;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @DisplayName("weights of static synapses can be set, and hold for spikes on their way")
    void staticWeights(int kind) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 2, Sources.spikes(new double[] {1.1, 4.6}, new double[] {1.1, 4.6}));
        Population cells = b.population("cells", 3, lif(2)).integrator(eventDriven());
        Value given = List.of(constant(1), ofPair((i, j) -> 1 + 0.25 * i), uniform(0.5, 1))
                .get(kind);
        Projection p = b.project(source, cells)
                .connect(allToAll())
                .receptor("in")
                .weight(given)
                .delay(2);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(5);
            Connections before = net.connections(p);
            double[] weights = before.weights();
            double[] changed = Arrays.stream(weights).map(w -> -2 * w).toArray();
            changed[3] = 0.625;
            net.setWeights(p, changed);
            assertThat(net.read(p, "weight")).isEqualTo(changed);
            assertThat(net.connections(p).sources()).isEqualTo(before.sources());
            net.run(3); // the spike at 4.6 arrives at 6.6
            double[] times = {1.1 + 2, 4.6 + 2};
            for (int j = 0; j < 3; j++) {
                double first = weights[2 * j] + weights[2 * j + 1];
                double second = changed[2 * j] + changed[2 * j + 1];
                assertThat(net.read(cells, "v")[j]).isCloseTo(potential(8, times, first, second), within(1e-12));
            }
            Arrays.setAll(changed, k -> 1 + k);
            net.setWeights(p, changed);
            net.normalizeWeights(p, 3);
            for (int j = 0; j < 3; j++) {
                double[] w = net.read(p, "weight");
                assertThat(w[2 * j] + w[2 * j + 1]).isCloseTo(3, within(1e-14));
            }
            assertThatThrownBy(() -> net.setWeights(p, new double[5])).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> net.setWeights(p, new double[] {0, 0, 0, 0, 0, Double.NaN}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("weight 5 = NaN");
        }
    }

    /** A recurrent network of two populations, with weights as given or as drawn and then set. */
    private static double[] times(boolean set, boolean hybrid, int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 100, lif(2)).integrator(eventDriven()).initially("v", uniform(-60, -51));
        Population q = b.population("q", 60, lif(1)).initially("v", uniform(-60, -51));
        if (!hybrid) {
            q.integrator(eventDriven());
        }
        p.with("I_e", 130);
        q.with("I_e", 135);
        Connections[] lists = new Connections[2];
        Projection[] made = new Projection[2];
        Population[] from = {q, p};
        for (int k = 0; k < 2; k++) {
            NetworkBuilder drawn = NetworkBuilder.create();
            Population x = drawn.source("x", from[k].size(), Sources.poisson(1));
            Population y = drawn.population("y", 100, lif(1)).integrator(eventDriven());
            Projection d = drawn.project(x, y).connect(fixedIndegree(8)).delay(k == 0 ? constant(1) : uniform(1, 3));
            try (Network net = drawn.build(timeStep(0.25).seed(k))) {
                lists[k] = net.connections(d);
            }
            double[] own = new double[800];
            Arrays.setAll(own, n -> 0.01 * (n % 37));
            made[k] = b.project(from[k], p)
                    .connect(pairs(lists[k].sources(), lists[k].targets()))
                    .receptor("in")
                    .weight(set ? constant(5) : array(own))
                    .delay(array(lists[k].delays()));
        }
        SpikeRecord spikes = b.recordSpikes(b.union(p, q));
        try (Network net = b.build(timeStep(0.25).threads(threads).seed(3))) {
            for (Projection projection : made) {
                double[] own = net.read(projection, "weight");
                Arrays.setAll(own, n -> 0.01 * (n % 37));
                if (set) {
                    net.setWeights(projection, own);
                }
            }
            net.run(100);
        }
        return spikes.times();
    }

    @Test
    @DisplayName("a network whose static weights are set spikes as one that was built with them")
    void setOrBuilt() {
        for (boolean hybrid : new boolean[] {false, true}) {
            double[] built = times(false, hybrid, 1);
            assertThat(built).hasSizeGreaterThan(300);
            assertThat(times(true, hybrid, 1)).isEqualTo(built);
            assertThat(times(true, hybrid, 2)).isEqualTo(built);
        }
    }
}
