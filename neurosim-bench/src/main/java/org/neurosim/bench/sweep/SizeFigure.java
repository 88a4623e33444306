package org.neurosim.bench.sweep;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.neurosim.bench.measure.Sample;

/** Cost against size, medians with ranges, on a logarithmic axis of size: where cost grows linearly with size the line is level. */
public final class SizeFigure {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 500;
    private static final double HEADROOM = 1.2;

    private SizeFigure() {}

    /**
     * Draws one quantity.
     *
     * @param points points, at least one
     * @param quantity which one
     * @param title title
     * @param yAxis name of its axis, with the unit
     * @param file PNG file that is written
     * @throws IOException if it can't be written
     */
    public static void write(
            List<SizeSweep.Point> points,
            Function<SizeSweep.Point, Sample> quantity,
            String title,
            String yAxis,
            Path file)
            throws IOException {
        double[] size = points.stream().mapToDouble(SizeSweep.Point::neurons).toArray();
        List<Sample> samples = points.stream().map(quantity).toList();
        double[] median = samples.stream().mapToDouble(Sample::median).toArray();
        double[] error = samples.stream()
                .mapToDouble(s -> Math.max(s.max() - s.median(), s.median() - s.min()))
                .toArray();
        // Bars are as long downwards as upwards, so they may reach beyond the greatest sample.
        double top = IntStream.range(0, median.length)
                .mapToDouble(k -> median[k] + error[k])
                .max()
                .orElseThrow();

        XYChart chart = new XYChart(WIDTH, HEIGHT);
        chart.setTitle(title);
        chart.setXAxisTitle("Neurons");
        chart.setYAxisTitle(yAxis);
        chart.getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0).setYAxisMax(HEADROOM * top);
        chart.getStyler()
                .setLegendVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setLocale(Locale.ROOT);
        XYSeries series = chart.addSeries(title, size, median, error);
        series.setMarker(SeriesMarkers.CIRCLE);
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
