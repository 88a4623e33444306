package org.neurosim.bench.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.neurosim.bench.measure.ChildProcess;
import org.neurosim.bench.measure.JsonLine;
import org.neurosim.bench.measure.Workload;
import org.neurosim.bench.peer.Comparison;
import org.neurosim.bench.peer.Peer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The same network here and in another simulator, in turns. */
@Command(
        name = "compare",
        description =
                "Runs a network here and in Brian 2 (C++ standalone; cuba-events: in NEURON, event-driven, or in NEST with precise spike times) in turns, one thread, and compares CPU time.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORKLOAD", description = "cuba, cuba-events, coba, cobahh, brunel or brunel-stdp.")
    private String name;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds; each runs every program once. Default: ${DEFAULT-VALUE}.")
    private int repeat;

    @Mixin
    private DurationOption duration;

    @Option(names = "--vector", description = "Run this simulator with the Vector API as well.")
    private boolean vector;

    @Option(names = "--json", description = "Print a line of JSON per row instead of the table.")
    private boolean json;

    @Option(
            names = "--peer",
            paramLabel = "NAME",
            description =
                    "The other simulator, where there are several: neuron or nest for cuba-events. Default: neuron.")
    private String peerName;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            defaultValue = "/usr/bin/python3",
            description = "Python with Brian 2, NEURON or NEST. Default: ${DEFAULT-VALUE}.")
    private String python;

    @Option(
            names = "--peers",
            paramLabel = "DIR",
            defaultValue = "neurosim-bench/peers",
            description = "Where the scripts for the other simulators are. Default: ${DEFAULT-VALUE}.")
    private Path peers;

    @Mixin
    private JvmOptions jvm;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Arguments arguments = new Arguments(spec);
        Workload workload = arguments.workload(name);
        double seconds = duration.of(workload, arguments);
        arguments.repeat(repeat);
        if (!Files.isDirectory(peers)) {
            throw arguments.wrong("--peers = " + peers + "; no such directory, run from the project's root");
        }
        Peer.Script script = script(arguments);
        if (!Peer.canStart(python)) {
            throw arguments.wrong("--python = " + python + "; can't be started");
        }
        script.peer().requireInstalled(python);
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        err.println("preparing " + script.file());
        try (ChildProcess peer = script.start(python, seconds)) {
            JsonLine ready = peer.read();
            Comparison comparison = new Comparison(workload.name(), seconds, ready.text("simulator"));
            for (int round = 1; round <= repeat; round++) {
                err.println("round " + round + " of " + repeat);
                comparison.addPeer(Peer.run(peer));
                comparison.add("neurosim", jvm.run(workload, seconds, 1, round, false));
                if (vector) {
                    comparison.add("neurosim, Vector API", jvm.run(workload, seconds, 1, round, true));
                }
            }
            peer.finish();
            out.print(json ? comparison.json() : comparison.table());
            out.flush();
        }
        return 0;
    }

    private Peer.Script script(Arguments arguments) {
        List<Peer.Script> scripts = Peer.scripts(peers, name);
        if (scripts.isEmpty()) {
            throw arguments.wrong("no script for '" + name + "' in " + peers + ": " + Peer.fileNames(name));
        }
        return scripts.stream()
                .filter(script -> peerName == null || script.peer().module().equals(peerName))
                .findFirst()
                .orElseThrow(() -> arguments.wrong("--peer = " + peerName + "; for " + name + " there is "
                        + scripts.stream().map(script -> script.peer().module()).collect(Collectors.joining(" or "))));
    }
}
