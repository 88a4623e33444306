package org.neurosim.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.neurosim.examples.decision.Psychometric;
import org.neurosim.examples.decision.Trial;
import org.neurosim.examples.report.PsychometricFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs many trials of the decision network and draws its psychometric curve. */
@Command(
        name = "psychometric",
        description = "Runs trials of wang2002 at several coherences: choices, decision times and their figure.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PsychometricCommand implements Callable<Integer> {

    private static final double MAX_COHERENCE = 100; // %
    private static final int MAX_TRIALS = 10_000;
    private static final int MAX_THREADS = 1024;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "Trials per coherence: with the seeds 1 to N at the first, N + 1 to 2 N at the second, and so on. Default: ${DEFAULT-VALUE}.")
    private int trials;

    @Option(
            names = "--coherence",
            paramLabel = "C",
            split = ",",
            defaultValue = "0,3.2,6.4,12.8,25.6,51.2",
            description = "Coherences in favour of A, %%. Default: ${DEFAULT-VALUE}.")
    private List<Double> coherences;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads; results do not depend on it. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--out", paramLabel = "DIR", description = "Write psychometric.png to this directory.")
    private Path directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        require("--trials", trials, MAX_TRIALS);
        require("--threads", threads, MAX_THREADS);
        for (double coherence : coherences) {
            if (!(coherence >= 0 && coherence <= MAX_COHERENCE)) {
                throw new ParameterException(
                        spec.commandLine(), "--coherence = " + coherence + " %; must be in [0, 100]");
            }
        }
        if (directory != null) {
            try {
                Files.createDirectories(directory);
            } catch (IOException e) {
                throw new ParameterException(
                        spec.commandLine(), "--out = " + directory + "; the directory cannot be created");
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("  coherence (%)   trials   choices of A (%)   decision time (ms)");
        List<Psychometric.Point> points = new ArrayList<>();
        long seed = 1;
        for (double coherence : coherences) {
            Psychometric.Point point = point(coherence, seed);
            seed += trials;
            points.add(point);
            out.println(String.format(
                    Locale.ROOT,
                    "  %13.1f %8d %18.1f %20.0f",
                    coherence,
                    point.trials(),
                    100 * point.fraction(),
                    point.meanTime()));
            out.flush();
        }
        Psychometric curve = Psychometric.of(points);
        out.println("\n  1 - exp(-(c / alpha)^beta) / 2: " + curve.fit());
        if (directory != null) {
            PsychometricFigure.write(curve, directory.resolve("psychometric.png"));
            out.println("\n  written to " + directory);
        }
        out.flush();
        return 0;
    }

    private Psychometric.Point point(double coherence, long firstSeed) {
        int forA = 0;
        int decided = 0;
        double time = 0;
        for (long seed = firstSeed; seed < firstSeed + trials; seed++) {
            Trial trial = Trial.of(coherence, seed, Trial.SHORTEST, threads);
            forA += trial.choice() == 0 ? 1 : 0;
            if (trial.time() < Double.POSITIVE_INFINITY) {
                decided++;
                time += trial.time();
            }
        }
        return new Psychometric.Point(coherence, trials, forA, time / decided);
    }

    private void require(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " = " + value + "; must be in [1, " + most + "]");
        }
    }
}
