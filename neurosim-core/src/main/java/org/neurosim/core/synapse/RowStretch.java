package org.neurosim.core.synapse;

import org.neurosim.api.model.Elapsed;

/** The times from the last events of synapses to the next ones; or, for a reversible rule, from the last event that all synapses had together, and back to it. */
final class RowStretch implements Elapsed {
    private final ContinuousTable table;
    private final ContinuousRow row;
    private int count;
    private final int[] synapse;
    private final int[] from;
    private final int[] to;

    /** Age of the postsynaptic spikes at the later end; -1 if it is a time common to all. */
    private int age;

    private boolean back;

    /** How many random numbers have been drawn, by entry. */
    private final int[] draws;

    private final double[] duration;
    private final double[] begin;
    private final double[] end;
    private final double[][] preValue;
    private final double[][] postValue;
    private final double[][] integral;

    RowStretch(ContinuousTable table, ContinuousRow row, int longest) {
        this.table = table;
        this.row = row;
        synapse = new int[longest + 1];
        from = new int[longest + 1];
        to = new int[longest + 1];
        draws = new int[longest + 1];
        duration = new double[longest];
        begin = new double[longest];
        end = new double[longest];
        preValue = new double[table.preDecays.length][longest];
        postValue = new double[table.postDecays.length][longest];
        integral = new double[table.spec.signals().size()][longest];
    }

    /** From the last events of synapses to these ones. */
    void selectUpTo(RowSpikes events) {
        age = events.age();
        back = false;
        count = 0;
        int lastOfRow = table.lastOfRow(row.source);
        for (int e = 0; e < events.count(); e++) {
            int k = events.synapse()[e];
            int last = table.isReversible()
                    ? table.common()
                    : Math.max(lastOfRow, arrival(table.target[row.begin + k], age + 1));
            add(k, last, events.arrival(e));
        }
    }

    /** From the last events of all synapses of the row to a time. */
    void selectAll(int until) {
        age = -1;
        back = false;
        count = 0;
        int lastOfRow = table.lastOfRow(row.source);
        int notYet = table.done(row.source) - table.dendritic;
        for (int k = 0; k < row.size; k++) {
            int neuron = table.target[row.begin + k];
            int last = table.isReversible()
                    ? table.common()
                    : Math.max(lastOfRow, arrival(neuron, ageBefore(neuron, notYet)));
            add(k, last, until);
        }
    }

    /** From these events of synapses back. */
    void selectBack(RowSpikes events) {
        age = events.age();
        back = true;
        count = 0;
        for (int e = 0; e < events.count(); e++) {
            add(events.synapse()[e], events.arrival(e), table.common());
        }
    }

    /** From an event of all synapses of the row back. */
    void selectAllBack(int now) {
        age = -1;
        back = true;
        count = 0;
        for (int k = 0; k < row.size; k++) {
            add(k, now, table.common());
        }
    }

    /** When a neuron's spike of an age has reached its synapses; long ago if there is none. */
    private int arrival(int neuron, int ofAge) {
        return ofAge < table.history.ages()
                ? table.history.step(ofAge)[neuron] + table.dendritic
                : PostsynapticHistory.NEVER;
    }

    /** Adds a synapse unless both ends are the same. */
    private void add(int k, int since, int until) {
        synapse[count] = k;
        from[count] = since;
        to[count] = until;
        draws[count] = 0;
        count += (back ? until - since : since - until) >>> 31;
    }

    /** Lets the rule pass the time. */
    void pass() {
        if (count > 0) {
            table.rule.onElapsed(this);
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int[] synapse() {
        return synapse;
    }

    @Override
    public double[] time() {
        for (int e = 0; e < count; e++) {
            duration[e] = (to[e] - from[e]) * table.dt;
        }
        return duration;
    }

    @Override
    public double[] begin() {
        return times(from, begin);
    }

    @Override
    public double[] end() {
        return times(to, end);
    }

    private double[] times(int[] steps, double[] out) {
        for (int e = 0; e < count; e++) {
            out[e] = (steps[e] + 1) * table.dt;
        }
        return out;
    }

    @Override
    public double[] presynapticSpikes() {
        return row.presynapticSpikes();
    }

    @Override
    public double[] pre(int index) {
        double[] out = preValue[index];
        for (int e = 0; e < count; e++) {
            out[e] = table.pre.after(index)[row.source]
                    * table.preDecays[index].over(from[e] - table.preTime[row.source]);
        }
        return out;
    }

    /** The trace is what the last of the postsynaptic spikes that have acted has left: on the way to one of them the one before, on the way back from it itself. */
    @Override
    public double[] post(int index) {
        double[] out = postValue[index];
        int notYet = table.done(row.source) - table.dendritic;
        int ofAge = back ? age : age + 1;
        for (int e = 0; e < count; e++) {
            int neuron = table.target[row.begin + synapse[e]];
            int last = age < 0 ? ageBefore(neuron, notYet) : ofAge;
            out[e] = table.history.since(index, neuron, last, from[e] - table.dendritic);
        }
        return out;
    }

    private int ageBefore(int neuron, int until) {
        int a = 0;
        while (a < table.history.ages() && table.history.step(a)[neuron] >= until) {
            a++;
        }
        return a;
    }

    @Override
    public double[] integral(int index) {
        double[] out = integral[index];
        if (table.modulators().isModulator(index)) {
            double[] prefix = table.modulators().prefix(index);
            for (int e = 0; e < count; e++) {
                int first = from[e] - table.begin;
                out[e] = (prefix[to[e] - table.begin] - prefix[first]) * table.window.growth(index, first);
            }
            return out;
        }
        if (!table.spec.signals().get(index).hasIntegral()) {
            throw new IllegalArgumentException("rule " + table.spec.name() + ": signal "
                    + table.spec.signals().get(index).name()
                    + " is declared to be read at spikes only; declare it with a time constant to read its integral");
        }
        double[] prefix =
                age >= 0 ? table.prefixAt(index, age) : table.postsynapticSignals.prefix(index, back ? from[0] : to[0]);
        double[] start = table.start[index];
        for (int e = 0; e < count; e++) {
            int place = row.begin + synapse[e];
            int neuron = table.target[place];
            double passed = prefix[neuron] - start[table.isReversible() ? neuron : place];
            out[e] = (back ? -passed : passed) * table.window.growth(index, from[e] - table.begin);
        }
        return out;
    }

    @Override
    public double normal(int entry) {
        if (table.isReversible()) {
            throw new IllegalStateException("rule " + table.spec.name()
                    + " says that it is reversible and draws random numbers; take one of both out");
        }
        RowRandom random = table.random();
        long call = random.keyOf(row.source, from[entry], draws[entry]++);
        return random.normal(call, table, row.source, row.begin + synapse[entry]);
    }

    @Override
    public double[] weight() {
        return row.weight();
    }

    @Override
    public double[] variable(int index) {
        return row.variable(index);
    }
}
