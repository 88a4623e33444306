package org.neurosim.examples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.neurosim.api.NetworkStatistics;
import org.neurosim.examples.run.RunListener;

/** A line on a terminal that shows how far a run has come: biological time, real-time factor, mean rate. Gone when it is closed. */
final class ProgressBar implements RunListener, AutoCloseable {

    private static final int WIDTH = 30;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final String name;
    private int neurons;
    private long start;

    ProgressBar(PrintWriter err, String name) {
        this.err = err;
        this.name = name;
        show(name + "  building ...");
    }

    @Override
    public void built(NetworkStatistics counts) {
        neurons = counts.neurons();
        start = System.nanoTime();
    }

    @Override
    public void report(double time, double end, long spikes) {
        show(line(time, end, spikes, (System.nanoTime() - start) * 1e-9));
    }

    private String line(double time, double end, long spikes, double wall) {
        int done = (int) (WIDTH * Math.min(1, time / end));
        double seconds = time / 1000;
        return String.format(
                Locale.ROOT,
                "%s  [%s%s] %,.0f of %,.0f ms  real-time factor %.3g  %.2f Hz",
                name,
                "=".repeat(done),
                " ".repeat(WIDTH - done),
                time,
                end,
                seconds > 0 ? wall / seconds : 0,
                seconds > 0 ? spikes / (neurons * seconds) : 0);
    }

    private void show(String line) {
        err.print(ERASE_LINE + line);
        err.flush();
    }

    @Override
    public void close() {
        show("");
    }
}
