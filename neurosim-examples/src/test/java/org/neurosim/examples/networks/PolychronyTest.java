package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.report.Spectrum;
import org.neurosim.examples.run.RunResult;

/**
 * Polychronization after Izhikevich: delta rhythm at first, gamma rhythm and polarised weights after minutes. {@code polychrony/spnet_numpy.py}, an independent program of the paper's algorithm, with spikes that act one
 * step later as here, gave a gamma-to-delta ratio of 0.039 at the start and 0.72 after ten minutes, with a peak at 33 Hz, and shares of 0.42 and 0.32 of the weights at the upper and lower end (one seed).
 */
class PolychronyTest {

    @Test
    @DisplayName("starts with a rhythm of 2 to 4 Hz and hardly any power above 30 Hz")
    void delta() {
        RunResult result = TestRuns.run("polychrony", 5_000, 1, 1, 1);
        assertThat(WindowStatistics.of(result, 0, 0, 5_000).rate()).isBetween(3.0, 6.0);
        Spectrum spectrum = Spectrum.of(result, 0, 5_000);
        assertThat(peak(spectrum)).isBetween(2, 4);
        assertThat(gammaToDelta(spectrum)).isBetween(0.02, 0.12);
    }

    @Test
    @Tag("slow")
    @DisplayName(
            "after ten minutes gamma power relative to delta has risen tenfold, and weights lie at the ends of their range")
    void gamma() {
        RunResult result = TestRuns.run("polychrony", 600_000, 1, 1, 1);
        double start = gammaToDelta(Spectrum.of(result, 0, 5_000));
        double end = gammaToDelta(Spectrum.of(result, 580_000, 600_000));
        assertThat(end / start).isGreaterThan(10);
        double[] weights = result.weights().get(0).values();
        assertThat(share(weights, 9.5, 11)).isBetween(0.3, 0.6);
        assertThat(share(weights, -1, 0.5)).isBetween(0.2, 0.5);
    }

    private static double gammaToDelta(Spectrum spectrum) {
        return spectrum.band(30, 70) / spectrum.band(2, 8);
    }

    private static int peak(Spectrum spectrum) {
        int peak = 1;
        for (int f = 2; f <= spectrum.power().length; f++) {
            peak = spectrum.power()[f - 1] > spectrum.power()[peak - 1] ? f : peak;
        }
        return peak;
    }

    private static double share(double[] weights, double low, double high) {
        return Arrays.stream(weights).filter(w -> w > low && w < high).count() / (double) weights.length;
    }
}
