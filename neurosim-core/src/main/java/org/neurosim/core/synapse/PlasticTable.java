package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;

/**
 * Synapses that follow a rule for presynaptic and postsynaptic spikes.
 *
 * <p>A postsynaptic spike is not acted upon when it happens. It is noted, once per neuron, in a short history; and when the next spike of a presynaptic neuron arrives, its row is brought
 * up to date: each synapse gets the postsynaptic spikes since the last arrival, then the presynaptic one. Nothing looks at a weight in between, so results are those of immediate
 * updates. What this buys: synapses are visited in the order in which they lie in memory, and the rule works on a whole row in the first-level cache; whereas to go from a postsynaptic neuron
 * to its synapses takes an index of 4 bytes per synapse and a cache miss per update (19 against 6 ns). From time to time all rows are brought up to date, so that the history can be short,
 * and whenever weights are read.
 *
 * <p>All times are in steps, as they reach the synapse: a presynaptic spike of step n at n + axonal delay, a postsynaptic one of step p at p + dendritic delay.
 */
public final class PlasticTable extends SynapseTable {

    private final int projection;
    private final Synapse.PlasticityRule rule;
    private final double dt;
    private final int dendritic;
    private final Trace[] preTraces;
    private final TraceDecay[] preDecays;
    private final TraceDecay[] postDecays;
    private final double[][] variables;
    private final PostsynapticHistory history;
    private final RowView row;

    // By row: the trace values before and after the last presynaptic spike, its time, and the time up to which
    // postsynaptic
    // spikes have been acted upon.
    private final double[][] preBefore;
    private final double[][] preAfter;
    private final int[] preTime;
    private final int[] done;
    private boolean crowded;

    PlasticTable(
            SynapseTable table,
            int projection,
            Synapse.PlasticityRule rule,
            double dt,
            int dendriticDelay,
            int neurons) {
        super(
                table.source(),
                table.receptor,
                table.uniformDelay(),
                table.rowStart,
                table.target,
                table.weights,
                null,
                table.minDelay(),
                table.maxDelay());
        this.projection = projection;
        this.rule = rule;
        this.dt = dt;
        this.dendritic = dendriticDelay;
        SynapseSpec spec = rule.spec();
        variables = new double[spec.variables().size()][size()];
        for (int k = 0; k < variables.length; k++) {
            Arrays.fill(variables[k], spec.variables().get(k).initialValue());
        }
        preTraces = spec.presynapticTraces().toArray(new Trace[0]);
        preDecays = decays(preTraces);
        postDecays = decays(spec.postsynapticTraces().toArray(new Trace[0]));
        history = new PostsynapticHistory(neurons, spec.postsynapticTraces(), postDecays);
        row = new RowView();
        int rows = rowStart.length - 1;
        preBefore = new double[preTraces.length][rows];
        preAfter = new double[preTraces.length][rows];
        preTime = new int[rows];
        done = new int[rows];
        int longest = 0;
        for (int r = 0; r < rows; r++) {
            longest = Math.max(longest, rowStart[r + 1] - rowStart[r]);
        }
        row.reserve(longest);
    }

    private TraceDecay[] decays(Trace[] traces) {
        return Arrays.stream(traces).map(t -> new TraceDecay(t, dt)).toArray(TraceDecay[]::new);
    }

    /**
     * Takes spikes of neurons of the partition, in ascending order of steps.
     *
     * @param neurons neurons, as indices within the partition
     * @param from first entry
     * @param to entry behind the last
     * @param offset is added to the entries
     * @param step step at whose end they spiked
     */
    public void postsynaptic(int[] neurons, int from, int to, int offset, long step) {
        int now = Math.toIntExact(step);
        for (int k = from; k < to; k++) {
            crowded |= !history.add(neurons[k] + offset, now);
        }
    }

    /**
     * Makes room in the history where it is needed.
     *
     * @param step the next step
     */
    public void tidy(long step) {
        if (crowded) {
            catchUp(step);
            crowded = false;
        }
    }

    /**
     * Brings all weights up to date.
     *
     * @param step the next step
     */
    public void catchUp(long step) {
        int until = Math.toIntExact(step) - dendritic;
        for (int r = 0; r < rowStart.length - 1; r++) {
            if (rowStart[r] < rowStart[r + 1] && done[r] < until) {
                row.open(r);
                row.takePostsynaptic(until, false);
                row.close();
            }
        }
        history.seenBefore(until - dendritic);
    }

    @Override
    public int projection() {
        return projection;
    }

    @Override
    public long pull(int[] ids, int from, int to, InputRing ring, long step) {
        long events = 0;
        InputColumn input = ring.column(step, receptor);
        int time = Math.toIntExact(step) - dendritic;
        for (int s = from; s < to; s++) {
            int begin = rowStart[ids[s]];
            int end = rowStart[ids[s] + 1];
            if (begin < end) {
                row.open(ids[s]);
                row.takePostsynaptic(time, true);
                row.takePresynaptic(time);
                row.close();
                input.touch(target, begin, end);
                Delivery.addRow(target, begin, end, row.transmitted, input.sum());
                events += end - begin;
            }
        }
        return events;
    }

