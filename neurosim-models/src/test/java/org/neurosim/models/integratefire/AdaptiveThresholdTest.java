package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.HybridSolution;
import org.neurosim.models.Receptor;

/** {@link Mat} against closed forms and {@link AdaptiveLif} against event-exact solutions. */
class AdaptiveThresholdTest {
    private static final double DT = 0.1;

    /**
     * v is an exponential approach that no spike disturbs, the threshold a sum over the spikes: all in closed form, on
     * the same grid, so that spikes are the same and traces agree to the rounding of 5000 steps.
     */
    @Test
    void mat2() {
        double[] alpha = {37, 2};
        double[] tau = {10, 200};
        Cell.Run run = new Cell(Mat.mat2().current(600).build(), DT).run(500, "v", "theta", "theta_2");

        List<Double> spikes = new ArrayList<>();
        for (int k = 1; k <= 5000; k++) {
            double t = k * DT;
            double v = -70 + 30 * (1 - Math.exp(-t / 5));
            double[] theta = {0, 0};
            for (double s : spikes) {
                for (int j = 0; j < 2; j++) {
                    theta[j] += alpha[j] * Math.exp(-(t - s) / tau[j]);
                }
            }
            boolean refractory = !spikes.isEmpty() && t - spikes.get(spikes.size() - 1) < 2 + DT / 2;
            boolean spike = !refractory && v >= -51 + theta[0] + theta[1];
            if (spike) {
                spikes.add(t);
            }
            assertThat(run.trace("v")[k]).isCloseTo(v, within(1e-10));
            assertThat(run.trace("theta")[k]).isCloseTo(-51 + theta[0] + theta[1] + (spike ? 39 : 0), within(1e-9));
            assertThat(run.trace("theta_2")[k]).isCloseTo(theta[1] + (spike ? 2 : 0), within(1e-10));
        }
        assertThat(spikes).hasSizeGreaterThan(10);
        assertThat(run.spikeTimes())
                .containsExactly(
                        spikes.stream().mapToDouble(Double::doubleValue).toArray(), within(1e-9));
    }

