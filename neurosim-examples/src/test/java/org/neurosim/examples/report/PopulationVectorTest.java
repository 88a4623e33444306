package org.neurosim.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.networks.Bump;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

class PopulationVectorTest {

    @Test
    @DisplayName("angle and length are those of the sum over the spikes, bin by bin")
    void sums() {
        RunResult result = Runner.run(new Bump(), new RunSettings(45, 0.1, 1, 1, 2), RunListener.NONE);
        PopulationVector vector = PopulationVector.of(result, 0, 20);
        assertThat(vector.angles()).hasSize(2); // the last 5 ms are not a whole bin
        for (int bin = 0; bin < 2; bin++) {
            double x = 0;
            double y = 0;
            int spikes = 0;
            for (int k = 0; k < result.spikes().size(); k++) {
                long step = result.spikes().steps()[k];
                int neuron = result.spikes().neurons()[k];
                if (neuron < 2048 && step / 200 == bin) {
                    x += Math.cos(Math.toRadians(360 * (neuron + 0.5) / 2048));
                    y += Math.sin(Math.toRadians(360 * (neuron + 0.5) / 2048));
                    spikes++;
                }
            }
            double length = Math.sqrt(x * x + y * y) / spikes;
            double angle = Math.toRadians(vector.angles()[bin]);
            assertThat(spikes).isPositive();
            assertThat(vector.lengths()[bin]).isCloseTo(length, within(1e-12));
            assertThat(length * spikes * Math.cos(angle)).isCloseTo(x, within(1e-9));
            assertThat(length * spikes * Math.sin(angle)).isCloseTo(y, within(1e-9));
            assertThat(vector.angles()[bin]).isBetween(0.0, 360.0);
        }
    }
}
