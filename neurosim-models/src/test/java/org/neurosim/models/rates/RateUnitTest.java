package org.neurosim.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.models.rates.RateConnection.rateConnection;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.connect.Values;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Errors;
import org.neurosim.models.Solution;

/** Rate units and their connections against closed forms and solutions of all equations at once. */
class RateUnitTest {

    private static final double[][] W = {{0.2, -0.9, 0.1}, {0.7, 0, 0.4}, {-0.3, 0.5, -0.6}};

    private static NetworkBuilder coupled(Neuron unit, RateConnection connection, StateRecord[] out, double delay) {
        NetworkBuilder b = NetworkBuilder.create();
        Population units = b.population("units", 3, unit).with("mu", Values.array(1, -0.5, 0.3));
        units.initially("r", Values.array(0.5, 1, -1));
        b.project(units, units)
                .connect(allToAll())
                .synapse(connection)
                .weight(Values.ofPair((i, j) -> W[j][i]))
                .delay(delay);
        out[0] = b.record(units, "r", 1);
        return b;
    }

    private static double[][] run(Neuron unit, RateConnection connection, double dt, double duration) {
        StateRecord[] record = new StateRecord[1];
        try (Network net = coupled(unit, connection, record, 0).build(timeStep(dt))) {
            net.run(duration);
        }
        return new double[][] {record[0].of(0), record[0].of(1), record[0].of(2)};
    }

    /** dr/dt = (-lambda r + mu + out(sum of w in(r))) / 10. */
    private static double[][] solution(DoubleUnaryOperator in, DoubleUnaryOperator out, double lambda, int samples) {
        double[] mu = {1, -0.5, 0.3};
        return Solution.sample(
                (t, x, dx) -> {
                    for (int i = 0; i < 3; i++) {
                        double h = 0;
                        for (int j = 0; j < 3; j++) {
                            h += W[i][j] * in.applyAsDouble(x[j]);
                        }
                        dx[i] = (-lambda * x[i] + mu[i] + out.applyAsDouble(h)) / 10;
                    }
                },
                new double[] {0.5, 1, -1},
                1,
                samples);
    }

    static Stream<Arguments> gains() {
        DoubleUnaryOperator tanh = h -> Math.tanh(1.5 * (h - 0.1));
        DoubleUnaryOperator sigmoid = h -> 2 / (1 + Math.exp(-3 * (h - 0.2)));
        return Stream.of(
                Arguments.of(Gain.linear(0.8), (DoubleUnaryOperator) h -> 0.8 * h),
                Arguments.of(Gain.tanh(1.5, 0.1), tanh),
                Arguments.of(Gain.sigmoid(2, 0.2, 3), sigmoid));
    }

    private static double worst(double[][] a, double[][] b) {
        double worst = 0;
        for (int k = 0; k < a.length; k++) {
            worst = Math.max(worst, Errors.absolute(a[k], 0, b[k], 0, b[k].length));
        }
        return worst;
    }

    @ParameterizedTest
    @MethodSource("gains")
    @DisplayName("three coupled units, gain at the unit: all equations solved as one system, second order")
    void gainAtUnit(Gain gain, DoubleUnaryOperator phi) {
        Neuron unit = RateUnit.builder(gain).leak(1.2).build();
        double[][] solution = solution(x -> x, phi, 1.2, 61);
        assertSecondOrder(unit, rateConnection(), solution);
    }

    @ParameterizedTest
    @MethodSource("gains")
    @DisplayName("three coupled units, gain at the connection: all equations solved as one system, second order")
    void gainAtConnection(Gain gain, DoubleUnaryOperator phi) {
        Neuron unit = RateUnit.builder(Gain.linear(1)).leak(1.2).build();
        double[][] solution = solution(phi, h -> h, 1.2, 61);
        assertSecondOrder(unit, RateConnection.of(gain), solution);
    }

    private static void assertSecondOrder(Neuron unit, RateConnection connection, double[][] solution) {
        double coarse = worst(run(unit, connection, 0.1, 60), solution);
        double fine = worst(run(unit, connection, 0.05, 60), solution);
        // (dt / tau)^2
        assertThat(fine).isLessThan(2.5e-5);
        assertThat(coarse / fine).isCloseTo(4, within(0.2));
    }

