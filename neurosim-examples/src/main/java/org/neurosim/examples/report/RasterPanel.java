package org.neurosim.examples.report;

import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.neurosim.examples.networks.Scenario;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;

/** The spikes of some of a network's neurons during a stretch of time: one row per shown neuron, the first population at the top. */
final class RasterPanel {

    private static final int MAX_DOTS = 20_000;
    private static final int MAX_ROWS = 3_000;
    private static final int MIN_ROWS_PER_POPULATION = 10;
    private static final int FEW_ROWS = 30;
    private static final int HEIGHT_OF_FEW = 130;

    private final RunReport report;
    private final List<RunResult.Part> parts;
    private final PopulationColours colours;
    private final TimeAxis axis;
    private final double from; // ms
    private final double to; // ms
    private final long firstStep;
    private final long endStep;
    private final int[] rows; // shown of each population
    private final int[] top; // rows above each population
    private final int all; // rows

    private RasterPanel(RunReport report, double from, double to) {
        this.report = report;
        this.from = from;
        this.to = to;
        parts = report.result().populations();
        colours = new PopulationColours(report);
        RunSettings settings = report.result().settings();
        axis = TimeAxis.of(settings.duration());
        firstStep = Math.round(from / settings.timeStep());
        endStep = Math.round(to / settings.timeStep());
        rows = new int[parts.size()];
        top = new int[parts.size() + 1];
        double fraction = fractionShown();
        for (int p = 0; p < parts.size(); p++) {
            int size = parts.get(p).size();
            rows[p] = Math.min(size, Math.max(MIN_ROWS_PER_POPULATION, (int) Math.rint(size * fraction)));
            top[p + 1] = top[p] + rows[p];
        }
        all = top[parts.size()];
    }

    /**
     * Draws spikes.
     *
     * @param report run
     * @param from start, ms
     * @param to end, ms
     * @param height height of the panel unless there are few neurons, pixels
     */
    static Panel of(RunReport report, double from, double to, int height) {
        return new RasterPanel(report, from, to).draw(height);
    }

    /** The name of the run and how many of its neurons are shown. */
    static String title(RunReport report, double from, double to) {
        RasterPanel raster = new RasterPanel(report, from, to);
        int neurons = report.all().neurons();
        String shown = raster.all == neurons
                ? String.format(Locale.ROOT, neurons == 1 ? "its neuron" : "all %,d neurons", neurons)
                : String.format(Locale.ROOT, "%,d of %,d neurons shown", raster.all, neurons);
        RunSettings settings = report.result().settings();
        return report.result().scenario().name()
                + (settings.scale() == 1 ? "" : " at scale " + settings.scale()) + ", seed " + settings.seed() + ": "
                + shown;
    }

    private Panel draw(int height) {
        Panel panel = new Panel(all < FEW_ROWS ? HEIGHT_OF_FEW : height, "", "", from / axis.unit(), to / axis.unit())
                .yRange(0, all);
        panel.chart.setCustomYAxisTickLabelsFormatter(y -> " ");
        panel.chart.getStyler().setPlotGridLinesVisible(false);
        // Invisible; XChart places labels wrongly where all values of a chart are the same, as those of one neuron are.
        panel.line(
                "extent",
                new double[] {from / axis.unit(), to / axis.unit()},
                new double[] {0, all},
                new Color(0, 0, 0, 0));
        for (int p = 0; p < parts.size(); p++) {
            double[][] dots = dots(parts.get(p), rows[p], all - top[p]);
            if (dots[0].length > 0) {
                panel.dots(parts.get(p).name(), dots[0], dots[1], colours.of(p), all > 600 ? 2 : 3);
            }
        }
        for (Scenario.Episode episode : report.result().scenario().episodes()) {
            if (episode.from() < to && episode.to() > from) {
                panel.shade(Math.max(from, episode.from()) / axis.unit(), Math.min(to, episode.to()) / axis.unit(), "");
            }
        }
        return panel.overlay(g -> {
            for (int p = 0; p < parts.size(); p++) {
                double middle = all - 0.5 * (top[p] + top[p + 1]);
                int baseline = (int) panel.chart.getScreenYFromChart(middle) + 5;
                g.setColor(colours.of(p));
                g.setFont(Panel.FONT.deriveFont(Font.BOLD));
                g.drawString(parts.get(p).name(), 10, baseline);
                g.setFont(Panel.FONT.deriveFont(Panel.NOTE_SIZE));
                String rate = String.format(Locale.ROOT, "%.2f Hz", rate(parts.get(p)));
                g.drawString(rate, Panel.LEFT - 8 - g.getFontMetrics().stringWidth(rate), baseline);
            }
        });
    }

    private double rate(RunResult.Part part) {
        return SpikeStatistics.of(
                        report.spikeSteps(),
                        report.spikeNeurons(),
                        part.first(),
                        part.size(),
                        firstStep,
                        endStep,
                        report.result().settings().timeStep())
                .rate();
    }

    private double fractionShown() {
        long spikes = Arrays.stream(report.spikeSteps()).filter(this::isShown).count();
        double fraction = Math.min(1, (double) MAX_ROWS / report.all().neurons());
        return spikes == 0 ? fraction : Math.min(fraction, (double) MAX_DOTS / spikes);
    }

    private boolean isShown(long step) {
        return step >= firstStep && step < endStep;
    }

    /** Times and rows of the spikes of evenly chosen neurons. */
    private double[][] dots(RunResult.Part part, int shownRows, int rowAbove) {
        int[] rowOf = new int[part.size()]; // 0: not shown
        for (int r = 0; r < shownRows; r++) {
            rowOf[(int) ((long) r * part.size() / shownRows)] = r + 1;
        }
        int[] shown = IntStream.range(0, report.spikeNeurons().length)
                .filter(k -> {
                    int i = report.spikeNeurons()[k] - part.first();
                    return i >= 0 && i < part.size() && rowOf[i] > 0 && isShown(report.spikeSteps()[k]);
                })
                .toArray();
        return new double[][] {
            Arrays.stream(shown)
                    .mapToDouble(k -> report.spikeTime(k) / axis.unit())
                    .toArray(),
            Arrays.stream(shown)
                    .mapToDouble(k -> rowAbove - rowOf[report.spikeNeurons()[k] - part.first()] + 0.5)
                    .toArray()
        };
    }
}
