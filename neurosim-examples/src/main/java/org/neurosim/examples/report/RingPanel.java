package org.neurosim.examples.report;

import java.util.List;
import java.util.stream.IntStream;
import org.neurosim.examples.networks.Scenario;
import org.neurosim.examples.run.RunResult;

/** The direction in which a population on a ring is active, over time, where its activity has a direction. */
final class RingPanel {

    private static final int HEIGHT = 240;
    private static final double BIN = 50; // ms

    private RingPanel() {}

    /** Draws the direction. */
    static Panel of(RunReport report) {
        RunResult result = report.result();
        Scenario scenario = result.scenario();
        List<String> names =
                result.populations().stream().map(RunResult.Part::name).toList();
        PopulationVector vector = PopulationVector.of(result, names.indexOf(scenario.ring()), BIN);
        double end = result.settings().duration();
        TimeAxis axis = TimeAxis.of(end);
        Panel panel = new Panel(HEIGHT, "", "Position (deg)", 0, end / axis.unit()).yRange(-10, 370);
        panel.chart.setCustomXAxisTickLabelsFormatter(x -> " "); // the panel below has them
        int[] clear = IntStream.range(0, vector.angles().length)
                .filter(vector::isBump)
                .toArray();
        if (clear.length > 0) {
            panel.dots(
                    "position",
                    IntStream.of(clear)
                            .mapToDouble(n -> (n + 0.5) * BIN / axis.unit())
                            .toArray(),
                    IntStream.of(clear).mapToDouble(n -> vector.angles()[n]).toArray(),
                    Panel.colour(0),
                    6);
        } else {
            panel.line("none", new double[] {0}, new double[] {0}, Panel.colour(0));
        }
        for (Scenario.Episode episode : scenario.episodes()) {
            if (episode.from() < end) {
                panel.shade(episode.from() / axis.unit(), Math.min(end, episode.to()) / axis.unit(), "");
            }
        }
        return panel.note("population vector of " + scenario.ring() + ", bins of 50 ms, where it is longer than "
                + PopulationVector.BUMP);
    }
}
