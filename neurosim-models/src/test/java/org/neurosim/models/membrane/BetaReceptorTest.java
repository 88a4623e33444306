package org.neurosim.models.membrane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.HybridSolution;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;

/** Beta (double-exponential) receptors, and several receptors with time constants of their own on one {@link Lif}. */
class BetaReceptorTest {
    private static final double DT = 0.1;

    /** Closed form with the peak found by its own formula, 1e-13 relative: rounding of the exact propagator. */
    @ParameterizedTest
    @CsvSource({"0.5, 5", "1, 4", "4, 1", "2, 2.0001", "0.01, 100"})
    void closedForm(double rise, double decay) {
        double peakTime = rise * decay / (decay - rise) * Math.log(decay / rise);
        double peak = Math.exp(-peakTime / decay) - Math.exp(-peakTime / rise);
        for (boolean current : new boolean[] {true, false}) {
            Receptor r = current
                    ? Receptor.betaCurrent("in", rise, decay)
                    : Receptor.betaConductance("in", rise, decay, -70);
            String variable = current ? "I_in" : "g_in";
            double[] response = new Cell(Lif.builder().receptor(r).build(), DT)
                    .input("in", 3, DT, 1)
                    .run(30, variable)
                    .trace(variable);
            for (int k = 11; k < response.length; k++) {
                double t = (k - 11) * DT;
                double expected = 3 * (Math.exp(-t / decay) - Math.exp(-t / rise)) / peak;
                double tolerance = Math.abs(decay - rise) < 0.01 ? 1e-10 : 1e-13;
                assertThat(response[k]).as("at " + t).isCloseTo(expected, within(tolerance * 3 + 1e-300));
            }
        }
    }

    /** The peak is the weight, on a grid fine enough to see it. */
    @Test
    void peakIsTheWeight() {
        double[] g = new Cell(
                        Lif.builder()
                                .receptor(Receptor.betaConductance("in", 0.7, 3, 0))
                                .threshold(0)
                                .build(),
                        0.001)
                .input("in", 5, 0.001, 0.1)
                .run(10, "g_in")
                .trace("g_in");
        assertThat(java.util.Arrays.stream(g).max().orElse(0)).isCloseTo(5, within(1e-6));
    }

    @Test
    void equalTimeConstantsMakeAnAlphaFunction() {
        double[][] v = new double[2][];
        Receptor[] receptors = {Receptor.alphaCurrent("in", 2), Receptor.betaCurrent("in", 2, 2)};
        for (int k = 0; k < 2; k++) {
            v[k] = new Cell(Lif.builder().receptor(receptors[k]).build(), DT)
                    .input("in", 10, DT, 1, 3)
                    .run(30, "v")
                    .trace("v");
        }
        assertThat(Errors.absolute(v[0], 0, v[1], 0, v[0].length)).isLessThan(1e-12);
    }

    /** Conductances against an event-exact solution, the membrane by an adaptive method. */
    @Test
    void conductanceDrivesTheMembrane() {
        double gain = ReceptorSet.betaGain(1, 4);
        HybridSolution solution = new HybridSolution(
                        (t, y, dy, refractory) -> {
                            dy[0] = (-10 * (y[0] + 70) - y[2] * y[0]) / 200;
                            dy[1] = -y[1] / 1;
                            dy[2] = gain * y[1] - y[2] / 4;
                        },
                        y -> -1,
                        y -> {},
                        0,
                        -70,
                        0,
                        0)
                .to(5, DT)
                .change(y -> y[1] += 8)
                .to(40, DT);
        double[] v = new Cell(
                        Lif.builder()
                                .capacitance(200)
                                .leakConductance(10)
                                .threshold(0)
                                .receptor(Receptor.betaConductance("in", 1, 4, 0))
                                .build(),
                        DT)
                .configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12)))
                .input("in", 8, DT, 5 - DT)
                .run(40, "v")
                .trace("v");
        assertThat(Errors.absolute(v, 1, solution.trace(0), 0, 400)).isLessThan(1e-8);
    }

    /** Five receptors at once: the sum of the responses to each alone, the system being linear. */
    @Test
    void multisynapse() {
        Receptor[] receptors = {
            Receptor.expCurrent("a", 0.5),
            Receptor.expCurrent("b", 20),
            Receptor.alphaCurrent("c", 3),
            Receptor.betaCurrent("d", 1, 8),
            Receptor.delta("e")
        };
        double[] together = deflection(receptors, 0, receptors.length);
        double[] sum = new double[together.length];
        for (int k = 0; k < receptors.length; k++) {
            double[] one = deflection(receptors, k, k + 1);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i];
            }
        }
        assertThat(Errors.absolute(together, 0, sum, 0, sum.length)).isLessThan(1e-12);
    }

    private static double[] deflection(Receptor[] receptors, int from, int to) {
        Lif.Builder b = Lif.builder().threshold(1000);
        for (Receptor r : receptors) {
            b.receptor(r);
        }
        Cell cell = new Cell(b.build(), DT);
        for (int k = from; k < to; k++) {
            cell.input(receptors[k].name(), k + 1, DT, 2 + k, 9 + 2 * k);
        }
        double[] v = cell.run(60, "v").trace("v");
        for (int i = 0; i < v.length; i++) {
            v[i] += 70;
        }
        return v;
    }

    @Test
    void description() {
        assertThat(Receptor.betaConductance("a", 1, 2, -80))
                .hasToString("beta conductance receptor a (tau_rise 1.0 ms, tau 2.0 ms, E -80.0 mV)");
    }
}
