package org.neurosim.core.engine;

import org.neurosim.core.random.PoissonTable;

/** The last few tables of Poisson counts that a thread used: blocks share them, and a mean that changes with time makes one new table per step. */
final class PoissonTables {

    private static final int KEPT = 16;

    private final PoissonTable[] tables = new PoissonTable[KEPT];
    private int next;

    PoissonTable of(double mean) {
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
