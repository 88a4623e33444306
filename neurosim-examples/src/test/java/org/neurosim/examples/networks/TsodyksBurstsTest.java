package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.run.RunResult;

/**
 * The network of Tsodyks, Uziel and Markram against an independent program in which every synapse has parameters of its own (NumPy, steps of 0.25 ms, exact
 * between spikes). Twelve seeds of 10 s, the first second left out: 7.7 +- 1.7 bursts in 9 s, rates 7.55 +- 0.41 Hz (excitatory) and 21.7 +- 0.9 Hz.
 */
class TsodyksBurstsTest {

    private static final int START = 1_000; // ms
    private static final int DURATION = 10_000; // ms
    private static final int BIN = 5; // ms
    private static final double FRACTION =
            0.25; // of all neurons within a bin; between bursts it is 0.05, in them up to 0.6
    private static final int APART = 50; // ms

    @Test
    @DisplayName("bursts about once a second, at the rates of the independent program")
    void bursts() {
        RunResult result = TestRuns.run("tsodyks-bursts", DURATION, 1, 1, 1);
        assertThat(WindowStatistics.of(result, 0, START, DURATION).rate()).isCloseTo(7.55, within(1.6));
        assertThat(WindowStatistics.of(result, 1, START, DURATION).rate()).isCloseTo(21.7, within(3.7));
        assertThat(count(result)).isBetween(3, 13);
    }

    /** Twelve seeds on either side: three standard errors of the difference of the means, 3 sqrt(2/12) = 1.22 times the spread over seeds. */
    @Test
    @Tag("slow")
    @DisplayName("twelve seeds: bursts and rates of the independent program")
    void burstsOfTwelveSeeds() {
        int seeds = 12;
        double bursts = 0;
        double exc = 0;
        double inh = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            RunResult result = TestRuns.run("tsodyks-bursts", DURATION, 1, seed, 2);
            bursts += (double) count(result) / seeds;
            exc += WindowStatistics.of(result, 0, START, DURATION).rate() / seeds;
            inh += WindowStatistics.of(result, 1, START, DURATION).rate() / seeds;
        }
        assertThat(bursts).isCloseTo(7.7, within(1.22 * 1.7));
        assertThat(exc).isCloseTo(7.55, within(1.22 * 0.41));
        assertThat(inh).isCloseTo(21.7, within(1.22 * 0.9));
    }

    /** Times at which many neurons fire together. */
    private static int count(RunResult result) {
        int[] spikes = new int[DURATION / BIN];
        for (long step : result.spikes().steps()) {
            spikes[(int) (step * result.settings().timeStep() / BIN + 1e-9)]++;
        }
        int bursts = 0;
        int last = -APART;
        for (int bin = START / BIN; bin < spikes.length; bin++) {
            if (spikes[bin] >= FRACTION * result.spikes().neuronCount()) {
                if ((bin - last) * BIN > APART) {
                    bursts++;
                }
                last = bin;
            }
        }
        return bursts;
    }
}
