package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.HybridSolution;
import org.neurosim.models.NestProtocol;
import org.neurosim.models.Receptor;
import org.neurosim.models.ReferenceCsv;
import org.neurosim.models.stimuli.Stimuli;

/** {@link Izhikevich2003}, {@link Izhikevich2007} and {@link Qif}. */
class IzhikevichTest {

    /** NEST: forward Euler of the same step, every sample of the whole run to the 12 printed digits. */
    @Test
    void nestDirectCurrent() {
        ReferenceCsv reference = ReferenceCsv.read("nest/izhikevich_rs_dc.csv");
        Cell.Run run = nest().current(Stimuli.step(10, 10, 220)).run(250, "v", "u");
        assertNest(run, reference, "izhikevich_rs_dc");
    }

    @Test
    void nestInputSpikes() {
        ReferenceCsv reference = ReferenceCsv.read("nest/izhikevich_rs_spikes.csv");
        Cell.Run run = NestProtocol.withInputs(nest(), reference, "in", "in", 1).run(150, "v", "u");
        assertNest(run, reference, "izhikevich_rs_spikes");
    }

    private static Cell nest() {
        return new Cell(Izhikevich2003.builder().receptor(Receptor.delta("in")).build(), 0.1)
                .configure(p -> p.initially("v", -70).integrator(Integrators.euler()));
    }

    private static void assertNest(Cell.Run run, ReferenceCsv reference, String name) {
        int n = reference.size();
        assertThat(Errors.relative(run.trace("v"), 1, reference.column("V_m"), 0, n, 1e-3))
                .isLessThan(1e-9);
        assertThat(Errors.relative(run.trace("u"), 1, reference.column("U_m"), 0, n, 1e-3))
                .isLessThan(1e-9);
        assertThat(run.spikeTimes())
                .containsExactly(
                        ReferenceCsv.read("nest/" + name + "_spikes.csv").of("0.1"), within(1e-9));
    }

    /**
     * Brian: forward Euler and RK4 of the same step, every sample of the whole run to the 7 printed digits. */
    @ParameterizedTest
    @CsvSource({
        "RS, REGULAR_SPIKING",
        "IB, INTRINSICALLY_BURSTING",
        "CH, CHATTERING",
        "FS, FAST_SPIKING",
        "LTS, LOW_THRESHOLD_SPIKING"
    })
    void sameSchemesAsBrian(String set, Izhikevich2003.Type type) {
        ReferenceCsv reference = ReferenceCsv.read("brian2/izhikevich_" + set + "_trace.csv");
        for (String method : new String[] {"euler", "rk4"}) {
            double[] v = reference.column("v_" + method + "_dt0.1");
            Cell.Run run = new Cell(Izhikevich2003.builder(type).build(), 0.1)
                    .configure(p -> p.initially("v", -70)
                            .integrator(method.equals("rk4") ? Integrators.rk4() : Integrators.euler()))
                    .current(Stimuli.step(10, 20, 1e6))
                    .every(0.2)
                    .run(100, "v");
            assertThat(Errors.relative(run.trace("v"), 0, v, 0, 501, 1))
                    .as(method)
                    .isLessThan(1e-6);
        }
    }

    /**
     * Counts of spikes in 1000 steps of 1 ms at I = 10 from v = -65: exact integers of the paper's scheme, the formula being
     * evaluated in the order in which the paper's program has it (IB 28, FS 64, LTS 46, RZ 76 if written
     * as a Horner scheme: differences of rounding grow). The paper finds the
     * spikes of our step n at the start of its next, so 999 of our steps are its 1000.
     */
    @ParameterizedTest
    @CsvSource({
        "REGULAR_SPIKING, 20",
        "INTRINSICALLY_BURSTING, 27",
        "CHATTERING, 43",
        "FAST_SPIKING, 63",
        "LOW_THRESHOLD_SPIKING, 44",
        "RESONATOR, 80"
    })
    void paperScheme(Izhikevich2003.Type type, int count) {
        double[] spikes = new Cell(Izhikevich2003.builder(type).current(10).build(), 1)
                .configure(p -> p.integrator(Izhikevich2003.paperScheme()))
                .run(999)
                .spikeTimes();
        assertThat(spikes).hasSize(count);
        if (type == Izhikevich2003.Type.REGULAR_SPIKING) {
            assertThat(java.util.Arrays.copyOf(spikes, 3)).containsExactly(4, 31, 79);
        }
    }

