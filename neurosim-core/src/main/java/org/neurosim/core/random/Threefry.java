package org.neurosim.core.random;
public final class Threefry {
    private Threefry() {}
    private static final int[] I = new int[4096];
    static { for (int i = 0; i < 4096; i++) I[i] = i; }
    public static void fill(long key, int firstIndex, int n, int c1, int[] out0, int[] out1) {
        int[] idx = I; int k0 = (int) key, k1 = (int) (key >>> 32), k2 = 0x1BD11BDA ^ k0 ^ k1, c = firstIndex + k0;
        for (int i = 0; i < n; i++) {
            int x0 = idx[i] + c, x1 = c1 + k1;
            x0 += x1; x1 = (x1 << 13 | x1 >>> 19) ^ x0;
            x0 += x1; x1 = (x1 << 15 | x1 >>> 17) ^ x0;
            x0 += x1; x1 = (x1 << 26 | x1 >>> 6) ^ x0;
            x0 += x1; x1 = (x1 << 6 | x1 >>> 26) ^ x0;
            x0 += k1; x1 += k2 + 1;
            x0 += x1; x1 = (x1 << 17 | x1 >>> 15) ^ x0;
            x0 += x1; x1 = (x1 << 29 | x1 >>> 3) ^ x0;
            x0 += x1; x1 = (x1 << 16 | x1 >>> 16) ^ x0;
            x0 += x1; x1 = (x1 << 24 | x1 >>> 8) ^ x0;
            x0 += k2; x1 += k0 + 2;
            x0 += x1; x1 = (x1 << 13 | x1 >>> 19) ^ x0;
            x0 += x1; x1 = (x1 << 15 | x1 >>> 17) ^ x0;
            x0 += x1; x1 = (x1 << 26 | x1 >>> 6) ^ x0;
            x0 += x1; x1 = (x1 << 6 | x1 >>> 26) ^ x0;
            x0 += k0; x1 += k1 + 3;
            x0 += x1; x1 = (x1 << 17 | x1 >>> 15) ^ x0;
            x0 += x1; x1 = (x1 << 29 | x1 >>> 3) ^ x0;
            x0 += x1; x1 = (x1 << 16 | x1 >>> 16) ^ x0;
            x0 += x1; x1 = (x1 << 24 | x1 >>> 8) ^ x0;
            x0 += k1; x1 += k2 + 4;
            x0 += x1; x1 = (x1 << 13 | x1 >>> 19) ^ x0;
            x0 += x1; x1 = (x1 << 15 | x1 >>> 17) ^ x0;
            x0 += x1; x1 = (x1 << 26 | x1 >>> 6) ^ x0;
            x0 += x1; x1 = (x1 << 6 | x1 >>> 26) ^ x0;
            x0 += k2; x1 += k0 + 5;
            out0[i] = x0; out1[i] = x1;
        }
    }
}
