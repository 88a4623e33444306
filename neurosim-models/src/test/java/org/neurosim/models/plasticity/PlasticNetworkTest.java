package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.uniform;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;

/** Networks with plastic synapses: against a plain event-by-event calculation, for any number of threads, read or not. */
class PlasticNetworkTest {

    private static final double DT = 0.1;
    private static final double DURATION = 300;

    /** Every spike pair by pair, immediately, from the recorded spikes: 1e-11 (the sums run in another order). */
    @ParameterizedTest
    @CsvSource({"1.5, 0", "1.5, 1.5", "3, 1", "20, 20", "12, 9.5"})
    void lazyRowsGiveTheWeightsOfImmediateUpdates(double delay, double dendritic) {
        Net net = new Net(rule(), delay, dendritic);
        try (Network network = net.build(1)) {
            network.run(DURATION);
            checkAgainstImmediateUpdates(net, network, dendritic);
        }
    }

    static Synapse rule() {
        return TripletStdp.builder(1)
                .tau(16.8, 101, 33.7, 48)
                .amplitudes(3e-4, 2e-4, 6e-4, 1e-4)
                .build();
    }

    private static void checkAgainstImmediateUpdates(Net net, Network network, double dendritic) {
        Connections synapses = network.connections(net.plastic);
        double[][] spikes = trains(net.spikes, Net.SIZE);
        for (int k = 0; k < synapses.size(); k += 7) {
            double expected = triplet(
                    shifted(spikes[synapses.sources()[k]], synapses.delays()[k] - dendritic),
                    shifted(spikes[synapses.targets()[k]], dendritic),
                    dendritic == 0,
                    0,
                    DURATION - dendritic);
            assertThat(synapses.weights()[k]).isCloseTo(expected, within(1e-11));
        }
        assertThat(Arrays.stream(synapses.weights()).distinct().count()).isGreaterThan(synapses.size() / 2);
    }

    static double[][] trains(SpikeRecord record, int size) {
        double[][] trains = new double[size][];
        for (int i = 0; i < size; i++) {
            trains[i] = record.timesOf(i);
        }
        return trains;
    }

    static double[] shifted(double[] times, double delay) {
        return Arrays.stream(times).map(t -> t + delay).toArray();
    }

