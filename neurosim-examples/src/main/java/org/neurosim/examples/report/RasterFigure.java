package org.neurosim.examples.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.neurosim.examples.networks.Scenario;

/** A figure of a network's activity: spikes of some of its neurons, and population rates; what else the scenario asks for stands between. */
public final class RasterFigure {

    private static final int HEIGHT = 620;
    private static final int HEIGHT_OF_ONE_OF_SEVERAL = 340;

    private RasterFigure() {}

    /**
     * Draws a run.
     *
     * @param report run
     * @param file PNG file that is written
     * @throws IOException if it can't be written
     */
    public static void write(RunReport report, Path file) throws IOException {
        Scenario scenario = report.result().scenario();
        double end = report.result().settings().duration();
        List<Scenario.Episode> rasters = scenario.rasters(end);
        List<Panel> panels = new ArrayList<>();
        if (rasters.isEmpty()) {
            Panel raster = RasterPanel.of(report, 0, end, HEIGHT).title(RasterPanel.title(report, 0, end));
            raster.chart.setCustomXAxisTickLabelsFormatter(x -> " "); // the panel below has them
            panels.add(raster);
        }
        for (Scenario.Episode stretch : rasters) {
            panels.add(RasterPanel.of(report, stretch.from(), stretch.to(), HEIGHT_OF_ONE_OF_SEVERAL)
                    .title(RasterPanel.title(report, stretch.from(), stretch.to()) + ", " + stretch.name()));
        }
        if (!scenario.ring().isEmpty()) {
            panels.add(RingPanel.of(report));
        }
        if (!scenario.spectra(end).isEmpty()) {
            panels.add(SpectrumPanel.of(report));
        }
        panels.add(RatePanel.of(report));
        Panel.write(panels, file);
    }
}
