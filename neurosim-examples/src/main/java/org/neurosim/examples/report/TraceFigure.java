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
        List<StateRecord> records = report.result().traces();
        Map<String, Panel> panels = new LinkedHashMap<>();
        Map<Panel, Integer> curves = new LinkedHashMap<>();
        int axes = (int)
                scenario.traces().stream().map(Scenario.Trace::axis).distinct().count();
        for (int k = 0; k < records.size(); k++) {
            String axis = scenario.traces().get(k).axis();
            boolean last = panels.containsKey(axis) || panels.size() == axes - 1;
            Panel panel = panels.computeIfAbsent(
                    axis,
                    a -> new Panel(
                            panels.isEmpty() ? TOP_HEIGHT : HEIGHT,
                            last ? "Time (ms)" : "",
                            a,
                            0,
                            report.result().settings().duration()));
            StateRecord record = records.get(k);
            int curve = curves.merge(panel, 1, Integer::sum) - 1;
            panel.line(record.variable(), record.times(), record.of(0), Panel.colour(curve));
        }
        List<Panel> all = new ArrayList<>(panels.values());
        all.get(0).title(scenario.name() + ": " + scenario.description());
        curves.forEach((panel, count) -> {
            if (count > 1) {
                panel.legend();
            }
        });
        Panel.write(all, file);
    }
}
