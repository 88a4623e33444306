package org.neurosim.bench.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.neurosim.bench.measure.Turns;
import org.neurosim.bench.measure.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the JVMs do that are started to be compared: one network, a stretch of time for every line of standard input. */
@Command(
        name = TakeTurnsCommand.NAME,
        description = "Runs a stretch of a network for every line of standard input; what 'turns' starts.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class TakeTurnsCommand implements Callable<Integer> {

    static final String NAME = "take-turns";

    @Parameters(paramLabel = "WORKLOAD")
    private String name;

    @Mixin
    private DurationOption duration;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "4")
    private int warmUp;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1")
    private int threads;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Arguments arguments = new Arguments(spec);
        Workload workload = arguments.workload(name);
        double stretch = duration.of(workload, arguments);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Turns.take(
                workload,
                warmUp,
                stretch,
                arguments.threads(threads),
                in,
                spec.commandLine().getOut());
        return 0;
    }
}
