package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.connect.Connector;
import org.neurosim.api.connect.Connectors;

/** The laws of fixed in-degree and fixed out-degree. */
class DegreePlansTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 51, 99, 100, 101, 150, 200})
    @DisplayName("in-degrees are exact, out-degrees binomial: each target draws a source with K / N")
    void indegree(int k) {
        Generated all = Generated.by(Connectors.fixedIndegree(k), 200, 1000, null, k);
        assertThat(all.indegrees(1000)).containsOnly(k);
        assertThat(all.perPair(200, 1000)).doesNotContain(2);
        degreesAreBinomial("out-degrees", all.outdegrees(200), 1000, k / 200.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100, 1000})
    @DisplayName("with multapses too: out-degrees are binomial of all draws, multapses do occur")
    void indegreeWithMultapses(int k) {
        Generated all = Generated.by(Connectors.fixedIndegree(k).withMultapses(), 200, 1000, null, k);
        assertThat(all.indegrees(1000)).containsOnly(k);
        degreesAreBinomial("out-degrees", all.outdegrees(200), 1000 * k, 1 / 200.0);
        BinomialDistribution law = new BinomialDistribution(null, k, 1 / 200.0);
        int[] multiplicities = new int[k + 1];
        for (int count : all.perPair(200, 1000)) {
            multiplicities[count]++;
        }
        Fit.matches("multiplicities", multiplicities, law::probability);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "50, false", "51, false", "98, false", "99, false", "5, true", "200, true"})
    @DisplayName("without autapses the others are drawn evenly")
    void indegreeWithoutAutapses(int k, boolean multapses) {
        int n = 100;
        int[] counts = new int[n * n];
        Connector rule = new Connector.FixedIndegree(k, false, multapses);
        for (int key = 0; key < 100; key++) {
            int[] pairs = Generated.by(rule, n, n, Generated.identity(n), key).perPair(n, n);
            for (int i = 0; i < pairs.length; i++) {
                counts[i] += pairs[i];
            }
        }
        othersAreEven(counts, n, multapses || k < 99);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 51, 99, 100, 101, 150, 200})
    @DisplayName("out-degrees are exact, in-degrees binomial: each source draws a target with K / N")
    void outdegree(int k) {
        Generated all = Generated.by(Connectors.fixedOutdegree(k), 1000, 200, null, k);
        assertThat(all.outdegrees(1000)).containsOnly(k);
        assertThat(all.perPair(1000, 200)).doesNotContain(2);
        degreesAreBinomial("in-degrees", all.indegrees(200), 1000, k / 200.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100, 1000})
    @DisplayName("out-degrees with multapses")
    void outdegreeWithMultapses(int k) {
        Generated all = Generated.by(Connectors.fixedOutdegree(k).withMultapses(), 1000, 200, null, k);
        assertThat(all.outdegrees(1000)).containsOnly(k);
        degreesAreBinomial("in-degrees", all.indegrees(200), 1000 * k, 1 / 200.0);
        BinomialDistribution law = new BinomialDistribution(null, k, 1 / 200.0);
        int[] multiplicities = new int[k + 1];
        for (int count : all.perPair(1000, 200)) {
            multiplicities[count]++;
        }
        Fit.matches("multiplicities", multiplicities, law::probability);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "50, false", "51, false", "98, false", "99, false", "5, true", "200, true"})
    @DisplayName("without autapses the other targets are drawn evenly")
    void outdegreeWithoutAutapses(int k, boolean multapses) {
        int n = 100;
        int[] counts = new int[n * n];
        Connector rule = new Connector.FixedOutdegree(k, false, multapses);
        for (int key = 0; key < 100; key++) {
            int[] pairs = Generated.by(rule, n, n, Generated.identity(n), key).perPair(n, n);
            for (int i = 0; i < pairs.length; i++) {
                counts[i] += pairs[i];
            }
        }
        othersAreEven(counts, n, multapses || k < 99);
    }

    @Test
    @DisplayName(
            "the targets of one source are spread over the chunks as a subset is: hypergeometric in the first chunk")
    void outdegreeOverChunks() {
        Generated all = Generated.by(Connectors.fixedOutdegree(40), 5000, 200, null, 8);
        int[] inFirst = new int[5000];
        for (int i = 0; i < all.size(); i++) {
            inFirst[all.sources()[i]] += all.targets()[i] < 64 ? 1 : 0;
        }
        int[] counts = new int[41];
        for (int count : inFirst) {
            counts[count]++;
        }
        HypergeometricDistribution law = new HypergeometricDistribution(null, 200, 64, 40);
        Fit.matches("in the first chunk", counts, law::probability);
    }

    @Test
    @DisplayName("every pair of targets of one source is equally likely")
    void outdegreeSubsets() {
        int n = 67;
        Map<Integer, Integer> numbers = new TreeMap<>();
        int[] counts = new int[n * (n - 1) / 2];
        Generated all = Generated.by(Connectors.fixedOutdegree(2), 60_000, n, null, 9);
        int[] firstTarget = new int[60_000];
        Arrays.fill(firstTarget, -1);
        for (int i = 0; i < all.size(); i++) {
            int source = all.sources()[i];
            if (firstTarget[source] < 0) {
                firstTarget[source] = all.targets()[i];
            } else {
                int pair = firstTarget[source] * n + all.targets()[i];
                counts[numbers.computeIfAbsent(pair, p -> numbers.size())]++;
            }
        }
        Fit.uniform("pairs of targets", counts);
    }

    @Test
    @DisplayName("sources that are far apart within a chunk are kept exactly")
    void sparseOutdegree() {
        int sources = 40_000;
        int targets = 64 * 300;
        Generated all = Generated.by(Connectors.fixedOutdegree(1), sources, targets, null, 10);
        assertThat(all.outdegrees(sources)).containsOnly(1);
        int steps = 0;
        for (int i = 1; i < all.size(); i++) {
            steps += all.sources()[i] - all.sources()[i - 1] > 131 ? 1 : 0;
        }
        assertThat(steps).isPositive();
        Generated wide = Generated.by(Connectors.fixedOutdegree(1), sources, 64 * 20_000, null, 10);
        assertThat(wide.outdegrees(sources)).containsOnly(1);
    }

    /** Degrees of different neurons are independent, or nearly so. */
    private static void degreesAreBinomial(String what, int[] degrees, int n, double p) {
        if (p == 1) {
            assertThat(degrees).containsOnly(n);
            return;
        }
        int max = Arrays.stream(degrees).max().orElseThrow();
        int[] counts = new int[max + 1];
        for (int degree : degrees) {
            counts[degree]++;
        }
        BinomialDistribution law = new BinomialDistribution(null, n, p);
        Fit.matches(what, counts, law::probability);
    }

    private static void othersAreEven(int[] perPair, int n, boolean random) {
        int[] others = new int[n * n - n];
        int o = 0;
        for (int pair = 0; pair < perPair.length; pair++) {
            if (pair / n == pair % n) {
                assertThat(perPair[pair]).isZero();
            } else {
                others[o++] = perPair[pair];
            }
        }
        if (random) {
            // Each pair is a binomial of its own: the chi-square over many pairs is close to its degrees of freedom.
            int[] bySource = new int[n];
            int[] byDistance = new int[n - 1];
            for (int pair = 0; pair < perPair.length; pair++) {
                int distance = Math.floorMod(pair / n - pair % n, n);
                if (distance > 0) {
                    bySource[pair / n] += perPair[pair];
                    byDistance[distance - 1] += perPair[pair];
                }
            }
            notSpreadMoreThan("by index", bySource);
            notSpreadMoreThan("by distance", byDistance);
        } else {
            assertThat(Arrays.stream(others).distinct().count()).isOne();
        }
    }

    /** The variance of counts that are sums of rare independent draws is at most their mean. */
    private static void notSpreadMoreThan(String what, int[] counts) {
        double mean = Arrays.stream(counts).average().orElseThrow();
        double squares =
                Arrays.stream(counts).mapToDouble(c -> (c - mean) * (c - mean)).sum();
        double excess = (squares / mean - (counts.length - 1)) / Math.sqrt(2.0 * (counts.length - 1));
        assertThat(excess).as(what).isLessThan(4);
    }
}
