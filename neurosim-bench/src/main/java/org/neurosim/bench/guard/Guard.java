package org.neurosim.bench.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.neurosim.bench.measure.Figure;
import org.neurosim.bench.measure.Sample;
import org.neurosim.bench.measure.Table;

/**
 * Measures the kernels as ratios to the {@link Calibration} of the same run and compares them with a baseline. A kernel that looks too slow is measured again,
 * up to {@value #ATTEMPTS} times in all, and its best counts: what is really slower is slower every time, what a busy machine has disturbed is not.
 */
public final class Guard {

    private static final int ATTEMPTS = 3;
    private static final long MS = 1_000_000;

    private final Baseline baseline;
    private final double limit;
    private final Effort effort;
    private final Map<String, List<Measurement>> measured = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    /** How long it takes. */
    public enum Effort {
        /** Some ten seconds, for gross losses. */
        SHORT(200 * MS, 15 * MS, 5),
        /** About a minute. */
        FULL(1000 * MS, 100 * MS, 15);

        private final long patience;
        private final long batch;
        private final int rounds;

        Effort(long patience, long batch, int rounds) {
            this.patience = patience;
            this.batch = batch;
            this.rounds = rounds;
        }
    }

    /**
     * A guard that has not measured yet.
     *
     * @param baseline what to compare with
     * @param limit how many times the baseline a ratio may be
     * @param effort how long it takes
     */
    public Guard(Baseline baseline, double limit, Effort effort) {
        this.baseline = baseline;
        this.limit = limit;
        this.effort = effort;
    }

    /** Measures all kernels. */
    public void measure() {
        Meter calibration = new Meter(new Calibration(), Calibration.OPERATIONS, effort.batch);
        calibration.warmUp(effort.patience);
        for (GuardKernel kernel : GuardKernel.all()) {
            try (GuardKernel.Task task = kernel.factory().get()) {
                Meter meter = new Meter(task::run, kernel.operations(), effort.batch);
                meter.warmUp(effort.patience);
                add(kernel.name(), kernel.unit(), Meter.compare(meter, calibration, effort.rounds));
                for (int attempt = 2; attempt <= ATTEMPTS && isSlow(kernel.name()); attempt++) {
                    meter.warmUp(effort.patience);
                    add(kernel.name(), kernel.unit(), Meter.compare(meter, calibration, effort.rounds));
                }
            }
        }
    }

    /** Adds a measurement of a kernel; its best one counts. */
    void add(String kernel, String unit, Measurement measurement) {
        units.put(kernel, unit);
        measured.computeIfAbsent(kernel, k -> new ArrayList<>()).add(measurement);
    }

    private Measurement best(String kernel) {
        return measured.get(kernel).stream()
                .min(Comparator.comparingDouble(Measurement::ratio))
                .orElseThrow();
    }

    private boolean isSlow(String kernel) {
        OptionalDouble change = change(kernel);
        return change.isPresent() && change.getAsDouble() > limit;
    }

    private OptionalDouble change(String kernel) {
        OptionalDouble before = baseline.ratio(kernel);
        return before.isEmpty() ? before : OptionalDouble.of(best(kernel).ratio() / before.getAsDouble());
    }

    /**
     * What was found.
     *
     * @return a table with a line per kernel
     */
    public String table() {
        Table table = new Table("kernel", "ns per", "", "ratio", "baseline", "change", "");
        for (String name : measured.keySet()) {
            Measurement m = best(name);
            OptionalDouble change = change(name);
            table.row(
                    name,
                    units.get(name),
                    Figure.of(m.ns()),
                    Figure.of(m.ratio()),
                    change.isPresent() ? Figure.of(baseline.ratio(name).getAsDouble()) : "none",
                    change.isPresent() ? Figure.of(change.getAsDouble()) + "x" : "",
                    isSlow(name) ? "SLOWER" : change.isPresent() ? "ok" : "NEW");
        }
        return table.toString();
    }

    /**
     * The kernels that are worse than the limit or have no baseline, as messages.
     *
     * @return messages; none if all is well
     */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (String name : measured.keySet()) {
            OptionalDouble change = change(name);
            if (change.isEmpty()) {
                complaints.add("'" + name + "' has no baseline");
            } else if (isSlow(name)) {
                complaints.add("'" + name + "' takes " + Figure.of(change.getAsDouble()) + " times the baseline (limit "
                        + Figure.of(limit) + ")");
            }
        }
        return complaints;
    }

    /**
     * What was measured, as the text of a new baseline: the median of all measurements of a kernel.
     *
     * @return JSON
     */
    public String newBaseline() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        measured.forEach((name, all) -> ratios.put(
                name, Sample.of(all.stream().map(Measurement::ratio).toList()).median()));
        return Baseline.text(ratios);
    }
}
