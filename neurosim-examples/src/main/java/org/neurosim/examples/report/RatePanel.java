package org.neurosim.examples.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.neurosim.examples.networks.Scenario;
import org.neurosim.examples.run.RunResult;

/** Population rates over a whole run. */
final class RatePanel {

    private static final int HEIGHT = 240;
    private static final double SETTLING = 50; // ms

    private final RunReport report;
    private final double end; // ms

    private RatePanel(RunReport report) {
        this.report = report;
        end = report.result().settings().duration();
    }

    /** Draws the rates. */
    static Panel of(RunReport report) {
        return new RatePanel(report).draw();
    }

    private Panel draw() {
        double width = binWidth();
        TimeAxis axis = TimeAxis.of(end);
        PopulationColours colours = new PopulationColours(report);
        Panel panel = new Panel(HEIGHT, axis.label(), "Rate (Hz)", 0, end / axis.unit());
        List<RunResult.Part> groups = colours.groups();
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
            middles[bin] = (bin + 0.5) * width / axis.unit();
        }
        boolean cut = start > 2 * peak && peak > 0;
        double top = cut ? 1.25 * peak : 1.25 * Math.max(start, peak);
        for (int k = groups.size() - 1; k >= 0; k--) { // the largest population on top
            double[] shown =
                    Arrays.stream(curves.get(k)).map(r -> Math.min(r, top)).toArray();
            panel.line(groups.get(k).name(), middles, shown, colours.of(groups.get(k)));
        }
        panel.yRange(-0.03 * top, top == 0 ? 1 : top);
        for (Scenario.Episode episode : report.result().scenario().episodes()) {
            if (episode.from() < end) {
                panel.shade(episode.from() / axis.unit(), Math.min(end, episode.to()) / axis.unit(), episode.name());
            }
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
