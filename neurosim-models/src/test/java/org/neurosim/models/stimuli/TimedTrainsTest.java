package org.neurosim.models.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.Population;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.integratefire.PerfectIf;

/**
 * Spike sources in continuous time against the distributions that define them. Fixed seeds; bounds of five standard deviations of the estimate, and for
 * distributions the test of Kolmogorov and Smirnov at a significance of 1e-6 (2.69 / sqrt(n)). The time step of 1 ms would show in all of them.
 */
class TimedTrainsTest {
    private static final double SIGMAS = 5;
    private static final double KOLMOGOROV = 2.69;
    private static final String LEAST_SHARED = "neurosim.events.leastShared";

    private static SpikeRecord record(SpikeSource source, int size, double duration, int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population cells = b.source("source", size, source);
        SpikeRecord spikes = b.recordSpikes(cells);
        for (String name : new String[] {"p", "q"}) {
            Population target =
                    b.population(name, 1, new PerfectIf()).with("V_th", 1e9).integrator(eventDriven());
            b.project(cells, target).connect(allToAll()).weight(1).delay(2.5);
        }
        try (Network net = b.build(timeStep(1).seed(20).threads(threads))) {
            net.run(duration);
        }
        return spikes;
    }

    private static SpikeRecord record(SpikeSource source, int size, double duration) {
        return record(source, size, duration, 1);
    }

