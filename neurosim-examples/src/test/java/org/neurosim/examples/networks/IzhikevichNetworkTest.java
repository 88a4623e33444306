package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.run.RunResult;

/**
 * The network of 1000 Izhikevich neurons against {@code izhikevich2003/rhythms_numpy.py}, a transcription of the paper's program in which the types of neurons and the time at which spikes act are those of
 * this network: rates, and two bands' shares in the power of the spike count. Means over seeds within three standard errors of the difference, from the program's spread over twelve seeds.
 */
class IzhikevichNetworkTest {

    private static final int START = 200; // ms
    private static final int DURATION = 5_200; // ms

    @Test
    @DisplayName("rates and rhythms of six seeds are those of the paper's program")
    void rhythms() throws IOException {
        int seeds = 6;
        double[][] measured = new double[4][seeds];
        for (int n = 0; n < seeds; n++) {
            RunResult result = TestRuns.run("izhikevich2003", DURATION, 1, n + 1, 1);
            double[] counts = new double[DURATION - START];
            for (long step : result.spikes().steps()) {
                if (step >= START) {
                    counts[(int) step - START]++;
                }
            }
            double all = power(counts, 0, 501);
            measured[0][n] = WindowStatistics.of(result, 0, START, DURATION).rate();
            measured[1][n] = WindowStatistics.of(result, 1, START, DURATION).rate();
            measured[2][n] = power(counts, 6, 16) / all;
            measured[3][n] = power(counts, 30, 60) / all;
        }
        Map<String, ReferenceData.Column> program =
                ReferenceData.program("/izhikevich2003/rhythms_numpy.csv", "1,"); // spikes act one step later
        String[] names = {"exc_Hz", "inh_Hz", "share_6_16_Hz", "share_30_60_Hz"};
        for (int q = 0; q < names.length; q++) {
            assertThat(program.get(names[q]).z(measured[q])).as(names[q]).isBetween(-3.0, 3.0);
        }
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
