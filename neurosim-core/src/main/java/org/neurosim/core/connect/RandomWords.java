package org.neurosim.core.connect;

import org.neurosim.core.random.Threefry;

/**
 * The random numbers of one chunk or one source: the words of Threefry-2x32-20 at the counters (0, stream), (1,
 * stream), ... under a key, handed out in that order from a buffer that is filled in bulk. The numbers depend on key
 * and stream alone, not on the size of the fills. Reused for stream after stream; one per thread.
 */
final class RandomWords {
    /** Blocks of two words per fill. */
    private static final int MAX_BLOCKS = 512;

    private static final int MIN_BLOCKS = 8;
    private static final long LOW_WORD = 0xFFFFFFFFL;
    private static final double ULP_53 = 0x1p-53;

    private final int[] even = new int[MAX_BLOCKS];
    private final int[] odd = new int[MAX_BLOCKS];
    private final int[] words = new int[2 * MAX_BLOCKS];
    private long key;
    private int stream;
    private int nextBlock;
    private int blocks;
    private int position;
    private int end;

    /**
     * Begins a stream.
     *
     * @param key key of the projection
     * @param stream number of the chunk or source
     * @param expected about how many words will be drawn; a hint for the size of the fills
     */
    void start(long key, int stream, long expected) {
        this.key = key;
        this.stream = stream;
        nextBlock = 0;
        position = 0;
        end = 0;
        blocks = (int) Math.max(MIN_BLOCKS, Math.min(MAX_BLOCKS, ((expected >> 1) + MIN_BLOCKS) & -MIN_BLOCKS));
    }

    /** Next 32 bits. */
    int next() {
        if (position == end) {
            refill();
        }
        return words[position++];
    }

    /** Uniform in the open interval (0, 1): the middles of 2^53 equal cells would need 54 bits, so 52 bits are used. */
    double nextDouble() {
        long bits = ((long) next() << 32 | next() & LOW_WORD) >>> 12;
        return (2 * bits + 1) * ULP_53;
    }

    /** Next numbers as by {@link #nextDouble}, into out[0] .. out[count - 1]. */
    void fillUniform(double[] out, int count) {
        int i = 0;
        while (i < count) {
            if (end - position < 2) {
                out[i++] = nextDouble();
                continue;
            }
            int p = position;
            int stop = Math.min(count, i + (end - p) / 2);
            for (; i < stop; i++, p += 2) {
                long bits = ((long) words[p] << 32 | words[p + 1] & LOW_WORD) >>> 12;
                out[i] = (2 * bits + 1) * ULP_53;
            }
            position = p;
        }
    }

    /**
     * Uniform in 0 .. bound - 1 without bias: the upper half of word times bound, drawn again if the lower half is
     * below 2^32 mod bound (Lemire 2019, Fast random integer generation in an interval, ACM TOMACS 29(1), algorithm
     * 5).
     */
    int below(int bound) {
        long product = (next() & LOW_WORD) * bound;
        if ((product & LOW_WORD) < bound) {
            int threshold = threshold(bound);
            while ((product & LOW_WORD) < threshold) {
                product = (next() & LOW_WORD) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /** 2^32 mod bound: products with a lower half below it are refused. */
    static int threshold(int bound) {
        return (int) ((1L << 32) % bound);
    }

    /** Independent draws from 0 .. bound - 1 into out[from], ..., as by {@link #below}. */
    void fillBelow(int bound, int[] out, int from, int count) {
        int threshold = threshold(bound);
        int[] buffer = words;
        int o = from;
        int last = from + count;
        while (o < last) {
            if (position == end) {
                refill();
            }
            int p = position;
            int stop = p + Math.min(end - p, last - o);
            // The refused word is overwritten by the next one: no branch to mispredict, bound is rarely near 2^32.
            for (; p < stop; p++) {
                long product = (buffer[p] & LOW_WORD) * bound;
                out[o] = (int) (product >>> 32);
                o += (product & LOW_WORD) < threshold ? 0 : 1;
            }
            position = p;
        }
    }

    /**
     * The buffer; its words from {@link #position()} to {@link #end()} come next. For loops that keep the position in
     * a local.
     */
    int[] buffer() {
        return words;
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    /** Says that the words of the buffer before the position are used up. */
    void advance(int newPosition) {
        position = newPosition;
    }

    /** Fills the buffer with the next words; only when all of it is used up. */
    void refill() {
        int n = blocks;
        Threefry.fill(key, nextBlock, n, stream, even, odd);
        for (int i = 0; i < n; i++) {
            words[2 * i] = even[i];
            words[2 * i + 1] = odd[i];
        }
        nextBlock += n;
        position = 0;
        end = 2 * n;
        blocks = MAX_BLOCKS;
    }
}
