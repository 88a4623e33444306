package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(trial.rate(0, OFFSET + 500, END)).isGreaterThan(10);
        assertThat(isLasting(trial)).isTrue();
        assertThat(trial.time()).isBetween(200.0, 800.0);
    }

    @Test
    @Tag("slow")
    @DisplayName("psychometric: a Weibull function like the paper's; stronger evidence, faster decisions, which last")
    void psychometric() {
        double[] coherences = {0, 3.2, 6.4, 12.8, 25.6, 51.2}; // %
        int[] trials = {40, 20, 20, 20, 10, 10};
        List<Psychometric.Point> points = new ArrayList<>();
        int lasting = 0;
        for (int c = 0; c < coherences.length; c++) {
            int forA = 0;
            int decided = 0;
            double time = 0;
            boolean strongest = c == coherences.length - 1;
            for (long seed = 1; seed <= trials[c]; seed++) {
                Trial trial = Trial.of(coherences[c], seed, strongest ? END : Trial.SHORTEST, 2);
                forA += trial.choice() == 0 ? 1 : 0;
                if (trial.time() < Double.POSITIVE_INFINITY) {
                    decided++;
                    time += trial.time();
                }
                lasting += strongest && isLasting(trial) ? 1 : 0;
            }
            points.add(new Psychometric.Point(coherences[c], trials[c], forA, time / decided));
        }
        assertThat(points.get(0).fraction()).as("for A at 0 %").isBetween(0.3, 0.7); // 0.5 +- 2.5 standard errors
        assertThat(points.get(4).fraction()).as("for A at 25.6 %").isGreaterThanOrEqualTo(0.9);
        assertThat(points.get(5).fraction()).as("for A at 51.2 %").isGreaterThan(0.95);
        assertThat(Psychometric.of(points).alpha()).as("alpha, %").isBetween(6.0, 13.0); // 9.2 in the paper
        assertThat(lasting)
                .as("trials of 10 whose decision outlasts the stimulus")
                .isGreaterThan(9);
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
