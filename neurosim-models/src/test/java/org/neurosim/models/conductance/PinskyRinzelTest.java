package org.neurosim.models.conductance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.models.Solution.bernoulli;
import static org.neurosim.models.Solution.pulse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Neuron;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Errors;
import org.neurosim.models.Receptor;
import org.neurosim.models.Solution;
import org.neurosim.models.stimuli.Stimuli;

/** {@link PinskyRinzel} against an independent solution in the paper's units (uA/cm2, mS/cm2, zero at -60 mV). */
class PinskyRinzelTest {
    private static final double STEP = 0.1;

    /** State: v, v_d, h, n, s, c, q, Ca. */
    private static void paper(double t, double[] x, double[] dx, double soma, double dendrite) {
        double v = x[0];
        double d = x[1];
        double am = 1.28 * bernoulli((13.1 - v) / 4);
        double m = am / (am + 1.4 * bernoulli((v - 40.1) / 5));
        double calcium = 10 * x[4] * x[4] * (d - 140);
        double chi = Math.min(x[7] / 250, 1);
        dx[0] = (-0.1 * v - 30 * m * m * x[2] * (v - 120) - 15 * x[3] * (v + 15) + 2.1 / 0.5 * (d - v) + soma / 0.5)
                / 3;
        dx[1] = (-0.1 * d
                        - calcium
                        - 0.8 * x[6] * (d + 15)
                        - 15 * x[5] * chi * (d + 15)
                        + 2.1 / 0.5 * (v - d)
                        + dendrite / 0.5)
                / 3;
        double ac = d <= 50 ? Math.exp((d - 10) / 11 - (d - 6.5) / 27) / 18.975 : 2 * Math.exp((6.5 - d) / 27);
        double bc = d <= 50 ? 2 * Math.exp((6.5 - d) / 27) - ac : 0;
        gate(x, dx, 2, 0.128 * Math.exp((17 - v) / 18), 4 / (1 + Math.exp((40 - v) / 5)));
        gate(x, dx, 3, 0.08 * bernoulli((35.1 - v) / 5), 0.25 * Math.exp(0.5 - 0.025 * v));
        gate(x, dx, 4, 1.6 / (1 + Math.exp(-0.072 * (d - 65))), 0.1 * bernoulli((d - 51.1) / 5));
        gate(x, dx, 5, ac, bc);
        gate(x, dx, 6, Math.min(0.00002 * x[7], 0.01), 0.001);
        dx[7] = -0.13 * calcium - 0.075 * x[7];
    }

    private static void gate(double[] x, double[] dx, int k, double alpha, double beta) {
        dx[k] = alpha * (1 - x[k]) - beta * x[k];
    }

    /** Gates at their steady states: where the derivative of each alone is 0. */
    private static double[] initial() {
        double[] zero = new double[8];
        double[] one = {0, 0, 1, 1, 1, 1, 1, 0};
        double[] alpha = new double[8];
        double[] minusBeta = new double[8];
        paper(0, zero, alpha, 0, 0);
        paper(0, one, minusBeta, 0, 0);
        double[] x = new double[8];
        for (int k = 2; k < 7; k++) {
            x[k] = alpha[k] / (alpha[k] - minusBeta[k]);
        }
        return x;
    }

    /**
     * Bound: 1e-3 mV, of Ca 1e-3. The adaptive method's errors of 1e-10 per step are magnified by upstrokes and bursts,
     * and beta_c differs by 1e-5 within 0.001 mV of its kink.
     */
    @Test
    void independentSolution() {
        Neuron model = PinskyRinzel.builder().dendriticCurrent(20).build();
        Cell.Run run = new Cell(model, STEP)
                .configure(p -> p.integrator(Integrators.adaptive(1e-11, 1e-12)))
                .current(Stimuli.step(100, 20, 380))
                .run(400, "v", "v_d", "h", "n", "s", "c", "q", "Ca");
        double[][] expected =
                Solution.sample((t, x, dx) -> paper(t, x, dx, pulse(t, 20, 380, 1), 0.2), initial(), STEP, 4001);

        assertThat(run.spikeTimes()).as("spikes").hasSizeGreaterThan(3);
        String[] names = {"v", "v_d", "h", "n", "s", "c", "q", "Ca"};
        for (int k = 0; k < 8; k++) {
            double shift = k < 2 ? 60 : 0;
            double[] actual =
                    Arrays.stream(run.trace(names[k])).map(y -> y + shift).toArray();
            assertThat(Errors.absolute(actual, 0, expected[k], 0, actual.length))
                    .as("error of " + names[k])
                    .isLessThan(1e-3);
        }
    }

