package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.uniform;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.record.RateRecord;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.integratefire.PerfectIf;
import org.neurosim.models.stimuli.Stimuli;

/** Running, stepping, stopping and watching networks that are event-driven throughout. Cancelling within a slice: {@link EventCancelTest}. */
@Timeout(60)
class EventControlTest {

    private static final String LEAST_SHARED = "neurosim.events.leastShared";

    @BeforeAll
    static void shareSmallNetworks() {
        System.setProperty(LEAST_SHARED, "0");
    }

    @AfterAll
    static void shareLargeNetworksOnly() {
        System.clearProperty(LEAST_SHARED);
    }

    /** Two populations that keep each other busy. */
    private static final class Net {
        private final NetworkBuilder builder = NetworkBuilder.create();
        private final Neurons all;
        private final SpikeRecord spikes;

        Net() {
            Lif.Builder lif = Lif.builder().tauM(20).refractory(2).receptor(Receptor.delta("in"));
            Population p = builder.population("p", 80, lif.build()).integrator(eventDriven());
            Population q = builder.population("q", 20, lif.build()).integrator(eventDriven());
            all = builder.union(p, q);
            builder.stimulate(all, "in", Stimuli.poisson(1500, 1));
            builder.project(p, all).connect(fixedIndegree(5)).weight(0.5).delay(uniform(0.5, 3));
            builder.project(q, all).connect(fixedIndegree(5)).weight(-1).delay(0.7);
            spikes = builder.recordSpikes(all);
        }

        Network build(int threads) {
            return builder.build(timeStep(0.25).threads(threads).seed(3));
        }
    }

