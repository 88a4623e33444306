package org.neurosim.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** Stretches that variants of a program ran in turns: cost of each, and the ratio to the first variant's stretch of the same turn. */
public final class TurnTable {

    private final List<String> names;
    private final List<List<Double>> cpu = new ArrayList<>();
    private final List<List<Double>> wall = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();

    /**
     * A table without turns.
     *
     * @param names names of the variants
     */
    public TurnTable(List<String> names) {
        this.names = List.copyOf(names);
        for (int k = 0; k < names.size(); k++) {
            cpu.add(new ArrayList<>());
            wall.add(new ArrayList<>());
            hashes.add("");
        }
    }

    /**
     * Adds a stretch.
     *
     * @param variant position of the variant
     * @param line what {@link Turns} answered
     */
    public void add(int variant, JsonLine line) {
        cpu.get(variant).add(line.number("cpu_s"));
        wall.get(variant).add(line.number("simulate_s"));
        hashes.set(variant, line.text("spike_hash"));
    }

    /**
     * The table with a heading.
     *
     * @param workload name of the network
     * @param stretch biological time of a stretch, s
     * @return text
     */
    public String text(String workload, double stretch) {
        Table table =
                new Table("", "CPU s per s", "wall s per s", "CPU, times the first", "wall, times the first", "spikes");
        for (int k = 0; k < names.size(); k++) {
            table.row(
                    names.get(k),
                    Figure.of(Sample.of(cpu.get(k)).median() / stretch),
                    Figure.of(Sample.of(wall.get(k)).median() / stretch),
                    ratio(cpu.get(k), cpu.get(0)),
                    ratio(wall.get(k), wall.get(0)),
                    hashes.get(k).equals(hashes.get(0)) ? "the same" : "others");
        }
        return workload + ", stretches of " + Figure.of(stretch) + " s, "
                + cpu.get(0).size() + " turns, medians; ratios within a turn, half of them lie in the range\n\n"
                + table;
    }

    private static String ratio(List<Double> own, List<Double> first) {
        double[] ratios = new double[own.size()];
        for (int t = 0; t < ratios.length; t++) {
            ratios[t] = own.get(t) / first.get(t);
        }
        Sample sample = Sample.of(ratios);
        return Figure.of(sample.median()) + " (" + Figure.of(sample.quantile(0.25)) + " - "
                + Figure.of(sample.quantile(0.75)) + ")";
    }
}
