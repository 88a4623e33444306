package org.neurosim.core.synapse;

import java.util.Arrays;

/** The times at which the last presynaptic spikes reached the synapses of each row. */
final class RememberedSpikes {

    /** By age and row, in steps. */
    private final int[][] step;

    RememberedSpikes(int ages, int rows) {
        step = new int[ages][rows];
        for (int[] ofAge : step) {
            Arrays.fill(ofAge, PostsynapticHistory.NEVER);
        }
    }

    void add(int row, int now) {
        for (int age = step.length - 1; age >= 0; age--) {
            step[age][row] = age == 0 ? now : step[age - 1][row];
        }
    }

    /** Times of a row, ms, the latest first; minus infinity where there was none. */
    void look(int row, double dt, double[] times) {
        for (int age = 0; age < times.length; age++) {
            int when = step[age][row];
            times[age] = when == PostsynapticHistory.NEVER ? Double.NEGATIVE_INFINITY : (when + 1) * dt;
        }
    }
}
