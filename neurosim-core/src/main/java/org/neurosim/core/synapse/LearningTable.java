package org.neurosim.core.synapse;

/** Synapses with a rule for presynaptic and postsynaptic spikes, evaluated late: see {@link PlasticTable}. All times are in steps, as they reach the synapse. */
public abstract class LearningTable extends SynapseTable {

    private static final long MOST_STEPS = 1L << 30;

    private final int projection;
    final double dt;
    final int dendritic;

    LearningTable(SynapseTable table, int projection, double dt, int dendriticDelay) {
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
        this.dt = dt;
        this.dendritic = dendriticDelay;
    }

    @Override
    public final int projection() {
        return projection;
    }

    static int requireStep(long step) {
        if (step >= MOST_STEPS) {
            throw new IllegalStateException("a network with plastic synapses can make " + MOST_STEPS
                    + " steps; go on in a new network with the weights of this one");
        }
        return (int) step;
    }

    /** Longest row. */
    final int longestRow() {
        int longest = 0;
        for (int r = 0; r < rowStart.length - 1; r++) {
            longest = Math.max(longest, rowStart[r + 1] - rowStart[r]);
        }
        return longest;
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
     * Brings all weights up to date.
     *
     * @param step the next step
     */
    public abstract void catchUp(long step);

    /**
     * Brings all weights and variables up to date before somebody changes them.
     *
     * @param step the next step
     */
    public void settle(long step) {
        catchUp(step);
    }
}
