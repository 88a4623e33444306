package org.neurosim.core.synapse;

import java.util.Arrays;

/** The row of a {@link ContinuousTable} that is worked on, in columns that begin at 0: its presynaptic spike, its postsynaptic spikes age by age, and the times between events. */
final class ContinuousRow extends OpenRow {

    private final ContinuousTable table;
    private final double[][] post;
    private final boolean[] postIsThere;
    private final double[][] signal;
    private final double[] presynapticSpikes;
    private final RowSpikes spikes;
    private final RowStretch stretch;

    private final SpikesByAge byAge;

    /** Presynaptic neuron. */
    int source;

    private int time;

    ContinuousRow(ContinuousTable table, int longest) {
        super(table.weights.column(), table.variables, longest, table.pre);
        this.table = table;
        byAge = new SpikesByAge(table.target, longest);
        post = new double[table.postDecays.length][longest];
        postIsThere = new boolean[post.length];
        signal = new double[table.spec.signals().size()][longest];
        presynapticSpikes = new double[table.spec.rememberedSpikes()];
        spikes = new RowSpikes(table, this, longest);
        stretch = new RowStretch(table, this, longest);
    }

    void open(int ofSource) {
        source = ofSource;
        table.remember(source, presynapticSpikes);
        bring(table.rowStart[source], table.rowStart[source + 1]);
    }

    /** Acts upon the postsynaptic spikes that reach the synapses from one time to before another, the oldest of each synapse first. */
    void takePostsynaptic(int from, int until) {
        int ages = byAge.list(table.history, begin, size, from - table.dendritic);
        for (int age = ages - 1; age >= 0; age--) {
            spikes.select(age, byAge.synapses(age), byAge.count(age), until);
            if (spikes.count() > 0) {
                stretch.selectUpTo(spikes);
                stretch.pass();
                table.rule.onPostsynapticSpikes(spikes);
                if (table.isReversible()) {
                    stretch.selectBack(spikes);
                    stretch.pass();
                } else {
                    spikes.markEvents();
                }
                round(spikes);
            }
        }
    }

    /** Brings all synapses up to a time. */
    void elapse(int until) {
        stretch.selectAll(until);
        stretch.pass();
        if (table.isReversible()) {
            return;
        }
        for (int s : table.integrated()) {
            double[] prefix = table.postsynapticSignals.prefix(s, until);
            if (until == table.begin) {
                Arrays.fill(table.start[s], begin, begin + size, 0);
                continue;
            }
            for (int k = 0; k < size; k++) {
                table.start[s][begin + k] = prefix[table.target[begin + k]];
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
        presynapticSpike(table.rule, source);
        table.presynaptic(source, now);
        if (table.isReversible()) {
            table.remember(source, presynapticSpikes); // with this one, as the way forward will see it
            stretch.selectAllBack(now);
            stretch.pass();
        }
    }

    @Override
    public double time() {
        return (time + 1) * table.dt;
    }

    @Override
    public double pre(int index) {
        return table.pre.after(index)[source] * table.preDecays[index].over(time - table.preTime[source]);
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
    public double[] presynapticSpikes() {
        return presynapticSpikes;
    }

    @Override
    public double[] signal(int index) {
        double[] out = signal[index];
        if (table.modulators().isModulator(index)) {
            Arrays.fill(out, 0, size, table.modulators().level(index, time - table.begin));
        } else {
            double[] value = table.postsynapticSignals.value(index, time);
            for (int k = 0; k < size; k++) {
                out[k] = value[table.target[begin + k]];
            }
        }
        return out;
    }
}
