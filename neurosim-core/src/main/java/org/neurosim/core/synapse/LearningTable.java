package org.neurosim.core.synapse;

import org.neurosim.api.model.SynapseSpec;

/** Synapses with a rule for presynaptic and postsynaptic spikes, evaluated late: see {@link PlasticTable}. All times are in steps, as they reach the synapse. */
public abstract class LearningTable extends ModelTable {

    private static final long MOST_STEPS = 1L << 30;

    final int dendritic;

    LearningTable(SynapseTable table, int projection, SynapseSpec spec, double dt, int dendriticDelay) {
        super(table, projection, spec.variables(), dt);
        this.dendritic = dendriticDelay;
    }

    static int requireStep(long step) {
        if (step >= MOST_STEPS) {
            throw new IllegalStateException("a network with plastic synapses can make " + MOST_STEPS
                    + " steps; go on in a new network with the weights of this one");
        }
        return (int) step;
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
    public abstract void postsynaptic(int[] neurons, int from, int to, int offset, long step);

    /**
     * Makes room in the history where it is needed.
     *
     * @param step the next step
     */
    public abstract void tidy(long step);

    /**
     * Acts upon all spikes so far, as far as that does not change what comes of them.
     *
     * @param step the next step
     */
    public abstract void catchUp(long step);

    /** Whether synapses up to date differ from their columns: then they are calculated to be read, and the result is thrown away, for reading is no event. */
    abstract boolean isReadByCalculation();

    /** Opens a row that is not empty and brings it to the present, to be looked at and not to be put back. */
    abstract OpenRow lookAt(int r);

    @Override
    public final double[] present(int variable) {
        if (!isReadByCalculation()) {
            return super.present(variable);
        }
        double[] present = new double[size()];
        for (int r = 0; r < rowStart.length - 1; r++) {
            if (rowStart[r] < rowStart[r + 1]) {
                lookAt(r).copyTo(variable, present);
            }
        }
        return present;
    }

    /** Looks at the rows of these synapses only. */
    @Override
    public final void present(int variable, int[] index, int count, int[] place, double[] out) {
        if (!isReadByCalculation()) {
            super.present(variable, index, count, place, out);
            return;
        }
        OpenRow row = null;
        for (int k = 0; k < count; k++) {
            if (row == null || index[k] < row.from() || index[k] >= row.from() + row.size()) {
                row = lookAt(rowOf(index[k]));
            }
            out[place[k]] = row.value(variable, index[k]);
        }
    }

    private int rowOf(int synapse) {
        int low = 0;
        int high = rowStart.length - 1; // rowStart[low] <= synapse < rowStart[high]
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (rowStart[middle] <= synapse) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Brings all weights and variables up to date before somebody changes them.
     *
     * @param step the next step
     */
    public void settle(long step) {
        catchUp(step);
    }
}
