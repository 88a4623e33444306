package org.neurosim.models.synapses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.oneToOne;
import static org.neurosim.models.Receptor.gradedConductance;
import static org.neurosim.models.Receptor.gradedCurrent;
import static org.neurosim.models.Solution.bernoulli;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Synapse;
import org.neurosim.api.record.StateRecord;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Errors;
import org.neurosim.models.Receptor;
import org.neurosim.models.Solution;
import org.neurosim.models.conductance.WangBuzsaki;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;

/** Graded synapses against solutions of all equations at once. */
class GradedSynapseTest {
    private static final double INTERVAL = 0.1;
    private static final double G = 20;

    /** A Wang-Buzsaki cell that fires, and one that it inhibits without spikes being looked at. */
    private static double[][] network(Synapse synapse, double dt, double duration) {
        Neuron cell = WangBuzsaki.builder()
                .receptor(Receptor.expConductance("exc", 5, 0))
                .receptor(gradedConductance("inh", -75))
                .build();
        NetworkBuilder b = NetworkBuilder.create();
        Population first = b.population("first", 1, cell).integrator(Integrators.rk4());
        Population second = b.population("second", 1, cell).integrator(Integrators.rk4());
        b.stimulate(first, Stimuli.direct(200));
        b.stimulate(second, Stimuli.direct(250));
        b.project(first, second)
                .connect(oneToOne())
                .synapse(synapse)
                .receptor("inh")
                .weight(G);
        StateRecord v = b.record(second, "v", INTERVAL);
        StateRecord g = b.record(second, "g_inh", INTERVAL);
        try (Network net = b.build(timeStep(dt))) {
            net.run(duration);
        }
        return new double[][] {v.of(0), g.of(0)};
    }

    private static double activation(double v) {
        return 1 / (1 + Math.exp(-(v + 20) / 4));
    }

    /** Variables v, h, n of both cells, then s; instantaneous synapses have s = F. */
    private static double[][] solution(boolean kinetic, int samples) {
        double[] start = new double[7];
        for (int o = 0; o < 6; o += 3) {
            start[o] = -65;
            double bh = 1 / (Math.exp(-0.1 * (-65 + 28)) + 1);
            double ah = 0.07 * Math.exp(-(-65 + 58) / 20.0);
            double an = 0.1 * bernoulli(-(-65 + 34) / 10.0);
            double bn = 0.125 * Math.exp(-(-65 + 44) / 80.0);
            start[o + 1] = ah / (ah + bh);
            start[o + 2] = an / (an + bn);
        }
        start[6] = 2 * activation(-65) / (2 * activation(-65) + 0.1);
        return Solution.sample(
                (t, x, dx) -> {
                    double s = kinetic ? x[6] : activation(x[0]);
                    cell(x, dx, 0, 200);
                    cell(x, dx, 3, 250 + G * s * (-75 - x[3]));
                    dx[6] = 2 * activation(x[0]) * (1 - x[6]) - 0.1 * x[6];
                },
                start,
                INTERVAL,
                samples);
    }

    private static void cell(double[] x, double[] dx, int o, double current) {
        double v = x[o];
        double am = bernoulli(-(v + 35) / 10);
        double m = am / (am + 4 * Math.exp(-(v + 60) / 18));
        dx[o] = (3500 * m * m * m * x[o + 1] * (55 - v)
                        + 900 * Math.pow(x[o + 2], 4) * (-90 - v)
                        + 10 * (-65 - v)
                        + current)
                / 100;
        dx[o + 1] = 5 * (0.07 * Math.exp(-(v + 58) / 20) * (1 - x[o + 1]) - x[o + 1] / (Math.exp(-0.1 * (v + 28)) + 1));
        dx[o + 2] =
                5 * (0.1 * bernoulli(-(v + 34) / 10) * (1 - x[o + 2]) - 0.125 * Math.exp(-(v + 44) / 80) * x[o + 2]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("the target follows all equations solved as one system, with an error of second order")
    void againstSolution(boolean kinetic) {
        Synapse synapse = kinetic ? GradedSynapse.kinetic(-20, 4, 2, 0.1) : GradedSynapse.instantaneous(-20, 4);
        double duration = 30;
        int samples = (int) Math.round(duration / INTERVAL) + 1;
        double[][] solution = solution(kinetic, samples);
        double[][] coarse = network(synapse, 0.005, duration);
        double[][] fine = network(synapse, 0.0025, duration);
        double coarseError = Errors.absolute(coarse[0], 0, solution[3], 0, samples);
        double fineError = Errors.absolute(fine[0], 0, solution[3], 0, samples);
        assertThat(Errors.crossings(solution[3], 0, INTERVAL))
                .as("spikes of the target")
                .isNotEmpty();
        assertThat(fineError).isLessThan(0.01);
        assertThat(coarseError / fineError).isCloseTo(4, within(0.4));
        if (kinetic) {
            // What is recorded was held over the step before, for its middle.
            for (int k = 1; k < samples; k++) {
                double middle = 0.025 * (solution[6][k - 1] - solution[6][k]) + solution[6][k];
                assertThat(fine[1][k] / G).isCloseTo(middle, within(5e-3));
            }
        }
    }

    @Test
    @DisplayName("as a current, and with a delay, the target gets the activation as it was")
    void currentWithDelay() {
        NetworkBuilder b = NetworkBuilder.create();
        Population source =
                b.population("source", 1, Lif.builder().tauM(10).threshold(0).build());
        b.stimulate(source, Stimuli.direct(10));
        Population target = b.population(
                "target",
                1,
                Lif.builder()
                        .tauM(5)
                        .capacitance(5)
                        .threshold(0)
                        .receptor(gradedCurrent("in"))
                        .build());
        b.project(source, target)
                .connect(oneToOne())
                .synapse(GradedSynapse.instantaneous(-65, 2))
                .weight(7)
                .delay(2);
        StateRecord held = b.record(target, "I_in", 1);
        StateRecord v = b.record(target, "v", 1);
        try (Network net = b.build(timeStep(1))) {
            net.run(10);
        }
        double[] expected = new double[11];
        for (int k = 0; k <= 10; k++) {
            double potential = -70 + 10 * -Math.expm1(-k / 10.0);
            expected[k] = 7 / (1 + Math.exp(-(potential + 65) / 2));
        }
        double u = 0;
        for (int k = 1; k <= 10; k++) {
            double current = (expected[Math.max(0, k - 3)] + expected[Math.max(0, k - 2)]) / 2;
            assertThat(held.of(0)[k]).as("step %d", k).isCloseTo(current, within(1e-12));
            u = current + (u - current) * Math.exp(-0.2);
            assertThat(v.of(0)[k]).isCloseTo(-70 + u, within(1e-11));
        }
    }

    @Test
    void messages() {
        assertThatThrownBy(() -> GradedSynapse.instantaneous(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("GradedSynapse", "k = 0.0 mV");
        assertThatThrownBy(() -> GradedSynapse.kinetic(0, 2, 1, -1)).hasMessageContaining("beta = -1.0 1/ms");
    }
}
