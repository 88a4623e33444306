package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.connect.Connector;
import org.neurosim.api.connect.Connectors;

class FixedTotalPlanTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 2000, 100_000, 400_000})
    @DisplayName("with multapses: degrees and multiplicities are those of independent uniform pairs")
    void withMultapses(int number) {
        Generated all = Generated.by(Connectors.fixedTotalNumber(number).withMultapses(), 300, 250, null, 31);
        assertThat(all.size()).isEqualTo(number);
        if (number > 64) {
            degrees("in-degrees", all.indegrees(250), new BinomialDistribution(null, number, 1 / 250.0)::probability);
            degrees("out-degrees", all.outdegrees(300), new BinomialDistribution(null, number, 1 / 300.0)::probability);
            degrees(
                    "multiplicities",
                    all.perPair(300, 250),
                    new BinomialDistribution(null, number, 1 / 75_000.0)::probability);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 2000, 37_500, 37_501, 73_000, 74_999, 75_000})
    @DisplayName("without multapses: degrees are hypergeometric")
    void withoutMultapses(int number) {
        Generated all = Generated.by(Connectors.fixedTotalNumber(number), 300, 250, null, 32);
        assertThat(all.size()).isEqualTo(number);
        assertThat(Arrays.stream(all.perPair(300, 250)).max().orElseThrow()).isOne();
        if (number > 64 && number < 74_000) {
            degrees(
                    "in-degrees",
                    all.indegrees(250),
                    new HypergeometricDistribution(null, 75_000, 300, number)::probability);
            degrees(
                    "out-degrees",
                    all.outdegrees(300),
                    new HypergeometricDistribution(null, 75_000, 250, number)::probability);
        }
    }

    private static void degrees(String what, int[] degrees, java.util.function.IntToDoubleFunction law) {
        int[] counts = new int[Arrays.stream(degrees).max().orElseThrow() + 1];
        for (int degree : degrees) {
            counts[degree]++;
        }
        Fit.matches(what, counts, law);
    }

    /** 1 source, 66 targets: chunks of 64 and 2; and 2 sources with targets that are partly among them. */
    @ParameterizedTest
    @CsvSource({"1, 66, false", "1, 66, true", "2, 33, false", "2, 33, true"})
    @DisplayName("every set of two pairs has its exact probability, within a chunk and across chunks")
    void pairsOfPairs(int sources, int targets, boolean multapses) {
        lawOfTwo(sources, targets, null, multapses);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("without autapses every set of two allowed pairs has its exact probability, also if targets have"
            + " unequal numbers")
    void pairsOfAllowedPairs(boolean multapses) {
        int[] self = new int[66];
        Arrays.fill(self, -1);
        self[3] = 1;
        self[65] = 0;
        lawOfTwo(2, 66, self, multapses);
    }

    private static void lawOfTwo(int sources, int targets, int[] self, boolean multapses) {
        Map<Long, Integer> seen = new HashMap<>();
        Connector rule = new Connector.FixedTotalNumber(2, self == null, multapses);
        int allowed = (int) new AllowedPairs(sources, targets, self, self == null).all();
        int runs = 6 * allowed * allowed;
        ConnectionBatch batch = new ConnectionBatch();
        int doubles = 0;
        for (int key = 0; key < runs; key++) {
            ConnectionPlan plan = ConnectionPlan.of(rule, sources, targets, self, key * 0x9E3779B97F4A7C15L, "a -> b");
            long[] pairs = new long[2];
            int n = 0;
            for (int chunk = 0; chunk < plan.chunks(); chunk++) {
                plan.connect(chunk, batch);
                for (int k = 0; k < batch.size(); k++) {
                    pairs[n++] = (long) batch.targets()[k] * sources + batch.sources()[k];
                }
            }
            assertThat(n).isEqualTo(2);
            if (pairs[0] == pairs[1]) {
                doubles++;
            } else {
                seen.merge(Math.min(pairs[0], pairs[1]) << 32 | Math.max(pairs[0], pairs[1]), 1, Integer::sum);
            }
        }
        int[] counts = new int[allowed * (allowed - 1) / 2];
        int i = 0;
        for (int count : seen.values()) {
            counts[i++] = count;
        }
        Fit.uniform("unequal pairs", counts);
        if (multapses) {
            Fit.matches(
                    "equal pairs", new int[] {doubles, runs - doubles}, c -> (c == 0 ? 1 : allowed - 1.0) / allowed);
        } else {
            assertThat(doubles).isZero();
        }
    }

    @Test
    @DisplayName("without autapses the numbers per target go with the allowed sources")
    void unevenTargets() {
        int[] self = new int[70];
        Arrays.fill(self, -1);
        for (int target = 20; target < 22; target++) {
            self[target] = target - 20;
        }
        for (boolean multapses : new boolean[] {true, false}) {
            int[] counts = new int[70];
            for (int key = 0; key < 3000; key++) {
                Generated all = Generated.by(new Connector.FixedTotalNumber(20, false, multapses), 2, 70, self, key);
                for (int target : all.targets()) {
                    counts[target]++;
                }
            }
            double excess = 0;
            for (int target = 0; target < 70; target++) {
                double p = (self[target] < 0 ? 2 : 1) / 138.0;
                excess += Math.pow(counts[target] - 60_000 * p, 2) / (60_000 * p) - 69.0 / 70;
            }
            assertThat(excess / Math.sqrt(2 * 69)).as("multapses %s", multapses).isBetween(-5.0, 4.0);
        }
    }

    @Test
    @DisplayName("sets with more sources than a word can number together with a target")
    void manySources() {
        int sources = 50_000_000;
        for (boolean multapses : new boolean[] {true, false}) {
            Generated all = Generated.by(new Connector.FixedTotalNumber(5000, true, multapses), sources, 70, null, 3);
            assertThat(all.size()).isEqualTo(5000);
            int[] parts = new int[50];
            for (int source : all.sources()) {
                parts[source / 1_000_000]++;
            }
            Fit.uniform("sources", parts);
            Fit.uniform("targets", all.indegrees(70));
        }
    }
}
