package org.neurosim.examples.report;

import java.util.Locale;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;

/** A run as a page for people. */
public final class TextReport {

    private TextReport() {}

    /**
     * Writes a run.
     *
     * @param report run
     * @return lines, the last one with its end
     */
    public static String write(RunReport report) {
        RunResult result = report.result();
        RunSettings settings = result.settings();
        RunResult.Cost cost = result.cost();
        Page page = new Page();
        page.line("%s: %s", result.scenario().name(), result.scenario().description());
        page.line(
                "  %s ms in steps of %s ms, seed %d, %d thread%s%s",
                number(settings.duration()),
                number(settings.timeStep()),
                settings.seed(),
                settings.threads(),
                settings.threads() == 1 ? "" : "s",
                settings.scale() == 1 ? "" : ", scale " + number(settings.scale()));
        page.line("");
        page.line("  neurons           %,15d", result.counts().neurons());
        page.line("  synapses          %,15d", result.counts().synapses());
        page.line("  spikes            %,15d", report.all().spikes());
        page.line("  synaptic events   %,15d", result.counts().synapticEvents());
        if (result.counts().peakPendingSpikes() > 0) {
            page.line(
                    "  spikes kept, peak %,15d   (event-driven: on their way, or not recorded yet)",
                    result.counts().peakPendingSpikes());
        }
        page.line("  spike hash       %s", JsonReport.spikeHash(result));
        page.line("");
        page.line("  build             %,15.3f s", cost.build());
        page.line("  simulate          %,15.3f s", cost.simulate());
        page.line(
                "  real-time factor  %,15.3f   (simulate / biological time)", cost.realTimeFactor(settings.duration()));
        cost.simulateCpu().ifPresent(s -> page.line("  CPU simulation    %,15.3f s", s));
        cost.jvmCpu().ifPresent(s -> page.line("  CPU rest of JVM   %,15.3f s", s));
        cost.peakMemory().ifPresent(m -> page.line("  peak memory       %,15.0f MiB", m));
        page.line("");
        page.line("  population     neurons       spikes   rate (Hz)   CV of ISI");
        for (int k = 0; k < result.populations().size(); k++) {
            page.row(result.populations().get(k).name(), report.populations().get(k));
        }
        if (result.populations().size() > 1) {
            page.row("all", report.all());
        }
        if (!result.weights().isEmpty()) {
            page.line("");
            page.line("  weights at the end        synapses        mean   standard deviation");
            for (RunResult.Weights weights : result.weights()) {
                Histogram histogram = Histogram.of(weights);
                page.line(
                        "  %-20s %,13d %11.4g %20.4g  %s",
                        weights.name(), histogram.synapses(), histogram.mean(), histogram.sd(), weights.unit());
            }
        }
        return page.text.toString();
    }

    /** The shortest decimal form, without an exponent or a needless ".0". */
    private static String number(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static final class Page {
        private final StringBuilder text = new StringBuilder();

        void line(String format, Object... values) {
            text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
        }

        void row(String name, SpikeStatistics s) {
            line(
                    "  %-12s %,9d %,12d %11.3f %11s",
                    name,
                    s.neurons(),
                    s.spikes(),
                    s.rate(),
                    s.cv().isPresent() ? String.format(Locale.ROOT, "%.3f", s.cv().getAsDouble()) : "-");
        }
    }
}
