package org.neurosim.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.neurosim.bench.guard.Baseline;
import org.neurosim.bench.guard.Guard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether this version is slower than the stored baseline. */
@Command(
        name = "guard",
        description =
                "Measures kernels against a calibration and compares with the stored baseline; exit code 1 if one is slower.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GuardCommand implements Callable<Integer> {

    private static final double LIMIT = 1.3;
    private static final double GROSS_LIMIT = 2;
    private static final int PASSES_OF_BASELINE = 3;

    @Option(names = "--short", description = "Some ten seconds, for gross losses: the limit is 2.")
    private boolean brief;

    @Option(
            names = "--limit",
            paramLabel = "X",
            description = "How many times the baseline a ratio may be. Default: 1.3, with --short 2.")
    private Double limit;

    @Option(names = "--baseline", paramLabel = "FILE", description = "Baseline. Default: that of the project.")
    private Path file;

    @Option(
            names = "--update",
            description = "Measure three times and write the medians to the baseline instead of comparing.")
    private boolean update;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Arguments arguments = new Arguments(spec);
        double allowed = limit == null ? (brief ? GROSS_LIMIT : LIMIT) : limit;
        if (!(allowed >= 1 && allowed < Double.POSITIVE_INFINITY)) {
            throw arguments.wrong("--limit = " + allowed + "; must be finite and at least 1");
        }
        Path target = file == null ? Baseline.FILE : file;
        if (update && !Files.isDirectory(target.toAbsolutePath().getParent())) {
            throw arguments.wrong("no directory for " + target + "; run from the project's root or give --baseline");
        }
        if (update && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            throw arguments.wrong("the baseline is that of plain Java; leave out --add-modules jdk.incubator.vector");
        }
        Guard guard = new Guard(
                baseline(arguments),
                update ? Double.POSITIVE_INFINITY : allowed,
                brief ? Guard.Effort.SHORT : Guard.Effort.FULL);
        for (int pass = 0; pass < (update ? PASSES_OF_BASELINE : 1); pass++) {
            guard.measure();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(guard.table());
        out.flush();
        if (update) {
            Files.writeString(target, guard.newBaseline());
            out.println("\nwritten to " + target);
            return 0;
        }
        List<String> complaints = guard.complaints();
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(String.join("; ", complaints));
        }
        return 0;
    }

    private Baseline baseline(Arguments arguments) throws IOException {
        if (file == null || (update && !Files.exists(file))) {
            return Baseline.stored();
        }
        if (!Files.isRegularFile(file)) {
            throw arguments.wrong("--baseline = " + file + "; no such file");
        }
        try {
            return Baseline.read(file);
        } catch (IllegalArgumentException e) {
            throw arguments.wrong("--baseline = " + file + "; " + e.getMessage());
        }
    }
}
