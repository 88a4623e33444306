package org.neurosim.models.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.math.GammaDistribution;

/**
 * Inhomogeneous, renewal, correlated and packet sources against the statistics that they promise. Fixed seeds; bounds of
 * five standard deviations of the estimate, and for distributions the test of Kolmogorov and Smirnov at a significance
 * of 1e-6 (2.69 / sqrt(n)).
 */
class RandomTrainsTest {
    private static final double SIGMAS = 5;
    private static final double KOLMOGOROV = 2.69;

    private static SpikeRecord record(SpikeSource source, int size, double dt, double duration, int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        SpikeRecord spikes = b.recordSpikes(b.source("source", size, source));
        try (Network net = b.build(timeStep(dt).seed(20).threads(threads))) {
            net.run(duration);
        }
        return spikes;
    }

    private static SpikeRecord record(SpikeSource source, int size, double dt, double duration) {
        return record(source, size, dt, duration, 1);
    }

    /** Counts in bins of a whole number of steps; the spike of a step belongs to the bin of its start. */
    private static double[] histogram(SpikeRecord spikes, int stepsPerBin, int bins) {
        double[] counts = new double[bins];
        for (long step : spikes.steps()) {
            counts[(int) (step / stepsPerBin) % bins]++;
        }
        return counts;
    }

    private static void assertPoissonCounts(double[] counts, double[] expected) {
        double chiSquared = 0;
        for (int k = 0; k < counts.length; k++) {
            double sd = Math.sqrt(Math.max(1, expected[k]));
            assertThat(counts[k]).as("count of bin " + k).isCloseTo(expected[k], within(SIGMAS * sd));
            chiSquared += (counts[k] - expected[k]) * (counts[k] - expected[k]) / (sd * sd);
        }
        assertThat(chiSquared)
                .as("chi squared over " + counts.length + " bins")
                .isLessThan(counts.length + SIGMAS * Math.sqrt(2.0 * counts.length));
    }

    /** Ten periods of 100 ms folded into bins of 5 ms. */
    @Test
    void sinusoidalRate() {
        int cells = 1500;
        SpikeRecord spikes = record(Sources.sinusoidalPoisson(40, 30, 10, 0.7), cells, 0.1, 1000);
        double omega = 2 * Math.PI / 100;
        double[] expected = IntStream.range(0, 20)
                .mapToDouble(k -> 10
                        * cells
                        * 1e-3
                        * (40 * 5 - 30 / omega * (Math.cos(omega * 5 * (k + 1) + 0.7) - Math.cos(omega * 5 * k + 0.7))))
                .toArray();

        assertPoissonCounts(histogram(spikes, 50, 20), expected);
    }

    @Test
    void stepwiseRate() {
        SpikeSource source = Sources.poissonSteps(new double[] {10, 30.5, 60}, new double[] {200, 0, 50});
        double[] counts = histogram(record(source, 1500, 0.5, 100), 1, 200);
        double[] perStep = IntStream.range(0, 200)
                .mapToDouble(k -> 1500 * 0.5e-3 * (k < 20 ? 0 : k < 61 ? 200 : k < 120 ? 0 : 50))
                .toArray();
        for (int k = 0; k < 200; k++) {
            if (perStep[k] == 0) {
                assertThat(counts[k]).as("step " + k).isZero();
            }
        }
        assertThat(Arrays.stream(counts, 20, 61).sum()).isCloseTo(6150, within(SIGMAS * Math.sqrt(6150)));
        assertThat(Arrays.stream(counts, 120, 200).sum()).isCloseTo(3000, within(SIGMAS * Math.sqrt(3000)));
    }

    /** A ramp from 0 to 100 Hz: the middle of the step gives a linear rate exactly. */
    @Test
    void rateFunction() {
        double[] counts = histogram(record(Sources.poisson((double t) -> 0.1 * t), 2000, 0.1, 1000), 1000, 10);
        double[] expected = IntStream.range(0, 10)
                .mapToDouble(k -> 2000 * 1e-3 * 0.1 * (100.0 * (k + 0.5)) * 100)
                .toArray();

        assertPoissonCounts(counts, expected);
    }

    @Test
    void impossibleRateOfFunctionEndsTheRun() {
        DoubleUnaryOperator negative = t -> t < 1 ? 10 : -10;
        assertThatThrownBy(() -> record(Sources.poisson(negative), 1, 0.5, 5))
                .hasStackTraceContaining("inhomogeneous Poisson spike trains: rate = -10.0 Hz in the step from 1.0 ms;"
                        + " must be in [0, 2000.0], that is at most one spike per time step of 0.5 ms");
    }

