package org.neurosim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProbabilityTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 5, 40, 1000})
    void poissonProbabilities(double mean) {
        PoissonDistribution law = new PoissonDistribution(mean);
        for (int k = 0; k < 3 * mean + 10; k++) {
            double expected = law.logProbability(k);
            assertThat(LogProbability.poisson(k, mean)).isCloseTo(expected, within(1e-12 * (10.0 - expected)));
        }
    }

    @Test
    void factorialsOfSmallAndLargeNumbers() {
        assertThat(LogProbability.stirling(0.0)).isZero();
        for (int n = 1; n < 40; n++) {
            double expected = Gamma.logGamma(n + 1.0) - (0.5 * Math.log(2.0 * Math.PI * n) + n * Math.log(n) - n);
            assertThat(LogProbability.stirling(n)).isCloseTo(expected, within(2e-13));
        }
    }

    /** Sums over all likely counts are 1: even at 10^9 no digit that matters is lost to cancellation. */
    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e6, 1e9})
    void probabilitiesOfLargeMeansAddUpToOne(double mean) {
        double width = 8.0 * Math.sqrt(mean);
        double step = Math.max(1.0, Math.floor(Math.sqrt(mean) / 50.0));
        double sum = 0.0;
        for (double k = Math.floor(mean - width); k < mean + width; k += step) {
            sum += step * Math.exp(LogProbability.poisson(k, mean));
        }
        assertThat(sum).isCloseTo(1.0, within(1e-11));
    }
}
