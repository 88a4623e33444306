package org.neurosim.examples.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.examples.run.RunResult;

/** A figure of recorded weights over time: a panel for each projection that the scenario names, with some synapses and the mean of all recorded ones. */
public final class WeightCourseFigure {

    private static final int HEIGHT = 420;
    private static final int MOST = 40; // curves

    private WeightCourseFigure() {}

    /**
     * Draws a run.
     *
     * @param report run whose settings ask for records of weights
     * @param file PNG file that is written
     * @throws IOException if it can't be written
     */
    public static void write(RunReport report, Path file) throws IOException {
        double end = report.result().settings().duration();
        List<Panel> panels = new ArrayList<>();
        for (RunResult.Weights weights : report.result().weights()) {
            panels.add(panel(report, weights, TimeAxis.of(end), end));
        }
        Panel.write(panels, file);
    }

    private static Panel panel(RunReport report, RunResult.Weights weights, TimeAxis time, double end) {
        SynapseRecord record = weights.overTime().orElseThrow();
        Panel panel = new Panel(HEIGHT, time.label(), "Weight (" + weights.unit() + ")", 0, end / time.unit())
                .title(String.format(
                        Locale.ROOT,
                        "%s, seed %d: weights %s",
                        report.result().scenario().name(),
                        report.result().settings().seed(),
                        weights.name()))
                .yRange(0, 1.1 * weights.most()); // room for the note
        double[] times = Arrays.stream(record.times()).map(t -> t / time.unit()).toArray();
        int drawn = Math.min(MOST, record.synapseCount());
        for (int k = 0; k < drawn; k++) {
            int synapse = (int) ((long) k * record.synapseCount() / drawn);
            panel.faintLine("synapse " + synapse, times, record.of(synapse), Panel.colour(0));
        }
        if (drawn > 0) {
            panel.line("mean", times, record.mean(), Panel.colour(1));
        }
        return panel.note(String.format(
                Locale.ROOT,
                "%,d of the %,d synapses onto one neuron; thick: mean of all these",
                drawn,
                record.synapseCount()));
    }
}
