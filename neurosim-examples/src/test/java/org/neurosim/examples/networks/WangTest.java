package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

/** Decisions after Wang: who wins, how fast, and what is left of it when the stimulus is over. */
class WangTest {

    private static final double ONSET = 1_000; // ms
    private static final double OFFSET = 2_000; // ms
    private static final double DECIDED = 15; // Hz in a window of 100 ms
    private static final int WINDOW = 100; // ms

    /**
     * One trial.
     *
     * @param choice 0 for A, 1 for B: the higher rate around the end of the stimulus
     * @param winner rate of the winner in the last 200 ms of the stimulus, Hz
     * @param loser that of the loser, Hz
     * @param delay rate of the winner from 0.5 to 1 s after the stimulus, Hz
     * @param delayOfLoser that of the loser, Hz
     * @param time from onset to the decision, ms; infinite if there was none
     */
    private record Trial(int choice, double winner, double loser, double delay, double delayOfLoser, double time) {

        static Trial of(double coherence, long seed) {
            Wang wang = new Wang(coherence);
            RunResult result =
                    Runner.run(wang, new RunSettings(3_000, wang.defaultTimeStep(), 1, seed, 2), RunListener.NONE);
            int choice = rate(result, 0, 1_750, 2_250) > rate(result, 1, 1_750, 2_250) ? 0 : 1;
            double time = Double.POSITIVE_INFINITY;
            for (double start = ONSET; start < OFFSET + 500 && time == Double.POSITIVE_INFINITY; start += 20) {
                if (rate(result, choice, start, start + WINDOW) > DECIDED) {
                    time = start + WINDOW - ONSET;
                }
            }
            return new Trial(
                    choice,
                    rate(result, choice, OFFSET - 200, OFFSET),
                    rate(result, 1 - choice, OFFSET - 200, OFFSET),
                    rate(result, choice, 2_500, 3_000),
                    rate(result, 1 - choice, 2_500, 3_000),
                    time);
        }

        private static double rate(RunResult result, int population, double from, double to) {
            return WindowStatistics.of(result, population, from, to).rate();
        }
    }

    @Test
    @DisplayName(
            "strong evidence: A wins, fires at 20 to 40 Hz, B falls silent, and the decision outlasts the stimulus")
    void clearDecision() {
        Trial trial = Trial.of(51.2, 1);
        assertThat(trial.choice).isZero();
        assertThat(trial.winner).isBetween(20.0, 40.0);
        assertThat(trial.loser).isLessThan(5);
        assertThat(trial.delay).isGreaterThan(10).isGreaterThan(3 * trial.delayOfLoser);
        assertThat(trial.time).isBetween(200.0, 800.0);
    }

    @Test
    @Tag("slow")
    @DisplayName("psychometric: stronger evidence, more and faster decisions for A; none at 0 %, all at 51.2 %")
    void psychometric() {
        double[] coherences = {0, 12.8, 25.6, 51.2}; // %
        int[] trials = {20, 10, 10, 10};
        double[] correct = new double[coherences.length]; // fraction
        double[] time = new double[coherences.length]; // ms, mean over trials with a decision
        int lasting = 0;
        for (int c = 0; c < coherences.length; c++) {
            int decided = 0;
            for (long seed = 1; seed <= trials[c]; seed++) {
                Trial trial = Trial.of(coherences[c], seed);
                correct[c] += trial.choice == 0 ? 1.0 / trials[c] : 0;
                if (trial.time < Double.POSITIVE_INFINITY) {
                    decided++;
                    time[c] += trial.time;
                }
                if (coherences[c] == 51.2 && trial.delay > 3 * trial.delayOfLoser) {
                    lasting++;
                }
            }
            time[c] /= decided;
        }
        assertThat(correct[0]).as("fraction for A at 0 %").isBetween(0.25, 0.75); // 0.5 +- 2.2 standard errors
        assertThat(correct[1]).as("fraction for A at 12.8 %").isGreaterThanOrEqualTo(0.7);
        assertThat(correct[2]).as("fraction for A at 25.6 %").isGreaterThanOrEqualTo(0.9);
        assertThat(correct[3]).as("fraction for A at 51.2 %").isGreaterThan(0.95);
        assertThat(lasting)
                .as("trials of 10 whose decision outlasts the stimulus")
                .isGreaterThan(9);
        assertThat(time[3]).as("decision time at 51.2 %").isLessThan(time[2]);
        assertThat(time[2]).as("decision time at 25.6 %").isLessThan(time[1]);
        assertThat(time[1]).as("decision time at 12.8 %").isLessThan(time[0]);
    }
}
