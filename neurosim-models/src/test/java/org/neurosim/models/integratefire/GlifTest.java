package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.Receptor;

/**
 * {@link Glif} against the paper's equations, with theta_s as a variable of its own, integrated here by Runge-Kutta with
 * 20 substeps per step and with the threshold on the same grid: the same spikes, and traces to 1e-8 (rounding and the
 * fourth-order error of the substeps).
 */
class GlifTest {
    private static final double DT = 0.1;
    private static final double C = 58.72;
    private static final double G = 9.43;
    private static final double REST = -78.85;
    private static final double INFINITY = -51.68;

    @ParameterizedTest
    @EnumSource(Glif.Level.class)
    void equationsOfThePaper(Glif.Level level) {
        double current = 420;
        int steps = 4000;
        Cell.Run run = new Cell(Glif.builder(level).current(current).build(), DT).run(steps * DT, variables(level));

        // v, I_1, I_2, theta_s, theta_v
        double[] y = {REST, 0, 0, 0, 0};
        List<Double> spikes = new ArrayList<>();
        int held = 0;
        for (int k = 1; k <= steps; k++) {
            if (held > 0) {
                held--;
            } else {
                advance(level, y, current);
            }
            if (held == 0 && !afterSpike(spikes, k) && y[0] >= INFINITY + y[3] + y[4]) {
                spikes.add(k * DT);
                rules(level, y);
                held = (int) Math.round(3.75 / DT);
            }
            assertThat(run.trace("v")[k]).as("v at " + k * DT).isCloseTo(y[0], within(1e-8));
            if (level.currents) {
                assertThat(run.trace("I_1")[k]).isCloseTo(y[1], within(1e-8));
                assertThat(run.trace("I_2")[k]).isCloseTo(y[2], within(1e-8));
            }
            if (level.resetRules) {
                assertThat(run.trace("theta")[k]).isCloseTo(INFINITY + y[3] + y[4], within(1e-8));
            }
            if (level.voltageThreshold) {
                assertThat(run.trace("theta_v")[k]).isCloseTo(y[4], within(1e-8));
            }
        }
        assertThat(spikes).hasSizeGreaterThan(8);
        assertThat(run.spikeTimes())
                .containsExactly(
                        spikes.stream().mapToDouble(Double::doubleValue).toArray(), within(1e-9));
    }

    /** In the last step of the refractory period there is no spike yet. */
    private static boolean afterSpike(List<Double> spikes, int k) {
        return !spikes.isEmpty() && k - Math.round(spikes.get(spikes.size() - 1) / DT) <= Math.round(3.75 / DT);
    }

    private static String[] variables(Glif.Level level) {
        List<String> names = new ArrayList<>(List.of("v"));
        if (level.currents) {
            names.addAll(List.of("I_1", "I_2"));
        }
        if (level.resetRules) {
            names.add("theta");
        }
        if (level.voltageThreshold) {
            names.add("theta_v");
        }
        return names.toArray(String[]::new);
    }

    private static void rules(Glif.Level level, double[] y) {
        y[0] = level.resetRules ? REST + 0.2 * (y[0] - REST) + 18.51 : REST;
        if (level.currents) {
            y[1] = -9.18 + y[1] * Math.exp(-0.003 * 3.75);
            y[2] = -198.94 + y[2] * Math.exp(-0.1 * 3.75);
        }
        if (level.resetRules) {
            y[3] = 0.37 + y[3] * Math.exp(-0.009 * 3.75);
        }
    }

    private static double[] slope(Glif.Level level, double[] y, double current) {
        return new double[] {
            (G * (REST - y[0]) + y[1] + y[2] + current) / C,
            -0.003 * y[1],
            -0.1 * y[2],
            -0.009 * y[3],
            level.voltageThreshold ? 0.005 * (y[0] - REST) - 0.09 * y[4] : 0
        };
    }

    private static void advance(Glif.Level level, double[] y, double current) {
        double h = DT / 20;
        for (int s = 0; s < 20; s++) {
            double[] k1 = slope(level, y, current);
            double[] k2 = slope(level, plus(y, k1, h / 2), current);
            double[] k3 = slope(level, plus(y, k2, h / 2), current);
            double[] k4 = slope(level, plus(y, k3, h), current);
            for (int j = 0; j < y.length; j++) {
                y[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
            }
        }
    }

    private static double[] plus(double[] y, double[] k, double h) {
        double[] sum = new double[y.length];
        for (int j = 0; j < y.length; j++) {
            sum[j] = y[j] + h * k[j];
        }
        return sum;
    }

    /** The form with conductances, by an adaptive method, is the same neuron: to the tolerance of the method. */
    @ParameterizedTest
    @EnumSource(Glif.Level.class)
    void bothForms(Glif.Level level) {
        Cell.Run[] runs = new Cell.Run[2];
        for (int k = 0; k < 2; k++) {
            Glif.Builder b = Glif.builder(level).current(420);
            if (k == 1) {
                b.receptor(Receptor.expConductance("unused", 2, 0));
            }
            Cell cell = new Cell(b.build(), DT);
            if (k == 1) {
                cell.configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12)));
            }
            runs[k] = cell.run(200, variables(level));
        }
        assertThat(runs[1].spikeTimes()).isNotEmpty().containsExactly(runs[0].spikeTimes());
        for (String variable : variables(level)) {
            assertThat(Errors.absolute(runs[1].trace(variable), 0, runs[0].trace(variable), 0, 2001))
                    .as(variable)
                    .isLessThan(1e-7);
        }
    }

    /** Level 1 is {@link Lif}: the same bits are not asked, rounding is. */
    @Test
    void levelOneIsLif() {
        double[] glif = new Cell(Glif.builder(Glif.Level.GLIF1).current(400).build(), DT)
                .run(200, "v")
                .trace("v");
        double[] lif = new Cell(
                        Lif.builder()
                                .capacitance(C)
                                .leakConductance(G)
                                .restingPotential(REST)
                                .threshold(INFINITY)
                                .reset(REST)
                                .refractory(3.75)
                                .current(400)
                                .build(),
                        DT)
                .run(200, "v")
                .trace("v");
        assertThat(Errors.absolute(glif, 0, lif, 0, lif.length)).isLessThan(1e-11);
    }

    /** Receptors go on in the refractory period, and reach the membrane. */
    @Test
    void receptors() {
        Cell.Run run = new Cell(
                        Glif.builder(Glif.Level.GLIF5)
                                .receptor(Receptor.alphaCurrent("in", 2))
                                .build(),
                        DT)
                .input("in", 900, DT, 10, 12)
                .run(60, "I_in");
        assertThat(run.spikeTimes()).isNotEmpty();
        for (int k = 101; k <= 600; k++) {
            double a = Math.max(0, k * DT - 10.1) / 2;
            double b = Math.max(0, k * DT - 12.1) / 2;
            double expected = 900 * Math.E * (a * Math.exp(-a) + b * Math.exp(-b));
            assertThat(run.trace("I_in")[k]).isCloseTo(expected, within(1e-9));
        }
    }
}
