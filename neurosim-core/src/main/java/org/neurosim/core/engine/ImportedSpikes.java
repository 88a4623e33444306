package org.neurosim.core.engine;

import java.util.Arrays;

/** The spikes, in the steps of a slice, of a population that another engine advances: for the clock-driven one they fall at the ends of the steps. */
final class ImportedSpikes {

    private final int[][] ids;
    private final int[] count;

    /**
     * No spikes.
     *
     * @param longestSlice most steps of a slice
     */
    ImportedSpikes(int longestSlice) {
        ids = new int[longestSlice][16];
        count = new int[longestSlice];
    }

    void add(int neuron, long step) {
        int slot = (int) (step % ids.length);
        if (count[slot] == ids[slot].length) {
            ids[slot] = Arrays.copyOf(ids[slot], 2 * count[slot]);
        }
        ids[slot][count[slot]++] = neuron;
    }

    /** Hands over the spikes of a step, by neuron; returns how many. */
    int emit(long step, SpikeLog log) {
        int slot = (int) (step % ids.length);
        int n = count[slot];
        Arrays.sort(ids[slot], 0, n);
        for (int k = 0; k < n; k++) {
            log.add(ids[slot][k]);
        }
        count[slot] = 0;
        return n;
    }
}
