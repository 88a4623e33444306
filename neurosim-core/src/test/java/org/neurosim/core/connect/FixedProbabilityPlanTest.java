package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.connect.Connectors;

class FixedProbabilityPlanTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.003, 0.1, 0.4999, 0.5, 0.5001, 0.9, 0.997})
    @DisplayName("in-degrees, out-degrees and the total are binomial")
    void degrees(double p) {
        Generated all = Generated.by(Connectors.fixedProbability(p), 700, 500, null, 77);
        assertThat(all.perPair(700, 500)).doesNotContain(2);
        binomial("in-degrees", all.indegrees(500), 700, p);
        binomial("out-degrees", all.outdegrees(700), 500, p);
        double sd = Math.sqrt(350_000 * p * (1 - p));
        assertThat((double) all.size()).isCloseTo(350_000 * p, within(3 * sd));
    }

    private static void binomial(String what, int[] degrees, int n, double p) {
        int[] counts = new int[n + 1];
        for (int degree : degrees) {
            counts[degree]++;
        }
        Fit.matches(what, counts, new BinomialDistribution(null, n, p)::probability);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 3", "0.3, 3", "0.7, 3", "0.95, 3", "0.5, 1"})
    @DisplayName("neighbouring pairs, and pairs on both sides of the end of a row, are independent")
    void neighbours(double p, int sources) {
        int[] counts = new int[4];
        int targets = 64;
        for (int key = 0; key < 300; key++) {
            int[] pairs = Generated.by(Connectors.fixedProbability(p), sources, targets, null, key)
                    .perPair(sources, targets);
            for (int target = 0; target < targets - 1; target += 2) {
                counts[2 * pairs[(sources - 1) * targets + target] + pairs[target + 1]]++;
            }
        }
        Fit.matches("last of a row and first of the next", counts, i -> (i > 1 ? p : 1 - p) * (i % 2 == 1 ? p : 1 - p));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.8})
    @DisplayName("without autapses the other pairs keep their probability")
    void withoutAutapses(double p) {
        int[] counts = new int[100];
        int n = 80;
        for (int key = 0; key < 40; key++) {
            int[] pairs = Generated.by(
                            Connectors.fixedProbability(p).withoutAutapses(), n, n, Generated.identity(n), key)
                    .perPair(n, n);
            for (int i = 0; i < n; i++) {
                assertThat(pairs[i * n + i]).isZero();
            }
            for (int target = 0; target < n; target++) {
                int degree = 0;
                for (int source = 0; source < n; source++) {
                    degree += pairs[source * n + target];
                }
                counts[degree]++;
            }
        }
        Fit.matches("in-degrees", Arrays.copyOf(counts, n), new BinomialDistribution(null, n - 1, p)::probability);
    }

    @Test
    @DisplayName("probability 0 gives nothing, probability 1 everything, the smallest one does not fail")
    void extremes() {
        assertThat(Generated.by(Connectors.fixedProbability(0), 100, 100, null, 1)
                        .size())
                .isZero();
        assertThat(Generated.by(Connectors.fixedProbability(1), 100, 100, null, 1)
                        .perPair(100, 100))
                .containsOnly(1);
        assertThat(Generated.by(Connectors.fixedProbability(Double.MIN_VALUE), 100, 100, null, 1)
                        .size())
                .isZero();
        assertThat(Generated.by(Connectors.fixedProbability(Math.nextDown(1.0)), 100, 100, null, 1)
                        .size())
                .isEqualTo(10_000);
    }

    @Test
    @DisplayName("the expected count is the mean, rounded")
    void expectedCount() {
        assertThat(ConnectionPlan.of(Connectors.fixedProbability(0.1), 100, 77, null, 1, "a")
                        .expectedCount())
                .isEqualTo(770);
        assertThat(ConnectionPlan.of(
                                Connectors.fixedProbability(0.1).withoutAutapses(),
                                77,
                                77,
                                Generated.identity(77),
                                1,
                                "a")
                        .expectedCount())
                .isEqualTo(585);
    }
}
