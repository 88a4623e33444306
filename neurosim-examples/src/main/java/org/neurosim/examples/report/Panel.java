package org.neurosim.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One chart of a figure: panels stand above each other on a common time axis. */
final class Panel {

    static final int WIDTH = 1200;

    /** Width of the column of axis labels, the same for all panels so that their time axes are aligned. */
    static final int LEFT = 120;

    static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    static final float NOTE_SIZE = 13;

    /** Colours that can be told apart with any colour vision (Okabe and Ito 2008), the strongest first. */
    private static final Color[] COLOURS = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7)
    };

    private static final Color GRID = new Color(0xE4E4E4);
    private static final Color AXIS = new Color(0x444444);
    private static final Color SHADE = new Color(0x80, 0x80, 0x40, 0x28);

    /** Room beside the first and last time, relative, so that both have a tick and a label. */
    private static final double MARGIN = 0.01;

    final XYChart chart;
    private Overlay overlay = g -> {};

    /** What is drawn upon a chart once its coordinates are known. */
    @FunctionalInterface
    interface Overlay {
        void paint(Graphics2D g);
    }

    Panel(int height, String xAxis, String yAxis, double from, double to) {
        chart = new XYChart(WIDTH, height);
        chart.setXAxisTitle(xAxis);
        chart.setYAxisTitle(yAxis);
        chart.getStyler()
                .setXAxisMin(from - MARGIN * (to - from))
                .setXAxisMax(to + MARGIN * (to - from))
                .setAxisTitleFont(FONT)
                .setAxisTickLabelsFont(FONT)
                .setAxisTickMarksColor(AXIS)
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setPlotMargin(0)
                .setXAxisTickMarkSpacingHint(90)
                .setPlotTicksMarksVisible(false)
                .setXAxisDecimalPattern("#,##0.###")
                .setYAxisDecimalPattern("#,##0.###");
        chart.getStyler()
                .setBaseFont(FONT)
                .setChartTitleFont(FONT.deriveFont(Font.BOLD))
                .setChartTitleBoxVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setChartPadding(14)
                .setPlotBorderColor(AXIS)
                .setPlotContentSize(1)
                .setYAxisLeftWidthHint(LEFT)
                .setLegendVisible(false)
                .setLocale(Locale.ROOT);
    }

    static Color colour(int k) {
        return COLOURS[k % COLOURS.length];
    }

    Panel title(String title) {
        chart.setTitle(title);
        return this;
    }

    Panel yRange(double low, double high) {
        chart.getStyler().setYAxisMin(low).setYAxisMax(high);
        return this;
    }

    /** Adds to what is drawn upon the chart. */
    Panel overlay(Overlay added) {
        Overlay before = overlay;
        overlay = g -> {
            before.paint(g);
            added.paint(g);
        };
        return this;
    }

    /** Shades a time, with its name at the top unless that is empty. */
    Panel shade(double from, double to, String name) {
        return overlay(g -> {
            double low = chart.getStyler().getYAxisMin();
            double high = chart.getStyler().getYAxisMax();
            int left = (int) chart.getScreenXFromChart(from);
            int right = (int) chart.getScreenXFromChart(to);
            int top = (int) chart.getScreenYFromChart(high);
            int bottom = (int) chart.getScreenYFromChart(low);
            g.setColor(SHADE);
            g.fillRect(left, top, Math.max(2, right - left), bottom - top);
            g.setColor(AXIS);
            g.setFont(FONT.deriveFont(NOTE_SIZE));
            g.drawString(name, left + 4, top + 16);
        });
    }

    /** A remark in the upper right corner. */
    Panel note(String text) {
        return overlay(g -> drawBeforeRightEdge(g, text, 0, AXIS));
    }

    /** The names of the curves in their colours, in the upper right corner. */
    Panel key(List<String> names) {
        return overlay(g -> {
            int used = 0;
            for (int k = names.size() - 1; k >= 0; k--) {
                used += drawBeforeRightEdge(g, names.get(k), used, colour(k)) + 18;
            }
        });
    }

    private int drawBeforeRightEdge(Graphics2D g, String text, int distance, Color colour) {
        g.setFont(FONT.deriveFont(NOTE_SIZE));
        g.setColor(colour);
        int width = g.getFontMetrics().stringWidth(text);
        int top = (int) chart.getScreenYFromChart(chart.getStyler().getYAxisMax());
        g.drawString(text, WIDTH - 26 - distance - width, top + 20);
        return width;
    }

    void line(String name, double[] x, double[] y, Color colour) {
        line(name, x, y, colour, 1.6f);
    }

    /** One of many curves, of which no single one matters. */
    void faintLine(String name, double[] x, double[] y, Color colour) {
        line(name, x, y, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0x60), 0.8f);
    }

    private void line(String name, double[] x, double[] y, Color colour, float width) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(SeriesLines.SOLID);
        series.setLineWidth(width);
    }

    /** A curve with the area below it. */
    void filled(String name, double[] x, double[] y, Color colour) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0x60));
        series.setLineWidth(1.2f);
    }

    /** Adjacent bars from 0, given by their edges, one more than bars, and heights. */
    void bars(String name, double[] edges, double[] heights, Color colour) {
        int bars = heights.length;
        double[] x = new double[3 * bars + 2]; // outline
        double[] y = new double[3 * bars + 2];
        x[0] = edges[0];
        for (int bar = 0; bar < bars; bar++) {
            x[3 * bar + 1] = edges[bar];
            // Not the middle: if all x are equally far apart XChart puts ticks at some of them instead of round
            // numbers.
            x[3 * bar + 2] = edges[bar] + 0.3 * (edges[bar + 1] - edges[bar]);
            x[3 * bar + 3] = edges[bar + 1];
            Arrays.fill(y, 3 * bar + 1, 3 * bar + 4, heights[bar]);
        }
        x[3 * bars + 1] = edges[bars];
        filled(name, x, y, colour);
    }

    void dots(String name, double[] x, double[] y, Color colour, int size) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(colour);
        chart.getStyler().setMarkerSize(size);
    }

    /** Draws panels below each other and writes them as a PNG. */
    static void write(List<Panel> panels, Path file) throws IOException {
        int height = panels.stream().mapToInt(p -> p.chart.getHeight()).sum();
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            int top = 0;
            for (Panel panel : panels) {
                Graphics2D part = (Graphics2D) g.create(0, top, WIDTH, panel.chart.getHeight());
                panel.chart.paint(part, WIDTH, panel.chart.getHeight());
                part.dispose();
                part = (Graphics2D) g.create(0, top, WIDTH, panel.chart.getHeight());
                part.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
                panel.overlay.paint(part);
                part.dispose();
                top += panel.chart.getHeight();
            }
        } finally {
            g.dispose();
        }
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(image, "png", out);
        }
    }
}
