package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.decision.Psychometric;
import org.neurosim.examples.decision.Trial;

/** Decisions after Wang: who wins, how fast, and what is left of it when the stimulus is over. */
class WangTest {

    private static final double OFFSET = 2_000; // ms
    private static final double END = 3_000; // ms

    /** Whether the winner fires more than three times as much as the loser from half a second after the stimulus. */
    private static boolean isLasting(Trial trial) {
        return trial.rate(trial.choice(), OFFSET + 500, END) > 3 * trial.rate(1 - trial.choice(), OFFSET + 500, END);
    }

    @Test
    @DisplayName(
            "strong evidence: A wins, fires at 20 to 40 Hz, B falls silent, and the decision outlasts the stimulus")
    void clearDecision() {
        Trial trial = Trial.of(51.2, 1, END, 2);
        assertThat(trial.choice()).isZero();
        assertThat(trial.rate(0, OFFSET - 200, OFFSET)).isBetween(20.0, 40.0);
        assertThat(trial.rate(1, OFFSET - 200, OFFSET)).isLessThan(5);
        // 9 to 22 Hz, mean 16, for twenty seeds; the loser has 1 to 2 Hz
        assertThat(trial.rate(0, OFFSET + 500, END)).isGreaterThan(6);
        assertThat(isLasting(trial)).isTrue();
        assertThat(trial.time()).isBetween(200.0, 800.0);
    }

    @Test
    @DisplayName("the stimuli of trials with the seeds 1 to 1000 favour nobody in any interval, and differ")
    void fairStimulus() {
        int seeds = 1_000;
        double[][] sum = new double[2][20];
        double products = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            double[][] rates = new Wang(0).stimulusRates(seed);
            for (int k = 0; k < 20; k++) {
                sum[0][k] += rates[0][k];
                sum[1][k] += rates[1][k];
                products += (rates[0][k] - 40) * (rates[1][k] - 40);
            }
            assertThat(rates[0][20]).isZero();
        }
        double error = 4 / Math.sqrt(seeds); // Hz; the noise has a standard deviation of 4 Hz
        for (double[] population : sum) {
            for (double total : population) {
                assertThat(total / seeds).isCloseTo(40, within(4 * error));
            }
        }
        assertThat(products / (20 * seeds))
                .as("covariance of A and B, Hz^2")
                .isCloseTo(0, within(4 * 16 / Math.sqrt(20 * seeds)));
    }

    @Test
    @Tag("slow")
    @DisplayName(
            "strong evidence: more than 95 % of 20 trials for A, and more than 90 % of the decisions outlast the stimulus")
    void strongEvidence() {
        int trials = 20;
        int forA = 0;
        int lasting = 0;
        for (long seed = 1; seed <= trials; seed++) {
            Trial trial = Trial.of(51.2, seed, END, 2);
            forA += trial.choice() == 0 ? 1 : 0;
            lasting += isLasting(trial) ? 1 : 0;
        }
        assertThat(forA).as("for A").isGreaterThan(19);
        assertThat(lasting).as("lasting").isGreaterThan(18);
    }

    @Test
    @Tag("slow")
    @DisplayName("psychometric: a Weibull function like the paper's; stronger evidence, faster decisions")
    void psychometric() {
        double[] coherences = {0, 3.2, 6.4, 12.8, 25.6, 51.2}; // %
        int[] trials = {120, 20, 20, 20, 10, 10};
        List<Psychometric.Point> points = new ArrayList<>();
        for (int c = 0; c < coherences.length; c++) {
            int forA = 0;
            int decided = 0;
            double time = 0;
            for (long seed = 1; seed <= trials[c]; seed++) {
                Trial trial = Trial.of(coherences[c], seed, Trial.SHORTEST, 2);
                forA += trial.choice() == 0 ? 1 : 0;
                if (trial.time() < Double.POSITIVE_INFINITY) {
                    decided++;
                    time += trial.time();
                }
            }
            points.add(new Psychometric.Point(coherences[c], trials[c], forA, time / decided));
        }
        // 51 of the seeds 1 to 120 choose A; with other random numbers of the input, 83 of the seeds 121 to 300.
        assertThat(points.get(0).fraction()).as("for A at 0 %").isBetween(0.4, 0.6);
        assertThat(points.get(4).fraction()).as("for A at 25.6 %").isGreaterThanOrEqualTo(0.9);
        assertThat(points.get(5).fraction()).as("for A at 51.2 %").isGreaterThan(0.95);
        assertThat(Psychometric.of(points).alpha()).as("alpha, %").isBetween(6.0, 13.0); // 9.2 in the paper
        // Medians, trials without a decision last: 760 ms at 0 % (300 trials), 780 at 3.2 % and 780 at 6.4 % (120
        // each),
        // 720 at 12.8 % (60), all +- 20 ms or more: no order can be told among the weakest.
        assertThat(points.get(5).meanTime())
                .as("time at 51.2 %")
                .isLessThan(points.get(4).meanTime());
        assertThat(points.get(4).meanTime())
                .as("time at 25.6 %")
                .isLessThan(points.get(3).meanTime());
        assertThat(points.get(3).meanTime())
                .as("time at 12.8 %")
                .isLessThan(points.get(0).meanTime());
    }
}
