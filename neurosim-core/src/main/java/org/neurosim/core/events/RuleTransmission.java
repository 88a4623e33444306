package org.neurosim.core.events;

import java.util.Arrays;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.core.random.Distributions;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.random.Threefry;

/**
 * Synapses that follow a rule of their model at each presynaptic spike. The rule is called when the spike is sent, and what it says is transmitted is kept, 8 bytes per
 * synapse of the row, until the spike has arrived everywhere.
 */
final class RuleTransmission extends Transmission implements Row {

    private Synapse.PresynapticRule rule;
    private final double[][] variables;
    private final double[] transmitted;
    private final double[] previous;

    /** Spikes sent, by row. */
    private final int[] spikes;

    private final long key;
    private int calls;
    private double[] uniform = {};
    private int[] low = {};
    private int[] high = {};

    /** By entry: the row of a spike on its way and what it carries. */
    private int[] rowOf = new int[16];

    private double[][] carried = new double[16][];

    /** Entries that are free: the first {@code freeCount} of these. */
    private int[] free = new int[16];

    private int freeCount;

    /** Entries that have an array for what they carry. */
    private int arrays;

    private final Demand demand = new Demand();
    private final int longest;
    private int current;
    private double time;
    private double before;

    RuleTransmission(RouteRows rows, int receptor, Synapse.PresynapticRule rule, long key) {
        super(rows, receptor);
        this.key = key;
        this.rule = rule;
        SynapseSpec spec = rule.spec();
        variables = new double[spec.variables().size()][rows.targets.length];
        for (int k = 0; k < variables.length; k++) {
            Arrays.fill(variables[k], spec.variables().get(k).initialValue());
        }
        transmitted = new double[rows.targets.length];
        previous = new double[rows.rows()];
        spikes = new int[rows.rows()];
        Arrays.fill(previous, Double.NEGATIVE_INFINITY);
        int most = 0;
        for (int row = 0; row < rows.rows(); row++) {
            most = Math.max(most, rows.starts[row + 1] - rows.starts[row]);
        }
        longest = most;
        for (int entry = free.length - 1; entry >= 0; entry--) {
            free[freeCount++] = entry;
        }
    }

    @Override
    public double[] column(int variable) {
        return variable == WEIGHT ? rows.weights : variables[variable];
    }

    @Override
    int send(int row, double now) {
        int from = rows.starts[row];
        int size = rows.starts[row + 1] - from;
        current = row;
        time = now;
        before = previous[row];
        calls = 0;
        spikes[row]++;
        previous[row] = now;
        System.arraycopy(rows.weights, from, transmitted, from, size);
        rule.onPresynapticSpike(this);
        if (freeCount == 0) {
            grow();
        }
        int entry = free[--freeCount];
        if (carried[entry] == null) {
            carried[entry] = new double[longest];
            arrays++;
        }
        if (demand.isHalfEnough(rowOf.length - freeCount, arrays)) {
            giveBack(arrays / 2);
        }
        System.arraycopy(transmitted, from, carried[entry], 0, size);
        rowOf[entry] = row;
        return entry;
    }

    private void grow() {
        int old = rowOf.length;
        rowOf = Arrays.copyOf(rowOf, 2 * old);
        carried = Arrays.copyOf(carried, 2 * old);
        free = Arrays.copyOf(free, 2 * old);
        for (int entry = 2 * old - 1; entry >= old; entry--) {
            free[freeCount++] = entry;
        }
    }

    /** Gives up arrays of free entries; those that are used next keep theirs. */
    private void giveBack(int number) {
        int left = number;
        for (int k = 0; k < freeCount && left > 0; k++) {
            if (carried[free[k]] != null) {
                carried[free[k]] = null;
                arrays--;
                left--;
            }
        }
    }

    /** How many spikes can be on their way without more memory. */
    int room() {
        return arrays;
    }

    @Override
    int row(int entry) {
        return rowOf[entry];
    }

    @Override
    void arrive(double now, double atSynapse, int entry, int run, EventGroup group) {
        int shift = -rows.starts[rowOf[entry]];
        group.receive(now, receptor, rows.targets, rows.start(run), rows.start(run + 1), carried[entry], shift, 0);
    }

    @Override
    void forget(int entry) {
        free[freeCount++] = entry;
    }

    @Override
    void follow(Synapse newRule) {
        rule = (Synapse.PresynapticRule) newRule;
    }

    @Override
    public int from() {
        return rows.starts[current];
    }

    @Override
    public int to() {
        return rows.starts[current + 1];
    }

    @Override
    public double time() {
        return time;
    }

    @Override
    public double previousTime() {
        return before;
    }

    @Override
    public double[] weight() {
        return rows.weights;
    }

    @Override
    public double[] variable(int index) {
        return variables[index];
    }

    @Override
    public double[] transmitted() {
        return transmitted;
    }

    /** Words under a key of the row, its spike and the call, at the places of the synapses in their row. */
    @Override
    public double[] uniform() {
        if (uniform.length == 0) {
            uniform = new double[rows.targets.length];
            low = new int[longest];
            high = new int[longest];
        }
        int from = rows.starts[current];
        int size = rows.starts[current + 1] - from;
        long ofCall = StreamKey.derive(StreamKey.derive(key, current, spikes[current]), calls++, 0);
        Threefry.fill(ofCall, 0, size, 0, low, high);
        Distributions.uniform(low, high, uniform, from, size);
        return uniform;
    }
}
