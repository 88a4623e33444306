package org.neurosim.examples;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.neurosim.examples.cli.NeurosimCommand;

/** The program {@code neurosim}: runs the example networks. */
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
        System.exit(NeurosimCommand.execute(out, err, args));
    }
}
