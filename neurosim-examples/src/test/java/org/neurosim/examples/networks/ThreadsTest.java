package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same spikes, to the last one, for every number of threads and on every JVM. */
class ThreadsTest {

    /** Name, biological time in ms, scale, hash for seed 1. The hashes change only with the models, the random streams or the order of summation. */
    @ParameterizedTest(name = "{0}")
    @DisplayName("the spike trains do not depend on the number of threads, and are those of the golden hash")
    @CsvSource({
        "hh, 100, 1, 98750484f1681745",
        "cuba, 300, 1, 968902cd9df07422",
        "cuba-events, 300, 1, 9751471f9e4fa911",
        "coba, 200, 1, 8321567acc6214c0",
        "cobahh, 50, 1, 7c310948d2694c47",
        "brunel, 100, 0.2, f816e88c6aa6e3ce",
        "izhikevich2003, 300, 1, 6d2d47848105dfba",
        "tsodyks-bursts, 500, 1, 759e86792b2ea010",
        "song2000, 2000, 1, 50cd20d6df846d47",
        "polychrony, 1500, 1, a4c9b0d66f57e1e6",
        "dopamine, 3000, 1, 151b5b994d47665d",
        "vogels2011, 50, 1, 2954f23c25f5e85b",
        "bump, 50, 1, fd83334231c6a6bc",
        "wang2002, 50, 1, e7cfb210119ac5bf",
        "mongillo2008, 100, 0.2, 55be665f37878154",
        "microcircuit, 200, 0.05, 90524f4914d75bb1"
    })
    void sameSpikes(String name, double duration, double scale, String golden) {
        for (int threads : new int[] {1, 2, 3, 7}) {
            var spikes = TestRuns.run(name, duration, scale, 1, threads).spikes();
            assertThat(spikes.size()).as("spikes of %s", name).isPositive();
            assertThat(HexFormat.of().toHexDigits(spikes.fingerprint()))
                    .as("hash of the spikes of %s on %d threads", name, threads)
                    .isEqualTo(golden);
        }
    }
}
