package org.neurosim.bench.cli;

import java.util.concurrent.Callable;
import org.neurosim.bench.measure.NetworkRun;
import org.neurosim.bench.measure.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the started JVMs do: one workload, twice, one line of JSON. */
@Command(
        name = RunOneCommand.NAME,
        description = "Runs one network twice in this JVM; what 'networks' and 'compare' start.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class RunOneCommand implements Callable<Integer> {

    static final String NAME = "run-one";

    @Parameters(paramLabel = "WORKLOAD")
    private String name;

    @Mixin
    private DurationOption duration;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1")
    private int threads;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Arguments arguments = new Arguments(spec);
        Workload workload = arguments.workload(name);
        spec.commandLine()
                .getOut()
                .println(NetworkRun.measure(
                        workload, duration.of(workload, arguments), arguments.threads(threads), seed));
        return 0;
    }
}
