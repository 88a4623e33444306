package org.neurosim.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;
import static org.neurosim.models.rates.RateConnection.rateConnection;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.connect.Values;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Errors;
import org.neurosim.models.Solution;
import org.neurosim.models.stimuli.Stimuli;

/** Rate units with multiplicative coupling against closed forms and the solution of all equations at once. */
class MultiplicativeCouplingTest {

    private static final double[][] EXC = {{0.2, 0.9, 0.1}, {0.7, 0, 0.4}, {0.3, 0.5, 0.6}};
    private static final double[][] INH = {{-0.1, -0.3, -0.4}, {0, -0.6, -0.2}, {-0.5, -0.1, -0.2}};
    private static final double[] MU = {1, -0.5, 0.3};
    private static final double[] START = {0.5, 1, -1};
    private static final double[] THETA_EX = {2, 1.5, 0.9};

    private static double[][] run(Neuron unit, double dt) {
        NetworkBuilder b = NetworkBuilder.create();
        Population units = b.population("units", 3, unit)
                .with("mu", Values.array(MU))
                .with("theta_ex", Values.array(THETA_EX))
                .initially("r", Values.array(START));
        connect(b, units, "exc", EXC);
        connect(b, units, "inh", INH);
        StateRecord r = b.record(units, "r", 1);
        try (Network net = b.build(timeStep(dt))) {
            net.run(60);
        }
        return new double[][] {r.of(0), r.of(1), r.of(2)};
    }

    private static void connect(NetworkBuilder b, Population units, String receptor, double[][] weights) {
        b.project(units, units)
                .connect(allToAll())
                .synapse(rateConnection())
                .receptor(receptor)
                .weight(Values.ofPair((i, j) -> weights[j][i]));
    }

    static Stream<Arguments> gains() {
        return Stream.of(
                Arguments.of(Gain.linear(0.8), (DoubleUnaryOperator) h -> 0.8 * h),
                Arguments.of(Gain.tanh(1.5, 0.1), (DoubleUnaryOperator) h -> Math.tanh(1.5 * (h - 0.1))));
    }

    @ParameterizedTest
    @MethodSource("gains")
    @DisplayName("three units that excite and inhibit each other: all equations solved as one system, second order")
    void coupledUnits(Gain gain, DoubleUnaryOperator phi) {
        double[][] solution = Solution.sample(
                (t, x, dx) -> {
                    for (int i = 0; i < 3; i++) {
                        double exc = 0;
                        double inh = 0;
                        for (int j = 0; j < 3; j++) {
                            exc += EXC[i][j] * x[j];
                            inh += INH[i][j] * x[j];
                        }
                        dx[i] = (-1.2 * x[i]
                                        + MU[i]
                                        + 0.7 * (THETA_EX[i] - x[i]) * phi.applyAsDouble(exc)
                                        + 0.4 * (0.6 + x[i]) * phi.applyAsDouble(inh))
                                / 10;
                    }
                },
                START,
                1,
                61);
        Neuron unit = RateUnit.builder(gain)
                .leak(1.2)
                .multiplicative(0.7, 1, 0.4, 0.6)
                .build();
        double coarse = worst(run(unit, 0.1), solution);
        double fine = worst(run(unit, 0.05), solution);
        assertThat(fine).isLessThan(2.5e-5); // (dt / tau)^2
        assertThat(coarse / fine).isCloseTo(4, within(0.2));
    }

    private static double worst(double[][] a, double[][] b) {
        double worst = 0;
        for (int k = 0; k < a.length; k++) {
            worst = Math.max(worst, Errors.absolute(a[k], 0, b[k], 0, b[k].length));
        }
        return worst;
    }

    @Test
    @DisplayName(
            "with constant inputs the rate relaxes exponentially, exactly for any time step, with noise at the output too")
    void constantInputs() {
        RateUnit.Builder builder = RateUnit.builder(Gain.linear(1)).mean(0.2).multiplicative(0.5, 3, 0.25, 1);
        check(builder.build(), "r");
        check(builder.outputNoise(0.1).build(), "x");
    }

    private static void check(Neuron unit, String variable) {
        NetworkBuilder b = NetworkBuilder.create();
        Population one = b.population("one", 1, unit)
                .initially(variable, 0.4)
                .initially("h_exc", 1)
                .initially("h_inh", -2);
        StateRecord r = b.record(one, variable, 2);
        // tau dr/dt = -r + 0.2 + 0.5 (3 - r) - 0.5 (1 + r) = 1.2 - 2 r
        try (Network net = b.build(timeStep(2))) {
            net.run(40);
        }
        for (int k = 0; k <= 20; k++) {
            assertThat(r.of(0)[k]).isCloseTo(0.6 - 0.2 * Math.exp(-2 * 2 * k / 10.0), within(1e-14));
        }
    }

    @Test
    @DisplayName("a current adds to the excitatory input, and the lower limit holds")
    void currentAndLimit() {
        NetworkBuilder b = NetworkBuilder.create();
        Population one = b.population(
                        "one",
                        2,
                        RateUnit.builder(Gain.linear(1))
                                .tau(1)
                                .multiplicative(0.5, 3, 0.25, 1)
                                .atLeast(-0.1)
                                .build())
                .initially("h_inh", Values.array(0, -8));
        b.stimulate(one.slice(0, 1), Stimuli.direct(2));
        try (Network net = b.build(timeStep(0.1))) {
            net.run(60);
            // -r + 0.5 * 2 (3 - r) = 0;  -r - 2 (1 + r) = 0, cut
            assertThat(net.read(one, "r")).usingComparatorWithPrecision(1e-14).containsExactly(1.5, -0.1);
        }
    }

    @Test
    void messages() {
        RateUnit.Builder builder = RateUnit.builder(Gain.linear(1));
        assertThatThrownBy(() -> builder.multiplicative(1, Double.NaN, 1, 1))
                .hasMessageContaining("RateUnit: theta_ex = NaN");
        assertThat(builder.build().spec().parameterIndex("theta_ex")).isNegative();
        NetworkBuilder b = NetworkBuilder.create();
        Population units = b.population(
                "units",
                1,
                RateUnit.builder(Gain.linear(1)).multiplicative(1, 1, 1, 1).build());
        Projection projection = b.project(units, units).connect(allToAll()).synapse(rateConnection());
        assertThatThrownBy(() -> projection.receptor("in"))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("no receptor in; it has exc, inh");
    }
}
