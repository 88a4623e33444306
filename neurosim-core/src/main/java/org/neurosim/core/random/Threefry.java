package org.neurosim.core.random;

/**
 * Threefry-2x32 with 20 rounds: a bijection of 64-bit counters for each 64-bit key whose outputs pass as independent uniform words.
 *
 * <p>The column form makes the words of consecutive counters. It runs five passes of four rounds over the columns, because one loop of all rounds is too long for C2 to
 * vectorise, and adds an index column because the loop variable itself can't be used as a number in vectorised code.
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw 2011, Parallel random numbers: as easy as 1, 2, 3; checked against the published known answers.
 */
public final class Threefry {

    /** Longest column that is made in one go. */
    private static final int CHUNK = 1024;

    private static final int PARITY = 0x1BD11BDA;

    private static final int[] INDEX = index();

    private Threefry() {}

    private static int[] index() {
        int[] index = new int[CHUNK];
        for (int i = 0; i < CHUNK; i++) {
            index[i] = i;
        }
        return index;
    }

    /**
     * The words of counters (first, c1), (first + 1, c1), ...
     *
     * @param key key: low half first word, high half second
     * @param first first word of the first counter
     * @param n number of counters
     * @param c1 second word of all counters
     * @param out0 gets the first output words from index 0
     * @param out1 gets the second output words from index 0
     */
    public static void fill(long key, int first, int n, int c1, int[] out0, int[] out1) {
        if (n <= CHUNK) {
            chunk(key, first, n, c1, out0, out1);
            return;
        }
        int[] part0 = new int[CHUNK];
        int[] part1 = new int[CHUNK];
        for (int done = 0; done < n; done += CHUNK) {
            int count = Math.min(CHUNK, n - done);
            chunk(key, first + done, count, c1, part0, part1);
            System.arraycopy(part0, 0, out0, done, count);
            System.arraycopy(part1, 0, out1, done, count);
        }
    }

    private static void chunk(long key, int first, int n, int c1, int[] x, int[] y) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int k2 = PARITY ^ k0 ^ k1;
        start(x, y, INDEX, first + k0, c1 + k1, n);
        evenRounds(x, y, k1, k2 + 1, n);
        oddRounds(x, y, k2, k0 + 2, n);
        evenRounds(x, y, k0, k1 + 3, n);
        oddRounds(x, y, k1, k2 + 4, n);
        evenRounds(x, y, k2, k0 + 5, n);
    }

    private static void start(int[] x, int[] y, int[] index, int x0, int y0, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = index[i] + x0;
            y[i] = y0;
        }
    }

    /** Four rounds with the first set of rotations, then key words are added. */
    private static void evenRounds(int[] x, int[] y, int addX, int addY, int n) {
        for (int i = 0; i < n; i++) {
            int a = x[i];
            int b = y[i];
            a += b;
            b = (b << 13 | b >>> 19) ^ a;
            a += b;
            b = (b << 15 | b >>> 17) ^ a;
            a += b;
            b = (b << 26 | b >>> 6) ^ a;
            a += b;
            b = (b << 6 | b >>> 26) ^ a;
            x[i] = a + addX;
            y[i] = b + addY;
        }
    }

    /** Four rounds with the second set of rotations, then key words are added. */
    private static void oddRounds(int[] x, int[] y, int addX, int addY, int n) {
        for (int i = 0; i < n; i++) {
            int a = x[i];
            int b = y[i];
            a += b;
            b = (b << 17 | b >>> 15) ^ a;
            a += b;
            b = (b << 29 | b >>> 3) ^ a;
            a += b;
            b = (b << 16 | b >>> 16) ^ a;
            a += b;
            b = (b << 24 | b >>> 8) ^ a;
            x[i] = a + addX;
            y[i] = b + addY;
        }
    }
}
