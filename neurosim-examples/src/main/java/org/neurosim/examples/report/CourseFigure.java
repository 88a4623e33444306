package org.neurosim.examples.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neurosim.examples.run.RunResult;

/** A figure of quantities over a whole run: one panel per axis that the scenario names. */
public final class CourseFigure {

    private static final int HEIGHT = 280;

    private CourseFigure() {}

    /**
     * Draws a run.
     *
     * @param report run of a scenario that shows courses
     * @param file PNG file that is written
     * @throws IOException if it can't be written
     */
    public static void write(RunReport report, Path file) throws IOException {
        Map<String, List<RunResult.Course>> axes = new LinkedHashMap<>();
        for (RunResult.Course course : report.result().courses()) {
            axes.computeIfAbsent(course.axis(), a -> new ArrayList<>()).add(course);
        }
        double end = report.result().settings().duration();
        TimeAxis time = TimeAxis.of(end);
        List<Panel> panels = new ArrayList<>();
        axes.forEach((axis, courses) -> {
            String below = panels.size() == axes.size() - 1 ? time.label() : "";
            Panel panel = new Panel(HEIGHT, below, axis, 0, end / time.unit());
            draw(panel, courses, time.unit());
            panels.add(panel);
        });
        panels.get(0)
                .title(report.result().scenario().name() + ", seed "
                        + report.result().settings().seed());
        Panel.write(panels, file);
    }

    private static void draw(Panel panel, List<RunResult.Course> courses, double unit) {
        double low = 0;
        double high = 0;
        for (int k = 0; k < courses.size(); k++) {
            double[] times =
                    Arrays.stream(courses.get(k).times()).map(t -> t / unit).toArray();
            panel.line(courses.get(k).name(), times, courses.get(k).values(), Panel.colour(k));
            for (double value : courses.get(k).values()) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        double span = high > low ? high - low : 1;
        panel.key(courses.stream().map(RunResult.Course::name).toList())
                .yRange(low - 0.05 * span, high + 0.25 * span); // room for the key
    }
}
