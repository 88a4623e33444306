package org.neurosim.core.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link NextTimes} against a search through everything. */
class NextTimesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 63, 64, 65, 207, 4096, 4097, 9000})
    @DisplayName("the first event is the earliest, of equal ones that of lowest rank, of those that of the first owner")
    void againstSearch(int owners) {
        SplittableRandom random = new SplittableRandom(owners);
        NextTimes next = new NextTimes(owners);
        double[] time = new double[owners];
        boolean[] high = new boolean[owners];
        Arrays.fill(time, Double.POSITIVE_INFINITY);
        assertThat(next.topTime()).isInfinite();
        for (int k = 0; k < 5000; k++) {
            int changes = 1 + random.nextInt(5);
            for (int c = 0; c < changes; c++) {
                // The first event changes often; few values, so that many are equal.
                int i = random.nextInt(3) == 0 ? next.top() : random.nextInt(owners);
                time[i] = random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(40) / 4.0;
                high[i] = random.nextBoolean();
                next.update(i, time[i], high[i]);
            }
            int best = 0;
            for (int i = 1; i < owners; i++) {
                if (time[i] < time[best] || time[i] == time[best] && high[best] && !high[i]) {
                    best = i;
                }
            }
            assertThat(next.topTime()).isEqualTo(time[best]);
            if (time[best] < Double.POSITIVE_INFINITY) {
                assertThat(next.top()).isEqualTo(best);
            }
        }
    }
}