    /** The paper's program, step by step, with its synaptic input of one step: the same bits. */
    @Test
    void paperSchemeIsThePapersProgram() {
        double v = -65;
        double u = 0.2 * v;
        double[] expected = new double[101];
        expected[0] = v;
        for (int t = 0; t < 100; t++) {
            if (v >= 30) {
                v = -65;
                u += 8;
            }
            double i = t == 20 || t == 21 || t == 50 ? 25 : 4;
            v = v + 0.5 * (0.04 * v * v + 5 * v + 140 - u + i);
            v = v + 0.5 * (0.04 * v * v + 5 * v + 140 - u + i);
            u = u + 0.02 * (0.2 * v - u);
            expected[t + 1] = v >= 30 ? -65 : v;
        }
        double[] actual = new Cell(
                        Izhikevich2003.builder()
                                .current(4)
                                .receptor(Receptor.expCurrent("in", 1))
                                .build(),
                        1)
                .configure(p -> p.integrator(Izhikevich2003.paperScheme()))
                .input("in", 21, 1, 19, 20, 49)
                .run(100, "v")
                .trace("v");
        assertThat(actual).containsExactly(expected);
    }

    /** Counts of the converged equation, each spike on the grid and so late by up to a step. */
    @ParameterizedTest
    @CsvSource({
        "REGULAR_SPIKING, 23",
        "INTRINSICALLY_BURSTING, 34",
        "CHATTERING, 87",
        "FAST_SPIKING, 137",
        "LOW_THRESHOLD_SPIKING, 78",
        "RESONATOR, 196"
    })
    void converged(Izhikevich2003.Type type, int count) {
        double[] spikes = new Cell(Izhikevich2003.builder(type).current(10).build(), 0.002)
                .every(1000)
                .run(1000)
                .spikeTimes();
        assertThat(spikes).hasSize(count);
        if (type == Izhikevich2003.Type.REGULAR_SPIKING) {
            assertThat(java.util.Arrays.copyOf(spikes, 3))
                    .containsExactly(new double[] {3.127, 26.226, 71.057}, within(0.01));
        }
    }

    @Test
    void recoveryStartsAtItsValueForTheVoltage() {
        Cell.Run run = new Cell(
                        Izhikevich2003.builder(Izhikevich2003.Type.THALAMO_CORTICAL)
                                .build(),
                        0.1)
                .configure(p -> p.initially("v", -60))
                .run(0.1, "u");
        assertThat(run.trace("u")[0]).isEqualTo(-15);
    }

