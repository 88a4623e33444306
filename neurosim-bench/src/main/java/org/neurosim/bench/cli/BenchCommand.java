package org.neurosim.bench.cli;

import java.io.PrintWriter;
import org.neurosim.examples.cli.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: its sub-commands. */
@Command(
        name = "neurosim-bench",
        description = "Measures neurosim.",
        mixinStandardHelpOptions = true,
        subcommands = {
            JmhCommand.class,
            NetworksCommand.class,
            RunOneCommand.class,
            TurnsCommand.class,
            TakeTurnsCommand.class,
            CompareCommand.class,
            GuardCommand.class,
            TwinsCommand.class,
            ScalingCommand.class,
            EventsCommand.class
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no command; use 'jmh', 'networks', 'turns WORKLOAD', 'compare WORKLOAD', 'guard', 'twins', 'scaling', 'events' or --help");
    }

    /**
     * Runs the program.
     *
     * @param out where results go
     * @param err where progress and error messages go
     * @param args command line
     * @return exit code: 0 success, 1 the command failed, 2 wrong arguments
     */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return Program.execute("neurosim-bench", new BenchCommand(), out, err, args);
    }
}
