package org.neurosim.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.examples.networks.Scenario;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;
import org.neurosim.models.stimuli.Sources;

class IntervalsTest {

    private record Source(int size, SpikeSource spikes) implements Scenario {

        @Override
        public String name() {
            return "source";
        }

        @Override
        public String description() {
            return "spikes from outside";
        }

        @Override
        public List<Population> describe(NetworkBuilder b, Setting setting) {
            return List.of(b.source("given", size, spikes));
        }
    }

    private static RunReport run(Scenario scenario, double duration) {
        RunResult result = Runner.run(scenario, new RunSettings(duration, 0.1, 1, 1, 1), RunListener.NONE);
        return new RunReport(result);
    }

    @Test
    @DisplayName("intervals between spikes of the second half, each neuron's own, in bins of a round number of steps")
    void givenSpikes(@TempDir Path temp) throws IOException {
        RunReport report = run(
                new Source(2, Sources.spikes(new double[] {10, 90, 110, 112, 130.1}, new double[] {101, 101.1, 199})),
                200);
        Intervals intervals = Intervals.of(report, report.result().populations().get(0));
        assertThat(intervals.sorted()).containsExactly(1, 20, 181, 979);
        assertThat(intervals.mean()).isCloseTo(118.1 / 4, within(1e-9));
        double variance = (0.1 * 0.1 + 2 * 2 + 18.1 * 18.1 + 97.9 * 97.9) / 4 - 29.525 * 29.525;
        assertThat(intervals.cv()).isCloseTo(Math.sqrt(variance) / 29.525, within(1e-9));
        assertThat(intervals.binSteps()).isEqualTo(2); // 100 bins of 2 steps show 181, the largest but one
        long[] counts = intervals.counts();
        assertThat(counts[0]).isOne(); // (0, 2] steps
        assertThat(counts[9]).isOne(); // (18, 20]
        assertThat(counts[90]).isOne(); // (180, 182]

        Path file = temp.resolve("isi.csv");
        CsvReport.intervals(report, file);
        assertThat(Files.readAllLines(file))
                .hasSize(102)
                .startsWith("population,over_ms,up_to_ms,count", "given,0,0.2,1", "given,0.2,0.4,0")
                .contains("given,18,18.2,1")
                .endsWith("given,20,Infinity,1");
    }

    @Test
    @DisplayName("Poisson spikes have exponential intervals")
    void poisson() {
        RunReport report = run(new Source(100, Sources.poisson(50)), 20_000);
        Intervals intervals = Intervals.of(report, report.result().populations().get(0));
        int n = intervals.sorted().length;
        assertThat(n).isBetween(48_000, 51_000);
        long[] counts = intervals.counts();
        double seen = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            seen += counts[bin];
            double expected = n * -Math.expm1(-intervals.low(bin + 1) / 20);
            // 4.5 standard deviations of a binomial count; 1 % since intervals are cut off at the end of the run
            assertThat(seen)
                    .isCloseTo(expected, within(4.5 * Math.sqrt(expected * (1 - expected / n)) + 0.01 * expected));
        }
    }
}
