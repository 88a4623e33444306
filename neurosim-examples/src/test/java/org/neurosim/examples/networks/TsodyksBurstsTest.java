package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;

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

    @Test
    @Tag("slow")
    @DisplayName("five seeds: as many bursts as the independent program, within 30 %")
    void burstsOfFiveSeeds() {
        double mean = LongStream.rangeClosed(1, 5)
                .mapToInt(seed -> count(TestRuns.run("tsodyks-bursts", DURATION, 1, seed, 2)))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(7.7, within(0.3 * 7.7));
    }

    @Test
    @Tag("slow")
    @DisplayName("twelve draws of the synapses: bursts and rates are those of the independent program, not of one draw")
    void burstsOfTwelveDraws() {
        double bursts = 0;
        double excitatory = 0;
        double inhibitory = 0;
        int draws = 12;
        for (long draw = 1; draw <= draws; draw++) {
            TsodyksBursts network = new TsodyksBursts(draw);
            RunResult result = Runner.run(
                    network, new RunSettings(DURATION, network.defaultTimeStep(), 1, draw, 2), RunListener.NONE);
            bursts += count(result) / (double) draws;
            excitatory += WindowStatistics.of(result, 0, START, DURATION).rate() / draws;
            inhibitory += WindowStatistics.of(result, 1, START, DURATION).rate() / draws;
        }
        // Four standard errors of the difference of two means of twelve, but for the bursts, which follow the kinds'
        // spread.
        assertThat(bursts).isCloseTo(7.7, within(0.3 * 7.7));
        assertThat(excitatory).isCloseTo(7.55, within(4 * 0.41 * Math.sqrt(2.0 / 12)));
        assertThat(inhibitory).isCloseTo(21.7, within(4 * 0.9 * Math.sqrt(2.0 / 12)));
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
