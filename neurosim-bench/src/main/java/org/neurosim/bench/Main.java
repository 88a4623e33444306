package org.neurosim.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.neurosim.bench.cli.BenchCommand;

/** The program {@code neurosim-bench}: measures. */
public final class Main {

    private Main() {}

    /**
     * Runs the program and ends the process with its exit code.
     *
     * @param args command line
     */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(BenchCommand.execute(out, err, args));
    }
}
