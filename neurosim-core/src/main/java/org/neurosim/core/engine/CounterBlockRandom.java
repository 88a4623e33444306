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
 * <p>Poisson counts of one mean need 32 bits each, so one 64-bit word serves an even step and the odd one after it; what the second half gives is kept. That is
 * only a saving: the number is the same function of element and step whether it was kept or is made anew.
 */
final class CounterBlockRandom implements BlockRandom {

    /** Sets the call numbers of paired draws apart from those of others. */
    private static final int PAIRED = 1 << 20;

    /** Above it, counts are so many that 32 bits per draw are too few. */
    private static final double LARGEST_PAIRED_MEAN = 256;

    private final long key;
    private final int first;
    private final int size;
    private final DrawSpace space;
    private final int[] low;
    private final int[] high;
    private long step;
    private int call;
    private PairedDraws[] poisson = {};

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
        int slot = call++;
        if (mean > LARGEST_PAIRED_MEAN) {
            words(slot, step);
            space.poissonTable(mean).fill(low, high, out, size);
            return;
        }
        if (slot >= poisson.length) {
            poisson = Arrays.copyOf(poisson, slot + 1);
        }
        if (poisson[slot] == null) {
            poisson[slot] = new PairedDraws();
        }
        poisson[slot].draw(slot, mean, out);
    }

    @Override
    public void poisson(double[] mean, double[] out) {
        words(call++, step);
        Distributions.poisson(mean, low, high, out, size);
    }

    /** Counts of one mean: words for two steps at a time. The counts of the odd step are kept, in a quarter of the memory of their words. */
    private final class PairedDraws {
        private final short[] odd = new short[size];
        private long pair = -1;
        private PoissonTable table;

        void draw(int slot, double mean, double[] out) {
            boolean isOdd = (step & 1) != 0;
            boolean sameMean = table != null && table.mean() == mean;
            if (isOdd && sameMean && pair == step >> 1) {
                PoissonTable.toDouble(odd, out, size);
                return;
            }
            if (!sameMean) {
                table = space.poissonTable(mean);
            }
            pair = step >> 1;
            Threefry.fill(keyOf(PAIRED + slot, pair), first, size, (int) pair, low, high);
            if (isOdd) {
                table.fill(high, out, size);
            } else {
                table.fill(low, out, size);
                table.counts(high, odd, size);
            }
        }
    }
}
