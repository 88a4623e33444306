package org.neurosim.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.allToAll;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.Projection;
import org.neurosim.api.Synapse;
import org.neurosim.api.connect.Values;
import org.neurosim.api.model.Stimulus;
import org.neurosim.models.stimuli.Stimuli;

/** The rules between rate units: growth, principal component, selectivity, against their theory. */
class RateLearningTest {

    private static Neuron linear(double tau) {
        return RateUnit.builder(Gain.linear(1)).tau(tau).build();
    }

    /** Inputs that are driven by a current each, onto one unit of 1 ms. */
    private static final class Trial {
        final NetworkBuilder b = NetworkBuilder.create();
        final Population inputs;
        final Population unit = b.population("unit", 1, linear(1));
        final Projection projection;

        Trial(Synapse rule, double[] weights, Stimulus... currents) {
            inputs = b.population("inputs", weights.length, linear(1));
            for (int j = 0; j < currents.length; j++) {
                b.stimulate(inputs.slice(j, j + 1), currents[j]);
            }
            projection =
                    b.project(inputs, unit).connect(allToAll()).synapse(rule).weight(Values.array(weights));
        }

        double[] learn(double dt, double duration) {
            try (Network net = b.build(timeStep(dt))) {
                net.run(duration);
                return net.connections(projection).weights();
            }
        }
    }

    @Test
    @DisplayName("Hebb with constant inputs c: growth along c at the rate of the linear theory, bounds hold")
    void hebb() {
        double[] c = {1, -2, 0.5};
        double[] start = {0.3, 0.1, 0.2};
        double eta = 0.002;
        Trial trial =
                new Trial(Hebb.of(eta, -5, 5), start, Stimuli.direct(c[0]), Stimuli.direct(c[1]), Stimuli.direct(c[2]));
        trial.inputs.initially("r", Values.array(c));
        double y = 0.3 - 0.2 + 0.1;
        trial.unit.initially("r", y);
        double[] w = trial.learn(0.05, 200);
        // y = c w: tau r' = y - r, y' = eta |c|^2 r, from r = y.
        double square = eta * 5.25;
        double root = Math.sqrt(1 + 4 * square);
        double fast = (-1 - root) / 2;
        double slow = (-1 + root) / 2;
        double b = y * (square - fast) / (slow - fast);
        double grown = b * Math.exp(slow * 200) + (y - b) * Math.exp(fast * 200);
        for (int j = 0; j < 3; j++) {
            // Euler steps of the weights: relative error of the growth eta^2 |c|^4 dt T / 2 = 6e-4.
            double expected = start[j] + c[j] * (grown - y) / 5.25;
            assertThat(w[j]).isCloseTo(expected, within(2e-3 * grown));
        }
        double[] later = new Trial(
                        Hebb.of(eta, -5, 5), start, Stimuli.direct(c[0]), Stimuli.direct(c[1]), Stimuli.direct(c[2]))
                .learn(0.5, 1000);
        assertThat(later).containsExactly(5, -5, 5);
    }

    @Test
    @DisplayName("Oja: the weights become the first eigenvector of the inputs' correlations, of length 1")
    void oja() {
        // Three inputs, two waves each: r_j = a_j sin + b_j cos of 10 and 20 Hz.
        double[] a = {3, 1, -1};
        double[] b = {0.5, 1, 1};
        double[][] periods = new double[3][200];
        for (int j = 0; j < 3; j++) {
            for (int k = 0; k < 200; k++) {
                double phase = 2 * Math.PI * k / 200;
                periods[j][k] = a[j] * Math.sin(phase) + b[j] * Math.cos(2 * phase);
            }
        }
        double dt = 0.5;
        double[][] repeated = new double[3][40_000];
        for (int j = 0; j < 3; j++) {
            for (int k = 0; k < 40_000; k++) {
                repeated[j][k] = periods[j][k % 200];
            }
        }
        double[] w = new Trial(
                        Oja.of(0.0005),
                        new double[] {0.1, 0.2, 0.3},
                        Stimuli.waveform(dt, repeated[0]),
                        Stimuli.waveform(dt, repeated[1]),
                        Stimuli.waveform(dt, repeated[2]))
                .learn(dt, 20_000);
        double[][] correlation = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                correlation[i][j] = (a[i] * a[j] + b[i] * b[j]) / 2;
            }
        }
        double[] first = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlation))
                .getEigenvector(0)
                .toArray();
        double sign = Math.signum(w[0] * first[0]);
        for (int j = 0; j < 3; j++) {
            // Both units low-pass with 1 ms: (2 pi 20 Hz 1 ms)^2 = 1.6 % between the two waves; ripple eta r^2 / omega.
            assertThat(w[j]).isCloseTo(sign * first[j], within(0.02));
        }
        assertThat(Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2])).isCloseTo(1, within(0.02));
    }

    @Test
    @DisplayName("BCM: with two patterns in turn a unit answers one with r_0 / p and the other not")
    void bcm() {
        double dt = 0.5;
        double[] on = new double[200_000];
        double[] off = new double[200_000];
        for (int k = 0; k < on.length; k++) {
            boolean first = k / 40 % 2 == 0;
            on[k] = first ? 1 : 0;
            off[k] = first ? 0 : 1;
        }
        for (int winner = 0; winner < 2; winner++) {
            double[] start = {winner == 0 ? 0.6 : 0.4, winner == 0 ? 0.4 : 0.6};
            double[] w = new Trial(Bcm.of(0.0002, 400, 1), start, Stimuli.waveform(dt, on), Stimuli.waveform(dt, off))
                    .learn(dt, 100_000);
            // The response follows the patterns of 20 ms with 1 ms twice: some 10 % of the time it is on its way.
            assertThat(w[winner]).as("weights %s %s", w[0], w[1]).isCloseTo(2, within(0.25));
            assertThat(w[1 - winner]).as("weights %s %s", w[0], w[1]).isCloseTo(0, within(0.15));
        }
    }

    @Test
    void messages() {
        assertThatThrownBy(() -> Hebb.of(1, 2, 1)).hasMessageContaining("w_min = 2.0, w_max = 1.0");
        assertThatThrownBy(() -> Oja.of(Double.NaN)).hasMessageContaining("Oja: eta = NaN 1/ms");
        assertThatThrownBy(() -> Bcm.of(1, 0, 1)).hasMessageContaining("tau_theta = 0.0 ms");
    }
}
