package org.neurosim.core.integrators;

import java.util.stream.IntStream;
import org.neurosim.api.model.Block;

/** One row of the propagator: how a state variable is advanced by a time step. */
abstract class LinearRow {
    final int state;
    final int[] others;

    LinearRow(int state, boolean[] needs) {
        this.state = state;
        int count = 0;
        for (int j = 0; j < needs.length; j++) {
            count += j != state && needs[j] ? 1 : 0;
        }
        others = new int[count];
        int k = 0;
        for (int j = 0; j < needs.length; j++) {
            if (j != state && needs[j]) {
                others[k++] = j;
            }
        }
    }

    /** Whether another variable acts upon this one. */
    boolean needs(int variable) {
        return IntStream.of(others).anyMatch(k -> k == variable);
    }

    abstract void advance(Block block, double[][] x, double[] y, int n);
}
