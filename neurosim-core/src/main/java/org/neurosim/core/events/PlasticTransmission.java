package org.neurosim.core.events;

import java.util.Arrays;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.math.ColumnMathProvider;
import org.neurosim.core.synapse.OpenRow;
import org.neurosim.core.synapse.PresynapticTraces;
import org.neurosim.core.synapse.VariableColumns;

/**
 * Synapses that follow a rule for presynaptic and postsynaptic spikes, with exact times.
 *
 * <p>As in clock-driven networks ({@link org.neurosim.core.synapse.PlasticTable}) a postsynaptic spike is noted in a history when it happens, and acted upon when the next presynaptic one
 * arrives at the same synapses; there synapses of one delay are visited together, so what counts as a row here is a run. A presynaptic spike reaches the synapses a dendritic delay before it arrives, a
 * postsynaptic one a dendritic delay after it happens; all times here are those at the synapse, and what reaches it before a presynaptic spike has happened when this one arrives. A postsynaptic spike
 * that reaches it at the same time is left to the next visit: so it comes after the presynaptic one, even if that one arrives later at the same instant.
 */
final class PlasticTransmission extends Transmission {

    private Synapse.PlasticityRule rule;
    private final VariableColumns variables;
    private final double dendritic;
    private final double[] preTau;
    private final SpikeHistory history;
    private final ColumnMath math = ColumnMathProvider.create();
    private final OpenRun row;

    // By run: traces and time of the last presynaptic spike, and the time up to which postsynaptic spikes have been
    // acted upon.
    private final PresynapticTraces pre;
    private final double[] preTime;
    private final double[] done;

    /** Presynaptic spikes since all runs were brought up to date. */
    private long visits;

    PlasticTransmission(
            RouteRows rows, int receptor, Synapse.PlasticityRule rule, double dendriticDelay, Segment targets) {
        super(rows, receptor);
        this.rule = rule;
        dendritic = dendriticDelay;
        SynapseSpec spec = rule.spec();
        variables = new VariableColumns(spec.variables(), rows.targets.length);
        int runs = rows.runs();
        pre = new PresynapticTraces(spec.presynapticTraces(), runs);
        preTau = spec.presynapticTraces().stream().mapToDouble(t -> t.tau()).toArray();
        history = new SpikeHistory(targets.from(), targets.size(), spec.postsynapticTraces());
        preTime = new double[runs];
        done = new double[runs];
        Arrays.fill(preTime, Double.NEGATIVE_INFINITY);
        Arrays.fill(done, Double.NEGATIVE_INFINITY);
        int longest = 0;
        for (int run = 0; run < runs; run++) {
            longest = Math.max(longest, rows.start(run + 1) - rows.start(run));
        }
        row = new OpenRun(variables, longest);
    }

    @Override
    public double[] column(int variable) {
        return variable == WEIGHT ? rows.weights : variables.column(variable);
    }

    @Override
    public double[] present(int variable) {
        return variable == WEIGHT ? rows.weights : variables.present(variable);
    }

    @Override
    public double get(int variable, int synapse) {
        return variable == WEIGHT ? rows.weights[synapse] : variables.get(variable, synapse);
    }

    @Override
    public void set(int variable, int synapse, double value) {
        if (variable == WEIGHT) {
            rows.weights[synapse] = value;
        } else {
            variables.set(variable, synapse, value);
        }
    }

    @Override
    int send(int ofRow, double now) {
        return ofRow;
    }

    @Override
    int row(int entry) {
        return entry;
    }

    @Override
    void forget(int entry) {}

    @Override
    void arrive(double now, double atSynapse, int entry, int run, EventGroup group) {
        visits++;
        row.open(run);
        row.takePostsynaptic(atSynapse);
        row.takePresynaptic(atSynapse);
        row.close();
        group.receive(
                now, receptor, rows.targets, row.from(), row.from() + row.size(), row.transmitted(), -row.from(), 0);
    }

    @Override
    void postsynaptic(int neuron, double now) {
        if (history.has(neuron) && !history.add(neuron - history.first, now + dendritic)) {
            catchUp(Math.nextDown(now)); // what arrives just now may be yet to come
        }
    }

    /** A spike that reaches the synapse at t and has not yet arrived has {@code t + dendritic > now}. */
    @Override
    void catchUp(double now) {
        double last = now - dendritic;
        while (last + dendritic > now) {
            last = Math.nextDown(last);
        }
        double until = Math.nextUp(last);
        for (int run = 0; run < done.length; run++) {
            if (done[run] < until && rows.start(run) < rows.start(run + 1)) {
                row.open(run);
                row.takePostsynaptic(until);
                row.close();
            }
        }
        history.seenBefore(until, visits < done.length);
        visits = 0;
    }

    @Override
    void follow(Synapse newRule) {
        rule = (Synapse.PlasticityRule) newRule;
    }

    private final class OpenRun extends OpenRow {
        private int run;
        private double time;
        private final double[][] post;
        private final boolean[] postIsThere;
        private final Spikes spikes;

        OpenRun(VariableColumns variables, int longest) {
            super(rows.weights, variables, longest, pre);
            int traces = rule.spec().postsynapticTraces().size();
            post = new double[traces][longest];
            postIsThere = new boolean[traces];
            spikes = new Spikes(traces, longest);
        }

        void open(int newRun) {
            run = newRun;
            bring(rows.start(run), rows.start(run + 1));
        }

        /** Acts upon the postsynaptic spikes before a time. */
        void takePostsynaptic(double until) {
            int ages = spikes.list(done[run]);
            done[run] = until;
            int atOnce = variables.hasNarrow() ? 1 : ages;
            for (int left = ages; left > 0; left -= atOnce) {
                spikes.select(left - 1, left - atOnce, until);
                if (spikes.count > 0) {
                    rule.onPostsynapticSpikes(spikes);
                }
                round(spikes);
            }
        }

