package org.neurosim.examples.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.neurosim.examples.decision.Psychometric;

/** The psychometric curve of the decision network and its decision times. */
public final class PsychometricFigure {

    private static final int HEIGHT = 460;
    private static final int TIMES = 260;
    private static final int CURVE = 200;

    private PsychometricFigure() {}

    /**
     * Draws a curve.
     *
     * @param curve points and fit
     * @param file PNG file that is written
     * @throws IOException if it can't be written
     */
    public static void write(Psychometric curve, Path file) throws IOException {
        double most = curve.points().stream()
                .mapToDouble(Psychometric.Point::coherence)
                .max()
                .orElse(1);
        double[] coherences = curve.points().stream()
                .mapToDouble(Psychometric.Point::coherence)
                .toArray();
        double[] fit = IntStream.rangeClosed(0, CURVE)
                .mapToDouble(k -> k * most / CURVE)
                .toArray();
        Panel choices = new Panel(HEIGHT, "", "Choices of A (%)", 0, most)
                .title("wang2002: choices and decision times against coherence")
                .yRange(-5, 115);
        choices.chart.setCustomYAxisTickLabelsFormatter(
                y -> y > 100 ? " " : Long.toString(Math.round(y))); // the note is above
        choices.line(
                "fit",
                fit,
                IntStream.range(0, fit.length)
                        .mapToDouble(k -> 100 * curve.at(fit[k]))
                        .toArray(),
                Color.GRAY);
        choices.dots(
                "trials",
                coherences,
                curve.points().stream().mapToDouble(p -> 100 * p.fraction()).toArray(),
                Panel.colour(0),
                10);
        for (Psychometric.Point point : curve.points()) {
            choices.line(
                    "error" + point.coherence(),
                    new double[] {point.coherence(), point.coherence()},
                    new double[] {100 * point.low(), 100 * point.high()},
                    Panel.colour(0));
        }
        choices.note(curve.points().get(0).trials() + " trials each, with standard errors; Weibull function: "
                + curve.fit());

        List<Psychometric.Point> decided =
                curve.points().stream().filter(p -> p.meanTime() > 0).toList();
        double slowest =
                decided.stream().mapToDouble(Psychometric.Point::meanTime).max().orElse(1);
        Panel times = new Panel(TIMES, "Coherence (%)", "Decision time (ms)", 0, most).yRange(0, 1.15 * slowest);
        double[] x = decided.stream().mapToDouble(Psychometric.Point::coherence).toArray();
        double[] y = decided.stream().mapToDouble(Psychometric.Point::meanTime).toArray();
        if (x.length > 0) {
            times.line("times", x, y, Panel.colour(1));
            times.dots("means", x, y, Panel.colour(1), 8);
        } else {
            times.line("none", new double[] {0}, new double[] {0}, Panel.colour(1));
        }
        Panel.write(List.of(choices, times), file);
    }
}
