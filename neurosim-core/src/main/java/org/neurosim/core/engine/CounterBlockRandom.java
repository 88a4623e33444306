package org.neurosim.core.engine;

import java.util.Arrays;
import org.neurosim.api.model.BlockRandom;
import org.neurosim.core.random.Distributions;
import org.neurosim.core.random.PoissonTable;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.random.Threefry;

/**
 * The random numbers of a block: words of Threefry at counter (element, step), one key per call number within the step.
 *
 * <p>Poisson counts of one mean need 16 bits each and rarely more, so one 64-bit word serves four steps; what the other three get is kept. That is
 * only a saving: the number is the same function of element and step whether it was kept or is made anew.
 */
final class CounterBlockRandom implements BlockRandom {

    /** Sets the call numbers of draws that share words apart from those of others. */
    private static final int SHARED = 1 << 20;

    /** The same for the further bits of those that 16 bits do not decide. */
    private static final int FURTHER = 2 << 20;

    private final long key;
    private final int first;
    private final int size;
    private final DrawSpace space;
    private final int[] low;
    private final int[] high;
    private long step;
    private int call;
    private PoissonCounts[] poisson = {};

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

    /** Makes the words of the next call, for a time counter that is the step or a number of steps. */
    private void words(int callNumber, long time) {
        Threefry.fill(keyOf(callNumber, time), first, size, (int) time, low, high);
    }

    /** The key of a call; the upper half of the time counter is part of it. */
    private long keyOf(int callNumber, long time) {
        return StreamKey.derive(key, callNumber, time >>> 32);
    }

    @Override
    public void uniform(double[] out) {
        words(call++, step);
        Distributions.uniform(low, high, out, size);
    }

    @Override
    public void normal(double[] out) {
        words(call++, step);
        Distributions.normal(low, high, out, size);
    }

    @Override
    public void poisson(double mean, double[] out) {
        nextCounts().draw(mean, out);
    }

    /** Adds weight times the counts of {@link #poisson(double, double[])} to a column, from a position on. */
    void addPoisson(double mean, double weight, double[] column, int offset) {
        nextCounts().add(mean, weight, column, offset);
    }

    private PoissonCounts nextCounts() {
        int slot = call++;
        if (slot >= poisson.length) {
            poisson = Arrays.copyOf(poisson, slot + 1);
        }
        if (poisson[slot] == null) {
            poisson[slot] = new PoissonCounts(slot);
        }
        return poisson[slot];
    }

    @Override
    public void poisson(double[] mean, double[] out) {
        words(call++, step);
        Distributions.poisson(mean, low, high, out, size);
    }

    /** The counts of a call that asks for one mean, mostly the same one step after step. */
    private final class PoissonCounts implements PoissonTable.FurtherBits {
        private final int slot;

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

        PoissonCounts(int slot) {
            this.slot = slot;
        }

        void draw(double mean, double[] out) {
            if (prepare(mean)) {
                PoissonTable.toDouble(counts(), out, size);
            } else {
                table.fill(low, high, out, size);
            }
        }

        void add(double mean, double newWeight, double[] column, int offset) {
            if (prepare(mean)) {
                if (amounts.length == 0 || weight != newWeight) {
                    weight = newWeight;
                    amounts = PoissonTable.multiples(newWeight);
                }
                PoissonTable.add(counts(), amounts, column, offset, size);
            } else {
                table.fill(low, high, space.counts, size);
                for (int i = 0; i < size; i++) {
                    column[offset + i] += newWeight * space.counts[i];
                }
            }
        }

        private byte[] counts() {
            return ready[(int) (step & 3)];
        }

        /** Makes the counts of this step ready, or, for large means, its words. */
        private boolean prepare(double mean) {
            boolean sameMean = table != null && table.mean() == mean;
            if (!sameMean) {
                table = space.poissonTable(mean);
                pairs = 0;
            }
            if (!table.fitsBytes()) {
                words(slot, step);
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
            Threefry.fill(keyOf(SHARED + slot, quartet), first, size, (int) quartet, low, high);
            boolean isFirst = (wanted & 1) == 0;
            makePair(wanted, isFirst ? low : high);
            firstPair = wanted;
            pairs = 1;
            if (isFirst && meanStays) {
                makePair(wanted + 1, high);
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
            return Threefry.threefry(keyOf(FURTHER + slot, time), first + element, (int) time);
        }
    }
}
