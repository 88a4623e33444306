package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

/**
 * Competition of synapses after Song, Miller and Abbott, against Brian 2.5.1 ({@code song2000/song2000_brian2.py}, seed 1, 600 s at 20 Hz: output 17.0 Hz on the mean of the last four stretches of 100 s, 16.3 to
 * 17.5, CV 0.75 to 0.80, mean weight 0.278 of the largest, outer fifths 87 %; 600 s at 40 Hz, seeds 1 to 5: output 19.6 Hz on the mean from 300 to 600 s, CV 0.77 to 0.87, mean weight 0.143), and an
 * independent simulation of 3000 s (mean weights 0.545, 0.281 and 0.146 with inputs of 10, 20 and 40 Hz, CV 0.79 to 0.83, output 12.7, 17.5 and 21.9 Hz). With 40 Hz the output still rises after 300 s.
 */
class SongTest {

    private static final double LARGEST = 0.015;

    private static RunResult run(double rate, double duration) {
        return run(rate, duration, 1);
    }

    private static RunResult run(double rate, double duration, long seed) {
        return Runner.run(new Song(rate), new RunSettings(duration, 0.1, 1, seed, 1), RunListener.NONE);
    }

    @Test
    @DisplayName("more than 100 Hz at first, with weights of half the largest on average; both fall within 20 s")
    void start() {
        RunResult result = run(20, 20_000);
        double first = WindowStatistics.of(result, 0, 0, 2_000).rate();
        assertThat(first).isGreaterThan(100);
        assertThat(WindowStatistics.of(result, 0, 18_000, 20_000).rate()).isLessThan(0.8 * first);
        assertThat(meanWeight(result)).isBetween(0.3, 0.49);
    }

    @Test
    @Tag("slow")
    @DisplayName("inputs of 20 Hz: weights at the ends of their range, an irregular output of some 17 Hz")
    void competition() {
        RunResult result = run(20, 600_000);
        check(result, 200_000, 0.28, 17.0);
        // Two groups: the middle holds less than it would of even weights, the ends more.
        assertThat(share(result, 0.2, 0.8)).isLessThan(0.15);
        assertThat(share(result, 0.8, 1.1)).isBetween(0.15, 0.25);
    }

    @Test
    @Tag("slow")
    @DisplayName("four times the input rate, less than twice the output rate")
    void rates() {
        check(run(10, 800_000), 400_000, 0.545, 12.7);
        int seeds = 4;
        double rate = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            RunResult fast = run(40, 600_000, seed);
            checkWeightAndCv(fast, 300_000, 0.143);
            rate += end(fast, 300_000).rate() / seeds;
        }
        // Single runs have 17.8 to 20.3 Hz here (eight seeds, standard deviation 0.9), 18.7 to 20.3 Hz in Brian 2 (five
        // seeds, 0.6).
        assertThat(rate).isCloseTo(19.6, within(1.6));
    }

    @ParameterizedTest(name = "{0} Hz")
    @Tag("slow")
    @DisplayName(
            "after 3000 s at any rate of the inputs: rate, CV and mean weight of the independent simulation, nine of ten weights in the outer fifths")
    @CsvSource({"10, 12.7, 0.545", "15, 15.2, 0.370", "20, 17.5, 0.281", "25, 17.5, 0.223", "40, 21.9, 0.146"})
    void steadyState(double rate, double output, double meanWeight) {
        RunResult result = run(rate, 3_000_000);
        check(result, 1_500_000, meanWeight, output);
        assertThat(share(result, 0.2, 0.8))
                .as("weights in the three fifths between")
                .isLessThan(0.1);
    }

    /** The correlated inputs arrive when the neuron spikes, the others by chance: the paper's figure 5. */
    @Test
    @DisplayName("within 100 s the correlated half of the inputs has become a fifth stronger than the other")
    void correlatedInputs() {
        RunResult result = correlated(100_000);
        assertThat(mean(result, 0)).isGreaterThan(1.2 * mean(result, 1));
    }

    @Test
    @Tag("slow")
    @DisplayName("after 1000 s correlated inputs are potentiated and the others depressed")
    void correlatedInputsWin() {
        RunResult result = correlated(1_000_000);
        assertThat(mean(result, 0)).as("correlated; 0.5 at the start").isGreaterThan(0.6);
        assertThat(mean(result, 1)).as("independent; 0.5 at the start").isLessThan(0.2);
    }

    private static RunResult correlated(double duration) {
        return Runner.run(Song.correlated(), new RunSettings(duration, 0.1, 1, 1, 1), RunListener.NONE);
    }

    private static double mean(RunResult result, int group) {
        return WindowStatistics.mean(result.weights().get(group).values()) / LARGEST;
    }

    /** Mean weight relative to the largest, within 0.02, and rate, within 10 %, as others have found. */
    private static void check(RunResult result, double from, double meanWeight, double rate) {
        checkWeightAndCv(result, from, meanWeight);
        assertThat(end(result, from).rate()).isCloseTo(rate, within(0.1 * rate));
    }

    private static void checkWeightAndCv(RunResult result, double from, double meanWeight) {
        assertThat(meanWeight(result)).isCloseTo(meanWeight, within(0.02));
        assertThat(end(result, from).cv()).isBetween(0.75, 0.87);
    }

    private static WindowStatistics end(RunResult result, double from) {
        return WindowStatistics.of(result, 0, from, result.settings().duration());
    }

    private static double meanWeight(RunResult result) {
        return mean(result, 0);
    }

    private static double share(RunResult result, double low, double high) {
        double[] weights = result.weights().get(0).values();
        return Arrays.stream(weights)
                        .filter(w -> w >= low * LARGEST && w < high * LARGEST)
                        .count()
                / (double) weights.length;
    }
}
