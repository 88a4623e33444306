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
}
