package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.ofPair;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.record.SpikeRecord;

/**
 * Golden values: the same bits on every machine, JDK and day. A change that makes one of these tests fail changes the results of every user; it needs a reason and an
 * entry in the change log. Where the first test passes and the second fails, random numbers or connection rules have changed.
 */
class GoldenTest {

    private static final long PLAIN = -4057529908800051350L;
    private static final long STOCHASTIC_SPIKES = 6322964514465060630L;
    private static final long STOCHASTIC_STATES = 92663227851353636L;

    /** No random numbers: a ring of exact neurons with lists of connections, functions for weights and delays. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void withoutRandomNumbers(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 700, new TestModels.Lif())
                .with("i_e", ofIndex(i -> 370 + i % 13))
                .initially("v", ofIndex(i -> i % 17 * 0.9));
        int[] from = new int[7000];
        int[] to = new int[7000];
        for (int k = 0; k < from.length; k++) {
            from[k] = k % 700;
            to[k] = (k * 37 + k / 700 * 101) % 700;
        }
        b.project(p, p)
                .connect(pairs(from, to))
                .receptor("exc")
                .weight(ofPair((i, j) -> 3 + 0.01 * ((i + 2 * j) % 50)))
                .delay(ofPair((i, j) -> 0.1 * (4 + (i + j) % 20)));
        b.project(p, p).connect(pairs(to, from)).receptor("inh").weight(-2.7).delay(1.3);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.1).threads(threads))) {
            net.run(200);
            assertThat(spikes.size()).isBetween(1000, 20_000);
            assertThat(spikes.fingerprint()).isEqualTo(PLAIN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void withRandomNumbersOfAllKinds(int threads) {
        StochasticNetwork s = new StochasticNetwork();
        try (Network net = s.build(1234, threads)) {
            net.run(20);
            assertThat(net.statistics().sliceSteps()).isEqualTo(3);
            assertThat(s.spikes.fingerprint()).as("spikes").isEqualTo(STOCHASTIC_SPIKES);
            assertThat(s.fingerprint(net)).as("states").isEqualTo(STOCHASTIC_STATES);
        }
    }
}
