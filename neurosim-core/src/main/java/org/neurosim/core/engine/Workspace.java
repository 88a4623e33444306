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
    final PoissonTables poissonTables = new PoissonTables();
    final double[][] scratch = new double[SCRATCH_COLUMNS][BLOCK];
    final double[] zeros = new double[BLOCK];
    final double[] out = new double[BLOCK];
    final int[] spiking = new int[BLOCK];
    final double dt;

    /** The step being made. */
    long step;

    Workspace(double dt) {
        this.dt = dt;
    }

    double time() {
        return step * dt;
    }
}
