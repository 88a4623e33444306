package org.neurosim.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.neurosim.bench.kernels.EventKernels;
import org.neurosim.bench.measure.Figure;
import org.neurosim.bench.measure.JsonLine;
import org.neurosim.bench.measure.Table;
import org.neurosim.bench.sweep.EventFigure;
import org.neurosim.bench.sweep.EventSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Cost of event-driven and clock-driven networks against rate and size, as a table, JSON lines and a figure. */
@Command(
        name = "events",
        description = "Measures event-driven against clock-driven networks by rate and size and draws where each wins.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EventsCommand implements Callable<Integer> {

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000,10000,100000,1000000",
            description = "Numbers of neurons, above 100. Default: ${DEFAULT-VALUE}.")
    private List<Integer> sizes;

    @Option(
            names = "--rates",
            paramLabel = "HZ",
            split = ",",
            defaultValue = "0.1,1,10,100",
            description = "Rates of the neurons. Default: ${DEFAULT-VALUE}.")
    private List<Double> rates;

    @Mixin
    private SweepOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Arguments arguments = new Arguments(spec);
        for (int size : sizes) {
            if (size <= EventKernels.INDEGREE) {
                throw arguments.wrong("--sizes = " + size + "; must be above " + EventKernels.INDEGREE);
            }
        }
        for (double rate : rates) {
            if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
                throw arguments.wrong("--rates = " + rate + " Hz; must be finite and > 0");
            }
        }
        options.check(arguments, sizes);
        measure();
        return 0;
    }

    private void measure() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Table table = new Table("way", "neurons", "rate (Hz)", "CPU s per s", "range", "ns per event");
        List<EventSweep.Point> points = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String kernel : EventKernels.names()) {
            EventSweep.measure(kernel, sizes.get(0), rates.get(0), options.repeat()); // the JIT compiler's turn
            for (int size : sizes) {
                for (double rate : rates) {
                    err.println(kernel + ", " + size + " neurons, " + rate + " Hz");
                    EventSweep.Point p = EventSweep.measure(kernel, size, rate, options.repeat());
                    points.add(p);
                    double perEvent = p.cost().median() / p.events() * 1e9;
                    table.row(
                            kernel,
                            Integer.toString(size),
                            Figure.of(rate),
                            Figure.of(p.cost().median()),
                            Figure.range(p.cost()),
                            Figure.of(perEvent));
                    lines.add(new JsonLine()
                            .put("way", kernel)
                            .put("neurons", size)
                            .put("rate_hz", rate)
                            .put("cpu_s_per_s", p.cost().median())
                            .put("cpu_s_per_s_min", p.cost().min())
                            .put("cpu_s_per_s_max", p.cost().max())
                            .put("events_per_s", p.events())
                            .toString());
                }
            }
        }
        Files.write(options.file("events.jsonl"), lines);
        EventFigure.write(points, options.file("events.png"));
        options.report(table);
    }
}
