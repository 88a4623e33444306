package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Network;

/** The frequency dependence of pairing in visual cortex (Sjostrom, Turrigiano and Nelson 2001) by the triplet rule: 60 pairs at 0.1 to 50 Hz, 10 ms apart. */
class TripletFrequencyTest {

    private static final int PAIRS = 60;
    private static final double START = 50;

    /** Of w_max = 100: far from both bounds. */
    private static double change(double periodMs, double postMinusPre) {
        double[] pre = pre(periodMs);
        double[] post = DoubleStream.of(pre).map(t -> t + 1 + postMinusPre).toArray();
        PairOfCells pair = new PairOfCells(
                TripletStdp.builder(100).amplitudes(5e-10, 6.2e-3, 7e-3, 2.3e-4).build(), pre, post, START, 1, 0, 1);
        try (Network network = pair.build()) {
            network.run(pre[PAIRS - 1] + 50);
            return pair.weight(network) - START;
        }
    }

    private static double[] pre(double periodMs) {
        return IntStream.range(0, PAIRS).mapToDouble(k -> 30 + k * periodMs).toArray();
    }

    /** All pairs and triplets one by one, times of pre spikes at the synapse. */
    private static double sum(double periodMs, double postMinusPre) {
        double[] pre = DoubleStream.of(pre(periodMs)).map(t -> t + 1).toArray();
        double[] post = DoubleStream.of(pre).map(t -> t + postMinusPre).toArray();
        double w = 0;
        for (double t : post) {
            w += before(pre, t, 16.8) * (5e-10 + 6.2e-3 * before(post, t, 125));
        }
        for (double t : pre) {
            w -= before(post, t, 33.7) * (7e-3 + 2.3e-4 * before(pre, t, 101));
        }
        return w;
    }

    private static double before(double[] spikes, double t, double tau) {
        return DoubleStream.of(spikes)
                .filter(s -> s < t)
                .map(s -> StrictMath.exp((s - t) / tau))
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 10",
        "10000, -10",
        "1000, 10",
        "1000, -10",
        "200, 10",
        "200, -10",
        "100, 10",
        "100, -10",
        "50, 10",
        "50, -10",
        "25, 10",
        "25, -10",
        "20, 10",
        "20, -10"
    })
    void changeIsTheSumOverPairsAndTriplets(double periodMs, double postMinusPre) {
        assertThat(change(periodMs, postMinusPre)).isCloseTo(sum(periodMs, postMinusPre), within(1e-9));
    }

    /** As in the experiment: pairs with the postsynaptic spike second do nothing at 0.1 Hz and potentiate the more the faster they come; the others depress up to 20 Hz and potentiate at 50 Hz. */
    @Test
    void curve() {
        assertThat(Math.abs(sum(10_000, 10))).isLessThan(0.05 * Math.abs(sum(10_000, -10)));
        double before = sum(10_000, 10);
        for (double period : new double[] {100, 50, 25, 20}) {
            assertThat(sum(period, 10)).isGreaterThan(before);
            before = sum(period, 10);
        }
        for (double period : new double[] {10_000, 100, 50}) {
            assertThat(sum(period, -10)).as("period %s ms", period).isNegative();
        }
        assertThat(sum(20, -10)).isPositive();
    }
}
