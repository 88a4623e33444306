package org.neurosim.examples.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody is watching. */
final class Terminal {

    private Terminal() {}

    /** Whether standard input, output and error are a terminal that understands control sequences. */
    static boolean isPresent() {
        Console console = System.console();
        String term = System.getenv("TERM");
        return console != null && isTerminal(console) && term != null && !term.equals("dumb") && !errorIsRedirected();
    }

    /** From JDK 22 on there may be a console without a terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** {@link System#console} looks at input and output only. Known on Linux. */
    private static boolean errorIsRedirected() {
        Path error = Path.of("/proc/self/fd/2");
        try {
            return Files.isSymbolicLink(error)
                    && !Files.readSymbolicLink(error).toString().startsWith("/dev/");
        } catch (IOException e) {
            return false;
        }
    }
}
