package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;
import org.neurosim.models.synapses.TsodyksMarkram;

/** Plasticity rules in event-driven networks: NEST's weights, an event-by-event calculation with continuous times, the clock-driven engine where all times lie on its grid. */
class EventPlasticityTest {

    /** A neuron that spikes when told to by a weight of 1000. */
    private static Neuron obedient() {
        return Lif.builder()
                .tauM(10)
                .refractory(0)
                .receptor(Receptor.delta("in"))
                .build();
    }

    static Stream<Arguments> nest() {
        return StdpReferenceTest.nest();
    }

    /** Bound 1e-9 relative, as for the clock-driven engine. */
    @ParameterizedTest
    @MethodSource("nest")
    @DisplayName("weights of single synapses are NEST's")
    void weightsAsInNest(String file, Synapse rule, double weight, double delay) {
        ReferenceCsv csv = ReferenceCsv.read("nest/" + file + ".csv");
        double[] times = csv.column("t_pre_ms");
        double[] weights = csv.column("weight");
        double dt = 1.0 / 64;
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(csv.numbersAfter("pre spike times (ms):")));
        Population commands = b.source("commands", 1, Sources.spikes(csv.numbersAfter("post spike times (ms):")));
        Population cell = b.population("cell", 1, obedient()).integrator(eventDriven());
        b.project(commands, cell).connect(allToAll()).weight(1000).delay(0);
        Projection plastic = b.project(source, cell)
                .connect(allToAll())
                .synapse(rule)
                .weight(weight)
                .delay(delay)
                .dendriticDelay(delay);
        // What the plastic synapse transmits must not make the cell spike.
        cell.with("V_th", 500);
        try (Network network = b.build(timeStep(dt))) {
            for (int k = 0; k < times.length; k++) {
                double until = Math.ceil((times[k] + delay) / dt) * dt;
                network.run(until - network.time());
                assertThat(network.connections(plastic).weights()[0])
                        .as("after the presynaptic spike at %s ms", times[k])
                        .isCloseTo(weights[k], within(1e-9 * weights[k]));
            }
        }
    }

    /** Every pair of spikes, immediately, from the recorded spikes. 1e-11: the sums run in another order. */
    @ParameterizedTest
    @CsvSource({"1.5, 0", "1.5, 1.5", "3.3, 1.7", "20, 20", "12, 9.5", "0, 0"})
    @DisplayName("rows brought up to date late have the weights of immediate updates")
    void againstImmediateUpdates(double delay, double dendritic) {
        Net net = new Net(tripletRule(), dendritic);
        net.plastic.delay(delay);
        try (Network network = net.build()) {
            network.run(Net.DURATION);
            check(net, network, dendritic);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "0.7"})
    @DisplayName("each synapse may have a delay of its own")
    void ownDelays(double dendritic) {
        Net net = new Net(tripletRule(), dendritic);
        net.plastic.delay(uniform(0.7, 9));
        try (Network network = net.build()) {
            network.run(Net.DURATION);
            check(net, network, dendritic);
        }
    }

    private static Synapse tripletRule() {
        return TripletStdp.builder(1)
                .tau(16.8, 101, 33.7, 48)
                .amplitudes(3e-4, 2e-4, 6e-4, 1e-4)
                .build();
    }

    private static void check(Net net, Network network, double dendritic) {
        Connections synapses = network.connections(net.plastic);
        double[][] spikes = new double[Net.SIZE][];
        for (int i = 0; i < spikes.length; i++) {
            spikes[i] = net.spikes.timesOf(i);
        }
        assertThat(net.spikes.size()).isGreaterThan(3000);
        for (int k = 0; k < synapses.size(); k += 7) {
            double axonal = synapses.delays()[k] - dendritic;
            double expected = triplet(
                    shifted(spikes[synapses.sources()[k]], axonal),
                    shifted(spikes[synapses.targets()[k]], dendritic),
                    dendritic == 0,
                    Net.DURATION - dendritic);
            assertThat(synapses.weights()[k]).isCloseTo(expected, within(1e-11));
        }
        assertThat(Arrays.stream(synapses.weights()).distinct().count()).isGreaterThan(synapses.size() / 2);
    }

    private static double[] shifted(double[] times, double delay) {
        return Arrays.stream(times).map(t -> t + delay).toArray();
    }

    /** The formulas of TripletStdp with the sums over all spikes, for one synapse; spikes that reach it later than until have had no effect. */
    private static double triplet(double[] pre, double[] post, boolean preFirst, double until) {
        double w = Net.WEIGHT;
        int i = 0;
        int j = 0;
        while (i < pre.length || j < post.length) {
            double t = Math.min(i < pre.length ? pre[i] : 1e9, j < post.length ? post[j] : 1e9);
            if (t > until) {
                break;
            }
            boolean isPre = i < pre.length && pre[i] == t;
            boolean isPost = j < post.length && post[j] == t;
            double r1 = trace(pre, isPre && isPost && preFirst ? i + 1 : i, t, 16.8);
            double r2 = trace(pre, i, t, 101);
            double o1 = trace(post, j, t, 33.7);
            double o2 = trace(post, j, t, 48);
            if (isPre) {
                w = Math.min(Math.max(w - o1 * (6e-4 + 1e-4 * r2), 0), 1);
                i++;
            }
            if (isPost) {
                w = Math.min(Math.max(w + r1 * (3e-4 + 2e-4 * o2), 0), 1);
                j++;
            }
        }
        return w;
    }

    private static double trace(double[] times, int count, double t, double tau) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += StrictMath.exp((times[k] - t) / tau);
        }
        return sum;
    }

    static Stream<Arguments> gridCases() {
        Synapse pair = PairStdp.multiplicative(1).amplitudes(0.02, 0.015).build();
        Synapse nearest =
                PairStdp.additive(1).amplitudes(0.01, 0.008).nearestNeighbour().build();
        Synapse triplet = TripletStdp.builder(1).visualCortex().build();
        Synapse inhibitory = InhibitoryStdp.of(5e-4, 0.2, 20, 1);
        return Stream.of(
                Arguments.of(pair, 1.5, 0, false),
                Arguments.of(nearest, 1.5, 1.5, false),
                Arguments.of(triplet, 3, 1, false),
                Arguments.of(triplet, 1, 0.5, true),
                Arguments.of(inhibitory, 1, 0, true));
    }

    /** With dt = 1/8 ms all sums of times are exact, and many spikes meet. 1e-12: exp by table or not. */
    @ParameterizedTest
    @MethodSource("gridCases")
    @DisplayName("where all times lie on the grid, weights are those of the clock-driven engine")
    void asClockDriven(Synapse rule, double delay, double dendritic, boolean varied) {
        double[] clock = gridWeights(rule, delay, dendritic, varied, false);
        double[] event = gridWeights(rule, delay, dendritic, varied, true);
        assertThat(event).hasSameSizeAs(clock);
        for (int k = 0; k < clock.length; k++) {
            assertThat(event[k]).as("synapse %d", k).isCloseTo(clock[k], within(1e-12));
        }
        assertThat(Arrays.stream(clock).distinct().count()).isGreaterThan(clock.length / 2);
    }

    private static double[] gridWeights(Synapse rule, double delay, double dendritic, boolean varied, boolean events) {
        int n = 60;
        double dt = 0.125;
        SplittableRandom random = new SplittableRandom(5);
        double[][] trains = new double[n][];
        for (int i = 0; i < n; i++) {
            double p = 0.002 * (1 + i % 20); // 16 to 320 Hz
            trains[i] = IntStream.range(1, 4000)
                    .filter(k -> random.nextDouble() < p)
                    .mapToDouble(k -> k * dt)
                    .toArray();
        }
        NetworkBuilder b = NetworkBuilder.create();
        Population commands = b.source("commands", n, Sources.spikes(trains));
        Population cells = b.population("cells", n, obedient()).with("V_th", 500);
        if (events) {
            cells.integrator(eventDriven());
        }
        b.project(commands, cells).connect(oneToOne()).weight(1000).delay(dt);
        Projection plastic = b.project(cells, cells)
                .connect(fixedIndegree(20))
                .synapse(rule)
                .weight(0.3)
                .dendriticDelay(dendritic);
        plastic.delay(varied ? ofPair((i, j) -> delay + (i * 7 + j) % 13 * dt) : ofPair((i, j) -> delay));
        if (!varied) {
            plastic.delay(delay);
        }
        try (Network net = b.build(timeStep(dt).seed(2))) {
            net.run(500);
            return net.connections(plastic).weights();
        }
    }

    @Test
    @DisplayName("reading weights changes nothing")
    void readingLeavesNoTrace() {
        Net read = new Net(tripletRule(), 1);
        Net unread = new Net(tripletRule(), 1);
        read.plastic.delay(2.2);
        unread.plastic.delay(2.2);
        try (Network a = read.build();
                Network b = unread.build()) {
            for (int k = 0; k < Net.DURATION; k++) {
                a.run(1);
                a.connections(read.plastic);
            }
            b.run(Net.DURATION);
            assertThat(a.connections(read.plastic).weights())
                    .isEqualTo(b.connections(unread.plastic).weights());
            assertThat(read.spikes.times()).isEqualTo(unread.spikes.times());
        }
    }

    @Test
    @DisplayName("weights can be set and a rule exchanged")
    void setting() {
        Synapse learning = PairStdp.additive(1).amplitudes(0.01, 0.002).build();
        Synapse frozen = PairStdp.additive(1).amplitudes(0, 0).build();
        Net net = new Net(learning, 0);
        net.plastic.delay(uniform(0.5, 3));
        try (Network network = net.build()) {
            network.run(50);
            double[] weights = network.connections(net.plastic).weights();
            for (int k = 0; k < weights.length; k++) {
                weights[k] = 1e-3 * (k % 997);
            }
            network.setWeights(net.plastic, weights);
            assertThat(network.connections(net.plastic).weights()).isEqualTo(weights);
            network.setSynapse(net.plastic, frozen);
            network.run(50);
            assertThat(network.connections(net.plastic).weights()).isEqualTo(weights);
            network.setSynapse(net.plastic, learning);
            network.run(50);
            assertThat(network.connections(net.plastic).weights()).isNotEqualTo(weights);
            weights[5] = Double.NaN;
            assertThatThrownBy(() -> network.setWeights(net.plastic, weights))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("weight 5 = NaN; must be finite");
            assertThatThrownBy(() -> network.setWeights(net.fixed, new double[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 values of weight for");
            assertThatThrownBy(() -> network.setSynapse(net.fixed, learning))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("static");
            assertThatThrownBy(() -> network.setSynapse(net.plastic, TsodyksMarkram.twoState(0.5, 100, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("TsodyksMarkram cannot take the place of PairStdp");
        }
    }

    @Test
    @DisplayName("a dendritic delay longer than the delay is refused")
    void dendriticDelay() {
        Net net = new Net(PairStdp.additive(1).build(), 1.1);
        net.plastic.delay(uniform(1, 2));
        assertThatThrownBy(net::build)
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("dendriticDelay = 1.1 ms; must be in [0, 1.0");
    }

    /** 150 neurons that fire at 30 to 400 Hz, one of them faster. */
    private static final class Net {
        static final int SIZE = 150;
        static final double WEIGHT = 0.1;
        static final double DURATION = 300;

        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Projection plastic;
        private final Projection fixed;
        private final SpikeRecord spikes;

        Net(Synapse rule, double dendritic) {
            Neuron cell = Lif.builder()
                    .tauM(20)
                    .restingPotential(0)
                    .threshold(20)
                    .reset(0)
                    .refractory(1)
                    .receptor(Receptor.delta("in"))
                    .build();
            Population cells = builder.population("cells", SIZE, cell)
                    .with("I_e", uniform(10, 120))
                    .integrator(eventDriven());
            plastic = builder.project(cells, cells)
                    .connect(fixedIndegree(40))
                    .synapse(rule)
                    .weight(WEIGHT)
                    .dendriticDelay(dendritic);
            fixed = builder.project(cells, cells)
                    .connect(fixedIndegree(10))
                    .weight(-0.5)
                    .delay(uniform(0.2, 2));
            builder.stimulate(cells, "in", Stimuli.poisson(300, 1));
            spikes = builder.recordSpikes(cells);
        }

        Network build() {
            return builder.build(timeStep(0.5).seed(3));
        }
    }
}
