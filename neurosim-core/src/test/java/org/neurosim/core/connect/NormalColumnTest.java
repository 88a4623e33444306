package org.neurosim.core.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NormalColumnTest {
    private static final int N = 4_000_000;
    private static final double TAIL = 3.654152885361009;
    private static final NormalDistribution LAW = new NormalDistribution(null, 0, 1);

    private static double[] draw(int n) {
        DrawBuffer buffer = new DrawBuffer();
        double[] all = new double[n];
        for (int first = 0; first < n; first += DrawBuffer.SIZE) {
            int count = Math.min(DrawBuffer.SIZE, n - first);
            NormalColumn.fill(17, first, count, 4, buffer);
            System.arraycopy(buffer.column, 0, all, first, count);
        }
        return all;
    }

    @Test
    @DisplayName("four million numbers: fine cells, tails and moments")
    void law() {
        double[] all = draw(N);
        int cells = 2000;
        int[] counts = new int[cells];
        for (double x : all) {
            counts[(int) Math.max(0, Math.min(cells - 1, (x + 5) * (cells / 10)))]++;
        }
        double[] edges = new double[cells + 1];
        for (int i = 1; i < cells; i++) {
            edges[i] = LAW.cumulativeProbability(i * (10.0 / cells) - 5);
        }
        edges[cells] = 1;
        Fit.matches("cells of 0.005", counts, i -> edges[i + 1] - edges[i]);
        double[] tails = Arrays.stream(all).map(Math::abs).filter(x -> x > TAIL).toArray();
        double mass = 2 * LAW.cumulativeProbability(-TAIL);
        assertThat((double) tails.length).isCloseTo(N * mass, within(3.5 * Math.sqrt(N * mass)));
        Laws.fit("beyond the last edge", tails, x -> 1 - LAW.cumulativeProbability(-x) * 2 / mass);
        assertThat(StatUtils.mean(all)).isCloseTo(0, within(3.5 / Math.sqrt(N)));
        assertThat(StatUtils.variance(all)).isCloseTo(1, within(3.5 * Math.sqrt(2.0 / N)));
        double[] fourth = Arrays.stream(all).map(x -> x * x * x * x).toArray();
        assertThat(StatUtils.mean(fourth)).isCloseTo(3, within(3.5 * Math.sqrt(96.0 / N)));
    }

    @Test
    @DisplayName("a number is a function of key and counter, wherever its block begins")
    void counters() {
        double[] all = draw(10_000);
        DrawBuffer buffer = new DrawBuffer();
        for (int i = 0; i < all.length; i++) {
            NormalColumn.fill(17, i, 1, 4, buffer);
            assertThat(buffer.column[0]).isEqualTo(all[i]);
        }
        NormalColumn.fill(17, 0, 1, 5, buffer);
        assertThat(buffer.column[0]).isNotEqualTo(all[0]);
    }
}
