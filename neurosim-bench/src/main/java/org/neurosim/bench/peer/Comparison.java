package org.neurosim.bench.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neurosim.bench.measure.Figure;
import org.neurosim.bench.measure.JsonLine;
import org.neurosim.bench.measure.Sample;
import org.neurosim.bench.measure.Table;

/**
 * Alternating runs of the same network in another simulator (the peer) and in this one: CPU time of the simulate phase per biological time, medians, ranges,
 * and how many times faster than the peer. The ratio is that of the medians; its range is that of the ratios within each round.
 */
public final class Comparison {

    private final String workload;
    private final double duration;
    private final String peer;
    private final Map<String, Runs> rows = new LinkedHashMap<>();

    /** What a program needed in each round, CPU s per biological s, and how its neurons fired, Hz. */
    private record Runs(List<Double> cost, List<Double> rate) {}

    /**
     * A comparison without runs.
     *
     * @param workload name of the network
     * @param duration biological time of a run, s
     * @param peer name of the other simulator
     */
    public Comparison(String workload, double duration, String peer) {
        this.workload = workload;
        this.duration = duration;
        this.peer = peer;
    }

    /**
     * Adds a run of the peer.
     *
     * @param run its figures: {@code simulate_cpu_s}, {@code rate_hz}
     */
    public void addPeer(JsonLine run) {
        add(peer, run.number("simulate_cpu_s"), run.number("rate_hz"));
    }

    /**
     * Adds a run of this simulator.
     *
     * @param program name
     * @param run its figures: {@code cold_cpu_s}, {@code warm_cpu_s}, {@code rate_hz}
     */
    public void add(String program, JsonLine run) {
        add(program + ", cold", run.number("cold_cpu_s"), run.number("rate_hz"));
        add(program + ", warm", run.number("warm_cpu_s"), run.number("rate_hz"));
    }

    private void add(String row, double cpu, double rate) {
        Runs runs = rows.computeIfAbsent(row, r -> new Runs(new ArrayList<>(), new ArrayList<>()));
        runs.cost().add(cpu / duration);
        runs.rate().add(rate);
    }

    /**
     * The result as a table with a heading.
     *
     * @return text
     */
    public String table() {
        Table table = new Table("", "CPU s per s", "range", "times faster", "range", "rate, Hz");
        rows.forEach((name, runs) -> {
            Sample cost = Sample.of(runs.cost());
            Sample faster = faster(runs);
            boolean self = name.equals(peer);
            table.row(
                    name,
                    Figure.of(cost.median()),
                    Figure.range(cost),
                    self ? "" : Figure.of(ratio(cost)),
                    self ? "" : Figure.range(faster),
                    Figure.of(Sample.of(runs.rate()).median()));
        });
        return workload + ", " + Figure.of(duration) + " s, one thread, simulate phase, " + rounds()
                + " alternating runs, medians; Java " + System.getProperty("java.version") + "\n\n" + table;
    }

    /**
     * The result as lines of JSON, one per row.
     *
     * @return lines, each with a line end
     */
    public String json() {
        StringBuilder lines = new StringBuilder();
        rows.forEach((name, runs) -> {
            Sample cost = Sample.of(runs.cost());
            Sample faster = faster(runs);
            lines.append(new JsonLine()
                            .put("workload", workload)
                            .put("duration_s", duration)
                            .put("program", name)
                            .put("runs", cost.size())
                            .put("cpu_s_per_s", cost.median())
                            .put("cpu_s_per_s_min", cost.min())
                            .put("cpu_s_per_s_max", cost.max())
                            .put("times_faster", ratio(cost))
                            .put("times_faster_min", faster.min())
                            .put("times_faster_max", faster.max())
                            .put("rate_hz", Sample.of(runs.rate()).median())
                            .put("jdk", System.getProperty("java.version")))
                    .append('\n');
        });
        return lines.toString();
    }

    private int rounds() {
        return rows.get(peer).cost().size();
    }

    private double ratio(Sample cost) {
        return Sample.of(rows.get(peer).cost()).median() / cost.median();
    }

    private Sample faster(Runs runs) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < runs.cost().size(); round++) {
            ratios.add(rows.get(peer).cost().get(round) / runs.cost().get(round));
        }
        return Sample.of(ratios);
    }
}
