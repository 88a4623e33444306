package org.neurosim.examples.report;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.neurosim.examples.networks.Scenario;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;

/** A figure of a network's activity: spikes of some of its neurons, and population rates. */
public final class RasterFigure {

    private static final int MAX_DOTS = 20_000;
    private static final int MAX_ROWS = 3_000;
    private static final int MIN_ROWS_PER_POPULATION = 10;
    private static final int MAX_RATE_CURVES = 3;
    private static final double SETTLING = 50; // ms
    private static final String ALL = "all neurons";
    private static final Color OTHERS = new Color(0x8C8C8C);

    private final RunReport report;
    private final List<RunResult.Part> parts;
    private final double end; // ms

    private RasterFigure(RunReport report) {
        this.report = report;
        parts = report.result().populations();
        end = report.result().settings().duration();
    }

    /**
     * Draws a run.
     *
     * @param report run
     * @param file PNG file that is written
     * @throws IOException if it can't be written
     */
    public static void write(RunReport report, Path file) throws IOException {
        RasterFigure figure = new RasterFigure(report);
        Panel.write(List.of(figure.raster(), figure.rates()), file);
    }

    /** One row per shown neuron, the first population at the top. */
    private Panel raster() {
        int[] rows = new int[parts.size()];
        int[] top = new int[parts.size() + 1]; // rows above a population
        double fraction = fractionShown();
        for (int p = 0; p < parts.size(); p++) {
            int size = parts.get(p).size();
            rows[p] = Math.min(size, Math.max(MIN_ROWS_PER_POPULATION, (int) Math.rint(size * fraction)));
            top[p + 1] = top[p] + rows[p];
        }
        int all = top[parts.size()];
        int neurons = report.all().neurons();
        String shown = all == neurons
                ? String.format(Locale.ROOT, "all %,d neurons", neurons)
                : String.format(Locale.ROOT, "%,d of %,d neurons shown", all, neurons);
        RunSettings settings = report.result().settings();
        Panel panel = new Panel(620, "", "", 0, end)
                .title(report.result().scenario().name()
                        + (settings.scale() == 1 ? "" : " at scale " + settings.scale()) + ", seed " + settings.seed()
                        + ": " + shown)
                .yRange(0, all);
        panel.chart.setCustomYAxisTickLabelsFormatter(y -> " ");
        panel.chart.setCustomXAxisTickLabelsFormatter(x -> " ");
        panel.chart.getStyler().setPlotGridLinesVisible(false);

        for (int p = 0; p < parts.size(); p++) {
            double[][] dots = dots(parts.get(p), rows[p], all - top[p]);
            if (dots[0].length > 0) {
                panel.dots(parts.get(p).name(), dots[0], dots[1], colourOf(p), all > 600 ? 2 : 3);
            }
        }
        if (report.all().spikes() == 0) {
            panel.line("none", new double[] {0}, new double[] {0}, Panel.colour(0));
        }
        for (Scenario.Episode episode : episodes()) {
            panel.shade(episode.from(), Math.min(end, episode.to()), "");
        }
        return panel.overlay(g -> {
            for (int p = 0; p < parts.size(); p++) {
                double middle = all - 0.5 * (top[p] + top[p + 1]);
                int baseline = (int) panel.chart.getScreenYFromChart(middle) + 5;
                g.setColor(colourOf(p));
                g.setFont(Panel.FONT.deriveFont(Font.BOLD));
                g.drawString(parts.get(p).name(), 10, baseline);
                g.setFont(Panel.FONT.deriveFont(Panel.NOTE_SIZE));
                String rate = String.format(
                        Locale.ROOT, "%.2f Hz", report.populations().get(p).rate());
                g.drawString(rate, Panel.LEFT - 8 - g.getFontMetrics().stringWidth(rate), baseline);
            }
        });
    }

    /** Excitatory and inhibitory populations alternate in the networks with many, unless the scenario says which have a curve. */
    private Color colourOf(int population) {
        List<String> curves = report.result().scenario().rateCurves();
        if (!curves.isEmpty()) {
            int curve = curves.indexOf(parts.get(population).name());
            return curve < 0 ? OTHERS : Panel.colour(curve);
        }
        return Panel.colour(parts.size() > MAX_RATE_CURVES ? population % 2 : population);
    }

    private List<Scenario.Episode> episodes() {
        return report.result().scenario().episodes().stream()
                .filter(episode -> episode.from() < end)
                .toList();
    }

    /** The populations that have a curve of their rate. */
    private List<RunResult.Part> groups() {
        List<String> curves = report.result().scenario().rateCurves();
        if (!curves.isEmpty()) {
            return parts.stream().filter(part -> curves.contains(part.name())).toList();
        }
        return parts.size() > MAX_RATE_CURVES
                ? List.of(new RunResult.Part(ALL, 0, report.all().neurons()))
                : parts;
    }

