package org.neurosim.core.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two million spikes on their way at once. They arrive as a sort of all arrivals says, by time, number of the spike and run of synapses, each packed into a
 * {@code long}. Times and delays are whole numbers of 2^-14 ms, so that sums are exact and there are many ties.
 */
class MillionsPendingTest {

    private static final int SPIKES = 2_000_000;
    private static final int ROWS = 1000;
    private static final double TICK = 0x1p-14;
    private static final int BURST = 700_000; // ticks
    private static final int LEAST = 1_000_000; // ticks, so that all spikes are sent before the first arrives
    private static final int NUMBER_BITS = 21;
    private static final int RUN_BITS = 12;

    private static long arrival(long tick, int number, int run) {
        return (tick << NUMBER_BITS | number) << RUN_BITS | run;
    }

    /** Rows of synapses with delays of LEAST ticks and a number below the spread more; every synapse is its own target. */
    private static RouteRows rows(int perRow, int spread, SplittableRandom random) {
        int[] starts = new int[ROWS + 1];
        Arrays.setAll(starts, row -> row * perRow);
        int[] targets = new int[ROWS * perRow];
        Arrays.setAll(targets, k -> k);
        double[] delays = new double[targets.length];
        Arrays.setAll(delays, k -> (LEAST + random.nextInt(spread)) * TICK);
        RouteRows rows = new RouteRows(starts, targets, null, 1, LEAST * TICK);
        if (perRow > 1) {
            for (int row = 0; row < ROWS; row++) {
                Arrays.sort(delays, starts[row], starts[row + 1]);
            }
            rows.cut(delays);
            assertThat(rows.runs()).isEqualTo(targets.length);
        }
        return rows;
    }

    private static void burst(Route route, RouteRows rows, int perRow, SplittableRandom random) {
        long[] expected = new long[SPIKES * perRow];
        int[] sent = random.ints(SPIKES, 0, BURST).toArray();
        Arrays.sort(sent);
        int n = 0;
        for (int k = 0; k < SPIKES; k++) {
            int row = random.nextInt(ROWS);
            route.send(row, sent[k] * TICK, k);
            for (int run = rows.firstRun(row); run < rows.firstRun(row) + perRow; run++) {
                expected[n++] = arrival(sent[k] + (long) (rows.delay(run) / TICK), k, run);
            }
        }
        assertThat(route.pending()).isEqualTo(SPIKES);
        Arrays.sort(expected);
        Ear ear = new Ear();
        for (long next : expected) {
            double time = route.next();
            int number = (int) route.sequence();
            int synapses = route.arrive(time, ear);
            if (arrival((long) (time / TICK), number, ear.first) != next || synapses != 1) {
                throw new AssertionError("at " + time + " ms spike " + number + " through synapse " + ear.first);
            }
        }
        assertThat(route.pending()).isZero();
        assertThat(route.next()).isInfinite();
    }

    @Test
    @DisplayName("through one delay")
    void constantDelay() {
        SplittableRandom random = new SplittableRandom(5);
        RouteRows rows = rows(1, 1, random);
        burst(new ConstantDelayRoute("p -> q", 0, 0, rows, new Transmission.Static(rows, 0), 0), rows, 1, random);
    }

    @Test
    @DisplayName("through own delays, in at most 64 bytes each, which are given back")
    void ownDelays() {
        SplittableRandom random = new SplittableRandom(6);
        RouteRows rows = rows(2, 300_000, random);
        VariedDelayRoute route = new VariedDelayRoute("p -> q", 0, 0, rows, new Transmission.Static(rows, 0), 0);
        burst(route, rows, 2, random);
        assertThat(route.room()).isBetween(SPIKES, 2 * SPIKES); // of 32 bytes
        Ear ear = new Ear();
        for (int k = 0; k < 16 * 16 * 1024; k++) {
            double time = 1000 + 10.0 * k;
            while (route.next() <= time) {
                route.arrive(route.next(), ear);
            }
            route.send(k % ROWS, time, k);
        }
        assertThat(route.room()).isLessThanOrEqualTo(128);
    }
}
