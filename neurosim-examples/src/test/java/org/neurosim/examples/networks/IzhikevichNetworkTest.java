package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.run.RunResult;

/**
 * The network of 1000 Izhikevich neurons against a transcription of the paper's program, run for 5.2 s with six seeds, the first 0.2 s left out, with spikes that
 * act one step later as here: rates 7.27 +- 0.06 (excitatory) and 6.47 +- 0.12 Hz (without the delay 7.30 and 6.64 Hz), fraction of the power of the spike count
 * from 6 to 16 Hz 0.234 +- 0.024, from 30 to 60 Hz 0.199 +- 0.016. Bands of four standard deviations of single runs.
 */
class IzhikevichNetworkTest {

    private static final int START = 200; // ms
    private static final int DURATION = 5_200; // ms

    @Test
    @DisplayName("rates and rhythms are those of the paper's program")
    void rhythms() {
        RunResult result = TestRuns.run("izhikevich2003", DURATION, 1, 1, 1);
        assertThat(WindowStatistics.of(result, 0, START, DURATION).rate()).isCloseTo(7.27, within(0.24));
        assertThat(WindowStatistics.of(result, 1, START, DURATION).rate()).isCloseTo(6.47, within(0.48));

        double[] counts = new double[DURATION - START];
        for (long step : result.spikes().steps()) {
            if (step >= START) {
                counts[(int) step - START]++;
            }
        }
        double all = power(counts, 0, 501);
        assertThat(power(counts, 6, 16) / all).as("slow rhythm").isCloseTo(0.234, within(0.1));
        assertThat(power(counts, 30, 60) / all).as("fast rhythm").isCloseTo(0.199, within(0.065));
    }

    /** Power of the fluctuations of counts per ms at frequencies in Hz from low, above 0, to below high. */
    private static double power(double[] counts, double low, double high) {
        int n = counts.length;
        double power = 0;
        for (int k = 1; k <= n / 2; k++) {
            double frequency = 1000.0 * k / n;
            if (frequency < low || frequency >= high) {
                continue;
            }
            double re = 0;
            double im = 0;
            for (int j = 0; j < n; j++) {
                double phase = 2 * Math.PI * ((long) j * k % n) / n;
                re += counts[j] * Math.cos(phase);
                im += counts[j] * Math.sin(phase);
            }
            power += re * re + im * im;
        }
        return power;
    }
}
