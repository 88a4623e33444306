package org.neurosim.core.engine;

import java.util.Arrays;

/**
 * The spikes of one partition over the last steps: for each step the neurons that spiked, population by population and ascending, as indices within their
 * population. Written by the partition's thread during a slice, read by all threads in later slices.
 */
final class SpikeLog {

    private static final int SMALLEST = 16;

    private final int slots;
    private final int[][] ids;
    private final double[][] fractions;
    private final int[][] starts;
    private int slot;
    private int size;

    /** What the fullest step so far needed; slots grow to it when their turn comes, so that growing ends soon. */
    private int capacity = SMALLEST;

    SpikeLog(int slots, int populations, boolean offGrid) {
        this.slots = slots;
        ids = new int[slots][SMALLEST];
        fractions = offGrid ? new double[slots][SMALLEST] : null;
        starts = new int[slots][populations + 1];
    }

    void beginStep(long step) {
        slot = slot(step);
        size = 0;
        if (ids[slot].length < capacity) {
            ids[slot] = new int[capacity];
            if (fractions != null) {
                fractions[slot] = new double[capacity];
            }
        }
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
            capacity = 2 * size;
            ids[slot] = Arrays.copyOf(ids[slot], capacity);
            if (fractions != null) {
                fractions[slot] = Arrays.copyOf(fractions[slot], capacity);
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