    /** What a run of 400 ms without interruption gives. */
    private static long expected() {
        Net net = new Net();
        try (Network network = net.build(1)) {
            assertThat(network.run(400)).isTrue();
        }
        assertThat(net.spikes.size()).isGreaterThan(500);
        return net.spikes.fingerprint();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("cancelled from another thread, again and again, a run gives what it gives without")
    void cancelFromAnotherThread(int threads) throws InterruptedException {
        Net net = new Net();
        int[] batches = new int[1];
        Runnable[] now = new Runnable[1];
        net.builder.streamSpikes(net.all, (steps, neurons, times, count) -> {
            if (++batches[0] % 50 == 0) {
                now[0].run();
            }
        });
        try (Network network = net.build(threads)) {
            now[0] = () -> {
                CountDownLatch done = new CountDownLatch(1);
                new Thread(() -> {
                            network.cancel();
                            done.countDown();
                        })
                        .start();
                try {
                    done.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            };
            int stops = 0;
            while (network.stepCount() < 1600) {
                stops += network.run(400 - network.time()) ? 0 : 1;
            }
            assertThat(stops).isBetween(3, 10);
        }
        assertThat(net.spikes.fingerprint()).isEqualTo(expected());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("progress is reported at the end, with the spikes so far; cancelled from there a run stops")
    void progress(int threads) {
        Net net = new Net();
        try (Network network = net.build(threads)) {
            List<double[]> reports = new ArrayList<>();
            assertThat(network.run(100, (time, end, spikes) -> reports.add(new double[] {time, end, spikes})))
                    .isTrue();
            double[] last = reports.get(reports.size() - 1);
            assertThat(last).containsExactly(100, 100, network.statistics().spikes());
            assertThat(net.spikes.size()).isEqualTo((int) last[2]);
            assertThat(reports).isSortedAccordingTo((a, b) -> Double.compare(a[0], b[0]));

            double[] reached = new double[2];
            assertThat(network.run(1e9, (time, end, spikes) -> {
                        reached[0] = time;
                        reached[1] = end;
                        network.cancel();
                    }))
                    .isFalse();
            assertThat(reached[1]).isEqualTo(1e9 + 100);
            assertThat(network.time()).isEqualTo(reached[0]).isGreaterThan(100);
            assertThat(network.run(1)).as("and is forgotten").isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("cancelled or interrupted before a run, it makes no step")
    void before(int threads) {
        Net net = new Net();
        try (Network network = net.build(threads)) {
            network.cancel();
            assertThat(network.run(10)).isFalse();
            assertThat(network.stepCount()).isZero();
            Thread.currentThread().interrupt();
            assertThat(network.run(10)).isFalse();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(network.stepCount()).isZero();
            assertThat(network.run(400)).isTrue();
        }
        assertThat(net.spikes.fingerprint()).isEqualTo(expected());
    }

    /** Neuron i spikes every 2^(i+1) ms, exactly. */
    private static Population clocks(NetworkBuilder b, int n) {
        return b.population("clocks", n, new PerfectIf())
                .with("I_e", ofIndex(i -> Math.scalb(0.5, -i)))
                .integrator(eventDriven());
    }

    @Test
    @DisplayName("runUntil tests before and after each step; single steps")
    void runUntil() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = clocks(b, 1);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.75))) {
            assertThat(net.runUntil(() -> true, 30)).isTrue();
            assertThat(net.stepCount()).isZero();
            assertThat(net.runUntil(() -> spikes.size() == 3, 30)).isTrue();
            assertThat(net.time()).isEqualTo(6); // at the end of whose step the third one is
            assertThat(net.runUntil(() -> spikes.size() == 4, 30)).isTrue();
            assertThat(net.time()).isEqualTo(8.25);
            assertThat(net.runUntil(() -> net.read(p, "v")[0] > 0.5, 30)).isTrue();
            assertThat(net.time()).isEqualTo(9.75); // 8.25: 0.125, 9: 0.5
            assertThat(net.read(p, "v")[0]).isCloseTo(0.875, within(1e-15));
            assertThat(net.runUntil(() -> false, 3)).isFalse();
            assertThat(net.time()).isEqualTo(12.75);
            assertThat(net.runUntil(
                            () -> {
                                if (net.time() == 15) {
                                    net.cancel();
                                }
                                return false;
                            },
                            300))
                    .isFalse();
            assertThat(net.time()).isEqualTo(15);
            net.step();
            assertThat(net.time()).isEqualTo(15.75);
            assertThat(spikes.lastStepSize()).isZero();
            net.step();
            assertThat(spikes.lastStepSize()).isEqualTo(1);
        }
        assertThat(spikes.times()).containsExactly(2, 4, 6, 8, 10, 12, 14, 16);
    }

    @Test
    @DisplayName("rates: bins hold their end, not their beginning")
    void rates() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = clocks(b, 4);
        RateRecord all = b.recordRate(p, 4);
        RateRecord second = b.recordRate(p.slice(1, 2), 1);
        try (Network net = b.build(timeStep(0.25))) {
            net.run(5.5);
            assertThat(all.size()).isEqualTo(1);
            net.run(8.5);
            net.step();
        }
        // spikes at 2, 4, ...; at 4, 8, ...; at 8; none
        assertThat(all.times()).containsExactly(0, 4, 8);
        double one = 1000 / (4 * 4.0);
        assertThat(all.rates()).containsExactly(3 * one, 4 * one, 3 * one);
        assertThat(second.size()).isEqualTo(14);
        for (int k = 0; k < 14; k++) {
            assertThat(second.rates()[k]).as("from %d ms", k).isEqualTo(k % 4 == 3 ? 1000 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("rates and streams are those of the recorded spikes, however the run is divided")
    void streams(int threads) {
        Net net = new Net();
        RateRecord rates = net.builder.recordRate(net.all, 2.5);
        List<Double> times = new ArrayList<>();
        List<Integer> neurons = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        net.builder.streamSpikes(net.all, (s, n, t, count) -> {
            for (int k = 0; k < count; k++) {
                steps.add(s[k]);
                neurons.add(n[k]);
                times.add(t[k]);
            }
        });
        try (Network network = net.build(threads)) {
            network.run(7.25);
            network.step();
            network.runUntil(() -> network.time() > 30, 100);
            network.run(400 - network.time());
        }
        assertThat(net.spikes.fingerprint()).isEqualTo(expected());
        assertThat(times.stream().mapToDouble(t -> t).toArray()).containsExactly(net.spikes.times());
        assertThat(neurons.stream().mapToInt(n -> n).toArray()).containsExactly(net.spikes.neurons());
        assertThat(steps.stream().mapToLong(s -> s).toArray()).containsExactly(net.spikes.steps());
        double[] counts = new double[160];
        for (int k = 0; k < times.size(); k++) {
            assertThat(times.get(k)).isGreaterThan(steps.get(k) * 0.25).isLessThanOrEqualTo((steps.get(k) + 1) * 0.25);
            counts[(int) Math.ceil(times.get(k) / 2.5) - 1] += 1 / (100 * 2.5e-3);
        }
        assertThat(rates.rates()).containsExactly(counts, within(1e-9));
        assertThat(Arrays.stream(counts).filter(c -> c > 0).count()).isGreaterThan(50);
    }

    @Test
    @DisplayName("a stream gets thousands of spikes of one time in batches, in order")
    void batches() {
        int n = 10_000;
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", n, new PerfectIf()).with("I_e", 0.5).integrator(eventDriven());
        List<Integer> sizes = new ArrayList<>();
        int[] next = new int[1];
        b.streamSpikes(p, (steps, neurons, times, count) -> {
            sizes.add(count);
            for (int k = 0; k < count; k++) {
                assertThat(neurons[k]).isEqualTo(next[0]++ % n);
                assertThat(times[k]).isEqualTo(2.0 * (1 + (next[0] - 1) / n));
            }
        });
        try (Network net = b.build(timeStep(0.25))) {
            net.run(6);
        }
        assertThat(next[0]).isEqualTo(3 * n);
        assertThat(sizes).hasSizeGreaterThan(3).allMatch(size -> size > 0);
    }
}
