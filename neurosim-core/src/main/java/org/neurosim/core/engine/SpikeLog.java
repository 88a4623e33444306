package org.neurosim.core.engine;

import java.util.Arrays;

/**
 * The spikes of one partition over the last steps: for each step the neurons that spiked, population by population and ascending, as indices within their
 * population. Written by the partition's thread during a slice, read by all threads in later slices.
 */
final class SpikeLog {

    private final int slots;
    private final int[][] ids;
    private final double[][] fractions;
    private final int[][] starts;
    private int slot;
    private int size;

    SpikeLog(int slots, int populations, boolean offGrid) {
        this.slots = slots;
        ids = new int[slots][16];
        fractions = offGrid ? new double[slots][16] : null;
        starts = new int[slots][populations + 1];
    }

    void beginStep(long step) {
        slot = slot(step);
        size = 0;
    }

    void beginPopulation(int population) {
        starts[slot][population] = size;
    }

    void endStep() {
        starts[slot][starts[slot].length - 1] = size;
    }

    /** Adds a spike at the end of the step. */
    void add(int id) {
        add(id, 1);
    }

    /** Adds a spike at a fraction of the step. */
    void add(int id, double fraction) {
        if (size == ids[slot].length) {
            ids[slot] = Arrays.copyOf(ids[slot], 2 * size);
            if (fractions != null) {
                fractions[slot] = Arrays.copyOf(fractions[slot], 2 * size);
            }
        }
        if (fractions != null) {
            fractions[slot][size] = fraction;
        }
        ids[slot][size++] = id;
    }

    int slot(long step) {
        return (int) (step % slots);
    }

    int[] ids(int slotOfStep) {
        return ids[slotOfStep];
    }

    /** Where in the step each spike fell, null if all fell at its end. */
    double[] fractions(int slotOfStep) {
        return fractions == null ? null : fractions[slotOfStep];
    }

    int from(int slotOfStep, int population) {
        return starts[slotOfStep][population];
    }

    int to(int slotOfStep, int population) {
        return starts[slotOfStep][population + 1];
    }

    int size(int slotOfStep) {
        return starts[slotOfStep][starts[slotOfStep].length - 1];
    }
}
