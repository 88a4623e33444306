package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistinctSamplerTest {
    private final RandomWords random = new RandomWords();
    private final DistinctSampler sampler = new DistinctSampler();

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "1, 1",
        "2, 1",
        "63, 31",
        "63, 63",
        "64, 1",
        "64, 32",
        "64, 33",
        "64, 64",
        "65, 1",
        "65, 64",
        "65, 65",
        "1000, 0",
        "1000, 1",
        "1000, 500",
        "1000, 501",
        "1000, 999",
        "1000, 1000",
        "100000, 3",
        "100000, 700",
        "4096, 2",
        "4097, 2"
    })
    @DisplayName("k distinct numbers below n in ascending order, and nothing else is written")
    void ascending(int n, int k) {
        random.start(n, k, k);
        for (int r = 0; r < 20; r++) {
            int[] out = new int[k + 2];
            Arrays.fill(out, -7);
            sampler.draw(random, n, k, out, 1);
            assertThat(out[0]).isEqualTo(-7);
            assertThat(out[k + 1]).isEqualTo(-7);
            for (int i = 1; i <= k; i++) {
                assertThat(out[i]).isBetween(i == 1 ? 0 : out[i - 1] + 1, n - 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 1", "7, 3", "7, 4", "7, 6", "7, 5", "300, 1", "513, 1"})
    @DisplayName("every subset is equally likely")
    void subsets(int n, int k) {
        random.start(11, n * 1000 + k, 100);
        Map<String, Integer> numbers = new TreeMap<>();
        long subsets = 1;
        for (int i = 0; i < k; i++) {
            subsets = subsets * (n - i) / (i + 1);
        }
        int[] counts = new int[(int) subsets];
        int[] out = new int[k];
        for (int r = 0; r < 20 * counts.length + 20_000; r++) {
            sampler.draw(random, n, k, out, 0);
            counts[numbers.computeIfAbsent(Arrays.toString(out), s -> numbers.size())]++;
        }
        Fit.uniform("subsets of " + k + " of " + n, counts);
    }

    @Test
    @DisplayName("a pair is drawn together as often as it should, in each of the three ways")
    void pairs() {
        for (int k : new int[] {2, 10, 40}) {
            int[] distances = new int[65];
            int[] out = new int[k];
            int n = k == 2 ? 1000 : 65;
            random.start(3, k, 100);
            for (int r = 0; r < 40_000 / k; r++) {
                sampler.draw(random, n, k, out, 0);
                int distance = out[k / 2] - out[k / 2 - 1];
                distances[Math.min(distance, 64)]++;
            }
            // Distance d between the (i)th and (i+1)th smallest of k out of n: C(n - d, k - 1) / C(n, k), whatever i.
            Fit.matches("distances, k = " + k, distances, d -> {
                if (d == 0) {
                    return 0;
                }
                double p = 0;
                for (int e = d; d == 64 ? e <= n - k + 1 : e == d; e++) {
                    p += Math.exp(logChoose(n - e, k - 1) - logChoose(n, k));
                }
                return p;
            });
        }
    }

    private static double logChoose(int n, int k) {
        return n < k
                ? Double.NEGATIVE_INFINITY
                : org.apache.commons.math3.util.CombinatoricsUtils.binomialCoefficientLog(n, k);
    }
}
