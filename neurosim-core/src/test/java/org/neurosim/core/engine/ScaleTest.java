package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.uniform;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.record.SpikeRecord;

/** Networks that need more partitions than threads. */
class ScaleTest {

    private static long fingerprint(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 200_000, new TestModels.Lif())
                .with("i_e", 450)
                .initially("v", uniform(0, 15));
        b.project(p, p)
                .connect(fixedIndegree(8))
                .receptor("exc")
                .weight(uniform(30, 60))
                .delay(uniform(0.5, 2))
                .roundDelays();
        b.project(p.slice(150_000, 200_000), p)
                .connect(fixedIndegree(2))
                .receptor("inh")
                .weight(-90)
                .delay(1);
        SpikeRecord spikes = b.recordSpikes(p);
        SpikeRecord part = b.recordSpikes(p.slice(65_530, 131_080));
        try (Network net = b.build(timeStep(0.1).threads(threads).seed(2))) {
            assertThat(net.statistics().synapses()).isEqualTo(2_000_000);
            net.run(10);
            assertThat(spikes.size()).isBetween(50_000, 500_000);
            int expected = (int) Arrays.stream(spikes.neurons())
                    .filter(n -> n >= 65_530 && n < 131_080)
                    .count();
            assertThat(part.size()).isEqualTo(expected);
            long hash = spikes.fingerprint();
            for (double v : net.read(p, "v")) {
                hash = 31 * hash + Double.doubleToLongBits(v);
            }
            return hash;
        }
    }

    @Test
    void moreNeuronsThanAPartitionHoldsGiveTheSameResultForAnyNumberOfThreads() {
        long one = fingerprint(1);
        assertThat(fingerprint(2)).isEqualTo(one);
    }

    /** Spikes and potentials with short rows in tables so large that one thread interweaves those of its partitions, while four threads have a partition each. */
    private static long shortRows(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 200_000, new TestModels.Lif())
                .with("i_e", 450)
                .initially("v", uniform(0, 15));
        Projection common = b.project(p, p)
                .connect(fixedIndegree(24))
                .receptor("exc")
                .weight(20)
                .delay(0.7);
        b.project(p, p)
                .connect(fixedIndegree(23))
                .receptor("inh")
                .weight(uniform(-40, -10))
                .delay(0.5);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.1).threads(threads).seed(3))) {
            net.run(1.3);
            net.step();
            net.run(1.6);
            net.rewire(common, new int[] {7, 100_000}, Connections.none());
            net.run(1);
            assertThat(net.statistics().synapticEvents()).isGreaterThan(300_000);
            long hash = 31 * spikes.fingerprint() + net.statistics().synapticEvents();
            for (double v : net.read(p, "v")) {
                hash = 31 * hash + Double.doubleToLongBits(v);
            }
            return hash;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void interwovenRowsDeliverTheSame(int threads) {
        assertThat(shortRows(threads)).isEqualTo(shortRows(1));
    }

    /** One population per neuron, as a program that maps its objects to neurons may well describe it. */
    @Test
    void thousandsOfPopulationsOfOneNeuronAreANetworkLikeAnyOther() {
        long[] hash = new long[2];
        for (int threads = 1; threads <= 2; threads++) {
            NetworkBuilder b = NetworkBuilder.create();
            Neurons[] all = new Neurons[1200];
            for (int k = 0; k < all.length; k++) {
                all[k] = b.population("p" + k, 1, new TestModels.Lif()).with("i_e", 400 + k);
            }
            Neurons union = b.union(all);
            b.project(union, union).connect(fixedIndegree(10)).receptor("exc").weight(30);
            SpikeRecord spikes = b.recordSpikes(union);
            try (Network net = b.build(timeStep(0.1).threads(threads))) {
                net.run(20);
                assertThat(spikes.size()).isPositive();
                hash[threads - 1] = spikes.fingerprint();
            }
        }
        assertThat(hash[1]).isEqualTo(hash[0]);
    }
}
