package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.models.plasticity.PlasticNetworkTest.shifted;
import static org.neurosim.models.plasticity.PlasticNetworkTest.trains;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.plasticity.PlasticNetworkTest.Net;

/** Rules that take postsynaptic spikes by the sum: the same weights as spike by spike, whoever reads them. Runs are several windows of sums long (10 time constants of 20 ms). */
class SummedSpikesTest {

    private static final double DURATION = 700;
    private static final double TAU = 20;
    private static final double PLUS = 0.01;
    private static final double MINUS = 0.0105;

    /** Every pair at once, from the recorded spikes: 1e-11, since terms at the end of a window carry 3e-12 of rounding and up to 30 of them add up here. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void sumsGiveTheWeightsOfImmediateUpdates(int threads) {
        Net net = new Net(PairStdp.additive(1).build(), 1.5, 0);
        try (Network network = net.build(threads)) {
            network.run(DURATION);
            checkAgainstImmediateUpdates(net, network);
        }
    }

    private static void checkAgainstImmediateUpdates(Net net, Network network) {
        Connections synapses = network.connections(net.plastic);
        double[][] spikes = trains(net.spikes, Net.SIZE);
        for (int k = 0; k < synapses.size(); k += 7) {
            double expected = additive(
                    shifted(spikes[synapses.sources()[k]], synapses.delays()[k]), spikes[synapses.targets()[k]]);
            assertThat(synapses.weights()[k]).isCloseTo(expected, within(1e-11));
        }
        assertThat(Arrays.stream(synapses.weights()).filter(w -> w > 0 && w < 1).count())
                .isGreaterThan(synapses.size() / 10);
    }

    private static double additive(double[] pre, double[] post) {
        double w = Net.WEIGHT;
        int j = 0;
        for (int i = 0; i <= pre.length; i++) {
            double next = i < pre.length ? pre[i] : Double.POSITIVE_INFINITY;
            for (; j < post.length && post[j] < next - 1e-6; j++) {
                w = Math.min(1, w + PLUS * trace(pre, i, post[j]));
            }
            if (i < pre.length && next < DURATION + 1e-6) {
                w = Math.max(0, w - MINUS * trace(post, j, next));
            }
        }
        return w;
    }

    private static double trace(double[] times, int count, double t) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += StrictMath.exp((times[k] - t) / TAU);
        }
        return sum;
    }

    @Test
    void readingLeavesNoTrace() {
        Net read = new Net(PairStdp.additive(1).build(), 1.5, 0);
        Net unread = new Net(PairStdp.additive(1).build(), 1.5, 0);
        try (Network a = read.build(1);
                Network b = unread.build(1)) {
            for (int k = 0; k < 100; k++) {
                a.run(7);
                a.connections(read.plastic);
            }
            b.run(DURATION);
            assertThat(a.connections(read.plastic).weights())
                    .isEqualTo(b.connections(unread.plastic).weights());
            assertThat(read.spikes.fingerprint()).isEqualTo(unread.spikes.fingerprint());
        }
    }

    @Test
    void sameBitsForAnyNumberOfThreads() {
        double[] weights = null;
        for (int threads : new int[] {1, 2, 5}) {
            Net net = new Net(PairStdp.additive(1).build(), 1.5, 0);
            try (Network network = net.build(threads)) {
                network.run(DURATION);
                double[] w = network.connections(net.plastic).weights();
                weights = weights == null ? w : weights;
                assertThat(w).isEqualTo(weights);
            }
        }
    }

    /** From sums to single spikes and back, while spikes wait to be acted upon. */
    @Test
    void theWayOfSpikesCanBeExchanged() {
        Net net = new Net(PairStdp.additive(1).build(), 1.5, 0);
        Synapse bySum = PairStdp.additive(1).build();
        Synapse oneByOne = new OneByOne((Synapse.PlasticityRule) bySum, false);
        try (Network network = net.build(2)) {
            network.run(233);
            network.setSynapse(net.plastic, oneByOne);
            network.run(150);
            network.setSynapse(net.plastic, bySum);
            network.run(DURATION - 383);
            checkAgainstImmediateUpdates(net, network);
        }
    }

    @Test
    void readingPostsynapticTracesOfSumsIsRefused() {
        Net net = new Net(
                new OneByOne((Synapse.PlasticityRule) PairStdp.additive(1).build(), true), 1.5, 0);
        try (Network network = net.build(1)) {
            assertThatThrownBy(() -> network.run(DURATION))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("rule PairStdp declares sumsPostsynapticSpikes()");
        }
    }

    /** Another rule without its declaration; or with it, and reading what there is not. */
    private record OneByOne(Synapse.PlasticityRule rule, boolean sumsPostsynapticSpikes)
            implements Synapse.PlasticityRule {

        @Override
        public SynapseSpec spec() {
            return rule.spec();
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            rule.onPresynapticSpike(row);
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            if (sumsPostsynapticSpikes) {
                spikes.post(0);
            }
            rule.onPostsynapticSpikes(spikes);
        }
    }
}
