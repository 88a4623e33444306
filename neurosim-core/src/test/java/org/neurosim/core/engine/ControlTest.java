package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedProbability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.model.Threshold.Condition;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.api.record.StateRecord;

/** Running, stepping, stopping, closing. */
@Timeout(60)
class ControlTest {

    private final NetworkBuilder b = NetworkBuilder.create();
    private final Population p = b.population("p", 10, new TestModels.Ramp(Condition.AT_OR_ABOVE));

    private Network build(int threads) {
        return b.build(timeStep(0.5).threads(threads));
    }

    @Test
    void timeIsTheNumberOfStepsTimesTheTimeStep() {
        try (Network net = build(1)) {
            assertThat(net.timeStep()).isEqualTo(0.5);
            assertThat(net.time()).isZero();
            assertThat(net.run(3)).isTrue();
            net.step();
            assertThat(net.stepCount()).isEqualTo(7);
            assertThat(net.time()).isEqualTo(3.5);
            assertThat(net.run(0)).isTrue();
            assertThat(net.stepCount()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, duration = -1.0 ms; must be finite and >= 0",
        "NaN, duration = NaN ms; must be finite and >= 0",
        "Infinity, duration = Infinity ms; must be finite and >= 0",
        "0.7, duration = 0.7 ms; must be a whole number of time steps of 0.5 ms (nearest: 0.5 ms)",
        "1e300, duration = 1.0E300 ms; must end before 4.503599627370496E15 ms"
    })
    void durationsAreChecked(double duration, String message) {
        try (Network net = build(1)) {
            net.step();
            assertThatThrownBy(() -> net.run(duration))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
            assertThatThrownBy(() -> net.run(duration, (t, end, s) -> {})).hasMessageContaining(message);
            assertThatThrownBy(() -> net.runUntil(() -> false, duration)).hasMessageContaining(message);
            assertThat(net.stepCount()).isEqualTo(1);
        }
    }

    @Test
    void durationsInDecimalsAreTakenForWhatTheyMean() {
        NetworkBuilder other = NetworkBuilder.create();
        other.population("p", 1, new TestModels.Counter());
        try (Network net = other.build(timeStep(0.1))) {
            net.run(0.3);
            net.run(1234.7);
            assertThat(net.stepCount()).isEqualTo(12_350);
        }
    }

    @Test
    void runUntilTestsBeforeAndAfterEachStep() {
        try (Network net = build(1)) {
            assertThat(net.runUntil(() -> true, 10)).isTrue();
            assertThat(net.stepCount()).isZero();
            assertThat(net.runUntil(() -> net.read(p, "x")[0] >= 5, 10)).isTrue();
            assertThat(net.stepCount()).isEqualTo(5);
            assertThat(net.runUntil(() -> false, 2)).isFalse();
            assertThat(net.stepCount()).isEqualTo(9);
            assertThat(net.runUntil(() -> net.stepCount() == 10, 0.5))
                    .as("true at the very end")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void cancelFromAnotherThreadStopsARun(int threads) throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        b.streamSpikes(p, (s, n, t, c) -> running.countDown());
        try (Network net = build(threads)) {
            Thread canceller = new Thread(() -> {
                try {
                    running.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                net.cancel();
            });
            canceller.start();
            assertThat(net.run(1e12)).isFalse();
            canceller.join();
            long reached = net.stepCount();
            assertThat(reached).isPositive();
            assertThat(net.read(p, "x")).containsOnly((double) reached);
            assertThat(net.run(1)).as("and is forgotten").isTrue();
            assertThat(net.stepCount()).isEqualTo(reached + 2);
        }
    }

    @Test
    void cancelFromProgressStopsARun() {
        try (Network net = build(1)) {
            assertThat(net.run(1e12, (t, end, s) -> net.cancel())).isFalse();
            assertThat(net.time()).isPositive();
        }
    }

    @Test
    void cancelFromAConditionStopsRunUntil() {
        try (Network net = build(1)) {
            assertThat(net.runUntil(
                            () -> {
                                if (net.stepCount() == 17) {
                                    net.cancel();
                                }
                                return false;
                            },
                            1e12))
                    .isFalse();
            assertThat(net.stepCount()).isEqualTo(17);
        }
    }

    @Test
    void cancelWithoutARunStopsTheNextAtOnce() {
        try (Network net = build(1)) {
            net.cancel();
            assertThat(net.run(10)).isFalse();
            assertThat(net.stepCount()).isZero();
            assertThat(net.run(10)).isTrue();
        }
    }

    @Test
    void anInterruptStopsARunAndKeepsTheFlag() {
        try (Network net = build(2)) {
            Thread.currentThread().interrupt();
            assertThat(net.run(10)).isFalse();
            assertThat(net.stepCount()).isZero();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(net.run(10)).isTrue();
        }
    }

    @Test
    void anInterruptDuringARunStopsIt() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        b.streamSpikes(p, (s, n, t, c) -> running.countDown());
        boolean[] result = {true, false};
        try (Network net = build(2)) {
            Thread runner = new Thread(() -> {
                result[0] = net.run(1e12);
                result[1] = Thread.currentThread().isInterrupted();
            });
            runner.start();
            running.await();
            runner.interrupt();
            runner.join(30_000);
            assertThat(runner.isAlive()).isFalse();
            assertThat(result).containsExactly(false, true);
        }
    }

    @Test
    void progressIsReportedWhileRunningAndAtTheEnd() {
        List<double[]> reports = new ArrayList<>();
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = build(1)) {
            net.run(10);
            long start = System.nanoTime();
            net.run(2000, (time, end, count) -> reports.add(new double[] {time, end, count}));
            double seconds = (System.nanoTime() - start) * 1e-9;
            double[] last = reports.get(reports.size() - 1);
            assertThat(last).containsExactly(2010, 2010, spikes.size());
            assertThat((double) reports.size()).isLessThanOrEqualTo(seconds * 10 + 2);
            for (int k = 1; k < reports.size(); k++) {
                assertThat(reports.get(k)[0]).isGreaterThan(reports.get(k - 1)[0]);
            }
        }
    }

    private static List<String> helpers() {
        List<String> names = new ArrayList<>();
        for (Thread t : Thread.getAllStackTraces().keySet()) {
            if (t.getName().startsWith("neurosim-") && t.isAlive()) {
                names.add(t.getName());
            }
        }
        return names;
    }

    @Test
    void closeEndsTheThreads() {
        int before = helpers().size();
        Network net = build(4);
        net.run(10);
        assertThat(helpers()).hasSizeGreaterThanOrEqualTo(before + 3);
        net.close();
        assertThat(helpers()).hasSize(before);
        net.close();
    }

    @Test
    void closeEndsTheThreadsOfANetworkThatNeverRanAndOfOneThatIsInterrupted() {
        int before = helpers().size();
        Network net = build(3);
        Thread.currentThread().interrupt();
        net.close();
        assertThat(Thread.interrupted()).as("flag kept").isTrue();
        assertThat(helpers()).hasSize(before);
    }

    @Test
    void aRefusedNetworkLeavesNoThreads() {
        int before = helpers().size();
        b.record(p, "x", 0.7);
        assertThatThrownBy(() -> build(4)).hasMessageContaining("interval = 0.7 ms");
        assertThat(helpers()).hasSize(before);
    }

    @Test
    void helpersSleepWhenThereIsNothingToDo() throws Exception {
        try (Network net = build(2)) {
            net.run(10);
            for (int tries = 0; tries < 200; tries++) {
                boolean parked = Thread.getAllStackTraces().keySet().stream()
                        .filter(t -> t.getName().startsWith("neurosim-"))
                        .allMatch(t -> t.getState() == Thread.State.WAITING);
                if (parked) {
                    net.run(10);
                    assertThat(net.read(p, "x")).as("and wake up again").containsOnly(40);
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            throw new AssertionError("helpers do not sleep");
        }
    }

    @Test
    void aClosedNetworkRefusesToRunButItsRecordsCanBeRead() {
        SpikeRecord spikes = b.recordSpikes(p);
        StateRecord x = b.record(p, "x", 0.5);
        b.project(p, p).connect(fixedProbability(0.5));
        Network net = build(2);
        net.run(5);
        net.close();
        List<Runnable> uses = List.of(
                () -> net.run(1),
                () -> net.run(1, (t, end, s) -> {}),
                () -> net.runUntil(() -> false, 1),
                net::step,
                () -> net.read(p, "x"),
                () -> net.write(p, "x", 1),
                () -> net.statistics());
        for (Runnable use : uses) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the network is closed");
        }
        net.cancel();
        assertThat(net.time()).isEqualTo(5);
        assertThat(spikes.size()).isEqualTo(70);
        assertThat(x.of(3)).hasSize(11);
    }

    @Test
    void statisticsCount() {
        Population q = b.source("q", 5, TestInputs.source(step -> step % 2 == 0));
        b.project(q, p).connect(fixedProbability(1)).delay(1.5);
        b.project(p.slice(0, 3), p.slice(3, 10)).connect(fixedProbability(1)).delay(4);
        try (Network net = build(2)) {
            assertThat(net.statistics().neurons()).isEqualTo(15);
            assertThat(net.statistics().synapses()).isEqualTo(50 + 21);
            assertThat(net.statistics().sliceSteps()).isEqualTo(3);
            net.run(10);
            assertThat(net.statistics().steps()).isEqualTo(20);
            assertThat(net.statistics().spikes()).isEqualTo(10 * 5 + 17 * 10);
        }
    }
}
