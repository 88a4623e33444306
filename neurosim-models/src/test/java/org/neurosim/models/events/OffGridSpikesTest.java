package org.neurosim.models.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.ofPair;
import static org.neurosim.core.integrators.Integrators.eventDriven;
import static org.neurosim.core.integrators.Integrators.exactOffGrid;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.connect.Value;
import org.neurosim.api.model.Stimulus;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Glif;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.integratefire.Mat;
import org.neurosim.models.stimuli.Sources;
import org.neurosim.models.stimuli.Stimuli;

/** Clock-driven linear neurons whose spikes are off the grid: closed forms, and the event-driven engine where all input is on the grid. */
class OffGridSpikesTest {

    /** The neuron of NEST's test_iaf_ps_dc_accuracy (nest/TESTS.md row 7). */
    private static Neuron ofNest(Receptor receptor) {
        return Lif.builder()
                .tauM(10)
                .capacitance(250)
                .restingPotential(0)
                .threshold(15)
                .reset(0)
                .refractory(2)
                .receptor(receptor)
                .build();
    }

    static Stream<Arguments> timeSteps() {
        return Stream.of(Receptor.delta("in"), Receptor.expCurrent("in", 2), Receptor.alphaCurrent("in", 2))
                .flatMap(r -> Stream.concat(
                                IntStream.rangeClosed(0, 13).mapToObj(k -> Math.scalb(1.0, -k)),
                                Stream.of(0.1, 0.03, 7.0, 100.0))
                        .map(dt -> Arguments.of(r, dt)));
    }

