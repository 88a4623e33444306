package org.neurosim.bench.sweep;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Cost per neuron against rate, a line for each way to simulate and size, on logarithmic axes: where the lines of events and of time steps cross, the other one wins. */
public final class EventFigure {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;
    private static final double US_PER_S = 1e6;

    private EventFigure() {}

    /**
     * Draws the costs.
     *
     * @param points points, at least one
     * @param file PNG file that is written
     * @throws IOException if it can't be written
     */
    public static void write(List<EventSweep.Point> points, Path file) throws IOException {
        XYChart chart = new XYChart(WIDTH, HEIGHT);
        chart.setTitle("Event-driven and clock-driven");
        chart.setXAxisTitle("Rate (Hz)");
        chart.setYAxisTitle("CPU time (us per neuron and biological second)");
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setChartBackgroundColor(Color.WHITE)
                .setLocale(Locale.ROOT);
        List<String> names = points.stream().map(EventFigure::name).distinct().toList();
        for (String name : names) {
            List<EventSweep.Point> line =
                    points.stream().filter(p -> name(p).equals(name)).toList();
            double[] rate = line.stream().mapToDouble(EventSweep.Point::rate).toArray();
            double[] cost = line.stream()
                    .mapToDouble(p -> p.cost().median() * US_PER_S / p.neurons())
                    .toArray();
            chart.addSeries(name, rate, cost).setMarker(SeriesMarkers.CIRCLE);
        }
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private static String name(EventSweep.Point p) {
        return p.kernel() + ", " + p.neurons();
    }
}