    /** Rate, CV, distribution and independence of intervals; steps of 0.01 ms blur intervals of 20 ms by 5e-4. */
    @ParameterizedTest
    @CsvSource({"50, 1, 0", "50, 1, 5", "50, 4, 0", "50, 2.5, 8", "50, 0.5, 0", "50, 30, 0"})
    void renewal(double rate, double shape, double deadTime) {
        int cells = 400;
        double dt = 0.01;
        double duration = 2000;
        SpikeSource source = shape == 1 && deadTime > 0
                ? Sources.poissonWithDeadTime(rate, deadTime)
                : Sources.gamma(rate, shape, deadTime);
        SpikeRecord spikes = record(source, cells, dt, duration);
        double mean = 1000 / rate;
        double cv = (1 - deadTime / mean) / Math.sqrt(shape);
        double expected = cells * duration / mean;

        assertThat((double) spikes.size())
                .as("spikes")
                .isCloseTo(expected, within(SIGMAS * Math.sqrt(expected * cv * cv + cells)));
        // intervals within a window are biased to short ones, so each cell gives its first 60, which take 1200 ms
        int n = 60;
        double[] intervals = new double[cells * n];
        double serial = 0;
        for (int c = 0; c < cells; c++) {
            double[] t = spikes.timesOf(c);
            assertThat(t.length).isGreaterThan(n);
            for (int k = 0; k < n; k++) {
                intervals[c * n + k] = t[k + 1] - t[k];
                assertThat(t[k + 1] - t[k]).isGreaterThan(deadTime - dt - 1e-9);
                if (k > 0) {
                    serial += (t[k + 1] - t[k] - mean) * (t[k] - t[k - 1] - mean);
                }
            }
        }
        double average = Arrays.stream(intervals).average().orElseThrow();
        double variance = Arrays.stream(intervals)
                .map(x -> (x - average) * (x - average))
                .average()
                .orElseThrow();
        double count = intervals.length;
        double kurtosis = 3 + 6 / shape;
        assertThat(average).as("mean interval").isCloseTo(mean, within(SIGMAS * cv * mean / Math.sqrt(count)));
        assertThat(Math.sqrt(variance) / mean)
                .as("CV")
                .isCloseTo(cv, within(SIGMAS * cv * Math.sqrt((kurtosis - 1) / 4 / count) + 1e-3));
        assertThat(serial / (cells * (n - 1)) / variance)
                .as("serial correlation")
                .isCloseTo(0, within(SIGMAS / Math.sqrt(cells * (n - 1.0))));
        org.apache.commons.math3.distribution.GammaDistribution gamma =
                new org.apache.commons.math3.distribution.GammaDistribution(shape, (mean - deadTime) / shape);
        double blur = shape < 1 ? 0.03 : 2 * dt * shape / (mean - deadTime);
        assertThat(distance(intervals, x -> gamma.cumulativeProbability(x - deadTime)))
                .as("distance to the distribution")
                .isLessThan(KOLMOGOROV / Math.sqrt(count) + blur);
    }