    @Test
    void paperSchemeIsForItsModelAlone() {
        Cell cell = new Cell(Qif.builder().build(), 1).configure(p -> p.integrator(Izhikevich2003.paperScheme()));
        assertThatThrownBy(() -> cell.run(1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining(
                        "integrator the scheme of Izhikevich 2003 is for the model Izhikevich2003, not for"
                                + " Qif; use rk4(), adaptive(...) or leave the choice to the library");
    }

    /** Against an event-exact solution: each spike late by up to a step, all later ones with it. */
    @ParameterizedTest
    @EnumSource(Izhikevich2007.Type.class)
    void physicalUnits(Izhikevich2007.Type type) {
        double[] p = switch (type) {
            case REGULAR_SPIKING -> new double[] {100, 0.7, -60, -40, 35, 0.03, -2, -50, 100, 100};
            case INTRINSICALLY_BURSTING -> new double[] {150, 1.2, -75, -45, 50, 0.01, 5, -56, 130, 500};
            case CHATTERING -> new double[] {50, 1.5, -60, -40, 25, 0.03, 1, -40, 150, 250};
        };
        HybridSolution solution = new HybridSolution(
                        (t, y, dy, refractory) -> {
                            dy[0] = (p[1] * (y[0] - p[2]) * (y[0] - p[3]) - y[1] + p[9]) / p[0];
                            dy[1] = p[5] * (p[6] * (y[0] - p[2]) - y[1]);
                        },
                        y -> y[0] - p[4],
                        y -> {
                            y[0] = p[7];
                            y[1] += p[8];
                        },
                        0,
                        p[2],
                        0)
                .to(300, 1);
        double dt = 0.002;
        Cell.Run run = new Cell(Izhikevich2007.builder(type).current(p[9]).build(), dt)
                .every(1)
                .run(300, "v", "u");

        double[] expected = solution.spikeTimes();
        assertThat(expected.length).isGreaterThan(3);
        assertThat(run.spikeTimes()).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(run.spikeTimes()[k]).as("spike " + k).isCloseTo(expected[k], within(0.01 * (k + 1)));
        }
        int before = (int) expected[0] - 1;
        assertThat(Errors.absolute(run.trace("v"), 1, solution.trace(0), 0, before))
                .isLessThan(1e-8);
        assertThat(Errors.absolute(run.trace("u"), 1, solution.trace(1), 0, before))
                .isLessThan(1e-8);
    }

    /** v = tan, and the period in closed form: V' = V^2 + eta. */
    @ParameterizedTest
    @ValueSource(doubles = {51, 100, 400})
    void quadraticNeuron(double current) {
        double dt = 0.01;
        double eta = current / 0.5 - 100;
        double root = Math.sqrt(eta);
        double rate = 0.5 / 100 * root;
        double first = (Math.atan(85 / root) - Math.atan(-10 / root)) / rate;
        Cell.Run run = new Cell(Qif.builder().current(current).build(), dt).run(Math.rint(4 * first + 1), "v");

        double[] v = run.trace("v");
        for (int k = 0; k * dt < first - 1; k += 10) {
            double exact = -55 + root * Math.tan(Math.atan(-10 / root) + rate * k * dt);
            assertThat(v[k]).isCloseTo(exact, within(1e-6));
        }
        double[] spikes = run.spikeTimes();
        assertThat(spikes).hasSize(4);
        for (int k = 0; k < 4; k++) {
            assertThat(spikes[k] - (k + 1) * first).isBetween(-1e-6, (k + 1) * dt);
        }
    }

    /** A conductance and a current below threshold, against an event-exact solution of the same equations. */
    @Test
    void receptors() {
        HybridSolution solution = new HybridSolution(
                        (t, y, dy, refractory) -> {
                            double synaptic = y[2] * (-80 - y[0]) + y[3];
                            dy[0] = (0.7 * (y[0] + 60) * (y[0] + 40) - y[1] + synaptic) / 100;
                            dy[1] = 0.03 * (-2 * (y[0] + 60) - y[1]);
                            dy[2] = -y[2] / 3;
                            dy[3] = -y[3] / 5;
                        },
                        y -> -1,
                        y -> {},
                        0,
                        -60,
                        0,
                        0,
                        0)
                .to(5, 0.1)
                .change(y -> {
                    y[2] += 10;
                    y[3] += 40;
                })
                .to(40, 0.1);
        Cell.Run run = new Cell(
                        Izhikevich2007.builder()
                                .receptor(Receptor.expConductance("g", 3, -80))
                                .receptor(Receptor.expCurrent("i", 5))
                                .build(),
                        0.1)
                .configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12)))
                .input("g", 10, 0.1, 4.9)
                .input("i", 40, 0.1, 4.9)
                .run(40, "v", "u");
        assertThat(Errors.absolute(run.trace("v"), 1, solution.trace(0), 0, 400))
                .isLessThan(1e-8);
        assertThat(Errors.absolute(run.trace("u"), 1, solution.trace(1), 0, 400))
                .isLessThan(1e-8);
    }
}
