package org.neurosim.core.synapse;

/** Input of one partition that is under way: for each step ahead and each receptor a column of sums. */
public final class InputRing {

    private final int slots;
    private final int receptors;
    private final InputColumn[] columns;

    /**
     * An empty ring.
     *
     * @param slots steps ahead, the step being made included
     * @param receptors largest number of receptors of a model
     * @param neurons neurons of the partition
     */
    public InputRing(int slots, int receptors, int neurons) {
        this.slots = slots;
        this.receptors = receptors;
        columns = new InputColumn[slots * receptors];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = new InputColumn(neurons);
        }
    }

    /**
     * Number of receptors.
     *
     * @return count
     */
    public int receptors() {
        return receptors;
    }

    /**
     * The column for arrivals at the end of a step.
     *
     * @param step number of the step
     * @param receptor receptor
     * @return column
     */
    public InputColumn column(long step, int receptor) {
        // Most networks have one slot, and a division takes as long as a dozen additions.
        int slot = slots == 1 ? 0 : (int) (step % slots);
        return columns[slot * receptors + receptor];
    }
}