    /** The formulas of TripletStdp with exp from the last spike, for one synapse; spikes that arrive not after since, or later than until, have had no effect. */
    static double triplet(double[] pre, double[] post, boolean preFirst, double since, double until) {
        double w = Net.WEIGHT;
        int i = 0;
        int j = 0;
        while (i < pre.length || j < post.length) {
            double t = Math.min(i < pre.length ? pre[i] : 1e9, j < post.length ? post[j] : 1e9);
            if (t > until + DT / 2) {
                break;
            }
            boolean isPre = i < pre.length && Math.abs(pre[i] - t) < DT / 2;
            boolean isPost = j < post.length && Math.abs(post[j] - t) < DT / 2;
            double r1 = trace(pre, isPre && isPost && preFirst ? i + 1 : i, t, 16.8);
            double r2 = trace(pre, i, t, 101);
            double o1 = trace(post, j, t, 33.7);
            double o2 = trace(post, j, t, 48);
            boolean acts = t > since + DT / 2;
            if (isPre) {
                w = !acts ? w : Math.min(Math.max(w - o1 * (6e-4 + 1e-4 * r2), 0), 1);
                i++;
            }
            if (isPost) {
                w = !acts ? w : Math.min(Math.max(w + r1 * (3e-4 + 2e-4 * o2), 0), 1);
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

    @Test
    void sameBitsForAnyNumberOfThreads() {
        Synapse rule = PairStdp.additive(1).build();
        double[] weights = null;
        long hash = 0;
        for (int threads : new int[] {1, 2, 3, 7}) {
            Net net = new Net(rule, 1.5, 0.5);
            try (Network network = net.build(threads)) {
                network.run(DURATION);
                double[] w = network.connections(net.plastic).weights();
                if (weights == null) {
                    weights = w;
                    hash = net.spikes.fingerprint();
                }
                assertThat(w).isEqualTo(weights);
                assertThat(net.spikes.fingerprint()).isEqualTo(hash);
            }
        }
    }

    @Test
    void readingLeavesNoTrace() {
        Synapse rule = TripletStdp.builder(1).visualCortex().build();
        Net read = new Net(rule, 2, 1);
        Net unread = new Net(rule, 2, 1);
        try (Network a = read.build(2);
                Network b = unread.build(2)) {
            for (int k = 0; k < DURATION; k++) {
                a.run(1);
                a.connections(read.plastic);
            }
            b.run(DURATION);
            assertThat(a.connections(read.plastic).weights())
                    .isEqualTo(b.connections(unread.plastic).weights());
        }
    }

    @Test
    void weightsCanBeSet() {
        Net net = new Net(PairStdp.additive(1).build(), 1.5, 0);
        try (Network network = net.build(2)) {
            network.run(50);
            double[] weights = network.connections(net.plastic).weights();
            for (int k = 0; k < weights.length; k++) {
                weights[k] = 1e-3 * (k % 997);
            }
            network.setWeights(net.plastic, weights);
            assertThat(network.connections(net.plastic).weights()).isEqualTo(weights);
            weights[5] = Double.NaN;
            assertThatThrownBy(() -> network.setWeights(net.plastic, weights))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("weight 5 = NaN; must be finite");
            assertThatThrownBy(() -> network.setWeights(net.plastic, new double[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 values of weight for");
        }
    }

    @Test
    void aRuleCanBeExchanged() {
        Synapse learning = PairStdp.additive(1).amplitudes(0.01, 0.002).build();
        Synapse frozen = PairStdp.additive(1).amplitudes(0, 0).build();
        Net net = new Net(learning, 1.5, 0);
        try (Network network = net.build(2)) {
            network.run(50);
            double[] learned = network.connections(net.plastic).weights();
            network.setSynapse(net.plastic, frozen);
            network.run(50);
            assertThat(network.connections(net.plastic).weights()).isEqualTo(learned);
            network.setSynapse(net.plastic, learning);
            network.run(50);
            assertThat(network.connections(net.plastic).weights()).isNotEqualTo(learned);
            assertThatThrownBy(() -> network.setSynapse(
                            net.plastic, PairStdp.additive(1).tau(10, 20).build()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PairStdp cannot take the place of PairStdp")
                    .hasMessageContaining("tau=10.0");
            assertThatThrownBy(() -> network.setSynapse(net.fixed, learning))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("static");
        }
        Net never = new Net(learning, 1.5, 0);
        Net same = new Net(learning, 1.5, 0);
        try (Network a = never.build(1);
                Network b = same.build(1)) {
            a.run(100);
            b.run(60);
            b.setSynapse(
                    same.plastic, PairStdp.additive(1).amplitudes(0.01, 0.002).build());
            b.run(40);
            // Sums of traces are added up to the exchange and from there on: one rounding more.
            assertThat(b.connections(same.plastic).weights())
                    .containsExactly(a.connections(never.plastic).weights(), within(1e-14));
        }
    }

    @Test
    void delaysThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new Net(PairStdp.additive(1).build(), 1.5, 1.6).build(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("dendriticDelay = 1.6 ms; must be in [0, 1.5] ms");
        assertThatThrownBy(() -> new Net(PairStdp.additive(1).build(), 1.5, 0.25).build(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("dendriticDelay = 0.25 ms; must be a whole number of time steps");
        assertThatThrownBy(() -> new Net(PairStdp.additive(1).build(), 1.5, -1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("dendriticDelay = -1.0 ms");
        Net varied = new Net(PairStdp.additive(1).build(), 1.5, 1.1);
        varied.plastic.delay(uniform(1, 2)).roundDelays();
        assertThatThrownBy(() -> varied.build(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("dendriticDelay = 1.1 ms; must be in [0, 1.0] ms");
    }

    @Test
    void sameBitsForAnyNumberOfThreadsWithDelaysThatDiffer() {
        long hash = 0;
        double[] weights = null;
        for (int threads : new int[] {1, 2, 3, 7}) {
            Net net = new Net(rule(), 1, 0.5);
            net.plastic.delay(uniform(0.7, 4)).roundDelays();
            try (Network network = net.build(threads)) {
                network.run(DURATION);
                hash = hash == 0 ? net.spikes.fingerprint() : hash;
                assertThat(net.spikes.fingerprint()).isEqualTo(hash);
                double[] w = network.connections(net.plastic).weights();
                weights = weights == null ? w : weights;
                assertThat(w).isEqualTo(weights);
            }
        }
    }

    /** Delays of their own: a table for each delay. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.7, 1", "0.7, 3"})
    void delaysMayDiffer(double dendritic, int threads) {
        Net net = new Net(rule(), 1, dendritic);
        net.plastic.delay(uniform(0.7, 4)).roundDelays();
        try (Network network = net.build(threads)) {
            network.run(DURATION);
            checkAgainstImmediateUpdates(net, network, dendritic);
        }
    }

    /** 150 neurons that fire at 30 to 400 Hz. */
    static final class Net {
        static final int SIZE = 150;
        static final double WEIGHT = 0.1;

        final NetworkBuilder builder = NetworkBuilder.create();
        final Projection plastic;
        final Projection fixed;
        final SpikeRecord spikes;

        Net(Synapse rule, double delay, double dendritic) {
            Neuron cell = Lif.builder()
                    .tauM(20)
                    .restingPotential(0)
                    .threshold(20)
                    .reset(0)
                    .refractory(1)
                    .receptor(Receptor.delta("in"))
                    .build();
            Population cells = builder.population("cells", SIZE, cell).with("I_e", uniform(10, 120));
            plastic = builder.project(cells, cells)
                    .connect(fixedIndegree(40))
                    .synapse(rule)
                    .weight(WEIGHT)
                    .delay(delay)
                    .dendriticDelay(dendritic);
            fixed = builder.project(cells, cells)
                    .connect(fixedIndegree(10))
                    .weight(-0.5)
                    .delay(1);
            builder.stimulate(cells, "in", Stimuli.poisson(300, 1));
            spikes = builder.recordSpikes(cells);
        }

        Network build(int threads) {
            return builder.build(timeStep(DT).seed(3).threads(threads));
        }
    }
}
