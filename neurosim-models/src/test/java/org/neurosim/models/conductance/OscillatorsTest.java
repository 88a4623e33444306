package org.neurosim.models.conductance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.models.Solution.pulse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.api.Neuron;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.NeuroMlReference;
import org.neurosim.models.Receptor;
import org.neurosim.models.Solution;
import org.neurosim.models.stimuli.Stimuli;

/**
 * {@link FitzHughNagumo}, {@link MorrisLecar} and {@link HindmarshRose} against published times and independent
 * solutions of the printed equations. With tolerances of 1e-11 the adaptive method has errors of 1e-10 per step, which
 * jumps of the relaxation oscillations magnify: bounds of 1e-7 (Morris-Lecar: 1e-5 mV).
 */
class OscillatorsTest {
    private static final double STEP = 0.1;

    private static Cell.Run run(Neuron model, double current, double duration, String... variables) {
        return new Cell(model, STEP)
                .configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12)))
                .current(Stimuli.step(current, 10, duration - 10))
                .run(duration, variables);
    }

    private static void assertSame(Cell.Run run, double[][] expected, double tolerance, String... variables) {
        for (int k = 0; k < variables.length; k++) {
            assertThat(Errors.absolute(run.trace(variables[k]), 0, expected[k], 0, expected[k].length))
                    .as("error of " + variables[k])
                    .isLessThan(tolerance);
        }
        assertThat(run.spikeTimes()).as("spikes").hasSizeGreaterThan(1);
    }

    @Test
    void fitzHughNagumo() {
        Neuron model = FitzHughNagumo.builder().timeUnit(0.5).build();
        double[][] expected = Solution.sample(
                (t, x, dx) -> {
                    dx[0] = (x[0] - x[0] * x[0] * x[0] / 3 - x[1] + pulse(t, 10, 90, 0.5)) / 0.5;
                    dx[1] = 0.08 * (x[0] + 0.7 - 0.8 * x[1]) / 0.5;
                },
                new double[] {-1.19941, -0.62426},
                STEP,
                1001);
        assertSame(run(model, 0.5, 100, "v", "w"), expected, 1e-7, "v", "w");
    }

    /**
     * Peaks of the NeuroML model, found by jLEMS by Euler's method: its error at a step of 0.01 is of the order of a
     * step per oscillation of 37; bound 1e-3 of the time and the step.
     */
    @Test
    void fitzHughNagumoNeuroMl() {
        double[] expected = NeuroMlReference.expected("fhn", "experiment 1, free run|spike times");
        Cell.Run run = new Cell(FitzHughNagumo.builder().current(1).build(), 0.01)
                .configure(p -> p.initially("v", 0).initially("w", 0))
                .run(400, "v");
        double[] v = run.trace("v");
        double[] peaks = java.util.stream.IntStream.range(1, v.length - 1)
                .filter(k -> v[k] >= v[k - 1] && v[k] > v[k + 1])
                .mapToDouble(k -> k * 0.01)
                .toArray();

        assertThat(peaks).hasSameSizeAs(expected);
        for (int k = 0; k < peaks.length; k++) {
            assertThat(peaks[k]).isCloseTo(expected[k], within(0.01 + 1e-3 * expected[k]));
        }
    }

    /** The default initial state is the rest: dv/dt = dw/dt = 0 to the printed digits. */
    @Test
    void fitzHughNagumoRests() {
        double[] v =
                new Cell(FitzHughNagumo.builder().build(), STEP).run(200, "v").trace("v");
        assertThat(Arrays.stream(v).map(x -> Math.abs(x + 1.19941)).max().orElseThrow())
                .isLessThan(1e-5);
    }

    /** Oscillations between the two Hopf bifurcations, where 1 - v^2 = phi b: v = -+0.96747. */
    @ParameterizedTest
    @CsvSource({"0.30, false", "0.36, true", "1.39, true", "1.45, false"})
    void fitzHughNagumoBifurcations(double current, boolean fires) {
        double[] spikes = new Cell(FitzHughNagumo.builder().current(current).build(), STEP)
                .configure(p -> p.initially("v", 0.5))
                .run(2000)
                .spikeTimes();
        assertThat(spikes.length > 0 && spikes[spikes.length - 1] > 1900).isEqualTo(fires);
    }

    @Test
    void hindmarshRose() {
        Neuron model = HindmarshRose.builder().current(0.5).build();
        double[][] expected = Solution.sample(
                (t, x, dx) -> {
                    dx[0] = x[1] - Math.pow(x[0], 3) + 3 * x[0] * x[0] - x[2] + 0.5 + pulse(t, 10, 290, 1.5);
                    dx[1] = 1 - 5 * x[0] * x[0] - x[1];
                    dx[2] = 0.006 * (4 * (x[0] + 1.6) - x[2]);
                },
                new double[] {-1.6, -11.8, 0},
                STEP,
                3001);
        assertSame(run(model, 1.5, 300, "v", "y", "z"), expected, 1e-7, "v", "y", "z");
    }

    /** Bursts at I = 2: intervals between and within bursts differ by more than 4; tonic spikes at I = 4. */
    @Test
    void hindmarshRoseBurstsOrNot() {
        assertThat(spreadOfIntervals(2)).isGreaterThan(4);
        assertThat(spreadOfIntervals(4)).isLessThan(1.1);
    }

    private static double spreadOfIntervals(double current) {
        double[] t = new Cell(HindmarshRose.builder().current(current).build(), 0.05)
                .run(3000)
                .spikeTimes();
        double[] intervals = java.util.stream.IntStream.range(t.length / 2, t.length)
                .mapToDouble(k -> t[k] - t[k - 1])
                .toArray();
        return Arrays.stream(intervals).max().orElseThrow()
                / Arrays.stream(intervals).min().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"false, 440, 2, 30, 0.04, 12000", "true, 400, 12, 17.4, 0.066666666666666667, 5000"})
    void morrisLecar(boolean one, double gCa, double v3, double v4, double phi, double current) {
        Neuron model = (one ? MorrisLecar.typeOne() : MorrisLecar.typeTwo()).build();
        double[][] expected = Solution.sample(
                (t, x, dx) -> {
                    double m = 0.5 * (1 + Math.tanh((x[0] + 1.2) / 18));
                    double w = 0.5 * (1 + Math.tanh((x[0] - v3) / v4));
                    dx[0] = (gCa * m * (120 - x[0])
                                    + 800 * x[1] * (-84 - x[0])
                                    + 200 * (-60 - x[0])
                                    + pulse(t, 10, 490, current))
                            / 2000;
                    dx[1] = phi * Math.cosh((x[0] - v3) / (2 * v4)) * (w - x[1]);
                },
                new double[] {-60, 0.5 * (1 + Math.tanh((-60 - v3) / v4))},
                STEP,
                5001);
        assertSame(run(model, current, 500, "v", "w"), expected, 1e-5, "v", "w");
    }

    /** Type I fires at less than a third of the lowest rate of type II (Rinzel and Ermentrout 1998, figures 7.4, 7.6). */
    @Test
    void morrisLecarTypes() {
        double[] one = new Cell(MorrisLecar.typeOne().current(4020).build(), STEP)
                .run(6000)
                .spikeTimes();
        double[] below = new Cell(MorrisLecar.typeOne().current(3950).build(), STEP)
                .run(6000)
                .spikeTimes();
        double[] two = new Cell(MorrisLecar.typeTwo().current(9600).build(), STEP)
                .configure(p -> p.initially("v", 20))
                .run(6000)
                .spikeTimes();

        assertThat(below.length).isLessThan(2);
        assertThat(one.length).isBetween(2, two.length / 3);
    }

    /** Receptors act on the dimensionless models: a delta weight is a jump of v, a current is a number. */
    @Test
    void receptorsOfDimensionlessModels() {
        Neuron model = HindmarshRose.builder()
                .receptor(Receptor.delta("jump"))
                .receptor(Receptor.expCurrent("I", 5))
                .receptor(Receptor.expConductance("g", 5, 1))
                .build();
        Cell.Run run = new Cell(model, STEP)
                .input("jump", 0.25, STEP, 1)
                .input("I", 2, STEP, 2)
                .input("g", 3, STEP, 3)
                .run(5, "v", "I_I", "g_g");
        Cell.Run free = new Cell(HindmarshRose.builder().build(), STEP).run(5, "v");

        assertThat(run.trace("v")[11] - free.trace("v")[11]).isCloseTo(0.25, within(1e-12));
        assertThat(run.trace("I_I")[21]).isEqualTo(2);
        assertThat(run.trace("g_g")[31]).isEqualTo(3);
    }
}
