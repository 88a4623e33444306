package org.neurosim.core.synapse;

import java.util.Arrays;

/**
 * The delays of a table whose synapses differ in delay: each row is sorted by delay and cut into runs of equal delay, so that a delay is stored once per
 * run instead of once per synapse.
 */
final class Runs {

    private final int[] firstOfRow;
    private char[] delay;
    private int[] end;
    private int size;

    Runs(int rows) {
        firstOfRow = new int[rows + 1];
        delay = new char[Math.max(16, rows)];
        end = new int[Math.max(16, rows)];
    }

    /** Starts a row; rows must come in order. */
    void beginRow(int row) {
        firstOfRow[row] = size;
    }

    void add(int steps, int endOfRun) {
        if (size == delay.length) {
            delay = Arrays.copyOf(delay, size + (size >> 1));
            end = Arrays.copyOf(end, size + (size >> 1));
        }
        delay[size] = (char) steps;
        end[size++] = endOfRun;
    }

    void finish() {
        firstOfRow[firstOfRow.length - 1] = size;
        delay = Arrays.copyOf(delay, size);
        end = Arrays.copyOf(end, size);
    }

    int first(int row) {
        return firstOfRow[row];
    }

    int delay(int run) {
        return delay[run];
    }

    int end(int run) {
        return end[run];
    }
}
