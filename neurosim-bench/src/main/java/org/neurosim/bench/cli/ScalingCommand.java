package org.neurosim.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.neurosim.bench.kernels.DeliveryKernels;
import org.neurosim.bench.measure.Figure;
import org.neurosim.bench.measure.JsonLine;
import org.neurosim.bench.measure.Table;
import org.neurosim.bench.sweep.SizeFigure;
import org.neurosim.bench.sweep.SizeSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Cost of updates and events against the number of neurons, as a table, JSON lines and figures. */
@Command(
        name = "scaling",
        description = "Measures the cost of updates and events from 4 thousand to a million neurons and draws it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ScalingCommand implements Callable<Integer> {

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            defaultValue = "4000,16000,64000,256000,1000000",
            description = "Numbers of neurons, multiples of 200. Default: ${DEFAULT-VALUE}.")
    private List<Integer> sizes;

    @Mixin
    private SweepOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Arguments arguments = new Arguments(spec);
        for (int size : sizes) {
            if (size % DeliveryKernels.PERIOD != 0) {
                throw arguments.wrong("--sizes = " + size + "; must be a multiple of " + DeliveryKernels.PERIOD);
            }
        }
        options.check(arguments, sizes);
        measure();
        return 0;
    }

    private void measure() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Table table = new Table("neurons", "ns per neuron step", "range", "ns per event", "range");
        List<SizeSweep.Point> points = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        SizeSweep.measure(sizes.get(0), options.repeat()); // the JIT compiler's turn
        for (int size : sizes) {
            err.println(size + " neurons");
            SizeSweep.Point p = SizeSweep.measure(size, options.repeat());
            points.add(p);
            table.row(
                    Integer.toString(size),
                    Figure.of(p.update().median()),
                    Figure.range(p.update()),
                    Figure.of(p.event().median()),
                    Figure.range(p.event()));
            lines.add(new JsonLine()
                    .put("neurons", size)
                    .put("ns_per_update", p.update().median())
                    .put("ns_per_update_min", p.update().min())
                    .put("ns_per_update_max", p.update().max())
                    .put("ns_per_event", p.event().median())
                    .put("ns_per_event_min", p.event().min())
                    .put("ns_per_event_max", p.event().max())
                    .toString());
        }
        Files.write(options.file("scaling.jsonl"), lines);
        SizeFigure.write(
                points,
                SizeSweep.Point::update,
                "Neuron update",
                "ns per neuron and step",
                options.file("updates.png"));
        SizeFigure.write(points, SizeSweep.Point::event, "Synaptic event", "ns per event", options.file("events.png"));
        options.report(table);
    }
}
