package org.neurosim.core.engine;

import java.util.Arrays;
import org.neurosim.api.model.BlockRandom;
import org.neurosim.core.random.Distributions;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.random.Threefry;

/**
 * The random numbers of a block: words of Threefry at counter (element, step), one key per call number within the step.
 *
 * <p>Poisson counts of one mean are made for several steps at a time ({@link CountsByElement}, and {@link CountsByGroup} for small means); what the later ones get is kept. That is
 * only a saving: the number is the same function of element and step whether it was kept or is made anew.
 */
final class CounterBlockRandom implements BlockRandom {

    /** Bits for the number of a call within a step; those above hold what its words are for. */
    private static final int CALL_BITS = 20;

    private final long key;
    private final int first;
    private final int size;
    private final DrawSpace space;
    private final int[] low;
    private final int[] high;
    private long step;
    private int call;
    private CountsByElement[] byElement = {};
    private CountsByGroup[] byGroup = {};

    CounterBlockRandom(long key, int first, int size, DrawSpace space) {
        this.space = space;
        low = space.low;
        high = space.high;
        this.key = key;
        this.first = first;
        this.size = size;
    }

    void begin(long newStep) {
        step = newStep;
        call = 0;
    }

    private void words(int callNumber) {
        Threefry.fill(keyOf(key, 0, callNumber, step), first, size, (int) step, low, high);
    }

    /**
     * The key of a call's words.
     *
     * @param key key of the block's numbers
     * @param purpose what the words are for: 0 for one word per element and step, others see {@link CountsByElement} and {@link CountsByGroup}
     * @param callNumber number of the call within the step
     * @param time time counter of the words, a step or a number of steps, whose upper half is part of the key
     */
    static long keyOf(long key, int purpose, int callNumber, long time) {
        return StreamKey.derive(key, (purpose << CALL_BITS) + callNumber, time >>> 32);
    }

    @Override
    public void uniform(double[] out) {
        words(call++);
        Distributions.uniform(low, high, out, size);
    }

    @Override
    public void normal(double[] out) {
        words(call++);
        Distributions.normal(low, high, out, size);
    }

    @Override
    public void poisson(double mean, double[] out) {
        int slot = nextSlot();
        if (mean <= CountsByGroup.MOST) {
            byGroup(slot).draw(step, mean, out);
        } else {
            byElement(slot).draw(step, mean, out);
        }
    }

    /** Adds weight times the counts of {@link #poisson(double, double[])} to a column, from a position on. */
    void addPoisson(double mean, double weight, double[] column, int offset) {
        int slot = nextSlot();
        if (mean <= CountsByGroup.MOST) {
            byGroup(slot).add(step, mean, weight, column, offset);
        } else {
            byElement(slot).add(step, mean, weight, column, offset);
        }
    }

    private int nextSlot() {
        int slot = call++;
        if (slot >= byElement.length) {
            byElement = Arrays.copyOf(byElement, slot + 1);
            byGroup = Arrays.copyOf(byGroup, slot + 1);
        }
        return slot;
    }

    private CountsByElement byElement(int slot) {
        if (byElement[slot] == null) {
            byElement[slot] = new CountsByElement(key, slot, first, size, space);
        }
        return byElement[slot];
    }

    private CountsByGroup byGroup(int slot) {
        if (byGroup[slot] == null) {
            byGroup[slot] = new CountsByGroup(key, slot, first, size, space);
        }
        return byGroup[slot];
    }

    @Override
    public void poisson(double[] mean, double[] out) {
        words(call++);
        Distributions.poisson(mean, low, high, out, size);
    }
}
