package org.neurosim.core.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;

/** Stores of spikes on their way: they hold what they are given, and give back what a burst has left. */
class PendingRoomTest {

    private static final int BURST = 100_000;

    /** Enough additions for the room of a burst to be halved down to little. */
    private static final int QUIET = 16 * 20_000;

    @Test
    @DisplayName("a queue of one delay")
    void fifo() {
        EventFifo fifo = new EventFifo();
        ArrayDeque<double[]> expected = new ArrayDeque<>();
        SplittableRandom random = new SplittableRandom(4);
        int[] phases = {BURST, QUIET, 3_000, QUIET, BURST};
        double time = 0;
        for (int phase = 0; phase < phases.length; phase++) {
            boolean burst = phase % 2 == 0;
            for (int k = 0; k < phases[phase]; k++) {
                time += random.nextDouble();
                fifo.add(time, -k, k);
                expected.add(new double[] {time, -k, k});
                int out = burst ? random.nextInt(2) : 1 + random.nextInt(3);
                for (int n = 0; n < out && !expected.isEmpty(); n++) {
                    double[] first = expected.remove();
                    assertThat(fifo.time()).isEqualTo(first[0]);
                    assertThat(fifo.sequence()).isEqualTo((long) first[1]);
                    assertThat(fifo.entry()).isEqualTo((int) first[2]);
                    fifo.remove();
                }
            }
            assertThat(fifo.size()).isEqualTo(expected.size());
            assertThat(fifo.room()).isBetween(fifo.size(), burst ? 2 * BURST : 128);
        }
    }

    /** One row of two synapses with delays 1 and 3. */
    private static RouteRows rows() {
        RouteRows rows = new RouteRows(new int[] {0, 2}, new int[] {0, 1}, new double[] {1, 2}, 0, 0);
        rows.cut(new double[] {1, 3});
        return rows;
    }

    private static final class Unchanged implements Synapse.PresynapticRule {
        @Override
        public SynapseSpec spec() {
            return new SynapseSpec("unchanged", List.of());
        }

        @Override
        public void onPresynapticSpike(Row row) {}
    }

    @Test
    @DisplayName("a queue of differing delays, and what a rule has spikes carry")
    void heap() {
        RouteRows rows = rows();
        RuleTransmission rule = new RuleTransmission(rows, 0, new Unchanged(), 1);
        VariedDelayRoute route = new VariedDelayRoute("p -> q", 0, 0, rows, rule, 0);
        Ear ear = new Ear();
        for (int k = 0; k < BURST; k++) {
            route.send(0, k * 1e-6, k);
        }
        assertThat(route.pending()).isEqualTo(BURST);
        assertThat(route.room()).isBetween(BURST, 2 * BURST);
        assertThat(rule.room()).isEqualTo(BURST);
        double last = 0;
        for (int k = 0; k < 2 * BURST; k++) {
            assertThat(route.next()).isGreaterThanOrEqualTo(last);
            last = route.next();
            route.arrive(last, ear);
        }
        assertThat(route.pending()).isZero();
        assertThat(ear.sum).isEqualTo(3.0 * BURST);
        for (int k = 0; k < QUIET; k++) {
            route.send(0, 10 + k, BURST + k);
            route.arrive(route.next(), ear);
            route.arrive(route.next(), ear);
        }
        assertThat(route.room()).isLessThanOrEqualTo(128);
        assertThat(rule.room()).isLessThanOrEqualTo(128);
        assertThat(ear.sum).isEqualTo(3.0 * (BURST + QUIET));
    }
}
