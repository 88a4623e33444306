package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.examples.run.RunResult;

/** The same spikes, to the last one, and the same plastic weights, to the last bit, for every number of threads and on every JVM. */
class ThreadsTest {

    /** Name, biological time in ms (vogels2011 learns from 1000 ms on), scale, hash for seed 1. The hashes change only with the models, the random streams or the order of summation. */
    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "the spike trains and plastic weights do not depend on the number of threads, and are those of the golden hash")
    @CsvSource({
        "hh, 100, 1, 98750484f1681745",
        "cuba, 300, 1, 968902cd9df07422",
        "cuba-events, 300, 1, 9751471f9e4fa911",
        "coba, 200, 1, 8321567acc6214c0",
        "cobahh, 50, 1, 7c310948d2694c47",
        "brunel, 100, 0.2, 182b0f8bdae6a723",
        "brunel-stdp, 200, 0.2, c4fdbe2d696f38c8",
        "izhikevich2003, 300, 1, 6d2d47848105dfba",
        "tsodyks-bursts, 500, 1, 759e86792b2ea010",
        "song2000, 2000, 1, 9e05909393b820ad",
        "song2000-correlated, 1000, 1, 5c36e438ee16fca8",
        "polychrony, 1500, 1, 1ea256679b293f11",
        "dopamine, 3000, 1, 151b5b994d47665d",
        "vogels2011, 1100, 1, 98ae819cc78a4c97",
        "bump, 50, 1, 2deb5aad2f85b3ab",
        "wang2002, 50, 1, 08b920dcc161db9e",
        "mongillo2008, 100, 0.2, 55be665f37878154",
        "microcircuit, 200, 0.05, b3998083e881f3d2"
    })
    void sameSpikes(String name, double duration, double scale, String golden) {
        List<RunResult.Weights> weights = List.of();
        for (int threads : new int[] {1, 2, 3, 7}) {
            RunResult result = TestRuns.run(name, duration, scale, 1, threads);
            assertThat(result.spikes().size()).as("spikes of %s", name).isPositive();
            assertThat(HexFormat.of().toHexDigits(result.spikes().fingerprint()))
                    .as("hash of the spikes of %s on %d threads", name, threads)
                    .isEqualTo(golden);
            weights = threads == 1 ? result.weights() : weights;
            for (int k = 0; k < weights.size(); k++) {
                assertThat(result.weights().get(k).values())
                        .as("weights %s of %s on %d threads", weights.get(k).name(), name, threads)
                        .isEqualTo(weights.get(k).values());
            }
        }
    }
}
