package org.neurosim.examples.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** How a command line of this project ends. Wrong arguments: one line, exit code 2. A command that fails: one line, exit code 1. */
public final class Program {

    private Program() {}

    /**
     * Runs a program.
     *
     * @param name its name, which begins every message
     * @param command the command with its sub-commands
     * @param out where results go
     * @param err where progress and error messages go
     * @param args command line
     * @return exit code: 0 success, 1 the command failed, 2 wrong arguments
     */
    public static int execute(String name, Object command, PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, arguments) -> {
                    err.println(name + ": " + oneLine(e));
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, failed, arguments) -> {
                    err.println(name + ": " + failed.getCommandName() + " failed: " + oneLine(e));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