    private static void assertDistribution(String what, RealDistribution expected, double[] values) {
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(expected, values))
                .as("distance of the distribution of " + what)
                .isLessThan(KOLMOGOROV / Math.sqrt(values.length));
    }

    private static void assertUncorrelated(double[] a, double[] b) {
        assertThat(new PearsonsCorrelation().correlation(a, b)).isCloseTo(0, within(SIGMAS / Math.sqrt(a.length)));
    }

    /** Intervals within a window are biased to short ones, so each cell gives its first ones, from time 0. */
    private static double[] firstIntervals(SpikeRecord spikes, int cells, int n, DoubleUnaryOperator clock) {
        double[] intervals = new double[cells * n];
        for (int c = 0; c < cells; c++) {
            double[] t = spikes.timesOf(c);
            assertThat(t.length).as("spikes of cell " + c).isGreaterThanOrEqualTo(n);
            for (int k = 0; k < n; k++) {
                intervals[c * n + k] = clock.applyAsDouble(t[k]) - (k == 0 ? 0 : clock.applyAsDouble(t[k - 1]));
            }
        }
        return intervals;
    }

    static Stream<Arguments> ratesAndIntegrals() {
        double omega = 2 * Math.PI / 100;
        double[] times = {10, 30.55, 61.1, 70};
        double[] rates = {200, 0, 50, 100};
        return Stream.of(
                Arguments.of(Sources.poisson(80), (DoubleUnaryOperator) t -> 0.08 * t),
                Arguments.of(Sources.sinusoidalPoisson(60, 60, 10, 0.7), (DoubleUnaryOperator) t ->
                        1e-3 * (60 * t - 60 / omega * (Math.cos(omega * t + 0.7) - Math.cos(0.7)))),
                Arguments.of(Sources.poissonSteps(times, rates), (DoubleUnaryOperator) t -> {
                    double sum = 0;
                    for (int k = 0; k < times.length; k++) {
                        double end = Math.min(t, k + 1 < times.length ? times[k + 1] : t);
                        sum += 1e-3 * rates[k] * Math.max(0, end - times[k]);
                    }
                    return sum;
                }),
                Arguments.of(Sources.poisson((double t) -> 0.2 * t, 200), (DoubleUnaryOperator) t -> 1e-4 * t * t),
                // a rate with jumps
                Arguments.of(Sources.poisson((double t) -> t % 10 < 4 ? 150 : 30, 150), (DoubleUnaryOperator) t -> 1e-3
                        * (Math.floor(t / 10) * (4 * 150 + 6 * 30)
                                + Math.min(t % 10, 4) * 150
                                + Math.max(t % 10 - 4, 0) * 30)));
    }

    @ParameterizedTest
    @MethodSource("ratesAndIntegrals")
    @DisplayName(
            "in the time of the integrated rate a Poisson train has exponential, independent intervals of mean 1, whatever the rate")
    void timeRescaling(SpikeSource source, DoubleUnaryOperator integral) {
        int cells = 400;
        int n = 30;
        SpikeRecord spikes = record(source, cells, 950);
        double[] intervals = firstIntervals(spikes, cells, n, integral);

        assertDistribution("intervals", new ExponentialDistribution(1), intervals);
        DescriptiveStatistics statistics = new DescriptiveStatistics(intervals);
        assertThat(statistics.getStandardDeviation() / statistics.getMean())
                .as("CV")
                .isCloseTo(1, within(SIGMAS * Math.sqrt(2.0 / intervals.length)));
        assertUncorrelated(
                Arrays.copyOf(intervals, intervals.length - 1), Arrays.copyOfRange(intervals, 1, intervals.length));
        assertUncorrelated(
                Arrays.copyOf(intervals, intervals.length - n), Arrays.copyOfRange(intervals, n, intervals.length));
        double mean = cells * integral.applyAsDouble(950);
        assertThat((double) spikes.size()).as("spikes").isCloseTo(mean, within(SIGMAS * Math.sqrt(mean)));
    }

    @Test
    @DisplayName("a rate that ends ends the train, and the run")
    void ratesThatEnd() {
        double[] last = {0, 20};
        for (SpikeSource source : new SpikeSource[] {
            Sources.poisson((double t) -> t < 20 ? 100 : 0, 100), Sources.poissonSteps(last, new double[] {100, 0})
        }) {
            SpikeRecord spikes = record(source, 300, 10_000);
            assertThat(Arrays.stream(spikes.times()).max().orElseThrow()).isBetween(19.0, 20.0);
            assertThat((double) spikes.size()).isCloseTo(600, within(SIGMAS * Math.sqrt(600)));
        }
        assertThat(record(Sources.sinusoidalPoisson(50, 50, 0, -Math.PI / 2), 10, 1000)
                        .size())
                .isZero();
        assertThat(record(Sources.sinusoidalPoisson(0, 0, 1, 0), 10, 1000).size())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"-10, -10.0", "300, 300.0", "NaN, NaN"})
    @DisplayName("a rate beyond the stated bound ends the run, in both forms")
    void rateBeyondTheBound(double wrong, String named) {
        SpikeSource source = Sources.poisson((double t) -> t < 3 ? 200 : wrong, 200);
        assertThatThrownBy(() -> record(source, 1000, 100))
                .hasStackTraceContaining("inhomogeneous Poisson spike trains: rate = " + named + " Hz at 3.")
                .hasStackTraceContaining("must be in [0, 200.0], the highest rate that was stated");
        NetworkBuilder b = NetworkBuilder.create();
        b.source("source", 10, source);
        try (Network net = b.build(timeStep(0.5))) {
            assertThatThrownBy(() -> net.run(100))
                    .hasStackTraceContaining("rate = " + named + " Hz at 3.25 ms; must be in [0, 200.0]");
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 1, 0", "50, 1, 5", "50, 4, 0", "50, 2.5, 8", "50, 0.5, 0", "50, 30, 0"})
    @DisplayName("renewal trains: rate, CV, distribution and independence of the intervals, stationary start")
    void renewal(double rate, double shape, double deadTime) {
        int cells = 400;
        int n = 60;
        double duration = 2500;
        SpikeSource source = shape == 1 && deadTime > 0
                ? Sources.poissonWithDeadTime(rate, deadTime)
                : Sources.gamma(rate, shape, deadTime);
        SpikeRecord spikes = record(source, cells, duration);
        double mean = 1000 / rate;
        double cv = (1 - deadTime / mean) / Math.sqrt(shape);
        double expected = cells * duration / mean;
        assertThat((double) spikes.size())
                .as("spikes")
                .isCloseTo(expected, within(SIGMAS * Math.sqrt(expected * cv * cv + cells)));

        GammaDistribution gamma = new GammaDistribution(shape, (mean - deadTime) / shape);
        double[] all = firstIntervals(spikes, cells, n, t -> t);
        double[] first = new double[cells];
        double[] intervals = new double[cells * (n - 1)];
        for (int c = 0; c < cells; c++) {
            first[c] = all[c * n];
            for (int k = 1; k < n; k++) {
                intervals[c * (n - 1) + k - 1] = all[c * n + k] - deadTime;
            }
        }
        assertThat(Arrays.stream(intervals).min().orElseThrow()).isGreaterThan(-1e-9);
        assertDistribution("intervals", gamma, intervals);
        DescriptiveStatistics statistics = new DescriptiveStatistics(intervals);
        assertThat(statistics.getStandardDeviation() / (statistics.getMean() + deadTime))
                .as("CV")
                .isCloseTo(cv, within(SIGMAS * cv * Math.sqrt((2 + 6 / shape) / 4 / intervals.length)));
        assertUncorrelated(
                Arrays.copyOf(intervals, intervals.length - 1), Arrays.copyOfRange(intervals, 1, intervals.length));
        // the first spike has the density (1 - F(x)) / mean; its distribution function by the midpoint rule
        Arrays.sort(first);
        double cumulative = 0;
        double x = 0;
        double distance = 0;
        double dx = 1e-3;
        for (int c = 0; c < cells; c++) {
            for (; x < first[c]; x += dx) {
                cumulative += (1 - gamma.cumulativeProbability(x + dx / 2 - deadTime)) * dx / mean;
            }
            distance = Math.max(distance, Math.max(cumulative - (double) c / cells, (c + 1.0) / cells - cumulative));
        }
        assertThat(distance).as("distance of the first spikes").isLessThan(KOLMOGOROV / Math.sqrt(cells));
    }

    @ParameterizedTest
    @CsvSource({"0.02", "0.1", "0.5", "1"})
    @DisplayName(
            "multiple interaction: each train is Poisson, counts have the correlation c, common spikes the same time")
    void multipleInteraction(double copies) {
        int cells = 60;
        int windows = 4000;
        SpikeRecord spikes = record(Sources.multipleInteraction(50, copies, 77), cells, windows * 10.0);
        // trains of one network share their mother: the distribution from one train of each of several mothers
        double[] intervals = new double[0];
        for (int mother = 0; mother < 20; mother++) {
            SpikeRecord one = record(Sources.multipleInteraction(50, copies, mother), 1, 4000);
            double[] own = firstIntervals(one, 1, 120, t -> t);
            intervals =
                    Stream.of(intervals, own).flatMapToDouble(Arrays::stream).toArray();
        }
        assertDistribution("intervals", new ExponentialDistribution(20), intervals);

        double[][] counts = new double[cells][windows];
        for (int c = 0; c < cells; c++) {
            for (double t : spikes.timesOf(c)) {
                counts[c][Math.min(windows - 1, (int) (t / 10))]++;
            }
        }
        double sum = 0;
        for (int c = 0; c < cells; c += 2) {
            sum += new PearsonsCorrelation().correlation(counts[c], counts[c + 1]);
        }
        assertThat(sum / (cells / 2)).as("correlation").isCloseTo(copies, within(SIGMAS * 1.5 / Math.sqrt(windows)));
        double expected = 50 * windows / 100.0;
        assertThat(spikes.size() / (double) cells)
                .as("spikes per cell")
                .isCloseTo(expected, within(SIGMAS * Math.sqrt(expected * (copies + (1 - copies) / cells))));
        if (copies == 1) {
            assertThat(spikes.timesOf(3)).isEqualTo(spikes.timesOf(0));
        } else {
            double[] a = spikes.timesOf(0);
            long common = Arrays.stream(spikes.timesOf(1))
                    .filter(t -> Arrays.binarySearch(a, t) >= 0)
                    .count();
            double share = a.length * copies;
            assertThat((double) common).as("common spikes").isCloseTo(share, within(SIGMAS * Math.sqrt(share)));
        }
    }

    @Test
    @DisplayName("trains of one mother rate and seed have the same mother, others another")
    void mothers() {
        double[] one = record(Sources.multipleInteraction(50, 1, 1), 2, 1000).timesOf(0);
        assertThat(record(Sources.multipleInteraction(50, 1, 2), 2, 1000).timesOf(0))
                .isNotEqualTo(one);
        double[] half = record(Sources.multipleInteraction(25, 0.5, 1), 2, 1000).timesOf(1);
        assertThat(half.length).isBetween(5, one.length - 5);
        assertThat(Arrays.stream(half).allMatch(t -> Arrays.binarySearch(one, t) >= 0))
                .isTrue();
        assertThat(record(Sources.multipleInteraction(0, 1, 1), 2, 1000).size()).isZero();
    }

    @Test
    @DisplayName("dilution: given times, off the grid, each copied with the probability, independently")
    void dilution() {
        double[] train = new double[100];
        for (int k = 0; k < train.length; k++) {
            train[k] = 0.37 * (k + 1) + 1e-4 * k * k;
        }
        int cells = 2000;
        SpikeRecord spikes = record(Sources.dilution(train, 0.3), cells, 60);
        boolean[][] has = new boolean[cells][train.length];
        for (int c = 0; c < cells; c++) {
            for (double t : spikes.timesOf(c)) {
                int k = Arrays.binarySearch(train, t);
                assertThat(k).isGreaterThanOrEqualTo(0);
                has[c][k] = true;
            }
        }
        double sd = Math.sqrt(cells * 0.3 * 0.7);
        for (int k = 0; k + 1 < train.length; k++) {
            int ofSpike = 0;
            int both = 0;
            for (int c = 0; c < cells; c++) {
                ofSpike += has[c][k] ? 1 : 0;
                both += has[c][k] && has[c][k + 1] ? 1 : 0;
            }
            assertThat((double) ofSpike).isCloseTo(600, within(SIGMAS * sd));
            assertThat((double) both).isCloseTo(180, within(SIGMAS * Math.sqrt(180)));
        }
        double[] counts = Arrays.stream(spikes.counts()).asDoubleStream().toArray();
        assertThat(new DescriptiveStatistics(counts).getVariance())
                .isCloseTo(
                        new BinomialDistribution(100, 0.3).getNumericalVariance(),
                        within(21 * SIGMAS * Math.sqrt(2.0 / cells)));
        assertThat(record(Sources.dilution(train, 0), 5, 60).size()).isZero();
        assertThat(record(Sources.dilution(train, 1), 5, 60).timesOf(4)).isEqualTo(train);
    }

    @Test
    @DisplayName("pulse packets that overlap: one normal time of each packet, independent of the others")
    void pulsePackets() {
        int cells = 1500;
        SpikeRecord spikes = record(Sources.pulsePackets(new double[] {40, 50, 120, 121}, 4), cells, 200);
        assertThat(spikes.counts()).containsOnly(4);
        double[] low = new double[cells];
        double[] high = new double[cells];
        double[] sums = new double[cells];
        for (int c = 0; c < cells; c++) {
            double[] t = spikes.timesOf(c);
            low[c] = t[0];
            high[c] = t[3];
            sums[c] = t[2] + t[3];
        }
        assertDistribution("sums", new NormalDistribution(241, Math.sqrt(32)), sums);
        NormalDistribution a = new NormalDistribution(40, 4);
        NormalDistribution b = new NormalDistribution(50, 4);
        assertDistribution(
                "first spikes", t -> 1 - (1 - a.cumulativeProbability(t)) * (1 - b.cumulativeProbability(t)), low);
        NormalDistribution c = new NormalDistribution(120, 4);
        NormalDistribution d = new NormalDistribution(121, 4);
        assertDistribution("last spikes", t -> c.cumulativeProbability(t) * d.cumulativeProbability(t), high);
        assertUncorrelated(low, high);

        assertThat(record(Sources.pulsePackets(new double[] {0.123, 5, 7.03}, 0), 3, 10)
                        .timesOf(2))
                .containsExactly(0.123, 5, 7.03);
        double positive =
                record(Sources.pulsePackets(new double[] {1}, 100), 2000, 900).size();
        assertThat(positive).as("half lie before time 0").isCloseTo(1008, within(SIGMAS * Math.sqrt(500)));
    }

    private static void assertDistribution(String what, DoubleUnaryOperator cumulative, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int k = 0; k < sorted.length; k++) {
            double f = cumulative.applyAsDouble(sorted[k]);
            distance = Math.max(distance, Math.max(f - (double) k / sorted.length, (k + 1.0) / sorted.length - f));
        }
        assertThat(distance).as(what).isLessThan(KOLMOGOROV / Math.sqrt(values.length));
    }

    static Stream<SpikeSource> sources() {
        return Stream.of(
                Sources.poisson((double t) -> t % 50, 50),
                Sources.sinusoidalPoisson(40, 30, 10, 0),
                Sources.poissonSteps(new double[] {0.3}, new double[] {40}),
                Sources.gamma(40, 3, 2),
                Sources.multipleInteraction(40, 0.2, 5),
                Sources.dilution(new double[] {1, 5.55, 9}, 0.4),
                Sources.pulsePackets(new double[] {20, 30, 60}, 5),
                Sources.poisson((double t) -> t % 50)); // by the clock
    }

    @ParameterizedTest
    @MethodSource("sources")
    @DisplayName("threads do not matter")
    void threads(SpikeSource source) {
        System.setProperty(LEAST_SHARED, "0");
        try {
            SpikeRecord one = record(source, 300, 100, 1);
            assertThat(one.size()).isPositive();
            assertThat(record(source, 300, 100, 3).fingerprint()).isEqualTo(one.fingerprint());
        } finally {
            System.clearProperty(LEAST_SHARED);
        }
    }

    @Test
    @DisplayName(
            "a source without exact times spikes at the ends of steps in an event-driven network, beside one with exact times")
    void byTheClock() {
        NetworkBuilder b = NetworkBuilder.create();
        Population clock = b.source("clock", 1, Sources.poisson((double t) -> t > 2 && t < 3 ? 1000 : 0));
        Population exact = b.source("exact", 1, Sources.spikes(new double[] {2.345}));
        Population alone = b.source("alone", 1, Sources.spikes(new double[] {4.321}));
        Population cell = b.population("cell", 1, new PerfectIf()).integrator(eventDriven());
        b.project(clock, cell).connect(allToAll()).weight(20).delay(1.25);
        b.project(exact, cell).connect(allToAll()).weight(20).delay(0);
        SpikeRecord cells = b.recordSpikes(cell);
        SpikeRecord sources = b.recordSpikes(clock);
        SpikeRecord others = b.recordSpikes(alone);
        try (Network net = b.build(timeStep(1))) {
            net.run(10);
        }
        assertThat(sources.times()).containsExactly(3);
        assertThat(others.times()).containsExactly(4.321);
        assertThat(cells.times()).containsExactly(2.345, 4.25);
    }

    @Test
    @DisplayName("such a source needs a delay of a step, and the message says what would not")
    void delayOfAClockDrivenSource() {
        NetworkBuilder b = NetworkBuilder.create();
        Population clock = b.source("clock", 1, Sources.poisson((double t) -> 10));
        Population cell = b.population("cell", 1, new PerfectIf()).integrator(eventDriven());
        b.project(clock, cell).connect(allToAll()).weight(20).delay(0.5);
        assertThatThrownBy(() -> b.build(timeStep(1)))
                .isInstanceOf(InvalidNetworkException.class)
                .isInstanceOf(NeurosimException.class)
                .hasMessageContaining(
                        "delay = 0.5 ms from clock-driven population clock to event-driven neurons; must be"
                                + " at least one time step of 1.0 ms, or give clock a source of exact times (SpikeSource.Timed)");
    }
}
