package org.neurosim.core.engine;

import org.neurosim.core.random.PoissonTable;
import org.neurosim.core.random.Threefry;

/**
 * Poisson counts of the elements of a block, of one call that asks for one mean, mostly the same one step after step: each from 16 bits and rarely more, so one 64-bit word
 * serves four steps.
 */
final class CountsByElement implements PoissonTable.FurtherBits {

    /** The purpose of words that four steps share. */
    private static final int SHARED = 1;

    /** That of the further bits of counts that 16 bits do not decide. */
    private static final int FURTHER = 2;

    private final long key;
    private final int slot;
    private final int first;
    private final int size;
    private final DrawSpace space;

    /** Counts that are ready: of the pairs of steps from the first one on, as many as {@code pairs}. */
    private final byte[][] ready = new byte[4][];

    private long firstPair = -1;
    private int pairs;
    private PoissonTable table;

    /** By count: what it adds with the weight of the last step. */
    private double[] amounts = {};

    private double weight;

    /** The pair of steps whose counts are being made. */
    private long pair;

    CountsByElement(long key, int slot, int first, int size, DrawSpace space) {
        this.key = key;
        this.slot = slot;
        this.first = first;
        this.size = size;
        this.space = space;
    }

    void draw(long step, double mean, double[] out) {
        if (prepare(step, mean)) {
            PoissonTable.toDouble(counts(step), out, size);
        } else {
            table.fill(space.low, space.high, out, size);
        }
    }

    void add(long step, double mean, double newWeight, double[] column, int offset) {
        if (prepare(step, mean)) {
            if (amounts.length == 0 || weight != newWeight) {
                weight = newWeight;
                amounts = PoissonTable.multiples(newWeight);
            }
            PoissonTable.add(counts(step), amounts, column, offset, size);
        } else {
            table.fill(space.low, space.high, space.counts, size);
            for (int i = 0; i < size; i++) {
                column[offset + i] += newWeight * space.counts[i];
            }
        }
    }

    private byte[] counts(long step) {
        return ready[(int) (step & 3)];
    }

    /** Makes the counts of this step ready, or, for large means, its words. */
    private boolean prepare(long step, double mean) {
        boolean sameMean = table != null && table.mean() == mean;
        if (!sameMean) {
            table = space.poissonTable(mean);
            pairs = 0;
        }
        if (!table.fitsBytes()) {
            long callKey = CounterBlockRandom.keyOf(key, 0, slot, step);
            Threefry.fill(callKey, first, size, (int) step, space.low, space.high);
            return false;
        }
        long wanted = step >> 1;
        if (wanted < firstPair || wanted >= firstPair + pairs) {
            makeReady(wanted, sameMean);
        }
        return true;
    }

    /** Makes a pair, and the one after it from the same words if the mean seems to stay. */
    private void makeReady(long wanted, boolean meanStays) {
        long quartet = wanted >> 1;
        long callKey = CounterBlockRandom.keyOf(key, SHARED, slot, quartet);
        Threefry.fill(callKey, first, size, (int) quartet, space.low, space.high);
        boolean isFirst = (wanted & 1) == 0;
        makePair(wanted, isFirst ? space.low : space.high);
        firstPair = wanted;
        pairs = 1;
        if (isFirst && meanStays) {
            makePair(wanted + 1, space.high);
            pairs = 2;
        }
    }

    private void makePair(long which, int[] words) {
        pair = which;
        int even = (int) (which << 1 & 3);
        if (ready[even] == null) {
            ready[even] = new byte[size];
            ready[even + 1] = new byte[size];
        }
        table.pairs(words, this, ready[even], ready[even + 1], size);
    }

    @Override
    public long of(int element, boolean upper) {
        long time = upper ? 2 * pair + 1 : 2 * pair;
        return Threefry.threefry(CounterBlockRandom.keyOf(key, FURTHER, slot, time), first + element, (int) time);
    }
}
