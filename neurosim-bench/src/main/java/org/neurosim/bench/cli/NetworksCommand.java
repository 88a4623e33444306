package org.neurosim.bench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.neurosim.bench.measure.JsonLine;
import org.neurosim.bench.measure.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whole networks, each run in a fresh JVM, as lines of JSON. */
@Command(
        name = "networks",
        description = "Runs whole networks, each in a fresh JVM, and prints a line of JSON per run.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class NetworksCommand implements Callable<Integer> {

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Workloads; all by default.")
    private List<String> only = Workload.names();

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            defaultValue = "1",
            description = "Numbers of threads, as 1,2. Default: ${DEFAULT-VALUE}.")
    private List<Integer> threads;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "Rounds over all of it. Default: ${DEFAULT-VALUE}.")
    private int repeat;

    @Mixin
    private DurationOption duration;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--vector", description = "With the Vector API.")
    private boolean vector;

    @Mixin
    private JvmOptions jvm;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Arguments arguments = new Arguments(spec);
        List<Workload> workloads = only.stream().map(arguments::workload).toList();
        workloads.forEach(w -> duration.of(w, arguments));
        threads.forEach(arguments::threads);
        arguments.repeat(repeat);
        for (int round = 1; round <= repeat; round++) {
            for (Workload workload : workloads) {
                for (int n : threads) {
                    JsonLine line = jvm.run(workload, duration.of(workload, arguments), n, seed, vector);
                    spec.commandLine()
                            .getOut()
                            .println(new JsonLine().put("round", round).putAll(line));
                    spec.commandLine().getOut().flush();
                }
            }
        }
        return 0;
    }
}
