package org.neurosim.bench.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.neurosim.bench.measure.ChildProcess;
import org.neurosim.bench.measure.JsonLine;
import org.neurosim.bench.measure.Workload;
import org.neurosim.bench.peer.Brian;
import org.neurosim.bench.peer.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The same network here and in Brian 2, in turns. */
@Command(
        name = "compare",
        description =
                "Runs a network here and in Brian 2 (C++ standalone) in turns, one thread, and compares CPU time.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORKLOAD", description = "cuba, coba, cobahh, brunel or brunel-stdp.")
    private String name;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds; each runs every program once. Default: ${DEFAULT-VALUE}.")
    private int repeat;

    @Option(names = "--duration", paramLabel = "S", description = "Biological time of a run, s. Default: 10.")
    private Double duration;

    @Option(names = "--vector", description = "Run this simulator with the Vector API as well.")
    private boolean vector;

    @Option(names = "--json", description = "Print a line of JSON per row instead of the table.")
    private boolean json;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            defaultValue = "/usr/bin/python3",
            description = "Python with Brian 2. Default: ${DEFAULT-VALUE}.")
    private String python;

    @Option(
            names = "--peers",
            paramLabel = "DIR",
            defaultValue = "neurosim-bench/peers",
            description = "Where the scripts for Brian 2 are. Default: ${DEFAULT-VALUE}.")
    private Path peers;

    @Mixin
    private JvmOptions jvm;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Arguments arguments = new Arguments(spec);
        Workload workload = arguments.workload(name);
        double seconds = arguments.duration(duration, workload);
        arguments.repeat(repeat);
        if (!Files.isDirectory(peers)) {
            throw arguments.wrong("--peers = " + peers + "; no such directory, run from the project's root");
        }
        Path script = peers.resolve("brian2_" + name.replace('-', '_') + ".py");
        if (!Files.isRegularFile(script)) {
            throw arguments.wrong("no script for '" + name + "' in " + peers + ": " + script.getFileName());
        }
        if (!Brian.canStart(python)) {
            throw arguments.wrong("--python = " + python + "; can't be started");
        }
        Brian.requireInstalled(python);
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        err.println("compiling " + script);
        try (ChildProcess brian = Brian.start(python, script, seconds)) {
            JsonLine ready = brian.read();
            Comparison comparison = new Comparison(workload.name(), seconds, ready.text("simulator"));
            for (int round = 1; round <= repeat; round++) {
                err.println("round " + round + " of " + repeat);
                comparison.addPeer(Brian.run(brian));
                comparison.add("neurosim", jvm.run(workload, seconds, 1, round, false));
                if (vector) {
                    comparison.add("neurosim, Vector API", jvm.run(workload, seconds, 1, round, true));
                }
            }
            brian.finish();
            out.print(json ? comparison.json() : comparison.table());
            out.flush();
        }
        return 0;
    }
}
