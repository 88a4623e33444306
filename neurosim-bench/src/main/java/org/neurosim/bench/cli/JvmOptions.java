package org.neurosim.bench.cli;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.bench.Main;
import org.neurosim.bench.measure.ChildProcess;
import org.neurosim.bench.measure.JavaCommand;
import org.neurosim.bench.measure.JsonLine;
import org.neurosim.bench.measure.Workload;
import picocli.CommandLine.Option;

/** Flags of the JVMs that are started, and the start of one that runs a network. */
final class JvmOptions {

    @Option(
            names = "--jvm",
            paramLabel = "FLAG",
            description =
                    "A flag for the JVMs that are started, as --jvm=-Xmx4g; may be repeated. Flags of this JVM are passed on.")
    private List<String> flags = new ArrayList<>();

    /** Runs a workload in a JVM of its own. */
    JsonLine run(Workload workload, double duration, int threads, long seed, boolean vector) {
        List<String> jvm = new ArrayList<>();
        if (vector) {
            jvm.add(JavaCommand.VECTOR);
        }
        jvm.addAll(flags);
        return ChildProcess.run(
                workload.name(),
                JavaCommand.of(
                        Main.class,
                        jvm,
                        List.of(
                                RunOneCommand.NAME,
                                workload.name(),
                                "--duration=" + duration,
                                "--threads=" + threads,
                                "--seed=" + seed)));
    }
}