        void takePresynaptic(double now) {
            time = now;
            Arrays.fill(postIsThere, false);
            presynapticSpike(rule, run);
            preTime[run] = now;
        }

        @Override
        public double time() {
            return time;
        }

        @Override
        public double pre(int index) {
            return pre.after(index)[run] * ElementaryMath.exp((preTime[run] - time) / preTau[index]);
        }

        @Override
        public double[] post(int index) {
            if (!postIsThere[index]) {
                postIsThere[index] = true;
                gather(index, post[index]);
            }
            return post[index];
        }

        private void gather(int index, double[] out) {
            int[] targets = rows.targets;
            double[] last = history.time(0);
            double[] after = history.after(index);
            double tau = history.tau(index);
            int first = history.first;
            for (int k = 0; k < size; k++) {
                out[k] = Math.min(0, last[targets[begin + k] - first] - time) / tau;
            }
            math.exp(out, out, size);
            for (int k = 0; k < size; k++) {
                int place = targets[begin + k] - first;
                // Spikes that reach the synapse now or later are known as well.
                out[k] = last[place] < time ? out[k] * after[place] : history.at(index, place, time);
            }
        }
    }

    /** Postsynaptic spikes that act upon the open run, listed age by age, the oldest first. */
    private final class Spikes implements PostsynapticSpikes {
        private int count;
        private int[] synapse = {};
        private double[] time = {};
        private int[] ageOf = {};
        private final double[][] preColumn = new double[preTau.length][0];
        private final double[][] postColumn;
        private final boolean[] preIsThere = new boolean[preTau.length];
        private final boolean[] postIsThere;
        private final int longest;

        /** By age: the synapses whose neuron has a spike of that age to act upon, and how many they are. */
        private int[][] listed = {};

        private int[] listedCount = {};

        Spikes(int postTraces, int longest) {
            postColumn = new double[postTraces][0];
            postIsThere = new boolean[postTraces];
            this.longest = longest;
        }

        /** Finds the spikes from a time on; returns of how many ages they are. */
        int list(double from) {
            if (listed.length < history.ages()) {
                listed = new int[history.ages()][longest + 1];
                listedCount = new int[history.ages()];
            }
            int ages = 0;
            int total = 0;
            int found = listAll(history.time(0), from, listed[0]);
            while (found > 0) {
                listedCount[ages++] = found;
                total += found;
                found = ages < listed.length
                        ? listAmong(listed[ages - 1], found, history.time(ages), from, listed[ages])
                        : 0;
            }
            if (synapse.length <= total) {
                synapse = new int[total + total / 2 + 64];
                time = new double[synapse.length];
                ageOf = new int[synapse.length];
                reserve(preColumn, synapse.length);
                reserve(postColumn, synapse.length);
            }
            return ages;
        }

        /** Takes those of some ages before a time. */
        void select(int oldest, int youngest, double until) {
            Arrays.fill(preIsThere, false);
            Arrays.fill(postIsThere, false);
            count = 0;
            for (int age = oldest; age >= youngest; age--) {
                append(age, until);
            }
        }

        private void reserve(double[][] columns, int length) {
            for (int k = 0; k < columns.length; k++) {
                columns[k] = new double[length];
            }
        }

        /** No spike at all has time minus infinity, from which rows begin. */
        private int listAll(double[] times, double from, int[] list) {
            double least = Math.max(from, -Double.MAX_VALUE);
            int[] targets = rows.targets;
            int begin = row.from();
            int size = row.size();
            int first = history.first;
            int found = 0;
            for (int k = 0; k < size; k++) {
                list[found] = k;
                found += times[targets[begin + k] - first] >= least ? 1 : 0;
            }
            return found;
        }

        private int listAmong(int[] among, int number, double[] times, double from, int[] list) {
            double least = Math.max(from, -Double.MAX_VALUE);
            int[] targets = rows.targets;
            int begin = row.from();
            int first = history.first;
            int found = 0;
            for (int j = 0; j < number; j++) {
                list[found] = among[j];
                found += times[targets[begin + among[j]] - first] >= least ? 1 : 0;
            }
            return found;
        }

        private void append(int age, double until) {
            int[] targets = rows.targets;
            int begin = row.from();
            int first = history.first;
            int number = listedCount[age];
            int[] list = listed[age];
            double[] times = history.time(age);
            int at = count;
            for (int j = 0; j < number; j++) {
                double when = times[targets[begin + list[j]] - first];
                synapse[at] = list[j];
                time[at] = when;
                ageOf[at] = age;
                at += when < until ? 1 : 0;
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
            double[] out = preColumn[index];
            if (!preIsThere[index]) {
                preIsThere[index] = true;
                double since = preTime[row.run];
                double value = pre.after(index)[row.run];
                for (int e = 0; e < count; e++) {
                    out[e] = (since - time[e]) / preTau[index];
                }
                math.exp(out, out, count);
                double atOnce = pre.atSpike(index, row.run, dendritic > 0);
                for (int e = 0; e < count; e++) {
                    out[e] = time[e] == since ? atOnce : value * out[e];
                }
            }
            return out;
        }

        @Override
        public double[] post(int index) {
            double[] out = postColumn[index];
            if (!postIsThere[index]) {
                postIsThere[index] = true;
                for (int e = 0; e < count; e++) {
                    out[e] = history.before(index, ageOf[e])[rows.targets[row.from() + synapse[e]] - history.first];
                }
            }
            return out;
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
