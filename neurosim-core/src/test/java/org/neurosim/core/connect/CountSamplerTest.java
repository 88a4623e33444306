package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountSamplerTest {
    private static final int DRAWS = 20_000;
    private final RandomWords random = new RandomWords();

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2",
        "10, 1, 3",
        "10, 99, 100",
        "1000, 1, 1000",
        "1000, 1, 2",
        "100000, 3, 10000",
        "5000, 4999, 5000"
    })
    @DisplayName("binomial counts")
    void binomial(int draws, int marked, int all) {
        random.start(21, draws + marked, 1000);
        int[] counts = new int[draws + 1];
        for (int r = 0; r < DRAWS; r++) {
            counts[(int) CountSampler.binomial(random, draws, marked, all)]++;
        }
        BinomialDistribution law = new BinomialDistribution(null, draws, (double) marked / all);
        Fit.matches("binomial", counts, law::probability);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2",
        "2, 2, 3",
        "10, 5, 20",
        "90, 50, 100",
        "50, 90, 100",
        "64, 10, 6400",
        "3000, 3200, 10000",
        "9000, 64, 10000"
    })
    @DisplayName("hypergeometric counts")
    void hypergeometric(int draws, int marked, int all) {
        random.start(22, draws + marked, 1000);
        int[] counts = new int[draws + 1];
        for (int r = 0; r < DRAWS; r++) {
            counts[(int) CountSampler.hypergeometric(random, draws, marked, all)]++;
        }
        HypergeometricDistribution law = new HypergeometricDistribution(null, all, marked, draws);
        Fit.matches("hypergeometric", counts, law::probability);
    }

    @Test
    @DisplayName("what is certain is not drawn")
    void certain() {
        random.start(23, 0, 10);
        assertThat(CountSampler.binomial(random, 0, 3, 5)).isZero();
        assertThat(CountSampler.binomial(random, 9, 0, 5)).isZero();
        assertThat(CountSampler.binomial(random, 9, 5, 5)).isEqualTo(9);
        assertThat(CountSampler.hypergeometric(random, 0, 3, 5)).isZero();
        assertThat(CountSampler.hypergeometric(random, 5, 3, 5)).isEqualTo(3);
        assertThat(CountSampler.hypergeometric(random, 4, 5, 5)).isEqualTo(4);
        assertThat(CountSampler.hypergeometric(random, 4, 0, 5)).isZero();
    }

    @Test
    @DisplayName("moments at the size of a very large network")
    void large() {
        random.start(24, 0, 1000);
        long all = 1_000_000L * 1_000_000L;
        long here = 64L * 1_000_000L;
        long draws = 1_000_000_000L;
        double mean = draws * ((double) here / all);
        double sum = 0;
        double squares = 0;
        int n = 300;
        for (int r = 0; r < n; r++) {
            double x = CountSampler.binomial(random, draws, here, all) - mean;
            double y = CountSampler.hypergeometric(random, all / 2, here, all) - here / 2.0;
            sum += x / Math.sqrt(mean) + y / Math.sqrt(here / 4.0);
            squares += x * x / mean + y * y / (here / 4.0);
        }
        assertThat(sum / (2 * n)).isCloseTo(0, within(4 / Math.sqrt(2 * n)));
        assertThat(squares / (2 * n)).isCloseTo(1, within(4 * Math.sqrt(1.0 / n)));
    }
}