    @Test
    @DisplayName("a linear network ends at its fixed point (lambda - g W)^-1 mu")
    void fixedPoint() {
        double[][] r = run(RateUnit.builder(Gain.linear(0.8)).leak(1.2).build(), rateConnection(), 0.5, 1000);
        double[][] m = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                m[i][j] = (i == j ? 1.2 : 0) - 0.8 * W[i][j];
            }
        }
        double[] expected = new LUDecomposition(new Array2DRowRealMatrix(m))
                .getSolver()
                .solve(new ArrayRealVector(new double[] {1, -0.5, 0.3}))
                .toArray();
        for (int i = 0; i < 3; i++) {
            assertThat(r[i][1000]).isCloseTo(expected[i], within(1e-13));
        }
    }

    /** One unit that inhibits itself after a delay of 4 ms, tau 10 ms: the closed form of the first two delays. */
    private static double delayed(double dt) {
        double w = -1.5;
        NetworkBuilder b = NetworkBuilder.create();
        Population unit = b.population(
                        "unit", 1, RateUnit.builder(Gain.linear(1)).build())
                .initially("r", 1);
        b.project(unit, unit)
                .connect(oneToOne())
                .synapse(rateConnection())
                .weight(w)
                .delay(4);
        StateRecord r = b.record(unit, "r", 1);
        try (Network net = b.build(timeStep(dt))) {
            net.run(8);
        }
        double worst = 0;
        for (int t = 0; t <= 8; t++) {
            double s = (t - 4) / 10.0;
            double atDelay = w + (1 - w) * Math.exp(-0.4);
            // r(t - 4) = w + (1 - w) exp(-s): solved with the factor exp(s).
            double expected = t <= 4
                    ? w + (1 - w) * Math.exp(-t / 10.0)
                    : w * w + (atDelay - w * w + w * (1 - w) * s) * Math.exp(-s);
            worst = Math.max(worst, Math.abs(r.of(0)[t] - expected));
        }
        return worst;
    }

    @Test
    @DisplayName("a delayed connection: the closed form, with an error of second order")
    void delay() {
        // (dt / tau)^2
        assertThat(delayed(0.5)).isLessThan(2.5e-3);
        assertThat(delayed(0.5) / delayed(0.25)).isCloseTo(4, within(0.1));
    }

    @Test
    @DisplayName("the threshold-linear gain cuts below and above, with parameters per unit")
    void thresholdLinear() {
        double[] input = {-1, 0.5, 1, 2, 10};
        NetworkBuilder b = NetworkBuilder.create();
        Population units = b.population(
                        "units",
                        5,
                        RateUnit.builder(Gain.thresholdLinear(2, 0.5, 3)).tau(1).build())
                .initially("h", Values.array(input))
                .with("theta", Values.array(0.5, 0.5, 0.5, 1.5, 0.5));
        try (Network net = b.build(timeStep(0.1))) {
            net.run(50);
            assertThat(net.read(units, "r")).usingComparatorWithPrecision(1e-14).containsExactly(0, 0, 1, 1, 3);
        }
    }

    /** Mean and standard deviation over 400 units at 20 times that lie 5 tau apart. */
    private static double[] moments(Neuron unit, double dt, String variable) {
        NetworkBuilder b = NetworkBuilder.create();
        Population units = b.population("units", 400, unit);
        double sum = 0;
        double squares = 0;
        try (Network net = b.build(timeStep(dt).seed(4))) {
            net.run(200);
            for (int k = 0; k < 20; k++) {
                net.run(50);
                for (double r : net.read(units, variable)) {
                    sum += r;
                    squares += r * r;
                }
            }
        }
        double mean = sum / 8000;
        return new double[] {mean, Math.sqrt(squares / 8000 - mean * mean)};
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10})
    @DisplayName("noise at the input: mean mu / lambda, standard deviation sigma / sqrt(2 lambda), for any time step")
    void inputNoise(double dt) {
        double[] m = moments(
                RateUnit.builder(Gain.linear(1)).leak(2).mean(3).inputNoise(0.8).build(), dt, "r");
        // 8000 independent numbers: 4 standard errors.
        assertThat(m[0]).isCloseTo(1.5, within(4 * 0.4 / Math.sqrt(8000)));
        assertThat(m[1]).isCloseTo(0.4, within(4 * 0.4 / Math.sqrt(16_000)));
    }

    @Test
    @DisplayName("noise at the input of an integrator grows with the root of time")
    void integratorNoise() {
        NetworkBuilder b = NetworkBuilder.create();
        Population units = b.population(
                "units",
                8000,
                RateUnit.builder(Gain.linear(1)).leak(0).inputNoise(0.8).build());
        try (Network net = b.build(timeStep(0.5))) {
            net.run(90);
            double squares = Arrays.stream(net.read(units, "r")).map(r -> r * r).sum() / 8000;
            assertThat(Math.sqrt(squares)).isCloseTo(0.8 * 3, within(4 * 2.4 / Math.sqrt(16_000)));
        }
    }

    @Test
    @DisplayName("noise at the output: standard deviation sigma sqrt(tau/dt) of r, none of x")
    void outputNoise() {
        Neuron unit = RateUnit.builder(Gain.linear(1))
                .leak(2)
                .mean(3)
                .outputNoise(0.1)
                .build();
        double[] m = moments(unit, 0.5, "r");
        double sd = 0.1 * Math.sqrt(20);
        assertThat(m[0]).isCloseTo(1.5, within(4 * sd / Math.sqrt(8000)));
        assertThat(m[1]).isCloseTo(sd, within(4 * sd / Math.sqrt(16_000)));
        assertThat(moments(unit, 0.5, "x")).usingComparatorWithPrecision(1e-7).containsExactly(1.5, 0);
    }

    @Test
    @DisplayName("noise at the output drives a target like white noise, its spread halves with lambda + lambda'")
    void outputNoiseDrivesTarget() {
        NetworkBuilder b = NetworkBuilder.create();
        Population sources = b.population(
                "sources", 2000, RateUnit.builder(Gain.linear(1)).outputNoise(1).build());
        Population targets = b.population(
                "targets", 2000, RateUnit.builder(Gain.linear(1)).tau(5).build());
        b.project(sources, targets)
                .connect(oneToOne())
                .synapse(rateConnection())
                .weight(0.7);
        double squares = 0;
        try (Network net = b.build(timeStep(0.05).seed(9))) {
            net.run(50);
            for (int k = 0; k < 4; k++) {
                net.run(25);
                squares += Arrays.stream(net.read(targets, "r")).map(r -> r * r).sum() / 8000;
            }
        }
        // White noise of strength w sqrt(tau) into a low-pass of tau': variance w^2 tau / (2 tau'). The extrapolation
        // of
        // noise changes its correlations over a step, hence the variance by some dt/tau'.
        double expected = 0.7 * Math.sqrt(10.0 / 10);
        assertThat(Math.sqrt(squares)).isCloseTo(expected, within(expected * (4 / Math.sqrt(16_000) + 0.01)));
    }

    @Test
    @DisplayName("a lower limit cuts the rate, and individual noise strengths hold")
    void limitAndIndividualNoise() {
        NetworkBuilder b = NetworkBuilder.create();
        Neuron unit =
                RateUnit.builder(Gain.linear(1)).inputNoise(1).atLeast(-0.1).build();
        Population units = b.population("units", 3000, unit).with("sigma", Values.ofIndex(i -> i % 3));
        try (Network net = b.build(timeStep(1))) {
            net.run(100);
            double[] r = net.read(units, "r");
            assertThat(Arrays.stream(r).min().orElseThrow()).isEqualTo(-0.1);
            for (int i = 0; i < 3000; i += 3) {
                assertThat(r[i]).isZero();
            }
            assertThat(Arrays.stream(r).max().orElseThrow()).isGreaterThan(1);
        }
    }

    @Test
    void messages() {
        assertThatThrownBy(() -> Gain.thresholdLinear(1, 0, 0)).hasMessageContaining("Gain: alpha = 0.0");
        assertThatThrownBy(() -> RateUnit.builder(Gain.linear(1)).tau(0))
                .hasMessageContaining("RateUnit: tau = 0.0 ms");
        assertThat(Gain.tanh(1, 2)).hasToString("TANH [g 1.0, theta 2.0]");
    }
}
