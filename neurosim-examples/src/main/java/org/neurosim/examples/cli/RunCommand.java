package org.neurosim.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.examples.networks.Catalogue;
import org.neurosim.examples.networks.Experiment;
import org.neurosim.examples.networks.Scenario;
import org.neurosim.examples.report.CourseFigure;
import org.neurosim.examples.report.CsvReport;
import org.neurosim.examples.report.IntervalFigure;
import org.neurosim.examples.report.JsonReport;
import org.neurosim.examples.report.RasterFigure;
import org.neurosim.examples.report.RunReport;
import org.neurosim.examples.report.TextReport;
import org.neurosim.examples.report.TraceFigure;
import org.neurosim.examples.report.WeightCourseFigure;
import org.neurosim.examples.report.WeightFigure;
import org.neurosim.examples.run.ConnectionsCsv;
import org.neurosim.examples.run.RunListener;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;
import org.neurosim.examples.run.Runner;
import org.neurosim.examples.run.UnfitWeightsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a network and reports. All arguments are checked before anything is built. */
@Command(
        name = "run",
        description = "Runs a network and prints a summary.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {

    private static final int MAX_THREADS = 1024;

    @Parameters(paramLabel = "NAME", description = "Network; 'neurosim list' shows all.")
    private String name;

    @Option(names = "--duration", paramLabel = "MS", description = "Biological time, ms; a multiple of the time step.")
    private Double duration;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads; results do not depend on it. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all random numbers. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--dt",
            paramLabel = "MS",
            description =
                    "Time step, ms. Default: 0.1; hh 0.01, izhikevich2003, polychrony and dopamine 1, tsodyks-bursts 0.25, wang2002 0.05.")
    private Double timeStep;

    @Option(
            names = "--scale",
            paramLabel = "S",
            description =
                    "Size of brunel, mongillo2008 or microcircuit as a fraction of the published one. Default: 1; microcircuit 0.1.")
    private Double scale;

    @Option(names = "--json", description = "Print one line of JSON instead of the summary.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write spikes.csv and figures (spikes, interspike intervals) to this directory; hh: also the trace; plastic networks: the weights at the end and, of the synapses onto one neuron, over time; dopamine: further quantities over time. The times reported then include taking these samples.")
    private Path directory;

    @Option(
            names = "--save-weights",
            paramLabel = "FILE",
            description =
                    "Write all plastic synapses at the end as CSV: projection, source, target, delay, weight (10 million take 400 MB).")
    private Path saved;

    @Option(
            names = "--load-weights",
            paramLabel = "FILE",
            description =
                    "Start with the weights of a file that --save-weights wrote, of the same network with the same seed, scale and time step.")
    private Path loaded;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Scenario scenario = Catalogue.find(name)
                .orElseThrow(() ->
                        wrong("unknown network '" + name + "'; there are " + String.join(", ", Catalogue.names())));
        RunSettings settings = settings(scenario);
        if (directory != null) {
            prepare(directory);
        }
        Map<String, Connections> initial = weights(scenario, settings);
        RunReport report;
        try {
            report = new RunReport(run(scenario, settings, initial));
        } catch (UnfitWeightsException e) {
            throw wrong("--load-weights = " + loaded + "; " + e.getMessage());
        } catch (InvalidNetworkException e) {
            // The networks are right, so an argument is not: a time step that does not divide a delay.
            throw wrong("--dt = " + settings.timeStep() + " ms does not suit " + name + ": " + e.getMessage());
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException(
                    "not enough memory; give the JVM more (java -Xmx...) or choose a smaller --scale", e);
        }
        if (directory != null) {
            write(report);
        }
        if (saved != null) {
            Map<String, Connections> projections = new LinkedHashMap<>();
            report.result().weights().forEach(w -> projections.put(w.name(), w.synapses()));
            ConnectionsCsv.write(projections, saved);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonReport.write(report));
        } else {
            out.print(TextReport.write(report));
            if (directory != null) {
                out.println("\n  written to " + directory);
            }
            if (saved != null) {
                out.println("\n  weights written to " + saved);
            }
        }
        out.flush();
        return 0;
    }

    private RunResult run(Scenario scenario, RunSettings settings, Map<String, Connections> initial) {
        if (!Terminal.isPresent()) {
            return Runner.run(scenario, settings, initial, RunListener.NONE);
        }
        try (ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), scenario.name())) {
            return Runner.run(scenario, settings, initial, bar);
        }
    }

    /** The weights to start with; checks that weights can be read and saved as asked for. */
    private Map<String, Connections> weights(Scenario scenario, RunSettings settings) throws IOException {
        Map<String, Connections> initial = new LinkedHashMap<>();
        if (saved == null && loaded == null) {
            return initial;
        }
        List<Experiment.Weights> plastic = scenario.experiment(
                        NetworkBuilder.create(),
                        new Scenario.Setting(settings.timeStep(), settings.scale(), settings.seed()))
                .weights();
        if (plastic.isEmpty()) {
            throw wrong((saved != null ? "--save-weights" : "--load-weights") + "; " + name
                    + " has no plastic synapses, leave the option out");
        }
        if (saved != null) {
            Path directory = saved.toAbsolutePath().getParent();
            if (Files.isDirectory(saved) || !Files.isWritable(Files.exists(saved) ? saved : directory)) {
                throw wrong("--save-weights = " + saved + "; the file cannot be written");
            }
        }
        if (loaded != null) {
            if (!Files.isRegularFile(loaded) || !Files.isReadable(loaded)) {
                throw wrong("--load-weights = " + loaded + "; there is no such file that can be read");
            }
            for (Experiment.Weights weights : plastic) {
                try {
                    initial.put(weights.name(), ConnectionsCsv.read(loaded, weights.name()));
                } catch (IllegalArgumentException e) {
                    throw wrong("--load-weights = " + loaded + "; " + e.getMessage());
                }
            }
        }
        return initial;
    }

    private RunSettings settings(Scenario scenario) {
        double dt = timeStep == null ? scenario.defaultTimeStep() : timeStep;
        if (!(dt > 0 && dt < Double.POSITIVE_INFINITY)) {
            throw wrong("--dt = " + dt + " ms; must be finite and > 0");
        }
        double time = duration == null ? scenario.defaultDuration() : duration;
        if (!(time > 0 && time < Double.POSITIVE_INFINITY)) {
            throw wrong("--duration = " + time + " ms; must be finite and > 0");
        }
        double steps = Math.rint(time / dt);
        if (Math.abs(steps * dt - time) > 1e-9 * time || steps < 1) {
            throw wrong("--duration = " + time + " ms; must be a multiple of the time step, " + dt + " ms");
        }
        if (threads < 1 || threads > MAX_THREADS) {
            throw wrong("--threads = " + threads + "; must be in [1, " + MAX_THREADS + "]");
        }
        return new RunSettings(time, dt, scale(scenario), seed, threads, directory != null);
    }

    private double scale(Scenario scenario) {
        if (scale == null) {
            return scenario.defaultScale();
        }
        if (!(scale > 0 && scale <= 1)) {
            throw wrong("--scale = " + scale + "; must be in (0, 1]");
        }
        if (scale < scenario.smallestScale()) {
            throw wrong(
                    scenario.smallestScale() == 1
                            ? "--scale = " + scale + "; the size of " + scenario.name()
                                    + " is fixed, leave the option out"
                            : "--scale = " + scale + "; " + scenario.name() + " needs at least "
                                    + scenario.smallestScale());
        }
        return scale;
    }

    private void prepare(Path out) {
        try {
            Files.createDirectories(out);
        } catch (FileAlreadyExistsException e) {
            throw wrong("--out = " + out + "; is a file, must be a directory");
        } catch (IOException e) {
            throw wrong("--out = " + out + "; the directory cannot be created ("
                    + e.getClass().getSimpleName() + ")");
        }
        if (!Files.isWritable(out)) {
            throw wrong("--out = " + out + "; the directory cannot be written to");
        }
    }

    private void write(RunReport report) throws IOException {
        CsvReport.spikes(report, directory.resolve("spikes.csv"));
        if (report.result().traces().isEmpty()) {
            RasterFigure.write(report, directory.resolve("raster.png"));
            CsvReport.intervals(report, directory.resolve("isi.csv"));
            IntervalFigure.write(report, directory.resolve("isi.png"));
        } else {
            CsvReport.traces(report, directory.resolve("trace.csv"));
            TraceFigure.write(report, directory.resolve("trace.png"));
        }
        if (!report.result().weights().isEmpty()) {
            CsvReport.weights(report, directory.resolve("weights.csv"));
            WeightFigure.write(report, directory.resolve("weights.png"));
            CsvReport.weightsOverTime(report, directory.resolve("weights-over-time.csv"));
            WeightCourseFigure.write(report, directory.resolve("weights-over-time.png"));
        }
        if (!report.result().courses().isEmpty()) {
            CsvReport.courses(report, directory.resolve("courses.csv"));
            CourseFigure.write(report, directory.resolve("courses.png"));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
