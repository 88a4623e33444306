package org.neurosim.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.neurosim.bench.measure.Table;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands share that measure networks of several sizes and write what they find to a directory. */
final class SweepOptions {

    private static final int LARGEST = 10_000_000;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measurements of each. Default: ${DEFAULT-VALUE}.")
    private int repeat;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Directory for the figures and the measurements as lines of JSON.")
    private Path directory;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Checks the options and makes the directory. */
    void check(Arguments arguments, List<Integer> sizes) {
        arguments.repeat(repeat);
        for (int size : sizes) {
            arguments.atMost("--sizes", size, LARGEST);
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw arguments.wrong("--out = " + directory + "; the directory can't be created");
        }
    }

    int repeat() {
        return repeat;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** Prints the table and where the rest is. */
    void report(Table table) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.println("\nwritten to " + directory);
        out.flush();
    }
}