    /** With 0.75 uA/cm2 into the soma bursts of several spikes twice a second, with 2.5 regular spikes at 45 Hz. */
    @Test
    void burstsAndSpikes() {
        double[] low = spikes(75);
        double[] high = spikes(250);
        assertThat(spread(low)).as("longest over shortest interval at 0.75").isGreaterThan(10);
        assertThat(spread(high)).as("longest over shortest interval at 2.5").isLessThan(1.5);
        assertThat(high.length).isGreaterThan(3 * low.length);
    }

    private static double[] spikes(double current) {
        return Arrays.stream(new Cell(PinskyRinzel.builder().current(current).build(), 0.02)
                        .configure(p -> p.integrator(Integrators.rk4()))
                        .run(3000)
                        .spikeTimes())
                .filter(t -> t > 1000)
                .toArray();
    }

    private static double spread(double[] t) {
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (int k = 1; k < t.length; k++) {
            shortest = Math.min(shortest, t[k] - t[k - 1]);
            longest = Math.max(longest, t[k] - t[k - 1]);
        }
        return longest / shortest;
    }

    /** Each receptor acts on its own compartment first. */
    @Test
    void receptorsOfCompartments() {
        Neuron model = PinskyRinzel.builder()
                .coupling(0, 0.25)
                .leak(0, -60)
                .sodium(0, 60)
                .potassium(0, -75)
                .calcium(0, 80)
                .calciumPotassium(0, 0)
                .receptor(Receptor.delta("soma"))
                .receptor(Receptor.expCurrent("I", 1000))
                .dendriticReceptor(Receptor.delta("dendrite"))
                .dendriticReceptor(Receptor.nmdaConductance("g", 1, 1000, 0, 0))
                .build();
        Cell.Run run = new Cell(model, STEP)
                .configure(p -> p.initially("I_I", 30).initially("g_g", 9))
                .input("soma", 3, STEP, 0.2)
                .input("dendrite", 5, STEP, 0.2)
                .run(1, "v", "v_d");

        double[] v = run.trace("v");
        double[] d = run.trace("v_d");
        // 30 pA into a quarter of 300 pF, 9 nS x 60 mV into three quarters
        assertThat(v[1] - v[0]).isCloseTo(0.1 * 30 / 75.0, within(1e-4));
        assertThat(d[1] - d[0]).isCloseTo(0.1 * 540 / 225.0, within(1e-3));
        assertThat(v[3] - v[2] - (v[1] - v[0])).isCloseTo(3, within(1e-3));
        assertThat(d[3] - d[2] - (d[1] - d[0])).isCloseTo(5, within(0.01));
    }

    @Test
    void messages() {
        assertThatThrownBy(() -> PinskyRinzel.builder().coupling(1, 1))
                .hasMessage("PinskyRinzel: p = 1.0; must be in (0, 1)");
        assertThatThrownBy(() -> PinskyRinzel.builder().calcium(-1, 0))
                .hasMessage("PinskyRinzel: g_Ca = -1.0 nS; must be finite and >= 0");
        assertThatThrownBy(() -> PinskyRinzel.builder()
                        .receptor(Receptor.delta("in"))
                        .dendriticReceptor(Receptor.delta("in"))
                        .build())
                .hasMessage("receptor in: model PinskyRinzel: receptor in is declared twice; give the receptor another"
                        + " name");
    }
}
