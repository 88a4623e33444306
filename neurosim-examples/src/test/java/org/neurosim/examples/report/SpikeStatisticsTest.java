package org.neurosim.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpikeStatisticsTest {

    @Test
    @DisplayName("rate and CV of a group")
    void group() {
        long[] steps = {0, 0, 10, 10, 20, 30, 30, 40, 40, 50, 60, 70, 70};
        int[] neurons = {4, 5, 4, 5, 4, 4, 5, 4, 5, 4, 4, 5, 3};
        SpikeStatistics s = SpikeStatistics.of(steps, neurons, 4, 3, 0, 1000, 0.1);
        assertThat(s.neurons()).isEqualTo(3);
        assertThat(s.spikes()).isEqualTo(12);
        assertThat(s.rate()).isCloseTo(12 / (3 * 0.1), within(1e-12));
        assertThat(s.cvNeurons()).isEqualTo(1); // neuron 5 has four intervals only
        assertThat(s.cv().orElseThrow()).isZero();
    }

    @Test
    @DisplayName("CV with the population standard deviation, mean over the neurons with five intervals")
    void coefficientOfVariation() {
        SpikeStatistics s =
                SpikeStatistics.of(new long[] {0, 10, 30, 40, 60, 70}, new int[] {0, 0, 0, 0, 0, 0}, 0, 2, 0, 100, 1);
        // intervals 10 20 10 20 10: mean 14, variance 24
        assertThat(s.cv().orElseThrow()).isCloseTo(Math.sqrt(24) / 14, within(1e-15));
        assertThat(s.cvNeurons()).isEqualTo(1);
        assertThat(s.rate()).isCloseTo(30, within(1e-12));
    }

    @Test
    @DisplayName("only spikes in the window count")
    void window() {
        long[] steps = {9, 10, 20, 59, 60};
        SpikeStatistics s = SpikeStatistics.of(steps, new int[] {0, 0, 1, 1, 1}, 0, 2, 10, 60, 1);
        assertThat(s.spikes()).isEqualTo(3);
        assertThat(s.cv()).isEmpty();
        assertThat(s.rate()).isCloseTo(3 / (2 * 0.05), within(1e-12));
    }
}
