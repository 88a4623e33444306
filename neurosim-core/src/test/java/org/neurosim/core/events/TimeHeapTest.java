package org.neurosim.core.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queues against plain search. */
class TimeHeapTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 207, 1024})
    void alwaysTheEarliestThenTheLowestRank(int owners) {
        SplittableRandom random = new SplittableRandom(owners);
        TimeHeap heap = new TimeHeap(owners);
        double[] time = new double[owners];
        int[] rank = new int[owners];
        Arrays.fill(time, Double.POSITIVE_INFINITY);
        Arrays.setAll(rank, i -> i);
        for (int n = 0; n < 3_000; n++) {
            int i = random.nextInt(owners);
            time[i] = random.nextInt(8) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(50);
            rank[i] = random.nextBoolean() ? i : i + owners;
            heap.update(i, time[i], rank[i]);
            int best = 0;
            for (int k = 1; k < owners; k++) {
                if (time[k] < time[best] || time[k] == time[best] && rank[k] < rank[best]) {
                    best = k;
                }
            }
            assertThat(heap.top()).as("after %s updates", n).isEqualTo(best);
            assertThat(heap.topTime()).isEqualTo(time[best]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 17, 1000})
    void fifoKeepsTheOrderWhileItGrows(int size) {
        EventFifo fifo = new EventFifo();
        int in = 0;
        int out = 0;
        for (int round = 0; round < 5; round++) {
            for (int k = 0; k < size; k++) {
                fifo.add(in, 10L * in, in);
                in++;
            }
            for (int k = 0; k < size - size / 3; k++) {
                assertThat(fifo.time()).isEqualTo(out);
                assertThat(fifo.sequence()).isEqualTo(10L * out);
                assertThat(fifo.entry()).isEqualTo(out);
                fifo.remove();
                out++;
            }
        }
        assertThat(fifo.size()).isEqualTo(in - out);
    }
}
