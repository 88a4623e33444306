package org.neurosim.examples.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import org.neurosim.api.Progress;

/** Shows on a terminal how far a run has come: biological time, real-time factor, mean rate. Says nothing where there is no terminal. */
final class ProgressBar implements Progress, AutoCloseable {

    private static final int WIDTH = 30;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter err; // null: silent
    private final String name;
    private final long start = System.nanoTime();
    private boolean drawn;

    private ProgressBar(PrintWriter err, String name) {
        this.err = err;
        this.name = name;
    }

    static ProgressBar forTerminal(PrintWriter err, String name) {
        return new ProgressBar(onTerminal() ? err : null, name);
    }

    static ProgressBar always(PrintWriter err, String name) {
        return new ProgressBar(err, name);
    }

    @Override
    public void report(double time, double end, long spikes) {
        if (err != null) {
            err.print(ERASE_LINE + line(time, end, spikes, (System.nanoTime() - start) * 1e-9));
            err.flush();
            drawn = true;
        }
    }
}
