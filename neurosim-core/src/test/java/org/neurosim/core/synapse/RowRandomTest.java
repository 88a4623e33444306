package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.normal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.random.Threefry;

/** Random numbers of synapses. */
class RowRandomTest {

    private static final int SEED = 11;

    /** Keeps the numbers of the last spike, two calls. */
    private static final class Drawing implements Synapse.PresynapticRule {
        @Override
        public SynapseSpec spec() {
            return new SynapseSpec(
                    "drawing",
                    List.of(new SynapseSpec.Variable("first", "", 0), new SynapseSpec.Variable("second", "", 0)));
        }

        @Override
        public void onPresynapticSpike(Row row) {
            for (int call = 0; call < 2; call++) {
                double[] u = row.uniform();
                System.arraycopy(u, row.from(), row.variable(call), row.from(), row.to() - row.from());
            }
        }
    }

    /** Two populations on either side, multapses, delays of their own. */
    private static final class Net {
        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Projection projection;

        Net(boolean individual) {
            Population a = builder.source("a", 20, TestInputs.source((cell, step) -> step == 3 || step == 9));
            Population b = builder.source("b", 30, TestInputs.source((cell, step) -> step == 3));
            Population c = builder.population("c", 200, new TestModels.Counter());
            Population d = builder.population("d", 700, new TestModels.Counter());
            Neurons sources = builder.union(b, a);
            projection = builder.project(sources, builder.union(d, c.slice(50, 180)))
                    .connect(fixedIndegree(60).withMultapses())
                    .synapse(new Drawing())
                    .delay(1);
            if (individual) {
                projection.delay(normal(1.5, 0.5).clippedTo(0.5, 3)).roundDelays();
            }
        }

        Network build(int threads) {
            return builder.build(timeStep(0.5).threads(threads).seed(SEED));
        }
    }

    /** Number by number, from the single-word generator. */
    @Test
    void numbersAreFunctionsOfNeuronsDelayStepAndCall() {
        for (boolean individual : new boolean[] {false, true}) {
            for (int threads : new int[] {1, 2, 3, 7}) {
                Net net = new Net(individual);
                try (Network network = net.build(threads)) {
                    network.run(6);
                    check(network.connections(net.projection), network.read(net.projection, "first"), 0);
                    check(network.connections(net.projection), network.read(net.projection, "second"), 1);
                }
            }
        }
    }

    private static void check(Connections c, double[] numbers, int call) {
        Map<String, Integer> seen = new HashMap<>();
        int repeated = 0;
        for (int k = 0; k < c.size(); k++) {
            // a comes first in the network, b second; the projection has b before a, and d before c.
            int source = c.sources()[k] < 30 ? 20 + c.sources()[k] : c.sources()[k] - 30;
            int target = c.targets()[k] < 700 ? 50 + 200 + c.targets()[k] : 50 + 50 + c.targets()[k] - 700;
            int step = source < 20 ? 9 : 3;
            int delay = (int) Math.round(c.delays()[k] / 0.5);
            int occurrence = seen.merge(source + ", " + target + ", " + delay, 1, Integer::sum) - 1;
            repeated += occurrence;
            long key = StreamKey.of(SEED, StreamKey.TRANSMISSION, 0);
            long word = Threefry.threefry(
                    StreamKey.derive(StreamKey.derive(key, source, step), call, 0), target, delay << 16 | occurrence);
            assertThat(numbers[k]).isEqualTo((word >>> 12) * 0x1p-52 + 0x1p-53);
        }
        assertThat(repeated).as("multapses of one delay").isGreaterThan(100);
        assertThat(Arrays.stream(numbers).distinct().count()).isEqualTo(c.size());
    }

    /** Counts in 64 equal bins: chi-square with 63 degrees of freedom, mean 63, standard deviation 11.2; five of them. */
    @Test
    void numbersAreUniform() {
        Net net = new Net(true);
        try (Network network = net.build(1)) {
            network.run(6);
            double[] u = network.read(net.projection, "first");
            double[] v = network.read(net.projection, "second");
            int[] bins = new int[64];
            for (int k = 0; k < u.length; k++) {
                assertThat(u[k]).isBetween(0.0, 1.0).isNotIn(0.0, 1.0);
                bins[8 * (int) (8 * u[k]) + (int) (8 * v[k])]++;
            }
            double expected = u.length / 64.0;
            double chi = Arrays.stream(bins)
                    .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                    .sum();
            assertThat(chi).isLessThan(63 + 5 * 11.2);
        }
    }
}
