package org.neurosim.core.decompose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecompositionTest {

    private static final int[][] NETWORKS = {
        {1},
        {1, 1, 1},
        {3, 207},
        {511, 512, 513, 1025},
        {200_000},
        {65_536},
        {65_537},
        {60_000, 60_000, 7},
        {1_000_000, 3, 250_000, 1}
    };

    private static PartitionLayout[] divide(int[] sizes, int threads) {
        boolean[] receives = new boolean[sizes.length];
        Arrays.fill(receives, true);
        return Decomposition.divide(sizes, receives, threads);
    }

    @Test
    void sourcesOfSpikesTakeNoNumbers() {
        int[] sizes = {300_000, 60_000, 9_000, 5_000};
        boolean[] receives = {false, true, false, true};
        PartitionLayout[] layouts = Decomposition.divide(sizes, receives, 1);
        assertThat(layouts).hasSize(1);
        assertThat(layouts[0].to(0)).isEqualTo(300_000);
        assertThat(layouts[0].offset(1)).isZero();
        assertThat(layouts[0].offset(3)).isEqualTo(60_032);
        assertThat(layouts[0].size()).isEqualTo(60_032 + 5_056);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void everyNeuronHasOnePlaceThatFitsIn16Bits(int threads) {
        for (int[] sizes : NETWORKS) {
            PartitionLayout[] layouts = divide(sizes, threads);
            assertThat(layouts.length % threads).isZero();
            for (int q = 0; q < sizes.length; q++) {
                int next = 0;
                for (PartitionLayout layout : layouts) {
                    assertThat(layout.from(q)).as("contiguous").isEqualTo(next);
                    next = layout.to(q);
                    assertThat(layout.to(q)).isGreaterThanOrEqualTo(layout.from(q));
                    assertThat(layout.offset(q) % PartitionLayout.GRAIN).isZero();
                    if (layout.to(q) > layout.from(q)) {
                        int end = layout.offset(q) + layout.to(q) - layout.from(q);
                        assertThat(end)
                                .isLessThanOrEqualTo(q + 1 < sizes.length ? layout.offset(q + 1) : layout.size());
                        assertThat(layout.local(q, layout.from(q))).isEqualTo(layout.offset(q));
                        assertThat(layout.local(q, layout.to(q) - 1)).isEqualTo(end - 1);
                        assertThat(layout.local(q, layout.from(q) - 1)).isEqualTo(-1);
                        assertThat(layout.local(q, layout.to(q))).isEqualTo(-1);
                    }
                    assertThat(layout.size()).isLessThanOrEqualTo(PartitionLayout.MOST_NEURONS);
                }
                assertThat(next).isEqualTo(sizes[q]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void thePartitionsAreOfAboutEqualSize(int threads) {
        int[] singles = new int[400];
        Arrays.fill(singles, 1);
        int[] small = {5, 3, 9, 11, 2, 6, 30, 21, 14, 3, 3, 3, 3, 7};
        for (int[] sizes : new int[][] {singles, small, {4000}, {3200, 800}}) {
            int total = Arrays.stream(sizes).sum();
            for (PartitionLayout layout : divide(sizes, threads)) {
                int own = 0;
                for (int q = 0; q < sizes.length; q++) {
                    own += layout.to(q) - layout.from(q);
                }
                assertThat((double) own).isBetween(0.75 * total / threads - 2, 1.25 * total / threads + 2);
            }
        }
    }

    /** A population for each neuron: slices are rounded up to the grain, so more than 1024 of them overflow a partition. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manyTinyPopulationsAreSpread() {
        int[] sizes = new int[5000];
        Arrays.fill(sizes, 1);
        PartitionLayout[] layouts = divide(sizes, 1);
        assertThat(layouts.length).isBetween(5, 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void largePopulationsAreCutAtMultiplesOfTheGrainAndPartitionsStayEqual(int threads) {
        int[] sizes = {2068, 583, 2191, 548, 485, 106, 1439, 295, 10_000, 77_777};
        int total = Arrays.stream(sizes).sum();
        PartitionLayout[] layouts = divide(sizes, threads);
        for (PartitionLayout layout : layouts) {
            int own = 0;
            for (int q = 0; q < sizes.length; q++) {
                own += layout.to(q) - layout.from(q);
                if (sizes[q] >= 4 * PartitionLayout.GRAIN * layouts.length) {
                    assertThat(layout.from(q) % PartitionLayout.GRAIN).isZero();
                }
            }
            assertThat(own).isCloseTo(total / layouts.length, within(PartitionLayout.GRAIN + sizes.length));
        }
    }
}