    /** A row brought into columns that begin at 0, and the spikes that act upon it. */
    private final class RowView implements PlasticRow {
        private int source;
        private int begin;
        private int size;
        private int time;
        private double[] weight = {};
        private double[] transmitted = {};
        private final double[][] variable = new double[rule.spec().variables().size()][];
        private final double[][] post =
                new double[rule.spec().postsynapticTraces().size()][];
        private final double[] pre = new double[rule.spec().presynapticTraces().size()];

        private final Spikes spikes = new Spikes();

        void reserve(int longest) {
            weight = new double[longest];
            transmitted = new double[longest];
            for (int k = 0; k < variable.length; k++) {
                variable[k] = new double[longest];
            }
            for (int k = 0; k < post.length; k++) {
                post[k] = new double[longest];
            }
        }

        void open(int ofSource) {
            source = ofSource;
            begin = rowStart[source];
            size = rowStart[source + 1] - begin;
            System.arraycopy(weights.column(), begin, weight, 0, size);
            for (int k = 0; k < variable.length; k++) {
                System.arraycopy(variables[k], begin, variable[k], 0, size);
            }
        }

        void close() {
            System.arraycopy(weight, 0, weights.column(), begin, size);
            for (int k = 0; k < variable.length; k++) {
                System.arraycopy(variable[k], 0, variables[k], begin, size);
            }
        }

        /** Acts upon the postsynaptic spikes from done to until - 1; with traces, finds the postsynaptic ones at until. */
        void takePostsynaptic(int until, boolean withTraces) {
            int since = done[source];
            done[source] = until;
            spikes.count = 0;
            int sinceStep = since - dendritic;
            int untilStep = until - dendritic;
            for (int k = 0; k < size; k++) {
                int neuron = target[begin + k];
                int last = history.last[neuron];
                int number = history.count[neuron];
                if (last >= sinceStep) {
                    number = spikes.collect(source, k, neuron, sinceStep, untilStep);
                    last = number > 0 && withTraces ? history.step(neuron, number - 1) : last;
                }
                if (withTraces) {
                    for (int t = 0; t < post.length; t++) {
                        post[t][k] = number == 0
                                ? 0
                                : history.after(t, neuron, number - 1) * postDecays[t].over(untilStep - last);
                    }
                }
            }
            if (spikes.count > 0) {
                rule.onPostsynapticSpikes(spikes);
            }
        }

        void takePresynaptic(int now) {
            time = now;
            for (int t = 0; t < pre.length; t++) {
                pre[t] = preAfter[t][source] * preDecays[t].over(now - preTime[source]);
            }
            System.arraycopy(weight, 0, transmitted, 0, size);
            rule.onPresynapticSpike(this);
            for (int t = 0; t < pre.length; t++) {
                preBefore[t][source] = pre[t];
                preAfter[t][source] = preTraces[t].afterSpike(pre[t]);
            }
            preTime[source] = now;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public double time() {
            return (time + 1) * dt;
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
            return pre[index];
        }

        @Override
        public double[] post(int index) {
            return post[index];
        }
    }

    /** Postsynaptic spikes that act upon the open row. */
    private final class Spikes implements PostsynapticSpikes {
        private int count;
        private int[] synapse = new int[64];
        private final double[][] pre = new double[preTraces.length][64];
        private final double[][] post = new double[postDecays.length][64];

        /** Notes the spikes of a neuron from one step to before another; returns the number of its spikes before the latter. */
        int collect(int source, int ofSynapse, int neuron, int from, int until) {
            int spikes = history.count[neuron];
            int spike = history.firstFrom(neuron, from);
            for (; spike < spikes; spike++) {
                int step = history.step(neuron, spike);
                if (step >= until) {
                    break;
                }
                if (count == synapse.length) {
                    grow();
                }
                synapse[count] = ofSynapse;
                int steps = step + dendritic - preTime[source];
                for (int t = 0; t < pre.length; t++) {
                    pre[t][count] = steps > 0 ? preAfter[t][source] * preDecays[t].over(steps) : preBefore[t][source];
                }
                for (int t = 0; t < post.length; t++) {
                    post[t][count] = history.before(t, neuron, spike);
                }
                count++;
            }
            return spike;
        }

        private void grow() {
            int length = 2 * count;
            synapse = Arrays.copyOf(synapse, length);
            for (int t = 0; t < pre.length; t++) {
                pre[t] = Arrays.copyOf(pre[t], length);
            }
            for (int t = 0; t < post.length; t++) {
                post[t] = Arrays.copyOf(post[t], length);
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
        public double[] pre(int index) {
            return pre[index];
        }

        @Override
        public double[] post(int index) {
            return post[index];
        }

        @Override
        public double[] weight() {
            return row.weight;
        }

        @Override
        public double[] variable(int index) {
            return row.variable[index];
        }
    }
}
