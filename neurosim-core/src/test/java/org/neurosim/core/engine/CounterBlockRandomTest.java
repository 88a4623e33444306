package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.core.random.GoodnessOfFit;

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
        for (double mean : new double[] {0.3, 30}) {
            for (long step = 0; step < 12; step++) {
                double[] all = fresh(step, mean, 0, N);
                for (int first : new int[] {64, 100, 171, 172}) {
                    assertThat(fresh(step, mean, first, 128)).isEqualTo(Arrays.copyOfRange(all, first, first + 128));
                }
            }
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
                double count = inside ? counts[i - 5] : 0;
                double expected = 0.1 + weights[step] * count;
                if (means[step] <= CountsByGroup.MOST) { // event by event
                    expected = 0.1;
                    for (int k = 0; k < count; k++) {
                        expected += weights[step];
                    }
                }
                assertThat(column[i]).isEqualTo(expected);
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

    /** 300 elements, 20,000 steps; the last group has 44 elements of 64. */
    @ParameterizedTest
    @ValueSource(doubles = {0.004, 0.16, 0.5})
    void smallMeansGiveIndependentPoissonCounts(double mean) {
        int steps = 20_000;
        CounterBlockRandom random = new CounterBlockRandom(KEY, 0, N, new DrawSpace());
        long[] observed = new long[20];
        double[] byElement = new double[N];
        double[] byStep = new double[4];
        double neighbours = 0; // products of what two elements of a group deviate by
        double later = 0; // the same of one element in two steps
        double[] before = new double[N];
        Arrays.fill(before, mean);
        for (int step = 0; step < steps; step++) {
            double[] counts = next(random, step, mean);
            for (int i = 0; i < N; i++) {
                observed[(int) counts[i]]++;
                byElement[i] += counts[i];
                byStep[step & 3] += counts[i];
                neighbours += (counts[i] - mean) * (counts[i ^ 1] - mean);
                later += (counts[i] - mean) * (before[i] - mean);
            }
            before = counts;
        }
        GoodnessOfFit.require(observed, N * steps, k -> new PoissonDistribution(mean).probability(k));
        double all = (double) N * steps;
        double within = 4.5 * Math.sqrt(mean * steps); // of 300 elements
        for (double count : byElement) {
            assertThat(count).isCloseTo(mean * steps, offset(within));
        }
        for (double count : byStep) {
            assertThat(count).isCloseTo(mean * all / 4, offset(4 * Math.sqrt(mean * all / 4)));
        }
        assertThat(neighbours / all).isCloseTo(0, offset(4 * mean * Math.sqrt(2 / all))); // each pair counts twice
        assertThat(later / all).isCloseTo(0, offset(4 * mean / Math.sqrt(all)));
    }

    @Test
    void aMeanOfZeroGivesNoEvents() {
        assertThat(fresh(3, 0, 0, N)).containsOnly(0);
    }
}
