package org.neurosim.core.synapse;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SteppedRow;
import org.neurosim.api.model.SynapseSpec;

/**
 * Synapses of one delay whose weights change at the end of steps. Spikes are delivered as by the plain table; traces are kept by row and advanced at every step, so that the traces of some
 * steps ago are at hand, as are the columns of the postsynaptic neurons.
 */
public final class SteppedTable extends ModelTable {

    /** What has decayed below is taken for zero, before it ends as a subnormal number, with which processors calculate slowly. */
    private static final double TINY = 1e-290;

    private static final int STEPS_BETWEEN_CLEANINGS = 512;

    private final SynapseSpec spec;
    private Synapse.SteppedRule rule;

    /** By trace: factor per step. */
    private final double[] decay;

    /** By step modulo length and trace: value by row. */
    private final double[][][] traces;

    /** How many spikes have arrived in the step under way, by row, and where. */
    private final int[] arrived;

    private final int[] arrivals;
    private int arrivalCount;

    private PostsynapticColumns post;
    private final Row row;

    SteppedTable(SynapseTable table, int projection, Synapse.SteppedRule rule, double dt) {
        super(table, projection, rule.spec().variables(), dt);
        this.rule = rule;
        spec = rule.spec();
        int rows = rowStart.length - 1;
        decay = spec.presynapticTraces().stream()
                .mapToDouble(t -> new TraceDecay(t, dt).over(1))
                .toArray();
        traces = new double[rule.history() + 1][decay.length][rows];
        arrived = new int[rows];
        arrivals = new int[rows];
        row = new Row(longestRow());
    }

    /**
     * Names of the state variables of the targets that the rule reads.
     *
     * @return names
     */
    public List<String> postsynapticStates() {
        return spec.postsynapticStates();
    }

    /**
     * How far back the rule looks.
     *
     * @return steps
     */
    public int history() {
        return traces.length - 1;
    }

    /**
     * Takes the columns of the targets.
     *
     * @param columns columns of the partition, one for each of {@link #postsynapticStates()}
     */
    public void connect(PostsynapticColumns columns) {
        post = columns;
    }

    @Override
    public void follow(Synapse newRule) {
        rule = (Synapse.SteppedRule) newRule;
    }

    @Override
    public long pull(int[] ids, int from, int to, InputRing ring, long step) {
        for (int s = from; s < to; s++) {
            if (arrived[ids[s]]++ == 0) {
                arrivals[arrivalCount++] = ids[s];
            }
        }
        return super.pull(ids, from, to, ring, step);
    }

    /**
     * Advances the traces over a step, and lets the rule act if it is its turn.
     *
     * @param step the step that has been made, with the columns of the targets at its end
     */
    public void endStep(long step) {
        advanceTraces(step);
        if ((step + 1) % STEPS_BETWEEN_CLEANINGS == 0) {
            variables.dropBelow(TINY);
        }
        if ((step + 1) % rule.interval() == 0) {
            for (int r = 0; r + 1 < rowStart.length; r++) {
                if (rowStart[r] < rowStart[r + 1]) {
                    row.open(r, step);
                    rule.onStep(row);
                    row.close();
                }
            }
        }
    }

    private void advanceTraces(long step) {
        for (int t = 0; t < decay.length; t++) {
            double[] before = traces[place(step, 1)][t];
            double[] now = traces[place(step, 0)][t];
            double factor = decay[t];
            for (int r = 0; r < now.length; r++) {
                double left = before[r] * factor;
                now[r] = Math.abs(left) < TINY ? 0 : left;
            }
            for (int k = 0; k < arrivalCount; k++) {
                int r = arrivals[k];
                for (int n = 0; n < arrived[r]; n++) {
                    now[r] = spec.presynapticTraces().get(t).afterSpike(now[r]);
                }
            }
        }
        for (int k = 0; k < arrivalCount; k++) {
            arrived[arrivals[k]] = 0;
        }
        arrivalCount = 0;
    }

    private int place(long step, int ago) {
        return (int) Math.floorMod(step - ago, (long) traces.length);
    }

    /** The row at hand, as the rule sees it. */
    private final class Row implements SteppedRow {
        private final double[] weight;
        private final double[][] variable;
        private final double[][] seen;
        private int source;
        private int begin;
        private int size;
        private long step;

        Row(int longest) {
            weight = new double[longest];
            variable = new double[variables.count()][longest];
            seen = new double[spec.postsynapticStates().size()][longest];
        }

        void open(int ofSource, long ofStep) {
            source = ofSource;
            step = ofStep;
            begin = rowStart[source];
            size = rowStart[source + 1] - begin;
            System.arraycopy(weights.column(), begin, weight, 0, size);
            variables.read(begin, size, variable);
        }

        void close() {
            System.arraycopy(weight, 0, weights.column(), begin, size);
            variables.write(begin, size, variable);
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public long step() {
            return step;
        }

        @Override
        public double dt() {
            return dt;
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
        public double pre(int index, int ago) {
            requireKept(ago);
            return traces[place(step, ago)][index][source];
        }

        @Override
        public double[] post(int index, int ago) {
            requireKept(ago);
            double[] column = post.at(step - ago, index);
            double[] out = seen[index];
            for (int k = 0; k < size; k++) {
                out[k] = column[target[begin + k]];
            }
            return out;
        }

        private void requireKept(int ago) {
            if (ago < 0 || ago >= traces.length) {
                throw new IllegalArgumentException("rule " + spec.name() + ": " + ago + " steps ago; must be in [0, "
                        + (traces.length - 1) + "], which is what its history() says");
            }
        }
    }
}