    /** Greatest distance of the empirical from a continuous distribution function. */
    private static double distance(double[] values, DoubleUnaryOperator cumulative) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double worst = 0;
        for (int k = 0; k < sorted.length; k++) {
            double f = cumulative.applyAsDouble(sorted[k]);
            worst = Math.max(worst, Math.max(f - (double) k / sorted.length, (k + 1.0) / sorted.length - f));
        }
        return worst;
    }

    /** The rate is the same in every bin from time 0 on; without the stationary start it would oscillate at 20 ms. */
    @Test
    void renewalIsStationary() {
        double[] counts = histogram(record(Sources.gamma(50, 20, 3), 8000, 0.1, 60), 20, 30);
        double expected = 8000 * 2e-3 * 50;
        for (int k = 0; k < counts.length; k++) {
            assertThat(counts[k]).as("bin " + k).isCloseTo(expected, within(SIGMAS * Math.sqrt(expected)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "1", "2.5", "7", "30", "1000", "10000"})
    void gammaDistribution(double shape) {
        // exp(k log x - x - log Gamma(k)) loses digits with the size of its terms
        double rounding = 1e-12 + 1e-15 * shape;
        GammaDistribution own = new GammaDistribution(shape);
        org.apache.commons.math3.distribution.GammaDistribution reference =
                new org.apache.commons.math3.distribution.GammaDistribution(shape, 1);
        assertThat(GammaDistribution.logGamma(shape))
                .isCloseTo(
                        org.apache.commons.math3.special.Gamma.logGamma(shape),
                        within(1e-13 * Math.max(1, shape * Math.log(shape + 1))));
        for (double p : new double[] {0.001, 0.1, 0.3, 0.5, 0.8, 0.99, 0.999999}) {
            double x = own.quantile(p);
            assertThat(own.cumulative(x)).isCloseTo(p, within(rounding));
            assertThat(reference.cumulativeProbability(x)).isCloseTo(p, within(1e-9));
        }
    }

    /** Rate and correlation of cells of different blocks, over single steps. */
    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "1"})
    void multipleInteraction(double copies) {
        int cells = 1200;
        int steps = 40_000;
        SpikeRecord spikes = record(Sources.multipleInteraction(50, copies, 77), cells, 0.1, steps * 0.1);
        double p = 50 * 1e-4;
        double q = p / copies;
        double mothers = steps * q;
        assertThat(spikes.size() / (double) cells)
                .as("spikes per cell")
                .isCloseTo(steps * p, within(SIGMAS * steps * p / Math.sqrt(mothers)));

        boolean[][] trains = new boolean[cells][steps];
        for (int c = 0; c < cells; c++) {
            for (double t : spikes.timesOf(c)) {
                trains[c][(int) Math.round(t / 0.1) - 1] = true;
            }
        }
        double together = 0;
        int pairs = 0;
        for (int c = 0; c + 700 < cells; c++) {
            for (int k = 0; k < steps; k++) {
                together += trains[c][k] && trains[c + 700][k] ? 1 : 0;
            }
            pairs++;
        }
        double correlation = (together / pairs / steps - p * p) / (p * (1 - p));
        double expected = copies * (1 - q) / (1 - copies * q);
        assertThat(correlation).as("correlation").isCloseTo(expected, within(SIGMAS * expected / Math.sqrt(mothers)));
    }

    @Test
    void mothersDependOnTheirSeed() {
        SpikeRecord one = record(Sources.multipleInteraction(50, 1, 1), 2, 0.1, 1000);
        SpikeRecord same = record(Sources.multipleInteraction(50, 1, 1), 3, 0.1, 1000);
        SpikeRecord other = record(Sources.multipleInteraction(50, 1, 2), 2, 0.1, 1000);

        assertThat(one.timesOf(0)).isEqualTo(one.timesOf(1)).isEqualTo(same.timesOf(2));
        assertThat(other.timesOf(0)).isNotEqualTo(one.timesOf(0));
    }

    @Test
    void dilution() {
        double[] train =
                IntStream.range(1, 101).mapToDouble(k -> 0.3 * (101 - k)).toArray();
        SpikeRecord spikes = record(Sources.dilution(train, 0.3), 2000, 0.1, 40);

        assertThat(Arrays.stream(spikes.steps()).allMatch(s -> (s + 1) % 3 == 0 && s < 300))
                .isTrue();
        assertThat((double) spikes.size()).isCloseTo(60_000, within(SIGMAS * Math.sqrt(200_000 * 0.3 * 0.7)));
        assertThat(record(Sources.dilution(train, 0), 5, 0.1, 40).size()).isZero();
        assertThat(record(Sources.dilution(train, 1), 5, 0.1, 40).counts()).containsOnly(100);
    }

    /** One spike per cell and packet; the joint distribution of all is normal. */
    @Test
    void pulsePackets() {
        int cells = 1300;
        double[] centres = {40, 50, 120};
        SpikeRecord spikes = record(Sources.pulsePackets(centres, 4), cells, 0.01, 200);
        assertThat(spikes.size()).isBetween(3 * cells - 5, 3 * cells);

        double[] last = new double[cells];
        double[] sums = new double[cells];
        for (int c = 0; c < cells; c++) {
            double[] t = spikes.timesOf(c);
            last[c] = t[t.length - 1];
            sums[c] = t.length == 3 ? t[0] + t[1] : 90;
        }
        org.apache.commons.math3.distribution.NormalDistribution normal =
                new org.apache.commons.math3.distribution.NormalDistribution(120, 4);
        org.apache.commons.math3.distribution.NormalDistribution ofSum =
                new org.apache.commons.math3.distribution.NormalDistribution(90, Math.sqrt(32));
        assertThat(distance(last, normal::cumulativeProbability)).isLessThan(KOLMOGOROV / Math.sqrt(cells) + 0.001);
        assertThat(distance(sums, ofSum::cumulativeProbability)).isLessThan(KOLMOGOROV / Math.sqrt(cells) + 0.003);
    }

    @Test
    void sharpPackets() {
        SpikeRecord spikes = record(Sources.pulsePackets(new double[] {0.1, 0.2, 5, 7.03}, 0), 3, 0.1, 10);
        assertThat(spikes.timesOf(2)).containsExactly(new double[] {0.1, 0.2, 5, 7.1}, within(1e-9));
    }

    /** Half of the times of a packet at 1 ms of 100 ms lie before time 0. */
    @Test
    void packetAcrossTimeZero() {
        int spikes = record(Sources.pulsePackets(new double[] {1}, 100), 2000, 0.1, 900)
                .size();
        assertThat((double) spikes).isCloseTo(1008, within(SIGMAS * Math.sqrt(500)));
    }

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of(Sources.sinusoidalPoisson(40, 30, 10, 0)),
                Arguments.of(Sources.poissonSteps(new double[] {0}, new double[] {40})),
                Arguments.of(Sources.poisson((double t) -> 40)),
                Arguments.of(Sources.gamma(40, 3, 2)),
                Arguments.of(Sources.multipleInteraction(40, 0.2, 5)),
                Arguments.of(Sources.dilution(new double[] {1, 5, 9}, 0.4)),
                Arguments.of(Sources.pulsePackets(new double[] {20, 30, 60}, 5)));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void threadsDoNotMatter(SpikeSource source) {
        long one = record(source, 3000, 0.1, 100, 1).fingerprint();
        assertThat(record(source, 3000, 0.1, 100, 2).fingerprint()).isEqualTo(one);
    }
}
