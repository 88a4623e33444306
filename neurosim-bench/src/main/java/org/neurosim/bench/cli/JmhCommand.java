package org.neurosim.bench.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands its arguments to JMH as they are. */
@Command(name = "jmh", description = "Runs the JMH benchmarks; the arguments are those of JMH, '-h' lists them.")
final class JmhCommand implements Runnable {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public void run() {
        try {
            org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