    private Color colourOf(RunResult.Part group) {
        return group.name().equals(ALL) ? Color.DARK_GRAY : colourOf(parts.indexOf(group));
    }

    private double fractionShown() {
        double fraction = Math.min(1, (double) MAX_ROWS / report.all().neurons());
        return report.all().spikes() == 0
                ? fraction
                : Math.min(fraction, (double) MAX_DOTS / report.all().spikes());
    }

    /** Times and rows of the spikes of evenly chosen neurons. */
    private double[][] dots(RunResult.Part part, int rows, int rowAbove) {
        int[] rowOf = new int[part.size()]; // 0: not shown
        for (int r = 0; r < rows; r++) {
            rowOf[(int) ((long) r * part.size() / rows)] = r + 1;
        }
        int[] shown = IntStream.range(0, report.spikeNeurons().length)
                .filter(k -> {
                    int i = report.spikeNeurons()[k] - part.first();
                    return i >= 0 && i < part.size() && rowOf[i] > 0;
                })
                .toArray();
        return new double[][] {
            Arrays.stream(shown).mapToDouble(report::spikeTime).toArray(),
            Arrays.stream(shown)
                    .mapToDouble(k -> rowAbove - rowOf[report.spikeNeurons()[k] - part.first()] + 0.5)
                    .toArray()
        };
    }

    private Panel rates() {
        double width = binWidth();
        Panel panel = new Panel(240, "Time (ms)", "Rate (Hz)", 0, end);
        List<RunResult.Part> groups = groups();
        List<double[]> curves = new ArrayList<>();
        double start = 0; // largest rate while the network settles
        double peak = 0; // and after that
        for (RunResult.Part group : groups) {
            double[] rate = rate(group, width);
            curves.add(rate);
            for (int bin = 0; bin < rate.length; bin++) {
                if (bin * width < Math.min(SETTLING, end / 10)) {
                    start = Math.max(start, rate[bin]);
                } else {
                    peak = Math.max(peak, rate[bin]);
                }
            }
        }
        double[] middles = new double[curves.get(0).length];
        for (int bin = 0; bin < middles.length; bin++) {
            middles[bin] = (bin + 0.5) * width;
        }
        boolean cut = start > 2 * peak && peak > 0;
        double top = cut ? 1.25 * peak : 1.25 * Math.max(start, peak);
        for (int k = groups.size() - 1; k >= 0; k--) { // the largest population on top
            double[] shown =
                    Arrays.stream(curves.get(k)).map(r -> Math.min(r, top)).toArray();
            panel.line(groups.get(k).name(), middles, shown, colourOf(groups.get(k)));
        }
        panel.yRange(-0.03 * top, top == 0 ? 1 : top);
        for (Scenario.Episode episode : episodes()) {
            panel.shade(episode.from(), Math.min(end, episode.to()), episode.name());
        }
        return panel.note((groups.size() == 1 ? groups.get(0).name() + ", " : "")
                + "bins of "
                + new BigDecimal(width, new MathContext(6)).stripTrailingZeros().toPlainString() + " ms"
                + (cut ? String.format(Locale.ROOT, ", start cut off (up to %.0f Hz)", start) : ""));
    }

    private double[] rate(RunResult.Part group, double width) {
        double[] rate = new double[(int) Math.ceil(end / width - 1e-9)];
        double dt = report.result().settings().timeStep();
        for (int k = 0; k < report.spikeNeurons().length; k++) {
            int i = report.spikeNeurons()[k] - group.first();
            if (i >= 0 && i < group.size()) {
                int bin = (int) ((report.spikeSteps()[k] + 0.5) * dt / width);
                rate[Math.min(bin, rate.length - 1)]++;
            }
        }
        for (int bin = 0; bin < rate.length; bin++) {
            double seconds = Math.min(width, end - bin * width) / 1000;
            rate[bin] /= group.size() * seconds;
        }
        return rate;
    }

    /** A round width that gives a few hundred bins, as a whole number of steps. */
    private double binWidth() {
        double step = report.result().settings().timeStep();
        double given = report.result().scenario().rateBin();
        if (given > 0) {
            return Math.max(1, Math.rint(given / step)) * step;
        }
        double wanted = Math.max(end / 500, step);
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double round = 10 * power;
        for (double factor : new double[] {5, 2, 1}) {
            if (factor * power >= wanted * (1 - 1e-9)) {
                round = factor * power;
            }
        }
        return Math.max(1, Math.rint(round / step)) * step;
    }
}
