package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delivery by bits against delivery one by one. */
class BitRowsTest {

    private static final int NEURONS = 1000;
    private static final int FIRST = 130;
    private static final int ROWS = 300;

    private final int[] rowStart = new int[ROWS + 1];
    private final char[] target;

    /** Rows of 0 to 299 synapses onto the neurons 130 to 949, drawn with repetition: many are there twice or more. */
    BitRowsTest() {
        Random random = new Random(7);
        for (int r = 0; r < ROWS; r++) {
            rowStart[r + 1] = rowStart[r] + r;
        }
        target = new char[rowStart[ROWS]];
        for (int k = 0; k < target.length; k++) {
            target[k] = (char) (FIRST + random.nextInt(820));
        }
    }

    /** Up to 255 spikes are counted together, so 256 and 1000 go in several batches. A weight that is a power of two makes sums exact. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 47, 255, 256, 1000})
    void everySynapseCounts(int spikes) {
        int[] ids = new Random(spikes).ints(spikes + 2, 0, ROWS).toArray();
        double[] expected = new double[NEURONS];
        long events = 0;
        for (int s = 1; s <= spikes; s++) {
            Delivery.addConstant(target, rowStart[ids[s]], rowStart[ids[s] + 1], 0.25, expected);
            events += ids[s];
        }
        BitRows rows = new BitRows(rowStart, target, 0.25);
        for (int repeat = 0; repeat < 2; repeat++) {
            InputColumn input = new InputColumn(1024);
            rows.take(ids, 1, 1 + spikes / 2);
            rows.take(ids, 1 + spikes / 2, spikes + 1);
            assertThat(rows.deliver(input)).isEqualTo(events);
            assertThat(input.isDense()).isTrue();
            assertThat(input.sum()).startsWith(expected);
        }
    }

    @Test
    void sumsAreMultiplesOfTheWeight() {
        BitRows rows = new BitRows(rowStart, target, 0.1);
        InputColumn input = new InputColumn(1024);
        int[] ids = {299, 298, 297};
        rows.take(ids, 0, 3);
        rows.deliver(input);
        for (double sum : input.sum()) {
            assertThat(sum / 0.1).isCloseTo(Math.rint(sum / 0.1), within(1e-12));
        }
    }

    @Test
    void aTableWithoutSynapsesDeliversNothing() {
        BitRows rows = new BitRows(new int[3], new char[0], 1);
        InputColumn input = new InputColumn(64);
        rows.take(new int[] {1}, 0, 1);
        assertThat(rows.deliver(input)).isZero();
        assertThat(input.sum()).containsOnly(0);
    }
}
