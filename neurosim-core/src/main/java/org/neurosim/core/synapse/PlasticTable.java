package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;

/**
 * Synapses that follow a rule for presynaptic and postsynaptic spikes.
 *
 * <p>A postsynaptic spike is not acted upon when it happens. It is noted, once per neuron, in a short history; and when the next spike of a presynaptic neuron arrives, its row is brought
 * up to date: each synapse gets the postsynaptic spikes since the last arrival, then the presynaptic one. Nothing looks at a weight in between, so results are those of immediate
 * updates. What this buys: synapses are visited in the order in which they lie in memory, and the rule works on a whole row in the first-level cache; whereas to go from a postsynaptic neuron
 * to its synapses takes an index of 4 bytes per synapse and a cache miss per update. From time to time all rows are brought up to date, so that the history can be short,
 * and whenever weights are read.
 *
 * <p>All times are in steps, as they reach the synapse: a presynaptic spike of step n at n + axonal delay, a postsynaptic one of step p at p + dendritic delay.
 */
public final class PlasticTable extends LearningTable {

    private Synapse.PlasticityRule rule;
    final TraceDecay[] preDecays;
    private final TraceDecay[] postDecays;
    private PostsynapticHistory history;
    private final CurrentTraces current;
    private final RowView row;

    /** Null if the rule wants spikes one by one. */
    private SummedSpikes sums;

    // By row: the trace values before and after the last presynaptic spike, its time, and the time up to which
    // postsynaptic
    // spikes have been acted upon.
    final PresynapticTraces pre;
    final int[] preTime;
    private final int[] done;
    private final int neurons;
    private boolean crowded;

    /** When all rows were last brought up to date. */
    private int settled;

    PlasticTable(
            SynapseTable table,
            int projection,
            Synapse.PlasticityRule rule,
            double dt,
            int dendriticDelay,
            int neurons) {
        super(table, projection, rule.spec(), dt, dendriticDelay);
        this.rule = rule;
        this.neurons = neurons;
        SynapseSpec spec = rule.spec();
        pre = new PresynapticTraces(spec.presynapticTraces(), rowStart.length - 1);
        preDecays = decays(spec.presynapticTraces().toArray(new Trace[0]));
        postDecays = decays(spec.postsynapticTraces().toArray(new Trace[0]));
        history = new PostsynapticHistory(neurons, spec.postsynapticTraces(), postDecays, 0);
        current = new CurrentTraces(history, postDecays, neurons);
        int rows = rowStart.length - 1;
        preTime = new int[rows];
        done = new int[rows];
        row = new RowView(longestRow());
        chooseSums();
    }

    /** Spikes by sums or one by one; all so far must have been acted upon. */
    private void chooseSums() {
        if (wantsSums()) {
            sums = new SummedSpikes(this, neurons, settled);
            history.keepLast();
        } else if (sums != null) {
            sums = null;
            history.keepSeveral();
        }
    }

    /** With a dendritic delay there are spikes on their way to the synapses, which sums cannot tell from those that have arrived. */
    private boolean wantsSums() {
        return rule.sumsPostsynapticSpikes() && dendritic == 0;
    }

    OpenRow openRow() {
        return row;
    }

    String ruleName() {
        return rule.spec().name();
    }

    private TraceDecay[] decays(Trace[] traces) {
        return Arrays.stream(traces).map(t -> new TraceDecay(t, dt)).toArray(TraceDecay[]::new);
    }

    @Override
    public void postsynaptic(int[] neurons, int from, int to, int offset, long step) {
        int now = requireStep(step);
        for (int k = from; k < to; k++) {
            crowded |= !history.add(neurons[k] + offset, now);
        }
        if (sums != null) {
            for (int k = from; k < to; k++) {
                sums.add(neurons[k] + offset, now);
            }
        }
    }

    @Override
    public void tidy(long step) {
        if (sums != null ? sums.isWindowOver(requireStep(step)) : crowded) {
            settle(step);
        }
    }

    /** Sums go on: to act upon a part of one would round differently, so that reading weights would leave a trace. */
    @Override
    public void catchUp(long step) {
        if (sums == null) {
            settle(step);
        }
    }

    @Override
    public void settle(long step) {
        int until = requireStep(step) - dendritic;
        for (int r = 0; r < rowStart.length - 1; r++) {
            if (rowStart[r] < rowStart[r + 1] && done[r] < until) {
                row.open(r);
                row.takePostsynaptic(until);
                row.close();
            }
        }
        history.seenBefore(until - dendritic);
        crowded = false;
        settled = until;
        if (sums != null) {
            sums.rebase(until);
        }
    }

    @Override
    boolean isReadByCalculation() {
        return sums != null;
    }

    @Override
    OpenRow lookAt(int r) {
        row.open(r);
        sums.lookAt(r);
        rule.onPostsynapticSpikes(sums);
        return row;
    }

    @Override
    public void follow(Synapse newRule) {
        rule = (Synapse.PlasticityRule) newRule;
        chooseSums();
    }

    @Override
    public boolean canInherit() {
        return true;
    }

    @Override
    void inherit(SynapseTable before, long step) {
        PlasticTable old = (PlasticTable) before;
        rule = old.rule;
        history = old.history;
        current.follow(history);
        crowded = old.crowded;
        settled = old.settled;
        chooseSums();
        pre.copy(old.pre);
        System.arraycopy(old.preTime, 0, preTime, 0, preTime.length);
        Arrays.fill(done, requireStep(step) - dendritic);
    }

