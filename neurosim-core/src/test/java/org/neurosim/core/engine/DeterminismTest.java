package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.normal;
import static org.neurosim.api.connect.Values.uniform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.record.SpikeRecord;

/** The same bits whatever the threads, the division of a run into calls, and the networks and recorders beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterminismTest {

    private static final double DURATION = 25;

    /** Steps a network through the duration. */
    private interface Course {
        void run(Network net);
    }

    private long expected;

    private static long fingerprint(int threads, Course course) {
        StochasticNetwork s = new StochasticNetwork();
        try (Network net = s.build(5, threads)) {
            course.run(net);
            assertThat(net.stepCount()).isEqualTo(Math.round(DURATION / StochasticNetwork.DT));
            return s.fingerprint(net);
        }
    }

    @BeforeAll
    void runPlainly() {
        StochasticNetwork s = new StochasticNetwork();
        try (Network net = s.build(5, 1)) {
            net.run(DURATION);
            expected = s.fingerprint(net);
            for (Population p : new Population[] {s.exc, s.inh, s.adaptive, s.shared}) {
                int first = p.firstGlobalId();
                long own = java.util.Arrays.stream(s.spikes.neurons())
                        .filter(n -> n >= first && n < first + p.size())
                        .count();
                assertThat(own).as("spikes of %s", p.name()).isBetween(20L, 100_000L);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void threadsLeaveNoTrace(int threads) {
        assertThat(fingerprint(threads, net -> net.run(DURATION))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void divisionIntoRunsAndStepsLeavesNoTrace(int threads) {
        assertThat(fingerprint(threads, net -> {
                    while (net.time() < DURATION - 1e-9) {
                        net.step();
                    }
                }))
                .as("single steps")
                .isEqualTo(expected);
        assertThat(fingerprint(threads, net -> {
                    for (double part : new double[] {0.1, 0, 0.2, 3, 0.5, 6.4, 6.5, 5, 3.3}) {
                        net.run(part);
                    }
                }))
                .as("runs of all lengths")
                .isEqualTo(expected);
        assertThat(fingerprint(threads, net -> {
                    assertThat(net.runUntil(() -> net.time() >= 17, 100)).isTrue();
                    net.step();
                    net.run(DURATION - net.time());
                }))
                .as("runUntil, step, run")
                .isEqualTo(expected);
    }

    @Test
    void anotherSeedGivesAnotherRun() {
        StochasticNetwork s = new StochasticNetwork();
        try (Network net = s.build(6, 1)) {
            net.run(DURATION);
            assertThat(s.fingerprint(net)).isNotEqualTo(expected);
        }
    }

    @Test
    void networksSideBySideInSeveralThreadsDoNotMeet() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Future<Long>> results = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                int threads = 1 + k % 2;
                results.add(pool.submit(() -> fingerprint(threads, net -> {
                    for (int part = 0; part < 25; part++) {
                        net.run(1);
                    }
                })));
            }
            for (Future<Long> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void recordersAndTheirOrderLeaveNoTrace() {
        StochasticNetwork s = new StochasticNetwork();
        s.builder.record(s.exc, "v", 0.3);
        s.builder.recordRate(s.all, 1);
        SpikeRecord again = s.builder.recordSpikes(s.all);
        s.builder.streamSpikes(s.inh, (steps, neurons, times, count) -> {});
        s.builder.record(s.gated.slice(3, 10), "n", 0.1);
        try (Network net = s.build(5, 2)) {
            net.run(DURATION);
            assertThat(s.fingerprint(net)).isEqualTo(expected);
            assertThat(again.fingerprint()).isEqualTo(s.spikes.fingerprint());
        }
    }

    /**
     * Several receptors that act on one variable: their sums must be added in one order, however many events come in at each and wherever the neurons are.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void receptorsOfOneVariableAddInOneOrder(int threads) {
        assertThat(sharedTarget(threads)).containsExactly(sharedTarget(1));
    }

    private static double[] sharedTarget(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 200, TestInputs.randomSource(0.02));
        Population p = b.population("p", 640, new TestModels.SharedTarget(3)).with("v_th", 1e9);
        b.project(source, p.slice(0, 300))
                .connect(fixedProbability(0.3))
                .receptor("r0")
                .weight(normal(1, 0.3));
        b.project(source, p.slice(200, 640))
                .connect(fixedProbability(0.01))
                .receptor("r1")
                .weight(normal(1, 0.3));
        b.project(source, p).connect(fixedProbability(0.05)).receptor("r2").weight(normal(-1, 0.3));
        try (Network net = b.build(timeStep(0.1).threads(threads).seed(3))) {
            net.run(15);
            return net.read(p, "v");
        }
    }

    @Test
    void randomInitialValuesAndParametersDependOnTheNeuronAlone() {
        double[][] one = drawn(1);
        for (int threads : new int[] {2, 5, 16}) {
            double[][] other = drawn(threads);
            assertThat(other[0]).containsExactly(one[0]);
            assertThat(other[1]).containsExactly(one[1]);
        }
        assertThat(one[0]).doesNotHaveDuplicates();
        assertThat(one[1]).doesNotHaveDuplicates();
    }

    private static double[][] drawn(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        b.population("before", 3, new TestModels.Lif());
        Population p = b.population("p", 1025, new TestModels.Lif())
                .with("tau_m", uniform(5, 20))
                .initially("v", normal(0, 3));
        try (Network net = b.build(timeStep(0.1).threads(threads).seed(9))) {
            return new double[][] {net.read(p, "tau_m"), net.read(p, "v")};
        }
    }

    @Test
    void moreThreadsThanNeuronsIsNoProblem() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p =
                b.population("p", 3, new TestModels.Lif()).with("i_e", 500).initially("v", array(0, 5, 10));
        b.project(p, p)
                .connect(pairs(new int[] {0, 1}, new int[] {1, 2}))
                .receptor("delta")
                .weight(1)
                .delay(0.3);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.1).threads(13))) {
            net.run(30);
            assertThat(java.util.Arrays.stream(spikes.counts()).min().getAsInt())
                    .isGreaterThan(1);
            assertThat(net.statistics().synapses()).isEqualTo(2);
        }
    }
}
