package org.neurosim.api.model;

import org.neurosim.api.math.ColumnMath;

/**
 * What every kernel is given: a contiguous run of {@link #size()} elements (neurons of a population, targets of a stimulus, cells of
 * a spike source), addressed 0 to size - 1 in all columns, and the time step it is called for.
 *
 * <p>Columns are valid during the call only; they may be longer than {@code size()}. A context belongs to one thread.
 */
public interface KernelContext {

    /**
     * Number of elements in this block.
     *
     * @return at least 1, at most the engine's block size (some hundreds)
     */
    int size();

    /**
     * Index of the block's first element within the population, stimulus target set or source.
     *
     * @return index from 0
     */
    int first();

    /**
     * Number of the step: step n covers the time from n dt to (n + 1) dt.
     *
     * @return n, from 0
     */
    long step();

    /**
     * Time at the start of the step.
     *
     * @return time, ms
     */
    double time();

    /**
     * Time step.
     *
     * @return dt, ms
     */
    double dt();

    /**
     * Column mathematics: vectorised, the same bits everywhere.
     *
     * @return the operations
     */
    ColumnMath math();

    /**
     * Random numbers that depend only on the network's seed, the element and the step.
     *
     * @return the generator for this block and step
     */
    BlockRandom random();

    /**
     * A scratch column at least as long as the block; its content is undefined at the start of a call.
     *
     * @param k which scratch column, from 0 to 15
     * @return the column
     */
    double[] scratch(int k);
}
