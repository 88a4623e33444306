package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.GradedRow;

/**
 * Synapses that transmit continuously. Rows are as in the plain table, weights columns in double precision, declared variables as {@link VariableColumns} keep them. Each step every row adds its weights times the value that its
 * neuron transmits to sums by target; rows in the order of source neurons, so that results do not depend on partitions. If the weights follow a rule, it is called for each row after that.
 */
public final class GradedTable extends ModelTable {

    /** Null for weights that stay. */
    private Synapse.GradedRule rule;

    private TransmittedValues values;
    private StatePlaces postsynaptic;

    // The row at hand.
    private final double[] pre;
    private final double[] post;
    private final double[] weight;
    private final double[][] rowVariables;
    private final Row rowAtHand = new Row();
    private int count;
    private long step;

    GradedTable(SynapseTable table, int projection, Synapse.Graded synapse, double dt) {
        super(table, projection, synapse.spec().variables(), dt);
        rule = synapse instanceof Synapse.GradedRule r ? r : null;
        int longest = rule == null ? 0 : longestRow();
        pre = new double[longest];
        post = new double[longest];
        weight = new double[longest];
        rowVariables = new double[variables.count()][longest];
    }

    /**
     * Connects the table.
     *
     * @param transmitted what the presynaptic neurons transmit
     * @param places where the variable is that a rule sees of the postsynaptic neurons
     */
    public void connect(TransmittedValues transmitted, StatePlaces places) {
        values = transmitted;
        postsynaptic = places;
    }

    /**
     * Index of the receptor at which the synapses end.
     *
     * @return index
     */
    public int receptor() {
        return receptor;
    }

    /**
     * Whether weights change from step to step.
     *
     * @return true if they follow a rule
     */
    public boolean learns() {
        return rule != null;
    }

    @Override
    public boolean isPulled() {
        return false;
    }

    @Override
    public void follow(Synapse newRule) {
        rule = newRule instanceof Synapse.GradedRule r ? r : null;
    }

    /**
     * Adds what reaches the targets during a step.
     *
     * @param ofStep step
     * @param sum sums by neuron of the partition
     */
    public void add(long ofStep, double[] sum) {
        if (runs == null) {
            double[] column = values.column(ofStep, uniformDelay());
            for (int row = 0; row + 1 < rowStart.length; row++) {
                Delivery.addScaled(target, weights.column(), rowStart[row], rowStart[row + 1], column[row], sum);
            }
            return;
        }
        for (int row = 0; row + 1 < rowStart.length; row++) {
            int begin = rowStart[row];
            int lastRun = runs.first(row + 1);
            for (int run = runs.first(row); run < lastRun; run++) {
                double value = values.column(ofStep, runs.delay(run))[row];
                Delivery.addScaled(target, weights.column(), begin, runs.end(run), value, sum);
                begin = runs.end(run);
            }
        }
    }

    /**
     * Adds the weights.
     *
     * @param sum sums by neuron of the partition
     */
    public void addWeights(double[] sum) {
        Delivery.addDouble(target, weights.column(), 0, size(), sum);
    }

    /**
     * Lets the rule change the weights over a step.
     *
     * @param ofStep step, about to be made
     */
    public void learn(long ofStep) {
        step = ofStep;
        for (int row = 0; row + 1 < rowStart.length; row++) {
            int from = rowStart[row];
            count = rowStart[row + 1] - from;
            if (count == 0) {
                continue;
            }
            fillPre(row, from);
            postsynaptic.gather(target, from, from + count, post);
            System.arraycopy(weights.column(), from, weight, 0, count);
            variables.read(from, count, rowVariables);
            rule.update(rowAtHand);
            System.arraycopy(weight, 0, weights.column(), from, count);
            variables.write(from, count, rowVariables);
        }
    }

    private void fillPre(int row, int from) {
        if (runs == null) {
            Arrays.fill(pre, 0, count, values.column(step, uniformDelay())[row]);
            return;
        }
        int begin = from;
        int lastRun = runs.first(row + 1);
        for (int run = runs.first(row); run < lastRun; run++) {
            Arrays.fill(pre, begin - from, runs.end(run) - from, values.column(step, runs.delay(run))[row]);
            begin = runs.end(run);
        }
    }

    /** The row at hand, as the rule sees it. */
    private final class Row implements GradedRow {
        @Override
        public int size() {
            return count;
        }

        @Override
        public double time() {
            return step * dt;
        }

        @Override
        public double dt() {
            return dt;
        }

        @Override
        public double[] pre() {
            return pre;
        }

        @Override
        public double[] post() {
            return post;
        }

        @Override
        public double[] weight() {
            return weight;
        }

        @Override
        public double[] variable(int index) {
            return rowVariables[index];
        }
    }
}
