package org.neurosim.core.connect;

/**
 * Draws k distinct numbers out of 0 .. n - 1, each subset equally likely, in ascending order.
 *
 * <p>Numbers are drawn independently and marked in a bit set; one that is marked already is drawn again. If k exceeds
 * n / 2 the n - k numbers to leave out are drawn instead, so that less than half of the draws are in vain. The scan
 * of the bit set puts the numbers in order and clears it; where k is much smaller than n a second bit set says which
 * words to look at.
 *
 * <p>Needs n / 8 bytes, kept for the next draw; one per thread.
 */
final class DistinctSampler {
    /** Scanning this many empty words costs about as much as keeping the summary for one number. */
    private static final int WORDS_PER_NUMBER = 4;

    private static final long LOW_WORD = 0xFFFFFFFFL;

    private long[] bits = new long[0];
    private long[] summary = new long[0];

    /**
     * Draws.
     *
     * @param random source of randomness
     * @param n size of the set, &gt;= k
     * @param k how many
     * @param out gets the numbers, ascending, in out[from] .. out[from + k - 1]
     * @param from where to begin
     */
    void draw(RandomWords random, int n, int k, int[] out, int from) {
        int wordCount = (n + 63) >>> 6;
        if (bits.length < wordCount) {
            bits = new long[wordCount];
            summary = new long[(wordCount + 63) >>> 6];
        }
        if (k > n - k) {
            mark(random, n, n - k);
            takeUnmarked(n, out, from);
        } else if (wordCount <= (long) k * WORDS_PER_NUMBER) {
            mark(random, n, k);
            takeMarked(wordCount, out, from);
        } else {
            markWithSummary(random, n, k);
            takeMarkedBySummary(wordCount, out, from);
        }
    }

    private void mark(RandomWords random, int n, int k) {
        long[] set = bits;
        int threshold = RandomWords.threshold(n);
        int[] buffer = random.buffer();
        int p = random.position();
        int end = random.end();
        int left = k;
        while (left > 0) {
            if (p == end) {
                random.refill();
                p = random.position();
                end = random.end();
            }
            // No branch on whether the number is new: at k = n / 2 half of the jumps would be mispredicted.
            while (left > 0 && p < end) {
                long product = (buffer[p++] & LOW_WORD) * n;
                int number = (int) (product >>> 32);
                if ((product & LOW_WORD) >= threshold) {
                    long old = set[number >>> 6];
                    set[number >>> 6] = old | 1L << number;
                    left -= (int) (~old >>> number & 1);
                }
            }
        }
        random.advance(p);
    }

    private void markWithSummary(RandomWords random, int n, int k) {
        long[] set = bits;
        long[] used = summary;
        int threshold = RandomWords.threshold(n);
        int[] buffer = random.buffer();
        int p = random.position();
        int end = random.end();
        int left = k;
        while (left > 0) {
            if (p == end) {
                random.refill();
                p = random.position();
                end = random.end();
            }
            while (left > 0 && p < end) {
                long product = (buffer[p++] & LOW_WORD) * n;
                int number = (int) (product >>> 32);
                if ((product & LOW_WORD) >= threshold) {
                    int word = number >>> 6;
                    long old = set[word];
                    set[word] = old | 1L << number;
                    used[word >>> 6] |= 1L << word;
                    left -= (int) (~old >>> number & 1);
                }
            }
        }
        random.advance(p);
    }

    private void takeMarked(int wordCount, int[] out, int from) {
        long[] set = bits;
        int o = from;
        for (int word = 0; word < wordCount; word++) {
            long rest = set[word];
            set[word] = 0;
            for (int base = word << 6; rest != 0; rest &= rest - 1) {
                out[o++] = base + Long.numberOfTrailingZeros(rest);
            }
        }
    }

    private void takeUnmarked(int n, int[] out, int from) {
        long[] set = bits;
        int o = from;
        int wordCount = (n + 63) >>> 6;
        for (int word = 0; word < wordCount; word++) {
            long rest = ~set[word];
            set[word] = 0;
            if (word == wordCount - 1) {
                rest &= -1L >>> -n;
            }
            for (int base = word << 6; rest != 0; rest &= rest - 1) {
                out[o++] = base + Long.numberOfTrailingZeros(rest);
            }
        }
    }

    private void takeMarkedBySummary(int wordCount, int[] out, int from) {
        long[] set = bits;
        long[] used = summary;
        int o = from;
        int groups = (wordCount + 63) >>> 6;
        for (int group = 0; group < groups; group++) {
            for (long words = used[group]; words != 0; words &= words - 1) {
                int word = (group << 6) + Long.numberOfTrailingZeros(words);
                long rest = set[word];
                set[word] = 0;
                for (int base = word << 6; rest != 0; rest &= rest - 1) {
                    out[o++] = base + Long.numberOfTrailingZeros(rest);
                }
            }
            used[group] = 0;
        }
    }
}
