package org.neurosim.core.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrivals come as a plain queue of all of them gives them: by time, number of the spike, run. */
class VariedDelayRouteTest {

    private static final int ROWS = 50;
    private static final int PER_ROW = 20;

    private record Arrival(double time, long number, int run) {}

    /** Delays in multiples of a grain, 0 for a continuum; every synapse is its own target. */
    private static RouteRows rows(double least, double span, double grain, SplittableRandom random) {
        int n = ROWS * PER_ROW;
        int[] starts = new int[ROWS + 1];
        double[] delays = new double[n];
        for (int row = 0; row < ROWS; row++) {
            starts[row + 1] = starts[row] + PER_ROW;
            for (int k = starts[row]; k < starts[row + 1]; k++) {
                double u = random.nextDouble() * span;
                delays[k] = least + (grain > 0 ? Math.round(u / grain) * grain : u);
            }
            Arrays.sort(delays, starts[row], starts[row + 1]);
        }
        int[] targets = new int[n];
        Arrays.setAll(targets, k -> k);
        RouteRows rows = new RouteRows(starts, targets, null, 1, 0);
        rows.cut(delays);
        return rows;
    }

    @ParameterizedTest(name = "delays from {0} over {1} by {2}, {3} spikes per ms")
    @DisplayName("arrivals are those of a queue of all of them, in its order")
    @CsvSource({
        "1, 0.5, 0, 0.1",
        "1, 0.5, 0, 10",
        "1, 0.5, 0, 3000",
        "0, 2, 0, 100",
        "0, 2, 0.5, 100",
        "0.1, 30, 0.1, 2000",
        "0, 1e-9, 0, 1000",
        "5, 0.25, 0.25, 5000"
    })
    void asAQueue(double least, double span, double grain, double rate) {
        for (double dendritic : new double[] {0, least / 2}) {
            SplittableRandom random = new SplittableRandom(7);
            RouteRows rows = rows(least, span, grain, random);
            Route route = new VariedDelayRoute("p -> q", 0, 0, rows, new Transmission.Static(rows, 0), dendritic);
            PriorityQueue<Arrival> expected = new PriorityQueue<>(Comparator.comparingDouble(Arrival::time)
                    .thenComparingLong(Arrival::number)
                    .thenComparingInt(Arrival::run));
            Ear ear = new Ear();
            double now = 0;
            long arrived = 0;
            for (int k = 0; k < 4000; k++) {
                // Quiet times, and bursts of spikes at one time.
                double pause = k % 1000 == 999 ? 100 : k % 7 < 3 ? 0 : random.nextDouble() * 2 / rate;
                double until = now + pause;
                arrived += deliver(route, rows, expected, ear, until, dendritic);
                now = until;
                int row = random.nextInt(ROWS);
                route.send(row, now, k);
                for (int run = rows.firstRun(row); run < rows.firstRun(row + 1); run++) {
                    expected.add(new Arrival(now + (rows.delay(run) - dendritic), k, run));
                }
            }
            arrived += deliver(route, rows, expected, ear, Double.MAX_VALUE, dendritic);
            assertThat(arrived).isEqualTo(4000L * PER_ROW);
            assertThat(route.pending()).isZero();
            assertThat(route.next()).isInfinite();
        }
    }

    private static long deliver(
            Route route, RouteRows rows, PriorityQueue<Arrival> expected, Ear ear, double until, double dendritic) {
        long arrived = 0;
        while (route.next() <= until) {
            Arrival next = expected.remove();
            assertThat(route.next()).isEqualTo(next.time() + dendritic);
            assertThat(route.sequence()).isEqualTo(next.number());
            arrived += route.arrive(route.next(), ear);
            assertThat(ear.count).isEqualTo(rows.start(next.run() + 1) - rows.start(next.run()));
            assertThat(ear.first).isEqualTo(rows.start(next.run()));
        }
        assertThat(expected.isEmpty() || expected.peek().time() + dendritic > until)
                .isTrue();
        return arrived;
    }
}
