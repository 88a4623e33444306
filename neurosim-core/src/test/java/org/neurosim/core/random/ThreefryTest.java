package org.neurosim.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreefryTest {

    /** Known answers of the Random123 library for threefry2x32 with 20 rounds. */
    @Test
    void givesThePublishedAnswers() {
        assertThat(words(0, 0, 0)).containsExactly(0x6b200159, 0x99ba4efe);
        assertThat(words(-1L, -1, -1)).containsExactly(0x1cb996fc, 0xbb002be7);
        assertThat(words(0x0370734413198a2eL, 0x243f6a88, 0x85a308d3)).containsExactly(0xc4923a9c, 0x483df7a0);
    }

    private static int[] words(long key, int c0, int c1) {
        int[] x = new int[1];
        int[] y = new int[1];
        Threefry.fill(key, c0, 1, c1, x, y);
        return new int[] {x[0], y[0]};
    }

    @Test
    void columnsAreTheSameHoweverTheyAreCut() {
        int n = 2500;
        int[] x = new int[n];
        int[] y = new int[n];
        Threefry.fill(99, 7, n, 3, x, y);
        for (int i = 0; i < n; i += 61) {
            assertThat(words(99, 7 + i, 3)).containsExactly(x[i], y[i]);
        }
        int[] px = new int[300];
        int[] py = new int[300];
        Threefry.fill(99, 7 + 1500, 300, 3, px, py);
        assertThat(px).containsExactly(java.util.Arrays.copyOfRange(x, 1500, 1800));
    }

    @Test
    void everyBitOfTheCounterChangesHalfOfTheOutput() {
        for (int bit = 0; bit < 64; bit++) {
            int flips = 0;
            for (int trial = 0; trial < 200; trial++) {
                long counter = 0x9E3779B97F4A7C15L * (trial + 1);
                long other = counter ^ (1L << bit);
                int[] a = words(trial, (int) counter, (int) (counter >>> 32));
                int[] b = words(trial, (int) other, (int) (other >>> 32));
                flips += Integer.bitCount(a[0] ^ b[0]) + Integer.bitCount(a[1] ^ b[1]);
            }
            // 12,800 fair coins: sd 56.6, five of them
            assertThat(flips / 200.0).isBetween(32 - 1.42, 32 + 1.42);
        }
    }

    @Test
    void keysOfEntitiesDiffer() {
        java.util.Set<Long> keys = new java.util.HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            for (int purpose = 1; purpose <= 8; purpose++) {
                for (long entity = 0; entity < 50; entity++) {
                    assertThat(keys.add(StreamKey.of(seed, purpose, entity))).isTrue();
                    assertThat(keys.add(StreamKey.of(seed, purpose, entity, 0))).isTrue();
                    assertThat(keys.add(StreamKey.of(seed, purpose, entity, 1))).isTrue();
                }
            }
        }
    }
}
