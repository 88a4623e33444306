package org.neurosim.bench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.neurosim.bench.measure.ChildProcess;
import org.neurosim.bench.measure.TurnTable;
import org.neurosim.bench.measure.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Versions of this program, JVMs, flags or numbers of threads, compared on a machine that is not quiet. */
@Command(
        name = "turns",
        description = {
            "Compares versions of this program, JVMs, flags or numbers of threads: one network in several JVMs that run a stretch each, in turns.",
            "The ratio of two neighbouring stretches hardly depends on what else the machine does: medians show 3 %% where single runs differ by 30 %%."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TurnsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "WORKLOAD", description = "One of those of 'networks'.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "2..*",
            paramLabel = "VARIANT",
            description =
                    "What takes turns, one in quotes each: \"this\" or the benchmarks.jar of another version, then what differs: threads=N, java=FILE, flags of the JVM. As \"old.jar\" \"this\" \"this threads=2 -XX:MaxVectorSize=32\". Ratios are to the first.")
    private List<String> variants;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "30",
            description = "Turns of each variant. Default: ${DEFAULT-VALUE}.")
    private int repeat;

    @Mixin
    private DurationOption duration;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            defaultValue = "4",
            description = "Biological time, in whole s, that is run before. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Arguments arguments = new Arguments(spec);
        Workload workload = arguments.workload(name);
        double stretch = duration.of(workload, arguments);
        arguments.repeat(repeat);
        arguments.atMost("--warm-up", warmUp, 1_000);
        List<Variant> parsed =
                variants.stream().map(text -> Variant.parse(text, arguments)).toList();
        TurnTable table = new TurnTable(variants);
        List<ChildProcess> running = new ArrayList<>();
        try {
            for (Variant variant : parsed) {
                ChildProcess child = ChildProcess.start(variant.name(), variant.command(workload, stretch, warmUp));
                running.add(child);
                child.read();
            }
            for (int turn = 0; turn < repeat; turn++) {
                for (int k = 0; k < running.size(); k++) {
                    running.get(k).send("go");
                    table.add(k, running.get(k).read());
                }
            }
            running.forEach(ChildProcess::finish);
        } finally {
            running.forEach(ChildProcess::close);
        }
        spec.commandLine().getOut().print(table.text(workload.name(), stretch));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
