package org.neurosim.core.random;

import java.util.Objects;

/**
 * The counter-based generator Threefry-2x32 with 20 rounds: 64 random bits as a function of a 64-bit key and a 64-bit
 * counter, without any state.
 *
 * <p>The key is (k0, k1) = (low, high half of a long); the counter is (c0, c1); the result is (x0, x1), as a long with x0 in
 * the low half. A bijection of the counter for every key; passes TestU01's BigCrush.
 *
 * <p>Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3, SC'11, section
 * 4.3. Rotations, key schedule and known answers as in their library Random123.
 *
 * <p>The column form advances all elements by four rounds per pass; these loops are vectorised by C2. ns per 64 bits in
 * columns of 512 on a 2.8 GHz Ice Lake, JDK 17 / 25: 1.0 / 1.1 with 512-bit vectors, 1.9 / 2.2 with 256-bit vectors; all
 * twenty rounds in one loop 1.1 / 1.0 and 2.3 / 2.5; single words by {@link #threefry} about 25.
 */
public final class Threefry {

    private static final int PARITY = 0x1BD11BDA;

    /** 0, 1, 2, ...: to add a precomputed array is ten times faster than to use the loop index as a number. */
    private static final int[] INDICES = indices(512);

    private Threefry() {}

    /**
     * The 64 bits of one counter.
     *
     * @param key key
     * @param c0 low half of the counter
     * @param c1 high half of the counter
     * @return x1 in the high half, x0 in the low half
     */
    public static long threefry(long key, int c0, int c1) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int k2 = PARITY ^ k0 ^ k1;
        long x = pack(c0 + k0, c1 + k1);
        x = inject(evenRounds(x), k1, k2 + 1);
        x = inject(oddRounds(x), k2, k0 + 2);
        x = inject(evenRounds(x), k0, k1 + 3);
        x = inject(oddRounds(x), k1, k2 + 4);
        return inject(evenRounds(x), k2, k0 + 5);
    }

    /**
     * The 64 bits of the counters (firstIndex, c1), (firstIndex + 1, c1), ..., (firstIndex + n - 1, c1); the sum wraps at
     * 2<sup>32</sup>.
     *
     * @param key key
     * @param firstIndex low half of the first counter
     * @param n number of counters
     * @param c1 high half of all counters
     * @param out0 gets the low halves x0
     * @param out1 gets the high halves x1, another array than out0
     */
    public static void fill(long key, int firstIndex, int n, int c1, int[] out0, int[] out1) {
        Objects.checkFromIndexSize(0, n, out0.length);
        Objects.checkFromIndexSize(0, n, out1.length);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int k2 = PARITY ^ k0 ^ k1;
        start(firstIndex + k0, c1 + k1, out0, out1, n);
        rounds(out0, out1, n, k0, k1, k2);
    }

    /**
     * The 64 bits of any counters, in place.
     *
     * @param key key
     * @param n number of counters
     * @param x0 low halves of the counters; gets the low halves of the words
     * @param x1 high halves of the counters, another array; gets the high halves of the words
     */
    public static void replace(long key, int n, int[] x0, int[] x1) {
        Objects.checkFromIndexSize(0, n, x0.length);
        Objects.checkFromIndexSize(0, n, x1.length);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int i = 0; i < n; i++) {
            x0[i] += k0;
            x1[i] += k1;
        }
        rounds(x0, x1, n, k0, k1, PARITY ^ k0 ^ k1);
    }

    private static void rounds(int[] out0, int[] out1, int n, int k0, int k1, int k2) {
        evenRounds(out0, out1, n, k1, k2 + 1);
        oddRounds(out0, out1, n, k2, k0 + 2);
        evenRounds(out0, out1, n, k0, k1 + 3);
        oddRounds(out0, out1, n, k1, k2 + 4);
        evenRounds(out0, out1, n, k2, k0 + 5);
    }

    private static void start(int x0, int x1, int[] out0, int[] out1, int n) {
        int[] indices = INDICES;
        int first = Math.min(n, indices.length);
        for (int i = 0; i < first; i++) {
            out0[i] = indices[i] + x0;
            out1[i] = x1;
        }
        // Longer columns: every entry from the one 512 before. The distance is a constant, so this vectorises, too.
        for (int i = indices.length; i < n; i++) {
            out0[i] = out0[i - 512] + 512;
            out1[i] = x1;
        }
    }

    private static void evenRounds(int[] a, int[] b, int n, int inject0, int inject1) {
        for (int i = 0; i < n; i++) {
            int x0 = a[i];
            int x1 = b[i];
            x0 += x1;
            x1 = Integer.rotateLeft(x1, 13) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, 15) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, 26) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, 6) ^ x0;
            a[i] = x0 + inject0;
            b[i] = x1 + inject1;
        }
    }

    private static void oddRounds(int[] a, int[] b, int n, int inject0, int inject1) {
        for (int i = 0; i < n; i++) {
            int x0 = a[i];
            int x1 = b[i];
            x0 += x1;
            x1 = Integer.rotateLeft(x1, 17) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, 29) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, 16) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, 24) ^ x0;
            a[i] = x0 + inject0;
            b[i] = x1 + inject1;
        }
    }

    private static long evenRounds(long x) {
        int x0 = (int) x;
        int x1 = (int) (x >>> 32);
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 15) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 26) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        return pack(x0, x1);
    }

    private static long oddRounds(long x) {
        int x0 = (int) x;
        int x1 = (int) (x >>> 32);
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 17) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 29) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 16) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 24) ^ x0;
        return pack(x0, x1);
    }

    private static long inject(long x, int inject0, int inject1) {
        return pack((int) x + inject0, (int) (x >>> 32) + inject1);
    }

    private static long pack(int x0, int x1) {
        return (long) x1 << 32 | x0 & 0xFFFFFFFFL;
    }

    private static int[] indices(int n) {
        int[] indices = new int[n];
        for (int i = 0; i < n; i++) {
            indices[i] = i;
        }
        return indices;
    }
}