    @Override
    public long pull(int[] ids, int from, int to, InputRing ring, long step) {
        long events = 0;
        InputColumn input = ring.column(step, receptor);
        int time = requireStep(step) - dendritic;
        for (int s = from; s < to; s++) {
            events += rowStart[ids[s] + 1] - rowStart[ids[s]];
        }
        current.begin(time, events);
        for (int s = from; s < to; s++) {
            int begin = rowStart[ids[s]];
            int end = rowStart[ids[s] + 1];
            if (begin < end) {
                row.open(ids[s]);
                row.takePostsynaptic(time);
                row.takePresynaptic(time);
                row.close();
                input.touch(target, begin, end);
                Delivery.addRow(target, begin, end, row.transmitted(), input.sum());
            } else {
                row.skip(ids[s], time);
            }
        }
        return events;
    }

    /** A row, at the time up to which it is brought up to date. */
    private final class RowView extends OpenRow {
        private int source;
        private int time;
        private final double[][] post;
        private final boolean[] postIsThere = new boolean[postDecays.length];
        private final Spikes spikes;

        RowView(int longest) {
            super(weights.column(), variables, longest, PlasticTable.this.pre);
            post = new double[postDecays.length][longest];
            spikes = new Spikes(longest);
        }

        void open(int ofSource) {
            source = ofSource;
            bring(rowStart[source], rowStart[source + 1]);
        }

        /** Acts upon the postsynaptic spikes from done to until - 1. */
        void takePostsynaptic(int until) {
            if (sums != null) {
                sums.collect(source);
                done[source] = until;
                rule.onPostsynapticSpikes(sums);
                return;
            }
            int ages = spikes.list(done[source] - dendritic);
            done[source] = until;
            int atOnce = variables.hasNarrow() ? 1 : ages;
            for (int left = ages; left > 0; left -= atOnce) {
                spikes.select(left - 1, left - atOnce, until - dendritic);
                if (spikes.count > 0) {
                    rule.onPostsynapticSpikes(spikes);
                }
                round(spikes);
            }
        }

        void takePresynaptic(int now) {
            time = now;
            Arrays.fill(postIsThere, false);
            presynapticSpike(rule, source);
            preTime[source] = now;
        }

        /** Follows the traces of a source without synapses: there may be some later. */
        void skip(int ofSource, int now) {
            source = ofSource;
            time = now;
            noteSpike(source);
            preTime[source] = now;
        }

        @Override
        public double time() {
            return (time + 1) * dt;
        }

        @Override
        public double pre(int index) {
            return PlasticTable.this.pre.after(index)[source] * preDecays[index].over(time - preTime[source]);
        }

        @Override
        public double[] post(int index) {
            if (!postIsThere[index]) {
                postIsThere[index] = true;
                if (dendritic == 0) {
                    // Without dendritic delay all spikes so far have reached the synapses.
                    current.gather(index, target, begin, size, post[index]);
                } else {
                    for (int k = 0; k < size; k++) {
                        post[index][k] = history.at(index, target[begin + k], time - dendritic);
                    }
                }
            }
            return post[index];
        }
    }

    /** Postsynaptic spikes that act upon the open row: age by age, the oldest first. */
    private final class Spikes implements PostsynapticSpikes {
        private int count;
        private int[] synapse = {};
        private int[] step = {};
        private int[] ageOf = {};
        private double[][] pre = new double[preDecays.length][0];
        private double[][] post = new double[postDecays.length][0];
        private final boolean[] preIsThere = new boolean[preDecays.length];
        private final boolean[] postIsThere = new boolean[postDecays.length];

        private final SpikesByAge byAge;

        Spikes(int longest) {
            byAge = new SpikesByAge(target, longest);
        }

        /** Finds the spikes from a step on; returns of how many ages they are. */
        int list(int from) {
            int ages = byAge.list(history, row.from(), row.size(), from);
            int total = 0;
            for (int age = 0; age < ages; age++) {
                total += byAge.count(age);
            }
            if (synapse.length <= total) {
                synapse = new int[total + total / 2 + 64];
                step = new int[synapse.length];
                ageOf = new int[synapse.length];
                pre = new double[pre.length][synapse.length];
                post = new double[post.length][synapse.length];
            }
            return ages;
        }

        /** Takes those of some ages before a step. */
        void select(int oldest, int youngest, int until) {
            Arrays.fill(preIsThere, false);
            Arrays.fill(postIsThere, false);
            count = 0;
            for (int age = oldest; age >= youngest; age--) {
                append(age, until);
            }
        }

        private void append(int age, int until) {
            int begin = row.from();
            int number = byAge.count(age);
            int[] list = byAge.synapses(age);
            int[] steps = history.step(age);
            int at = count;
            for (int j = 0; j < number; j++) {
                int k = list[j];
                int when = steps[target[begin + k]];
                synapse[at] = k;
                step[at] = when;
                ageOf[at] = age;
                at += when - until >>> 31;
            }
            count = at;
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
        public double[] pre(int index) {
            if (!preIsThere[index]) {
                preIsThere[index] = true;
                preDecays[index].decay(
                        PlasticTable.this.pre.after(index)[row.source],
                        PlasticTable.this.pre.atSpike(index, row.source, dendritic > 0),
                        preTime[row.source] - dendritic,
                        step,
                        count,
                        pre[index]);
            }
            return pre[index];
        }

        @Override
        public double[] post(int index) {
            if (!postIsThere[index]) {
                postIsThere[index] = true;
                double[] out = post[index];
                for (int e = 0; e < count; e++) {
                    out[e] = history.before(index, ageOf[e])[target[row.from() + synapse[e]]];
                }
            }
            return post[index];
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
}
