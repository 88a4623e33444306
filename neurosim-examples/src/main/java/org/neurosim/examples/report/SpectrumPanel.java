package org.neurosim.examples.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neurosim.examples.networks.Scenario;
import org.neurosim.examples.run.RunResult;

/** Power spectra of the spikes of all neurons in the stretches of time that the scenario names. */
final class SpectrumPanel {

    private static final int HEIGHT = 300;

    private SpectrumPanel() {}

    /** Draws the spectra. */
    static Panel of(RunReport report) {
        RunResult result = report.result();
        List<Scenario.Episode> stretches =
                result.scenario().spectra(result.settings().duration());
        Panel panel = new Panel(HEIGHT, "Frequency (Hz)", "Power (share)", 0, 100);
        double highest = 0;
        for (int k = 0; k < stretches.size(); k++) {
            Scenario.Episode stretch = stretches.get(k);
            double[] power = Spectrum.of(result, stretch.from(), stretch.to()).power();
            double sum = Math.max(Arrays.stream(power).sum(), Double.MIN_NORMAL);
            double[] share = Arrays.stream(power).map(p -> p / sum).toArray();
            double[] frequencies =
                    IntStream.rangeClosed(1, power.length).asDoubleStream().toArray();
            panel.line(stretch.name(), frequencies, share, Panel.colour(k));
            highest = Math.max(highest, Arrays.stream(share).max().orElse(0));
        }
        return panel.yRange(0, highest > 0 ? 1.25 * highest : 1)
                .key(stretches.stream().map(Scenario.Episode::name).toList());
    }
}
