package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.report.PopulationVector;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

/** Spatial working memory after Compte et al.: a bump comes with the cue, stays and drifts. */
class BumpTest {

    private static final double BIN = 250; // ms
    private static final double CUE = 180; // degrees
    private static final int FIRST = 5; // bin that begins with the end of the cue

    private static RunResult run(boolean cued, double duration, long seed) {
        return Runner.run(new Bump(cued), new RunSettings(duration, 0.1, 1, seed, 2), RunListener.NONE);
    }

    @Test
    @DisplayName("the bump stands at the cue for 1.5 s after it")
    void bump() {
        RunResult result = run(true, 2_750, 1);
        PopulationVector vector = PopulationVector.of(result, 0, BIN);
        for (int n = 1; n < 4; n++) {
            assertThat(vector.isBump(n)).as("bump before the cue, bin %d", n).isFalse();
        }
        for (int n = FIRST; n < vector.angles().length; n++) {
            assertThat(vector.isBump(n)).as("bump in bin %d", n).isTrue();
            assertThat(Math.abs(vector.angles()[n] - CUE))
                    .as("distance in bin %d", n)
                    .isLessThan(25);
        }
    }

    /**
     * What happens without a cue, against {@code bump/ring_numpy.py}, an independent program: the activity is even at first, but fluctuations grow, and after 4 s some trials have a bump somewhere. The
     * mean length at the end, and the mean rate, within three standard errors of the difference, from the spread of the program over its trials.
     */
    @Test
    @Tag("slow")
    @DisplayName(
            "without a cue no bump in the first second; at 1 to 8 Hz, it then grows in some of 10 trials as in an independent program")
    void spontaneous() throws IOException {
        int trials = 10;
        double[] last = new double[trials];
        double[] rate = new double[trials];
        for (int k = 0; k < trials; k++) {
            RunResult result = run(false, 4_000, k + 1);
            assertThat(WindowStatistics.of(result, 0, 1_000, 3_000).rate()).isBetween(1.0, 8.0);
            PopulationVector vector = PopulationVector.of(result, 0, BIN);
            for (int n = 0; n < 4; n++) {
                assertThat(vector.isBump(n))
                        .as("bump in trial %d, bin %d", k, n)
                        .isFalse();
            }
            last[k] = vector.lengths()[vector.lengths().length - 1];
            rate[k] = WindowStatistics.of(result, 0, 4_000 - BIN, 4_000).rate();
        }
        assertThat(standardErrors(last, reference("length"))).isLessThan(3);
        assertThat(standardErrors(rate, reference("rate_Hz"))).isLessThan(3);
        assertThat(Arrays.stream(last)
                        .filter(length -> length > PopulationVector.BUMP)
                        .count())
                .as("trials with a bump, some but not all")
                .isBetween(1L, trials - 1L);
    }

    private static double standardErrors(double[] ours, double[] theirs) {
        double error = Math.sqrt(WindowStatistics.variance(theirs) * (1.0 / ours.length + 1.0 / theirs.length));
        return Math.abs(WindowStatistics.mean(ours) - WindowStatistics.mean(theirs)) / error;
    }

    /** The values of the last bin, by trial. */
    private static double[] reference(String quantity) throws IOException {
        try (InputStream in = BumpTest.class.getResourceAsStream("/bump/ring_numpy.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("4000," + quantity + ","))
                    .flatMap(line -> Arrays.stream(line.split(",")).skip(2))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }

    @Test
    @Tag("slow")
    @DisplayName("20 trials: every bump persists for 3.75 s, and the variance of the positions grows linearly")
    void drift() {
        int trials = 20;
        List<double[]> distances = new ArrayList<>();
        int persistent = 0;
        for (long seed = 1; seed <= trials; seed++) {
            PopulationVector vector = PopulationVector.of(run(true, 5_000, seed), 0, BIN);
            int bins = vector.angles().length;
            persistent += vector.isBump(bins - 1) ? 1 : 0;
            double[] distance = new double[bins - FIRST];
            for (int n = FIRST; n < bins; n++) {
                distance[n - FIRST] = vector.angles()[n] - CUE; // no drift comes near the other end of the circle
            }
            distances.add(distance);
        }
        assertThat(persistent).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * trials));

        double[] variance = new double[distances.get(0).length];
        for (int n = 0; n < variance.length; n++) {
            int bin = n;
            variance[n] = WindowStatistics.variance(
                    distances.stream().mapToDouble(d -> d[bin]).toArray());
        }
        assertThat(variance[variance.length - 1])
                .as("square degrees after 3.75 s")
                .isBetween(20.0, 1_000.0);
        assertThat(correlationWithTime(variance)).as("linear growth").isGreaterThan(Math.sqrt(0.9));
    }

    private static double correlationWithTime(double[] y) {
        double n = y.length;
        double meanX = (n - 1) / 2;
        double meanY = WindowStatistics.mean(y);
        double xy = 0;
        double xx = 0;
        for (int k = 0; k < n; k++) {
            xy += (k - meanX) * (y[k] - meanY);
            xx += (k - meanX) * (k - meanX);
        }
        return xy / Math.sqrt(xx * n * WindowStatistics.variance(y));
    }
}
