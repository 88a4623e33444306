package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.report.PopulationVector;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

/** Spatial working memory after Compte et al.: a bump comes with the cue, stays and drifts; without a cue there is none. */
class BumpTest {

    private static final double BIN = 250; // ms
    private static final double CUE = 180; // degrees
    private static final double BUMP = 0.3; // length of the population vector; without a bump it is below 0.2
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
            assertThat(vector.lengths()[n]).as("bump before the cue, bin %d", n).isLessThan(0.2);
        }
        for (int n = FIRST; n < vector.angles().length; n++) {
            assertThat(vector.lengths()[n]).as("bump in bin %d", n).isGreaterThan(BUMP);
            assertThat(Math.abs(vector.angles()[n] - CUE))
                    .as("distance in bin %d", n)
                    .isLessThan(25);
        }
    }

    @Test
    @Tag("slow")
    @DisplayName("without a cue there is no bump for 4 s, and pyramidal cells fire at 1 to 8 Hz")
    void spontaneous() {
        RunResult result = run(false, 4_000, 1);
        assertThat(WindowStatistics.of(result, 0, 1_000, 4_000).rate()).isBetween(1.0, 8.0);
        for (double length : PopulationVector.of(result, 0, BIN).lengths()) {
            assertThat(length).isLessThan(0.25);
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
            persistent += vector.lengths()[bins - 1] > BUMP ? 1 : 0;
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
