package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.fixedProbability;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.record.SpikeRecord;

/** Dense projections whose many spikes are delivered together, in a network large enough for it. */
class DenseDeliveryTest {

    private static final int CELLS = 1500;
    private static final int SOURCES = 400;
    private static final double WEIGHT = 0.05;

    /** About 20 of 400 sources spike in a step; with a fifth of all pairs connected 8 are enough. The second projection lets cells excite each other, with synapses that are there twice. */
    private static final class Net {
        final NetworkBuilder builder = NetworkBuilder.create();
        final Population cells;
        final Projection input;
        final SpikeRecord spikes;

        Net() {
            cells = builder.population("cells", CELLS, new TestModels.Lif());
            Population sources = builder.source("sources", SOURCES, TestInputs.randomSource(0.05));
            input = builder.project(sources, cells)
                    .connect(fixedProbability(0.2))
                    .receptor("delta")
                    .weight(WEIGHT)
                    .delay(1);
            builder.project(cells, cells)
                    .connect(fixedIndegree(300))
                    .receptor("delta")
                    .weight(-1e-4)
                    .delay(1.5);
            spikes = builder.recordSpikes(cells);
        }

        Network build(int threads) {
            return builder.build(timeStep(0.1).seed(4).threads(threads));
        }

        double[] potentials(Network network) {
            return network.read(cells, "v");
        }
    }

    /** Weights that are kept one by one are delivered one by one. Both add the same numbers, in another order: 30 ms of some 1000 arrivals per neuron. */
    @Test
    void givesTheSumsOfSingleDelivery() {
        Net together = new Net();
        int synapses;
        try (Network a = together.build(1)) {
            synapses = a.connections(together.input).size();
            double[] weights = new double[synapses];
            Arrays.fill(weights, WEIGHT);
            Net single = new Net();
            try (Network b = single.build(1)) {
                b.setWeights(single.input, weights);
                for (int k = 0; k < 30; k++) {
                    a.run(1);
                    b.run(1);
                    double[] v = together.potentials(a);
                    double[] expected = single.potentials(b);
                    for (int i = 0; i < CELLS; i++) {
                        assertThat(v[i]).isCloseTo(expected[i], within(1e-11));
                    }
                }
                assertThat(a.statistics().synapticEvents())
                        .isEqualTo(b.statistics().synapticEvents());
                assertThat(together.spikes.size())
                        .isEqualTo(single.spikes.size())
                        .isGreaterThan(1000);
            }
        }
    }

    @Test
    void sameBitsForAnyNumberOfThreads() {
        double[] expected = null;
        for (int threads : new int[] {1, 2, 3, 7}) {
            Net net = new Net();
            try (Network network = net.build(threads)) {
                network.run(50);
                double[] v = net.potentials(network);
                expected = expected == null ? v : expected;
                assertThat(v).as("%d threads", threads).isEqualTo(expected);
            }
        }
    }

    /** Other synapses of the network being exchanged, the table is told again that it is dense. */
    @Test
    void goesOnAfterARewiring() {
        double[] expected = null;
        for (int threads : new int[] {1, 3}) {
            Net net = new Net();
            try (Network network = net.build(threads)) {
                network.run(10);
                double[] weights = network.connections(net.input).weights();
                Arrays.fill(weights, 2 * WEIGHT);
                network.setWeights(net.input, weights);
                network.run(10);
                double[] v = net.potentials(network);
                expected = expected == null ? v : expected;
                assertThat(v).isEqualTo(expected);
            }
        }
    }
}