    /** The integral over the past derivative of v, which no spike disturbs, and sums over the spikes: in closed form for a step of current, spikes on the same grid. */
    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5})
    void amat2VoltageDependence(double beta) {
        Cell.Run run = new Cell(
                        Mat.amat2()
                                .voltageThreshold(beta, 5)
                                .slowThreshold(3, 200)
                                .current(800)
                                .build(),
                        DT)
                .run(200, "v", "theta", "theta_v");
        double kappa = 1 / 5.0 - 1 / 10.0;
        List<Double> spikes = new ArrayList<>();
        for (int k = 1; k <= 2_000; k++) {
            double t = k * DT;
            double v = -70 + 40 * (1 - Math.exp(-t / 10));
            double voltage =
                    beta * 4 * Math.exp(-t / 10) * (1 - Math.exp(-kappa * t) * (1 + kappa * t)) / (kappa * kappa);
            double theta = -65 + voltage;
            for (double s : spikes) {
                theta += 10 * Math.exp(-(t - s) / 10) + 3 * Math.exp(-(t - s) / 200);
            }
            boolean refractory = !spikes.isEmpty() && t - spikes.get(spikes.size() - 1) < 2 + DT / 2;
            boolean spike = !refractory && v >= theta;
            if (spike) {
                spikes.add(t);
            }
            assertThat(run.trace("theta_v")[k]).isCloseTo(voltage, within(1e-10));
            assertThat(run.trace("theta")[k]).isCloseTo(theta + (spike ? 13 : 0), within(1e-9));
        }
        assertThat(spikes).hasSizeGreaterThan(5);
        assertThat(run.spikeTimes())
                .containsExactly(
                        spikes.stream().mapToDouble(Double::doubleValue).toArray(), within(1e-9));
    }

    /** A jump of v by a delta receptor is part of the derivative: theta_v responds with beta w s exp(-s/tau_v)... */
    @Test
    void amat2SeesJumps() {
        Cell.Run run = new Cell(
                        Mat.amat2()
                                .voltageThreshold(2, 5)
                                .capacitance(2e12)
                                .receptor(Receptor.delta("in"))
                                .build(),
                        DT)
                .input("in", 3, DT, 1 - DT)
                .run(20, "theta_v");
        for (int k = 10; k <= 200; k++) {
            double s = (k - 10) * DT;
            // The membrane is so slow that nothing else moves v.
            assertThat(run.trace("theta_v")[k]).isCloseTo(2 * 3 * s * Math.exp(-s / 5), within(1e-8));
        }
    }

    /** theta_v starts at rest for whatever voltage the user gives. */
    @Test
    void amat2StartsAtRest() {
        Cell.Run run = new Cell(
                        Mat.amat2()
                                .capacitance(2e12)
                                .voltageThreshold(1, 5)
                                .threshold(0)
                                .build(),
                        DT)
                .configure(p -> p.initially("v", -60))
                .run(1, "theta_v");
        assertThat(run.trace("theta_v")[10]).isCloseTo(0, within(1e-9));
    }

    /**
     * Each spike is late by up to a step of 0.005 ms, and the refractory conductance with it: spikes agree to a step per
     * spike before them, v before the first to the tolerance of the method.
     */
    @Test
    void conductancesOfAdaptationAndRefractoriness() {
        double dt = 0.005;
        HybridSolution solution = new HybridSolution(
                        (t, y, dy, refractory) -> {
                            dy[0] = refractory
                                    ? 0
                                    : (28.95 * (-70 - y[0]) + (y[1] + y[2]) * (-70 - y[0]) + 700) / 289.5;
                            dy[1] = -y[1] / 110;
                            dy[2] = -y[2] / 1.97;
                        },
                        y -> y[0] + 57,
                        y -> {
                            y[0] = -70;
                            y[1] += 14.48;
                            y[2] += 3214;
                        },
                        0.5,
                        -70,
                        0,
                        0)
                .to(400, 1);
        Cell.Run run = new Cell(AdaptiveLif.builder().current(700).build(), dt)
                .configure(p -> p.integrator(Integrators.adaptive(1e-9, 1e-10)))
                .every(1)
                .run(400, "v", "g_sfa", "g_rr");
        double[] expected = solution.spikeTimes();
        assertThat(expected.length).isGreaterThan(4);
        assertThat(expected[2] - expected[1]).isGreaterThan(1.1 * (expected[1] - expected[0]));
        assertThat(run.spikeTimes()).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(run.spikeTimes()[k]).as("spike " + k).isCloseTo(expected[k], within((k + 1) * dt));
        }
        int before = (int) expected[0] - 1;
        assertThat(Errors.absolute(run.trace("v"), 1, solution.trace(0), 0, before))
                .isLessThan(1e-7);
        int end = 399;
        assertThat(run.trace("g_sfa")[end + 1]).isCloseTo(solution.trace(1)[end], within(1e-2));
    }

    /** The default method converges to it, with first order. */
    @Test
    void exponentialEulerConverges() {
        double[] errors = new double[2];
        double exact = lastVoltage(0.1, true);
        for (int k = 0; k < 2; k++) {
            errors[k] = Math.abs(lastVoltage(k == 0 ? 0.1 : 0.05, false) - exact);
        }
        assertThat(errors[0]).isLessThan(0.05);
        assertThat(errors[0] / errors[1]).isBetween(1.7, 2.3);
    }

    /** Without spikes by themselves: one is provoked at 1 ms, and its conductances decay. */
    private static double lastVoltage(double dt, boolean adaptive) {
        Cell cell = new Cell(
                        AdaptiveLif.builder()
                                .current(300)
                                .receptor(Receptor.delta("in"))
                                .build(),
                        dt)
                .input("in", 100, dt, 1 - dt);
        if (adaptive) {
            cell.configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12)));
        }
        double[] v = cell.run(12, "v").trace("v");
        return v[v.length - 1];
    }
}
