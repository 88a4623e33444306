package org.neurosim.core.synapse;

/**
 * Input of one partition that is under way: for each step ahead and each receptor a column over all neurons of the partition, to which
 * arriving weights are added. The column of the step being made is drained by the neurons.
 *
 * <p>Columns that got nothing are marked clean, so that nobody reads them.
 */
public final class InputRing {

    private final int slots;
    private final int receptors;
    private final double[][] columns;
    private final boolean[] dirty;

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
        columns = new double[slots * receptors][neurons];
        dirty = new boolean[slots * receptors];
    }

    /**
     * The column for arrivals at the end of a step, marked as holding something.
     *
     * @param step number of the step
     * @param receptor receptor
     * @return column, by neuron of the partition
     */
    public double[] writable(long step, int receptor) {
        int k = (int) (step % slots) * receptors + receptor;
        dirty[k] = true;
        return columns[k];
    }

    /**
     * The column for arrivals at the end of a step if it holds anything.
     *
     * @param step number of the step
     * @param receptor receptor
     * @return column, or null if nothing arrives
     */
    public double[] arrivals(long step, int receptor) {
        int k = (int) (step % slots) * receptors + receptor;
        return dirty[k] ? columns[k] : null;
    }

    /**
     * Marks the columns of a step as empty; they must have been cleared.
     *
     * @param step number of the step
     */
    public void drained(long step) {
        int k = (int) (step % slots) * receptors;
        for (int r = 0; r < receptors; r++) {
            dirty[k + r] = false;
        }
    }
}
