package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.api.model.PlasticRow;

/** The row of a {@link ContinuousTable} that is worked on, in columns that begin at 0: its presynaptic spike, its postsynaptic spikes age by age, and the times between events. */
final class ContinuousRow implements PlasticRow {

    private final ContinuousTable table;
    private final double[] weight;
    private final double[] transmitted;
    private final double[][] variable;
    private final double[][] post;
    private final boolean[] postIsThere;
    private final double[][] signal;
    private final RowSpikes spikes;
    private final RowStretch stretch;

    /** By age: the synapses whose neuron has a spike of that age to act upon, and how many they are. */
    private int[][] listed = {};

    private int[] listedCount = {};

    /** Presynaptic neuron. */
    int source;

    /** First synapse in the table, and number of synapses. */
    int begin;

    int size;
    private int time;

    ContinuousRow(ContinuousTable table, int longest) {
        this.table = table;
        weight = new double[longest];
        transmitted = new double[longest];
        variable = new double[table.variables.length][longest];
        post = new double[table.postDecays.length][longest];
        postIsThere = new boolean[post.length];
        signal = new double[table.spec.signals().size()][longest];
        spikes = new RowSpikes(table, this, longest);
        stretch = new RowStretch(table, this, longest);
    }

    void open(int ofSource) {
        source = ofSource;
        begin = table.rowStart[source];
        size = table.rowStart[source + 1] - begin;
        System.arraycopy(table.weights.column(), begin, weight, 0, size);
        for (int k = 0; k < variable.length; k++) {
            System.arraycopy(table.variables[k], begin, variable[k], 0, size);
        }
    }

    void close() {
        copyTo(SynapseTable.WEIGHT, table.weights.column());
        for (int k = 0; k < variable.length; k++) {
            copyTo(k, table.variables[k]);
        }
    }

    /** Copies the weights or a variable to their places in a column of the table. */
    void copyTo(int which, double[] column) {
        System.arraycopy(which == SynapseTable.WEIGHT ? weight : variable[which], 0, column, begin, size);
    }

    /** The weight or a variable of a synapse, by its place in the table. */
    double value(int which, int synapse) {
        return (which == SynapseTable.WEIGHT ? weight : variable[which])[synapse - begin];
    }

    /** Acts upon the postsynaptic spikes that reach the synapses from one time to before another, the oldest of each synapse first. */
    void takePostsynaptic(int from, int until) {
        int ages = list(from - table.dendritic);
        for (int age = ages - 1; age >= 0; age--) {
            spikes.select(age, listed[age], listedCount[age], until);
            if (spikes.count() > 0) {
                stretch.selectUpTo(spikes);
                stretch.pass();
                table.rule.onPostsynapticSpikes(spikes);
                spikes.markEvents();
            }
        }
    }

    /** Lists the synapses with spikes from a step on, age by age. Returns the number of ages. */
    private int list(int from) {
        if (listed.length < table.history.ages()) {
            listed = new int[table.history.ages()][weight.length + 1];
            listedCount = new int[listed.length];
        }
        int ages = 0;
        int found = listAll(table.history.step(0), from, listed[0]);
        while (found > 0) {
            listedCount[ages++] = found;
            found = ages < listed.length
                    ? listAmong(listed[ages - 1], found, table.history.step(ages), from, listed[ages])
                    : 0;
        }
        return ages;
    }

    private int listAll(int[] steps, int from, int[] list) {
        char[] target = table.target;
        int found = 0;
        for (int k = 0; k < size; k++) {
            list[found] = k;
            found += from - 1 - steps[target[begin + k]] >>> 31;
        }
        return found;
    }

    private int listAmong(int[] among, int number, int[] steps, int from, int[] list) {
        char[] target = table.target;
        int found = 0;
        for (int j = 0; j < number; j++) {
            list[found] = among[j];
            found += from - 1 - steps[target[begin + among[j]]] >>> 31;
        }
        return found;
    }

    /** Brings all synapses up to a time. */
    void elapse(int until) {
        stretch.selectAll(until);
        stretch.pass();
        Arrays.fill(table.last, begin, begin + size, until);
        for (int s : table.postsynapticSignalIndices()) {
            double[] prefix = table.postsynapticSignals.prefix(s, until);
            if (until == table.begin) {
                Arrays.fill(table.lastPrefix[s], begin, begin + size, 0);
                continue;
            }
            for (int k = 0; k < size; k++) {
                table.lastPrefix[s][begin + k] = prefix[table.target[begin + k]];
            }
        }
    }

    /** Calculates what the open columns are at a time and leaves the table alone. */
    void lookAt(int until) {
        stretch.selectAll(until);
        stretch.pass();
    }

    void takePresynaptic(int now) {
        time = now;
        Arrays.fill(postIsThere, false);
        System.arraycopy(weight, 0, transmitted, 0, size);
        table.rule.onPresynapticSpike(this);
        for (int t = 0; t < table.preDecays.length; t++) {
            double before = pre(t);
            table.preBefore[t][source] = before;
            table.preAfter[t][source] = table.spec.presynapticTraces().get(t).afterSpike(before);
        }
        table.preTime[source] = now;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double time() {
        return (time + 1) * table.dt;
    }

    @Override
    public double[] weight() {
        return weight;
    }

    @Override
    public double[] variable(int index) {
        return variable[index];
    }

    @Override
    public double[] transmitted() {
        return transmitted;
    }

    @Override
    public double pre(int index) {
        return table.preAfter[index][source] * table.preDecays[index].over(time - table.preTime[source]);
    }

    @Override
    public double[] post(int index) {
        if (!postIsThere[index]) {
            postIsThere[index] = true;
            for (int k = 0; k < size; k++) {
                post[index][k] = table.history.at(index, table.target[begin + k], time - table.dendritic);
            }
        }
        return post[index];
    }

    @Override
    public double[] signal(int index) {
        double[] out = signal[index];
        if (table.isModulator(index)) {
            Arrays.fill(out, 0, size, table.modulatorLevel[index][time - table.begin]);
        } else {
            double[] value = table.postsynapticSignals.value(index, time);
            for (int k = 0; k < size; k++) {
                out[k] = value[table.target[begin + k]];
            }
        }
        return out;
    }
}
