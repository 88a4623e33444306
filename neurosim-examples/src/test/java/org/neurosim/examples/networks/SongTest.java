package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

/** Competition of synapses after Song, Miller and Abbott. */
class SongTest {

    private static final double LARGEST = 0.015;

    private static RunResult run(double rate, double duration) {
        return Runner.run(new Song(rate), new RunSettings(duration, 0.1, 1, 1, 1), RunListener.NONE);
    }

    @Test
    @DisplayName("more than 100 Hz at first, with weights of half the largest on average; both fall within 20 s")
    void start() {
        RunResult result = run(20, 20_000);
        assertThat(WindowStatistics.of(result, 0, 0, 2_000).rate()).isGreaterThan(100);
        assertThat(WindowStatistics.of(result, 0, 18_000, 20_000).rate()).isLessThan(90);
        assertThat(meanWeight(result)).isBetween(0.38, 0.48);
    }

    @Test
    @Tag("slow")
    @DisplayName(
            "four times the input rate, less than twice the output rate; weights at the ends of their range; irregular")
    void rates() {
        RunResult slow = run(10, 800_000);
        RunResult fast = run(40, 300_000);
        check(slow, 400_000, 0.545);
        check(fast, 150_000, 0.146);
        double ratio = WindowStatistics.of(fast, 0, 150_000, 300_000).rate()
                / WindowStatistics.of(slow, 0, 400_000, 800_000).rate();
        assertThat(ratio).isBetween(1.0, 2.0);
    }

    /** Against an independent simulation (3000 s, one seed each): mean weight, relative; CV 0.79 to 0.83. */
    private static void check(RunResult result, double from, double mean) {
        assertThat(meanWeight(result)).isCloseTo(mean, within(0.02));
        assertThat(outerFifths(result)).isGreaterThan(0.9);
        assertThat(WindowStatistics.of(result, 0, from, result.settings().duration())
                        .cv())
                .isBetween(0.75, 0.87);
    }

    private static double meanWeight(RunResult result) {
        return WindowStatistics.mean(result.weights().get(0).values()) / LARGEST;
    }

    private static double outerFifths(RunResult result) {
        double[] weights = result.weights().get(0).values();
        return Arrays.stream(weights)
                        .filter(w -> w < 0.2 * LARGEST || w > 0.8 * LARGEST)
                        .count()
                / (double) weights.length;
    }
}
