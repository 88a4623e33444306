package org.neurosim.examples.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.neurosim.examples.run.RunResult;

/** A figure of the interspike intervals in the second half of a run: a histogram for each population or, where there are many, for all neurons. */
public final class IntervalFigure {

    private static final int HEIGHT = 320;

    private IntervalFigure() {}

    /**
     * Draws a run.
     *
     * @param report run
     * @param file PNG file that is written
     * @throws IOException if it can't be written
     */
    public static void write(RunReport report, Path file) throws IOException {
        PopulationColours colours = new PopulationColours(report);
        List<Panel> panels = new ArrayList<>();
        for (RunResult.Part group : colours.groups()) {
            Intervals intervals = Intervals.of(report, group);
            long[] counts = intervals.counts();
            double[] edges = new double[counts.length + 1];
            Arrays.setAll(edges, intervals::low);
            double all = Math.max(1, intervals.sorted().length);
            double[] percent =
                    Arrays.stream(counts).mapToDouble(n -> 100 * n / all).toArray();
            double highest = Arrays.stream(percent).max().orElseThrow();
            Panel panel = new Panel(HEIGHT, "Interspike interval (ms)", "Intervals (%)", 0, edges[counts.length]);
            panel.bars("intervals", edges, percent, colours.of(group));
            panel.yRange(0, highest > 0 ? 1.15 * highest : 1).note(note(intervals, counts));
            panels.add(panel);
        }
        double duration = report.result().settings().duration();
        panels.get(0)
                .title(String.format(
                        Locale.ROOT,
                        "%s, seed %d: interspike intervals from %s to %s s",
                        report.result().scenario().name(),
                        report.result().settings().seed(),
                        CsvReport.time(duration / 2000),
                        CsvReport.time(duration / 1000)));
        Panel.write(panels, file);
    }

    private static String note(Intervals intervals, long[] counts) {
        int all = intervals.sorted().length;
        String start = intervals.group().name() + String.format(Locale.ROOT, ": %,d intervals", all);
        return all == 0
                ? start
                : start
                        + String.format(
                                Locale.ROOT,
                                ", mean %.3g ms, CV of all together %.2f, %.1f %% longer than the axis",
                                intervals.mean(),
                                intervals.cv(),
                                100.0 * (all - Arrays.stream(counts).sum()) / all);
    }
}
