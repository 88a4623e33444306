package org.neurosim.core.engine;

import org.neurosim.core.random.PoissonTable;

/**
 * What the random numbers of one thread's blocks share: columns for words, which stay in the first-level cache because all blocks use them one after the other, and the last few tables of Poisson counts:
 * a mean that changes with time makes one new table per step.
 */
final class DrawSpace {

    /** How many steps {@link CountsByGroup} makes at a time. */
    static final int STEPS_OF_GROUPS = 8;

    private static final int KEPT = 16;

    /** More groups than lie in a block, wherever it begins. */
    private static final int GROUPS = 16;

    /** Words for the places of 127 events. */
    private static final int WORDS = 13;

    final int[] low = new int[Workspace.BLOCK];
    final int[] high = new int[Workspace.BLOCK];
    final double[] counts = new double[Workspace.BLOCK];

    /** Numbers of events by quartet of steps, step of the quartet, group. */
    final byte[][][] numbers = new byte[STEPS_OF_GROUPS / 4][4][GROUPS];

    final int[] placeLow = new int[STEPS_OF_GROUPS * GROUPS * WORDS];
    final int[] placeHigh = new int[STEPS_OF_GROUPS * GROUPS * WORDS];

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
