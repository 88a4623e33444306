package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Connectors.pairs;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.NetworkStatistics;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.Population;
import org.neurosim.api.record.SpikeListener;
import org.neurosim.models.integratefire.PerfectIf;
import org.neurosim.models.stimuli.Sources;

/**
 * A network with two million spikes on their way at once, one through a common delay, one through delays of their own; a quarter as many on two threads. Every arrival makes its target spike, so that the spikes of a
 * population are the arrivals, which a sort of all sums of spike time and delay gives. Times and delays are whole numbers of 2^-14 ms: sums are exact, and there are many ties.
 */
class MillionsPendingTest {

    private static final int CELLS = 2000;
    private static final int PER_MS = 1 << 14; // ticks
    private static final int BURST = 48; // ms
    private static final int LEAST_DELAY = 60; // ms
    private static final int LONGEST_DELAY = 90; // ms
    private static final int QUIET_FROM = 150; // ms
    private static final int QUIET_STEP = PER_MS / 256; // ticks from spike to spike
    private static final int QUIET_SPIKES =
            120_000; // a queue looks after 2^14, and may give half of its room back each time
    private static final int END = 720; // ms
    private static final int CELL_BITS = 11;

    /** Spike times of each cell, in ticks: first a number of them from each cell within the burst, then one cell after the other. */
    private static int[][] ticks(int perCell) {
        SplittableRandom random = new SplittableRandom(8);
        int[][] ticks = new int[CELLS][];
        for (int c = 0; c < CELLS; c++) {
            int first = c;
            ticks[c] = IntStream.concat(
                            random.ints(1, BURST * PER_MS).distinct().limit(perCell),
                            IntStream.range(0, QUIET_SPIKES / CELLS)
                                    .map(k -> QUIET_FROM * PER_MS + (k * CELLS + first) * QUIET_STEP))
                    .toArray();
        }
        return ticks;
    }

    /** What a population does, as an ascending list of time and neuron; two arrivals at one time make one spike. */
    private static final class Expected implements SpikeListener {
        private final long[] spikes;
        private int seen;

        Expected(long[] arrivals) {
            Arrays.sort(arrivals);
            int n = 0;
            for (int k = 0; k < arrivals.length; k++) {
                if (k == 0 || arrivals[k] != arrivals[k - 1]) {
                    arrivals[n++] = arrivals[k];
                }
            }
            spikes = Arrays.copyOf(arrivals, n);
        }

        @Override
        public void spikes(long[] steps, int[] neurons, double[] times, int count) {
            for (int k = 0; k < count; k++) {
                double tick = times[k] * PER_MS;
                if (tick != (long) tick || ((long) tick << CELL_BITS | neurons[k]) != spikes[seen++]) {
                    throw new AssertionError("spike " + (seen - 1) + ": neuron " + neurons[k] + " at " + times[k]);
                }
            }
        }

        void requireAll() {
            assertThat(seen).isEqualTo(spikes.length);
        }
    }

    private int[][] ticks;
    private int spikes;
    private final int[] delays = new SplittableRandom(9)
            .ints(2 * CELLS, LEAST_DELAY * PER_MS, LONGEST_DELAY * PER_MS)
            .toArray();

    /** Source c has a synapse onto cell c of a population, and two with delays of their own onto cells c and c + 7 of another. */
    private Expected[] describe(NetworkBuilder b, int perCell) {
        ticks = ticks(perCell);
        spikes = CELLS * perCell;
        double[][] times = new double[CELLS][];
        for (int c = 0; c < CELLS; c++) {
            times[c] = Arrays.stream(ticks[c])
                    .mapToDouble(t -> t / (double) PER_MS)
                    .toArray();
        }
        Population source = b.source("source", CELLS, Sources.spikes(times));
        Population common = b.population("common", CELLS, new PerfectIf()).integrator(eventDriven());
        Population own = b.population("own", CELLS, new PerfectIf()).integrator(eventDriven());
        b.project(source, common).connect(oneToOne()).delay(LEAST_DELAY);
        int[] from = new int[2 * CELLS];
        int[] to = new int[2 * CELLS];
        Arrays.setAll(from, k -> k / 2);
        Arrays.setAll(to, k -> (k / 2 + k % 2 * 7) % CELLS);
        b.project(source, own)
                .connect(pairs(from, to))
                .delay(array(Arrays.stream(delays)
                        .mapToDouble(d -> d / (double) PER_MS)
                        .toArray()));
        long[] atCommon = new long[spikes + QUIET_SPIKES];
        long[] atOwn = new long[2 * atCommon.length];
        int n = 0;
        for (int c = 0; c < CELLS; c++) {
            for (int t : ticks[c]) {
                atCommon[n] = (long) (t + LEAST_DELAY * PER_MS) << CELL_BITS | c;
                for (int k = 2 * c; k < 2 * c + 2; k++) {
                    atOwn[2 * n + k % 2] = (long) (t + delays[k]) << CELL_BITS | to[k];
                }
                n++;
            }
        }
        Expected[] expected = {new Expected(atCommon), new Expected(atOwn)};
        b.streamSpikes(common, expected[0]);
        b.streamSpikes(own, expected[1]);
        return expected;
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 125"})
    @DisplayName("they arrive in order, take at most 60 bytes each, and their memory is given back")
    void arrivals(int threads, int perCell) {
        NetworkBuilder b = NetworkBuilder.create();
        Expected[] expected = describe(b, perCell);
        try (Network net = b.build(timeStep(0.25).threads(threads))) {
            long empty = usedMemory();
            net.run(LEAST_DELAY - 2);
            NetworkStatistics atMost = net.statistics();
            assertThat(atMost.spikes()).isEqualTo(spikes);
            assertThat(atMost.pendingSpikes()).isEqualTo(2 * spikes);
            long full = usedMemory() - empty;
            assertThat(full).as("bytes").isBetween(2L * spikes * 20, 2L * spikes * 60);
            net.run(END - net.time());
            for (Expected e : expected) {
                e.requireAll();
            }
            assertThat(net.statistics().pendingSpikes()).isZero();
            assertThat(net.statistics().peakPendingSpikes())
                    .as("and those of a millisecond for the recorders")
                    .isBetween(2L * spikes, 2L * spikes + 150_000);
            assertThat(usedMemory() - empty).as("bytes left").isLessThan(full / 4);
        }
    }

    @Test
    @DisplayName("a bound stops the run where it is reached")
    void bound() {
        int most = 900_000;
        NetworkBuilder b = NetworkBuilder.create();
        describe(b, 250);
        try (Network net = b.build(timeStep(0.25).maxPendingSpikes(most))) {
            assertThatThrownBy(() -> net.run(END))
                    .isInstanceOf(NeurosimException.class)
                    .hasMessageContaining("more than 900000 spikes are on their way, maxPendingSpikes of the options")
                    .hasMessageContaining("through projection source -> ");
            // Each spike counts twice on its way, and once for the recorders until its millisecond is over.
            long sent = net.statistics().spikes();
            long before = Arrays.stream(ticks)
                    .flatMapToInt(Arrays::stream)
                    .filter(t -> t <= net.time() * PER_MS)
                    .count();
            assertThat(2 * sent + sent - before).isBetween((long) most, most + 3L);
            assertThat(net.statistics().peakPendingSpikes()).isBetween(most - 3L, (long) most);
        }
    }
}
