package org.neurosim.core.synapse;

import java.util.ArrayList;
import java.util.List;

/** State variables of the neurons of a partition at the ends of the last steps, by neuron. */
public final class PostsynapticColumns {

    /** By step modulo length and variable. */
    private final double[][][] columns;

    private final List<Block> blocks = new ArrayList<>();

    /**
     * Room for them, zero.
     *
     * @param history steps to be kept besides the last one
     * @param variables number of variables
     * @param neurons neurons of the partition
     */
    public PostsynapticColumns(int history, int variables, int neurons) {
        columns = new double[history + 1][variables][neurons];
    }

    private record Block(int first, int count, double[][] states) {}

    /**
     * Adds neurons.
     *
     * @param first first neuron of the partition
     * @param count number of neurons
     * @param states their columns, by variable
     */
    public void addBlock(int first, int count, double[][] states) {
        blocks.add(new Block(first, count, states));
    }

    /**
     * Takes the state at the end of a step.
     *
     * @param step the step
     */
    public void take(long step) {
        double[][] now = columns[(int) (step % columns.length)];
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            for (int v = 0; v < now.length; v++) {
                System.arraycopy(block.states[v], 0, now[v], block.first, block.count);
            }
        }
    }

    /** The column of a variable at the end of a step, zero before the first. */
    double[] at(long step, int variable) {
        return columns[(int) Math.floorMod(step, (long) columns.length)][variable];
    }
}
