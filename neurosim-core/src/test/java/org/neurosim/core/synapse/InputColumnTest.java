package org.neurosim.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether visited one by one or as a whole, the same sums reach the same variables, and the column is empty afterwards. */
class InputColumnTest {

    private static final int NEURONS = 640;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 64, 160, 161, 1000})
    void sparseAndDenseDrainingAgree(int events) {
        SplittableRandom random = new SplittableRandom(events);
        InputColumn column = new InputColumn(NEURONS);
        double[] expected = new double[NEURONS];
        for (int round = 0; round < 3; round++) {
            char[] targets = new char[events];
            for (int k = 0; k < events; k++) {
                targets[k] = (char) random.nextInt(NEURONS);
            }
            int half = events / 2;
            column.touch(targets, 0, half);
            column.touch(targets, half, events);
            for (char target : targets) {
                double w = random.nextDouble();
                column.sum()[target] += w;
            }
            double[] state = new double[NEURONS];
            for (int i = 0; i < NEURONS; i++) {
                expected[i] = column.sum()[i];
            }
            assertThat(column.isDense()).isEqualTo(events > NEURONS / 4);
            if (column.isDense()) {
                column.drain(0, 512, state, new double[512]);
                double[] rest = new double[NEURONS - 512];
                column.drain(512, NEURONS - 512, rest, new double[512]);
                System.arraycopy(rest, 0, state, 512, rest.length);
            } else {
                column.drain(places(state));
            }
            column.drained();
            assertThat(state).containsExactly(expected);
            assertThat(column.sum()).containsOnly(0);
            assertThat(column.isEmpty()).isTrue();
            assertThat(column.isDense()).isFalse();
        }
    }

    private static StatePlaces places(double[] state) {
        StatePlaces places = new StatePlaces(NEURONS);
        places.put(0, NEURONS, state);
        return places;
    }

    @Test
    void placesLieInTheColumnsOfTheirBlocks() {
        StatePlaces places = new StatePlaces(256);
        double[] first = new double[100];
        double[] second = new double[70];
        places.put(0, 100, first);
        places.put(128, 70, second);
        places.add(0, 1);
        places.add(99, 2);
        places.add(128, 3);
        places.add(197, 4);
        places.add(197, 4);
        assertThat(first[0]).isEqualTo(1);
        assertThat(first[99]).isEqualTo(2);
        assertThat(second[0]).isEqualTo(3);
        assertThat(second[69]).isEqualTo(8);
    }

    @Test
    void aTouchedWholeIsDense() {
        InputColumn column = new InputColumn(NEURONS);
        column.touchAll();
        assertThat(column.isDense()).isTrue();
        assertThat(column.isEmpty()).isFalse();
    }

    @Test
    void theRingHasAColumnForEachStepAheadAndReceptor() {
        InputRing ring = new InputRing(5, 2, NEURONS);
        assertThat(ring.receptors()).isEqualTo(2);
        assertThat(ring.column(7, 1))
                .isSameAs(ring.column(12, 1))
                .isNotSameAs(ring.column(7, 0))
                .isNotSameAs(ring.column(8, 1));
        assertThat(ring.column((1L << 40) + 2, 0)).isSameAs(ring.column((1L << 40) + 7, 0));
    }
}
