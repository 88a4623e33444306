package org.neurosim.examples.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.neurosim.api.record.StateRecord;
import org.neurosim.api.record.SynapseRecord;
import org.neurosim.examples.run.RunResult;

/** Spikes and traces as CSV files: a line of column names, decimal points, commas, no quotes. */
public final class CsvReport {

    private CsvReport() {}

    /**
     * Writes all spikes in the order of time: {@code time_ms,neuron,population}, neurons numbered from 0 in each population.
     *
     * @param report run
     * @param file file that is written
     * @throws IOException if it can't be written
     */
    public static void spikes(RunReport report, Path file) throws IOException {
        List<RunResult.Part> parts = report.result().populations();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time_ms,neuron,population\n");
            for (int k = 0; k < report.spikeNeurons().length; k++) {
                int neuron = report.spikeNeurons()[k];
                int p = 0;
                while (neuron >= parts.get(p).first() + parts.get(p).size()) {
                    p++;
                }
                out.write(time(report.spikeTime(k)));
                out.write(',');
                out.write(Integer.toString(neuron - parts.get(p).first()));
                out.write(',');
                out.write(parts.get(p).name());
                out.write('\n');
            }
        }
    }

    /**
     * Writes the traces, one column each.
     *
     * @param report run of a scenario with traces
     * @param file file that is written
     * @throws IOException if it can't be written
     */
    public static void traces(RunReport report, Path file) throws IOException {
        List<StateRecord> traces = report.result().traces();
        double[] times = traces.get(0).times();
        double[][] values = traces.stream().map(t -> t.of(0)).toArray(double[][]::new);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time_ms");
            for (StateRecord trace : traces) {
                out.write(',' + trace.variable());
            }
            out.write('\n');
            for (int n = 0; n < times.length; n++) {
                out.write(time(times[n]));
                for (double[] column : values) {
                    out.write(',');
                    out.write(Double.toString(column[n]));
                }
                out.write('\n');
            }
        }
    }

    /**
     * Writes histograms of the weights at the end: {@code synapses,from,to,count}, where the first and the last bin also count what lies beyond the ends of the axis.
     *
     * @param report run of a scenario that shows weights
     * @param file file that is written
     * @throws IOException if it can't be written
     */
    public static void weights(RunReport report, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("synapses,from,to,count\n");
            for (RunResult.Weights weights : report.result().weights()) {
                Histogram histogram = Histogram.of(weights);
                for (int bin = 0; bin < histogram.counts().length; bin++) {
                    out.write(weights.name()
                            + ','
                            + histogram.low(bin)
                            + ','
                            + histogram.low(bin + 1)
                            + ','
                            + histogram.counts()[bin]
                            + '\n');
                }
            }
        }
    }

    /**
     * Writes histograms of the interspike intervals in the second half of the run: {@code population,over_ms,up_to_ms,count}. The last line of a population counts what is longer than its last bin, up to
     * {@code Infinity}.
     *
     * @param report run
     * @param file file that is written
     * @throws IOException if it can't be written
     */
    public static void intervals(RunReport report, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("population,over_ms,up_to_ms,count\n");
            for (RunResult.Part group : new PopulationColours(report).groups()) {
                Intervals intervals = Intervals.of(report, group);
                long[] counts = intervals.counts();
                long longer = intervals.sorted().length;
                for (int bin = 0; bin < counts.length; bin++) {
                    out.write(group.name()
                            + ','
                            + time(intervals.low(bin))
                            + ','
                            + time(intervals.low(bin + 1))
                            + ','
                            + counts[bin]
                            + '\n');
                    longer -= counts[bin];
                }
                out.write(group.name() + ',' + time(intervals.low(counts.length)) + ",Infinity," + longer + '\n');
            }
        }
    }

    /**
     * Writes the recorded weights in the order of time: {@code synapses,time_ms,source,target,weight}, neurons numbered from 0 within the source and the target of the projection.
     *
     * @param report run whose settings ask for records of weights
     * @param file file that is written
     * @throws IOException if it can't be written
     */
    public static void weightsOverTime(RunReport report, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("synapses,time_ms,source,target,weight\n");
            for (RunResult.Weights weights : report.result().weights()) {
                SynapseRecord record = weights.overTime().orElseThrow();
                double[] times = record.times();
                int[] sources = record.sources();
                int[] targets = record.targets();
                for (int n = 0; n < times.length; n++) {
                    double[] values = record.sample(n);
                    String start = weights.name() + ',' + time(times[n]) + ',';
                    for (int k = 0; k < values.length; k++) {
                        out.write(start + sources[k] + ',' + targets[k] + ',' + values[k] + '\n');
                    }
                }
            }
        }
    }

    /**
     * Writes quantities over time: {@code quantity,time_ms,value}.
     *
     * @param report run of a scenario that shows courses
     * @param file file that is written
     * @throws IOException if it can't be written
     */
    public static void courses(RunReport report, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("quantity,time_ms,value\n");
            for (RunResult.Course course : report.result().courses()) {
                for (int n = 0; n < course.times().length; n++) {
                    out.write(course.name() + ',' + time(course.times()[n]) + ',' + course.values()[n] + '\n');
                }
            }
        }
    }

    /** Times are multiples of the step: nine decimals remove what multiplying left behind (0.30000000000000004). */
    static String time(double ms) {
        return BigDecimal.valueOf(ms)
                .setScale(9, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
