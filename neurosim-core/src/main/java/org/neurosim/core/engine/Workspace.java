package org.neurosim.core.engine;

import org.neurosim.api.math.ColumnMath;
import org.neurosim.core.math.ColumnMathProvider;
import org.neurosim.core.math.ThresholdScan;

/** What the blocks of one partition share, because they are advanced one after the other by one thread. */
final class Workspace {

    /**
     * Neurons per block: a handful of columns of this length fit in the first-level cache, and the fixed cost of a kernel call is spread over enough neurons.
     */
    static final int BLOCK = 512;

    private static final int SCRATCH_COLUMNS = 16;

    final ColumnMath math = ColumnMathProvider.create();
    final ThresholdScan scan = ThresholdScan.create();
    final DrawSpace draws = new DrawSpace();
    final double[][] scratch = new double[SCRATCH_COLUMNS][columnLength(BLOCK)];
    final double[] zeros = new double[columnLength(BLOCK)];
    final double[] out = new double[columnLength(BLOCK)];
    final int[] spiking = new int[BLOCK];
    final double dt;

    /** The step being made. */
    long step;

    Workspace(double dt) {
        this.dt = dt;
    }

    /**
     * Length of a column of so many neurons: the array with its header of 16 bytes fills whole cache lines, so that columns that are allocated one after the other have
     * their elements at the same place within a cache line. Loops over several columns, of which C2 aligns one, then load all of them aligned: up to 2 times faster with
     * vectors of 512 bit, 1.2 with 256.
     */
    static int columnLength(int size) {
        return (size + 1) / 8 * 8 + 6;
    }

    double time() {
        return step * dt;
    }
}
