package org.neurosim.core.engine;

import org.neurosim.core.random.PoissonTable;

/**
 * What the random numbers of one thread's blocks share: columns for words, which stay in the first-level cache because all blocks use them one after the other, and the last few tables of Poisson counts:
 * a mean that changes with time makes one new table per step.
 */
final class DrawSpace {

    private static final int KEPT = 16;

    final int[] low = new int[Workspace.BLOCK];
    final int[] high = new int[Workspace.BLOCK];
    final double[] counts = new double[Workspace.BLOCK];

    private final PoissonTable[] tables = new PoissonTable[KEPT];
    private int next;

    PoissonTable poissonTable(double mean) {
        for (PoissonTable table : tables) {
            if (table != null && table.mean() == mean) {
                return table;
            }
        }
        PoissonTable table = PoissonTable.of(mean);
        tables[next] = table;
        next = (next + 1) % KEPT;
        return table;
    }
}
