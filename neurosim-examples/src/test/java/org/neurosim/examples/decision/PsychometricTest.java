package org.neurosim.examples.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PsychometricTest {

    @Test
    @DisplayName("a curve with many trials per point gives back its parameters")
    void fit() {
        int trials = 1_000_000;
        List<Psychometric.Point> points = DoubleStream.of(0, 3.2, 6.4, 12.8, 25.6, 51.2)
                .mapToObj(c -> new Psychometric.Point(
                        c, trials, (int) Math.rint(trials * (1 - 0.5 * Math.exp(-Math.pow(c / 9.2, 1.5)))), 500))
                .toList();
        Psychometric curve = Psychometric.of(points);
        assertThat(curve.alpha()).isCloseTo(9.2, within(0.05)); // half a step of the grid, 1 %
        assertThat(curve.beta()).isCloseTo(1.5, within(0.03));
        assertThat(curve.at(0)).isEqualTo(0.5);
        assertThat(curve.at(curve.alpha())).isCloseTo(1 - 0.5 / Math.E, within(1e-12));
    }

    @Test
    @DisplayName("the interval of a fraction solves (f - p)^2 = p (1 - p) / n, also for fractions of 0 and 1")
    void interval() {
        for (int forA : new int[] {0, 1, 7, 20}) {
            Psychometric.Point point = new Psychometric.Point(0, 20, forA, 500);
            assertThat(point.low()).isLessThanOrEqualTo(point.fraction() + 1e-15);
            assertThat(point.high()).isGreaterThanOrEqualTo(point.fraction() - 1e-15);
            for (double p : new double[] {point.low(), point.high()}) {
                double distance = point.fraction() - p;
                assertThat(distance * distance).isCloseTo(p * (1 - p) / 20, within(1e-12));
            }
        }
    }

    @Test
    @DisplayName("where all trials choose A at every positive coherence, alpha is not determined and the text says so")
    void undetermined() {
        Psychometric curve =
                Psychometric.of(List.of(new Psychometric.Point(0, 4, 0, 500), new Psychometric.Point(12.8, 4, 4, 500)));
        assertThat(curve.fit()).isEqualTo("alpha is not determined by these trials");
        assertThat(new Psychometric(List.of(), 9.2, 1.5).fit()).isEqualTo("alpha 9.2 %, beta 1.50");
    }
}
