package org.neurosim.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Values;
import org.neurosim.api.record.StateRecord;
import org.neurosim.models.Solution;

/** The rules between rate units: step by step with the documented scheme, and their convergence to the differential equations. */
class RateRulesSchemeTest {

    private static final double[] MU = {1, -0.7, 0.4};
    private static final double[] RATES = {0.2, 0.5, -0.3};
    private static final double[] START = {0.3, 0.1, 0.2};
    private static final double ETA = 0.01;
    private static final double TAU_THETA = 30;
    private static final double R_0 = 0.5;

    /** dw/dt. */
    private static double slope(String rule, double w, double theta, double pre, double post) {
        return switch (rule) {
            case "Hebb" -> ETA * pre * post;
            case "Oja" -> ETA * post * (pre - post * w);
            default -> ETA * pre * post * (post - theta);
        };
    }

    private static Synapse rule(String name) {
        return switch (name) {
            case "Hebb" -> Hebb.of(ETA, -5, 5);
            case "Oja" -> Oja.of(ETA);
            default -> Bcm.of(ETA, TAU_THETA, R_0);
        };
    }

    /** Three inputs that approach their mu with 20 ms, onto one unit of 5 ms. */
    private static final class Trial {
        final NetworkBuilder b = NetworkBuilder.create();
        final Population inputs = b.population(
                        "inputs", 3, RateUnit.builder(Gain.linear(1)).tau(20).build())
                .with("mu", Values.array(MU))
                .initially("r", Values.array(RATES));
        final Population unit =
                b.population("unit", 1, RateUnit.builder(Gain.linear(1)).tau(5).build());
        final Projection projection;

        Trial(String rule, double delay) {
            projection = b.project(inputs, unit)
                    .connect(allToAll())
                    .synapse(rule(rule))
                    .weight(Values.array(START));
            if (delay > 0) {
                projection.delay(delay);
            }
        }
    }

    /** Weights, and theta of BCM, from the recorded rates: 1e-12 of order 1. */
    @ParameterizedTest
    @CsvSource({"Hebb, 0", "Oja, 0", "Bcm, 0", "Hebb, 1.5", "Oja, 1.5", "Bcm, 1.5", "Bcm, 0.5"})
    void followsTheScheme(String name, double delay) {
        double dt = 0.5;
        int steps = 400;
        Trial trial = new Trial(name, delay);
        StateRecord inputs = trial.b.record(trial.inputs, "r", dt);
        StateRecord unit = trial.b.record(trial.unit, "r", dt);
        try (Network network = trial.b.build(timeStep(dt))) {
            network.run(steps * dt);
            double[] actual = network.connections(trial.projection).weights();
            for (int j = 0; j < 3; j++) {
                double[] r = inputs.of(j);
                double[] y = unit.of(0);
                double w = START[j];
                double theta = 0;
                for (int n = 0; n < steps; n++) {
                    w += dt * slope(name, w, theta, reaching(r, n, (int) Math.round(delay / dt)), y[n]);
                    theta += -StrictMath.expm1(-dt / TAU_THETA) * (y[n] * y[n] / R_0 - theta);
                }
                assertThat(actual[j]).as("weight %d", j).isCloseTo(w, within(1e-12));
                assertThat(w).isNotCloseTo(START[j], within(1e-3));
                if (name.equals("Bcm")) {
                    assertThat(network.read(trial.projection, "theta")[j]).isCloseTo(theta, within(1e-12));
                }
            }
        }
    }

    /** What reaches the synapse in the step from t_n on: the rate in the middle of the step, interpolated with a delay and extrapolated without one. */
    private static double reaching(double[] r, int n, int delay) {
        if (delay == 0) {
            return r[n] + (r[n] - r[Math.max(0, n - 1)]) / 2;
        }
        return (r[Math.max(0, n - delay)] + r[Math.max(0, n + 1 - delay)]) / 2;
    }

    static Stream<Arguments> rules() {
        return Stream.of(Arguments.of("Hebb"), Arguments.of("Oja"), Arguments.of("Bcm"));
    }

    /** Of rates, weights and threshold together, by an adaptive method: the error of the weights halves with the step. */
    @ParameterizedTest
    @MethodSource("rules")
    void convergesWithFirstOrder(String name) {
        double duration = 200;
        double[][] solution = Solution.sample(
                (t, x, dx) -> {
                    double h = 0;
                    double y = x[3];
                    for (int j = 0; j < 3; j++) {
                        dx[j] = (MU[j] - x[j]) / 20;
                        h += x[4 + j] * x[j];
                        dx[4 + j] = slope(name, x[4 + j], x[7], x[j], y);
                    }
                    dx[3] = (h - y) / 5;
                    dx[7] = (y * y / R_0 - x[7]) / TAU_THETA;
                },
                new double[] {RATES[0], RATES[1], RATES[2], 0, START[0], START[1], START[2], 0},
                duration,
                2);
        double[] errors = new double[4];
        for (int k = 0; k < errors.length; k++) {
            Trial trial = new Trial(name, 0);
            try (Network network = trial.b.build(timeStep(0.4 / (1 << k)))) {
                network.run(duration);
                double[] w = network.connections(trial.projection).weights();
                for (int j = 0; j < 3; j++) {
                    errors[k] = Math.max(errors[k], Math.abs(w[j] - solution[4 + j][1]));
                }
            }
        }
        for (int k = 1; k < errors.length; k++) {
            assertThat(errors[k - 1] / errors[k]).as("gain %d", k).isBetween(1.8, 2.2);
        }
    }
}
