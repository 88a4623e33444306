package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A number depends on element, step and call alone, whatever was drawn before and whichever block asks. */
class CounterBlockRandomTest {

    private static final long KEY = 20261123L;
    private static final int N = 300;

    private static double[] fresh(long step, double mean, int first, int size) {
        CounterBlockRandom random = new CounterBlockRandom(KEY, first, size, new DrawSpace());
        random.begin(step);
        double[] out = new double[size];
        random.poisson(mean, out);
        return out;
    }

    private static double[] next(CounterBlockRandom random, long step, double mean) {
        random.begin(step);
        double[] out = new double[N];
        random.poisson(mean, out);
        return out;
    }

    @Test
    void poissonCountsKeptForLaterStepsAreThoseMadeAnew() {
        CounterBlockRandom random = new CounterBlockRandom(KEY, 0, N, new DrawSpace());
        for (long step = 2; step < 40; step++) {
            assertThat(next(random, step, 2)).as("step %d", step).isEqualTo(fresh(step, 2, 0, N));
        }
    }

    @Test
    void poissonCountsOfChangingMeansAndSkippedStepsAreThoseMadeAnew() {
        CounterBlockRandom random = new CounterBlockRandom(KEY, 0, N, new DrawSpace());
        long[] steps = {5, 6, 7, 8, 8, 3, 9, 10, 12, 13, 15, 16, 20, 21, 22, 1L << 34, 1 + (1L << 34)};
        double[] means = {2, 2, 2, 0.5, 2, 2, 2, 200, 2, 2, 2, 40, 0.5, 0.5, 2, 2, 2};
        for (int k = 0; k < steps.length; k++) {
            assertThat(next(random, steps[k], means[k]))
                    .as("step %d, mean %s", steps[k], means[k])
                    .isEqualTo(fresh(steps[k], means[k], 0, N));
        }
    }

    @Test
    void poissonCountsAreThoseOfTheElementInEveryBlock() {
        for (long step = 0; step < 8; step++) {
            assertThat(Arrays.copyOfRange(fresh(step, 30, 0, N), 100, 228)).isEqualTo(fresh(step, 30, 100, 128));
        }
    }

    @Test
    void addedPoissonCountsAreTheSameTimesTheWeight() {
        CounterBlockRandom random = new CounterBlockRandom(KEY, 0, N, new DrawSpace());
        double[] means = {2, 2, 2, 2, 2, 0.5, 200, 400, 2, 2};
        double[] weights = {0.3, 0.3, 0.3, -7, -7, -7, -7, 0.3, 0.3, 1};
        for (int step = 0; step < means.length; step++) {
            double[] column = new double[N + 9];
            Arrays.fill(column, 0.1);
            random.begin(step);
            random.addPoisson(means[step], weights[step], column, 5);
            double[] counts = fresh(step, means[step], 0, N);
            for (int i = 0; i < column.length; i++) {
                boolean inside = i >= 5 && i < 5 + N;
                assertThat(column[i]).isEqualTo(inside ? 0.1 + weights[step] * counts[i - 5] : 0.1);
            }
        }
    }

    @Test
    void poissonCountsOfDifferentStepsDiffer() {
        for (long step = 0; step < 8; step++) {
            for (long other = step + 1; other < 8; other++) {
                assertThat(fresh(step, 2, 0, N)).isNotEqualTo(fresh(other, 2, 0, N));
            }
        }
    }
}
