package org.neurosim.examples.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neurosim.api.record.StateRecord;
import org.neurosim.examples.networks.Scenario;

/** A figure of one neuron's state variables over time: one panel per axis that the scenario names. */
public final class TraceFigure {

    private static final int TOP_HEIGHT = 380;
    private static final int HEIGHT = 260;

    private TraceFigure() {}

    /**
     * Draws a run.
     *
     * @param report run of a scenario with traces
     * @param file PNG file that is written
     * @throws IOException if it can't be written
     */
    public static void write(RunReport report, Path file) throws IOException {
        Scenario scenario = report.result().scenario();
        Map<String, List<StateRecord>> axes = new LinkedHashMap<>();
        for (int k = 0; k < scenario.traces().size(); k++) {
            axes.computeIfAbsent(scenario.traces().get(k).axis(), a -> new ArrayList<>())
                    .add(report.result().traces().get(k));
        }
        double end = report.result().settings().duration();
        List<Panel> panels = new ArrayList<>();
        axes.forEach((axis, records) -> panels.add(panel(
                panels.isEmpty() ? TOP_HEIGHT : HEIGHT,
                panels.size() == axes.size() - 1 ? "Time (ms)" : "",
                axis,
                end,
                records)));
        panels.get(0).title(scenario.name() + ": " + scenario.description());
        Panel.write(panels, file);
    }

    private static Panel panel(int height, String xAxis, String yAxis, double end, List<StateRecord> records) {
        Panel panel = new Panel(height, xAxis, yAxis, 0, end);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < records.size(); k++) {
            double[] values = records.get(k).of(0);
            panel.line(records.get(k).variable(), records.get(k).times(), values, Panel.colour(k));
            for (double value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        double span = high > low ? high - low : 1;
        if (records.size() > 1) {
            panel.key(records.stream().map(StateRecord::variable).toList());
            high += 0.2 * span; // room for the key
        }
        return panel.yRange(low - 0.05 * span, high + 0.05 * span);
    }
}
