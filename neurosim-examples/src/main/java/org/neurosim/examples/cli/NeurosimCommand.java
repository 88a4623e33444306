package org.neurosim.examples.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: its sub-commands. */
@Command(
        name = "neurosim",
        description = "Simulates published networks of spiking neurons.",
        mixinStandardHelpOptions = true,
        versionProvider = NeurosimCommand.Version.class,
        subcommands = {ListCommand.class, RunCommand.class, PsychometricCommand.class, ModelsCommand.class})
public final class NeurosimCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no command; use 'list', 'run NAME', 'psychometric', 'models' or --help");
    }

    /**
     * Runs the program.
     *
     * @param out where results go
     * @param err where progress and error messages go
     * @param args command line
     * @return exit code: 0 success, 1 the run failed, 2 wrong arguments
     */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return Program.execute("neurosim", new NeurosimCommand(), out, err, args);
    }

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = NeurosimCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "neurosim " + (version == null ? "(development)" : version) + ", Java "
                        + System.getProperty("java.version")
            };
        }
    }
}
