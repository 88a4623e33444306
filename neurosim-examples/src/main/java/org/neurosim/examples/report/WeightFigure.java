package org.neurosim.examples.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.neurosim.examples.run.RunResult;

/** A figure of the weights of plastic synapses at the end of a run: a histogram for each projection that the scenario names. */
public final class WeightFigure {

    private static final int HEIGHT = 420;

    private WeightFigure() {}

    /**
     * Draws a run.
     *
     * @param report run of a scenario that shows weights
     * @param file PNG file that is written
     * @throws IOException if it can't be written
     */
    public static void write(RunReport report, Path file) throws IOException {
        List<Panel> panels = new ArrayList<>();
        for (RunResult.Weights weights : report.result().weights()) {
            panels.add(panel(report, weights));
        }
        Panel.write(panels, file);
    }

    private static Panel panel(RunReport report, RunResult.Weights weights) {
        Histogram histogram = Histogram.of(weights);
        Panel panel = new Panel(HEIGHT, "Weight (" + weights.unit() + ")", "Synapses (%)", 0, weights.most())
                .title(String.format(
                        Locale.ROOT,
                        "%s, seed %d: weights %s after %s s",
                        report.result().scenario().name(),
                        report.result().settings().seed(),
                        weights.name(),
                        CsvReport.time(report.result().settings().duration() / 1000)));
        int bins = histogram.counts().length;
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, histogram::low);
        double[] percent = Arrays.stream(histogram.counts())
                .mapToDouble(n -> 100.0 * n / histogram.synapses())
                .toArray();
        double highest = Arrays.stream(percent).max().orElseThrow();
        panel.bars("weights", edges, percent, Panel.colour(0));
        double share = 100.0 * histogram.counts()[bins - 1] / histogram.synapses();
        return panel.yRange(0, 1.15 * highest)
                .note(String.format(
                        Locale.ROOT,
                        "%,d synapses, mean %.3g, standard deviation %.3g, %.1f %% in the lowest bar, %.1f %% in the highest%s",
                        histogram.synapses(),
                        histogram.mean(),
                        histogram.sd(),
                        100.0 * histogram.counts()[0] / histogram.synapses(),
                        share,
                        histogram.beyond() > 0
                                ? String.format(Locale.ROOT, " (%,d beyond the axis)", histogram.beyond())
                                : ""));
    }
}