    /**
     * The first spike to 1e-13 ms, NEST's bound. Later ones: each of the 20 begins where the one before left off, so that errors add up, and times have rounding errors of their own (7e-15 ms).
     */
    @ParameterizedTest
    @MethodSource("timeSteps")
    @DisplayName("spikes under a constant current have their exact times for any time step")
    void constantCurrent(Receptor receptor, double dt) {
        double current = 1000;
        double first = -10 * Math.log(1 - 250 * 15 / (10 * current));
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 2, ofNest(receptor)).integrator(exactOffGrid());
        p.with("I_e", ofIndex(i -> i == 0 ? current : 0));
        b.stimulate(p.slice(1, 2), Stimuli.direct(current));
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(dt))) {
            net.run(Math.ceil(100 / dt) * dt);
            for (int i = 0; i < 2; i++) {
                double[] times = spikes.timesOf(i);
                assertThat(times).hasSizeGreaterThanOrEqualTo((int) (100 / (first + 2)));
                assertThat(times[0]).isCloseTo(first, within(1e-13));
                for (int k = 1; k < times.length; k++) {
                    assertThat(times[k]).isCloseTo(first + k * (first + 2), within((k + 1) * 1e-13));
                }
            }
        }
    }

    /** nest/TESTS.md row 7: 1e-13 mV at 5 ms, 1e-9 mV at 500 ms. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
    @DisplayName("potentials under a constant current are exact for any time step")
    void potential(int negativeLogDt) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, ofNest(Receptor.alphaCurrent("in", 2)))
                .integrator(exactOffGrid())
                .with("I_e", 1000)
                .with("V_th", 1e3);
        try (Network net = b.build(timeStep(Math.scalb(1.0, -negativeLogDt)))) {
            net.run(5);
            assertThat(net.read(p, "v")[0]).isCloseTo(40 * -Math.expm1(-0.5), within(1e-13));
            net.run(495);
            assertThat(net.read(p, "v")[0]).isCloseTo(40 * -Math.expm1(-50), within(1e-9));
        }
    }

    /** nest/TESTS.md row 3: the response to a spike on the grid, relative 1e-12; equal time constants, too. */
    @ParameterizedTest
    @CsvSource({"0.1, 2", "0.25, 2", "1, 2", "0.1, 10", "1, 10"})
    @DisplayName("a postsynaptic potential is the closed form")
    void postsynapticPotential(double dt, double tauSyn) {
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(new double[] {3}));
        Population p =
                b.population("p", 1, ofNest(Receptor.expCurrent("in", tauSyn))).integrator(exactOffGrid());
        b.project(source, p).connect(oneToOne()).weight(100).delay(1);
        try (Network net = b.build(timeStep(dt))) {
            net.run(4);
            assertThat(net.read(p, "v")[0]).isZero();
            for (int t = 1; t <= 6; t++) {
                net.run(1);
                double exact = tauSyn == 10
                        ? 0.4 * t * Math.exp(-t / 10.0)
                        : 0.4 * (Math.exp(-t / 10.0) - Math.exp(-t / tauSyn)) / (1 / tauSyn - 0.1);
                assertThat(net.read(p, "v")[0]).isCloseTo(exact, within(1e-12 * exact));
            }
        }
    }

    /**
     * Two currents make a potential that rises and falls within one step of 4 ms; thresholds lie a relative 1e-1 to 1e-12 below and above its peak. Those below are crossed; the time is the root of the closed
     * form, to 1e-12 ms divided by the square root of the relative depth (a grazing crossing is that much less sharp).
     */
    @Test
    @DisplayName(
            "a potential that rises above the threshold and falls again within a step makes a spike, however little it rises")
    void bumps() {
        double tau = 5;
        double tauSyn = 1;
        double weight = 300;
        double factor = weight / 250 / (1 / tauSyn - 1 / tau);
        double peakTime = Math.log(tau / tauSyn) / (1 / tauSyn - 1 / tau);
        double peak = factor * (Math.exp(-peakTime / tau) - Math.exp(-peakTime / tauSyn));
        int n = 24;
        double[] level = new double[n];
        for (int k = 0; k < n; k++) {
            double depth = Math.pow(10, -(k / 2 + 1)) * (k % 2 == 0 ? 1 : -1);
            level[k] = peak * (1 - depth);
        }
        NetworkBuilder b = NetworkBuilder.create();
        Population source = b.source("source", 1, Sources.spikes(new double[] {4}));
        Population p = b.population(
                        "p",
                        n,
                        Lif.builder()
                                .tauM(tau)
                                .capacitance(250)
                                .restingPotential(0)
                                .reset(-1)
                                .threshold(15)
                                .refractory(1)
                                .receptor(Receptor.expCurrent("in", tauSyn))
                                .build())
                .with("V_th", array(level))
                .integrator(exactOffGrid());
        b.project(source, p).connect(allToAll()).weight(weight).delay(4);
        SpikeRecord spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(4))) {
            net.run(40);
        }
        for (int k = 0; k < n; k++) {
            double[] times = spikes.timesOf(k);
            if (k % 2 == 1) {
                assertThat(times).as("threshold %d above the peak", k).isEmpty();
                continue;
            }
            double low = 0;
            double high = peakTime;
            for (int h = 0; h < 100; h++) {
                double middle = 0.5 * (low + high);
                double v = factor * (Math.exp(-middle / tau) - Math.exp(-middle / tauSyn));
                if (v < level[k]) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            double depth = Math.pow(10, -(k / 2 + 1));
            assertThat(times).as("threshold %d below the peak", k).hasSize(1);
            assertThat(times[0]).isCloseTo(8 + low, within(1e-15 / depth + 1e-12 / Math.sqrt(depth)));
        }
    }

    private static double[] draw(int n, DoubleSupplier value) {
        double[] x = new double[n];
        Arrays.setAll(x, i -> value.getAsDouble());
        return x;
    }

    /** Independent spike trains on a grid, one for each neuron. */
    private static double[][] trains(int n, double meanInterval, double grid, SplittableRandom random) {
        double duration = 380;
        double[][] times = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] train = new double[(int) (duration / grid)];
            int count = 0;
            double t = 0;
            while (true) {
                t += grid * Math.max(1, Math.round(-meanInterval / grid * Math.log(1 - random.nextDouble())));
                if (t > duration) {
                    break;
                }
                train[count++] = t;
            }
            times[i] = Arrays.copyOf(train, count);
        }
        return times;
    }

    static Stream<Arguments> models() {
        Lif.Builder lif = Lif.builder().refractory(1.5);
        Receptor a = Receptor.expCurrent("a", 2);
        Receptor b = Receptor.alphaCurrent("b", 5);
        Stream<Arguments> adaptive = Stream.concat(
                Stream.of(Arguments.of(
                        Mat.amat2()
                                .threshold(-60)
                                .slowThreshold(0.5, 200)
                                .voltageThreshold(0.2, 5)
                                .receptor(a)
                                .receptor(b)
                                .build(),
                        2500.0)),
                Stream.of(Glif.Level.values())
                        .filter(level -> level != Glif.Level.GLIF1)
                        .map(level -> Arguments.of(
                                Glif.builder(level).receptor(a).receptor(b).build(), 900.0)));
        Stream<Arguments> others = Stream.of(
                Arguments.of(
                        Lif.builder()
                                .receptor(Receptor.delta("a"))
                                .receptor(Receptor.delta("b"))
                                .build(),
                        3.0),
                Arguments.of(
                        lif.receptor(Receptor.expCurrent("a", 5))
                                .receptor(Receptor.expCurrent("b", 10))
                                .build(),
                        300.0),
                Arguments.of(
                        Lif.builder()
                                .tauM(10)
                                .refractory(0)
                                .receptor(Receptor.expCurrent("a", 10))
                                .receptor(Receptor.expCurrent("b", 0.3))
                                .build(),
                        300.0),
                Arguments.of(
                        Lif.builder()
                                .refractory(0.3)
                                .receptor(Receptor.alphaCurrent("a", 0.7))
                                .receptor(Receptor.betaCurrent("b", 0.5, 4))
                                .build(),
                        500.0),
                Arguments.of(
                        Mat.mat2()
                                .receptor(Receptor.expCurrent("a", 1))
                                .receptor(Receptor.expCurrent("b", 3))
                                .build(),
                        2500.0),
                Arguments.of(
                        Glif.builder(Glif.Level.GLIF1)
                                .receptor(Receptor.alphaCurrent("a", 2))
                                .receptor(Receptor.expCurrent("b", 5))
                                .build(),
                        600.0));
        return Stream.concat(others, adaptive);
    }

    private static double[][] run(
            Neuron model, double weight, double dt, boolean offGrid, double[][] a, double[][] b, Stimulus current) {
        int n = a.length;
        SplittableRandom random = new SplittableRandom(7);
        double[] excitation = draw(n, () -> weight * (0.3 + random.nextDouble()));
        double[] inhibition = draw(n, () -> -weight * (0.2 + 0.4 * random.nextDouble()));
        double[] drive = draw(n, () -> 150 * random.nextDouble());
        NetworkBuilder builder = NetworkBuilder.create();
        Population sourceA = builder.source("source a", n, Sources.spikes(a));
        Population sourceB = builder.source("source b", n, Sources.spikes(b));
        Population p = builder.population("p", n, model)
                .integrator(offGrid ? exactOffGrid() : eventDriven())
                .with("I_e", array(drive));
        builder.project(sourceA, p)
                .connect(oneToOne())
                .receptor("a")
                .weight(ofIndexOfTarget(excitation))
                .delay(8);
        builder.project(sourceB, p)
                .connect(oneToOne())
                .receptor("b")
                .weight(ofIndexOfTarget(inhibition))
                .delay(8);
        if (current != null) {
            builder.stimulate(p, current);
        }
        SpikeRecord spikes = builder.recordSpikes(p);
        try (Network net = builder.build(timeStep(dt))) {
            net.run(400);
            double[][] times = new double[n][];
            for (int i = 0; i < n; i++) {
                times[i] = spikes.timesOf(i);
            }
            return times;
        }
    }

    private static Value ofIndexOfTarget(double[] values) {
        return ofPair((i, j) -> values[j]);
    }

    /**
     * The same spikes, half of them to 1e-12 ms. Times to 400 ms have rounding errors of 6e-14 ms and potentials of 1e-14 mV; a crossing with a slope of 1e-4 mV/ms makes 1e-10 ms of
     * that, and errors are handed on from spike to spike.
     *
     * @return how many there are
     */
    private static int requireSame(double[][] found, double[][] expected) {
        double[] differences =
                new double[Arrays.stream(expected).mapToInt(t -> t.length).sum()];
        int count = 0;
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("neuron %d", i).hasSameSizeAs(expected[i]);
            for (int k = 0; k < expected[i].length; k++) {
                differences[count++] = Math.abs(found[i][k] - expected[i][k]);
            }
        }
        Arrays.sort(differences);
        assertThat(differences[count / 2]).isLessThan(1e-12);
        assertThat(differences[count - 1]).isLessThan(1e-9);
        return count;
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("with input on the grid, spikes are those of the event-driven engine")
    void asEventDriven(Neuron model, double weight) {
        SplittableRandom random = new SplittableRandom(3);
        double[][] a = trains(250, 5, 0.125, random);
        double[][] b = trains(250, 8, 0.125, random);
        double[][] expected = run(model, weight, 0.125, false, a, b, null);
        assertThat(requireSame(run(model, weight, 0.125, true, a, b, null), expected))
                .isGreaterThan(1000);
    }

    /** Steps of 8 ms, longer than time constants and intervals: many spikes in a step, potentials that rise and fall between two grid points. */
    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("with long steps, too")
    void longSteps(Neuron model, double weight) {
        SplittableRandom random = new SplittableRandom(4);
        double[][] a = trains(200, 24, 8, random);
        double[][] b = trains(200, 24, 8, random);
        double[][] expected = run(model, 3 * weight, 8, false, a, b, null);
        assertThat(requireSame(run(model, 3 * weight, 8, true, a, b, null), expected))
                .isGreaterThan(500);
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("currents are constants of a step, as in event-driven networks")
    void currents(Neuron model, double weight) {
        double[][] a = trains(100, 20, 0.5, new SplittableRandom(5));
        Stimulus noise = Stimuli.gaussianNoise(300, 200, 1);
        double[][] expected = run(model, weight, 0.5, false, a, a, noise);
        assertThat(requireSame(run(model, weight, 0.5, true, a, a, noise), expected))
                .isGreaterThan(500);
    }
}
