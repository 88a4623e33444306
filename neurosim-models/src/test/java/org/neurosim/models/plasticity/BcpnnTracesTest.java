package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.Synapse;
import org.neurosim.kit.SynapseContract;

/** The traces of {@link Bcpnn} as sums over spikes and pairs of spikes, and under a print-now signal. Spikes at whole milliseconds. */
class BcpnnTracesTest {

    private static final double[] PRE = {5, 12, 20, 22, 24, 26, 28, 33, 50, 60, 90};
    private static final double[] POST = {8, 22, 36, 49, 55, 57, 59};
    private static final int END = 250;
    private static final double DELAY = 1;

    private static final double ZI = 8;
    private static final double ZJ = 12;
    private static final double E = 40;
    private static final double P = 150;
    private static final double EPSILON = 0.02;
    private static final double JUMP_I = 1 / (0.05 * ZI);
    private static final double JUMP_J = 1 / (0.05 * ZJ);

    private static Bcpnn.Builder rule() {
        return Bcpnn.builder().tau(ZI, ZJ, E, P).activity(50, EPSILON);
    }

    /** Of a unit jump at time 0 that decays with tau, behind a filter of time constant E. */
    private static double secondary(double tau, double t) {
        double a = 1 / tau;
        double b = 1 / E;
        return t < 0 ? 0 : b * (StrictMath.exp(-a * t) / (b - a) + StrictMath.exp(-b * t) / (a - b));
    }

    /** The same behind a second filter, of time constant P. */
    private static double tertiary(double tau, double t) {
        double a = 1 / tau;
        double b = 1 / E;
        double c = 1 / P;
        return t < 0
                ? 0
                : b
                        * c
                        * (StrictMath.exp(-a * t) / ((b - a) * (c - a))
                                + StrictMath.exp(-b * t) / ((a - b) * (c - b))
                                + StrictMath.exp(-c * t) / ((a - c) * (b - c)));
    }

    /** e_ij, p_i, p_j, p_ij at time t: each pair of spikes starts a product that decays with 1 / tau_zi + 1 / tau_zj at the later of the two. */
    private static double[] truth(double t) {
        double both = 1 / (1 / ZI + 1 / ZJ);
        double[] pre =
                Arrays.stream(PRE).map(s -> s + DELAY).filter(s -> s <= t).toArray();
        double[] post = Arrays.stream(POST).filter(s -> s <= t).toArray();
        double eij = EPSILON * EPSILON;
        double pij = eij;
        for (double s : pre) {
            eij += EPSILON * JUMP_I * secondary(ZI, t - s);
            pij += EPSILON * JUMP_I * tertiary(ZI, t - s);
        }
        for (double s : post) {
            eij += EPSILON * JUMP_J * secondary(ZJ, t - s);
            pij += EPSILON * JUMP_J * tertiary(ZJ, t - s);
        }
        for (double i : pre) {
            for (double j : post) {
                double later = Math.max(i, j);
                double left = JUMP_I * JUMP_J * StrictMath.exp((i - later) / ZI + (j - later) / ZJ);
                eij += left * secondary(both, t - later);
                pij += left * tertiary(both, t - later);
            }
        }
        double pi = EPSILON
                + JUMP_I * DoubleStream.of(pre).map(s -> tertiary(ZI, t - s)).sum();
        double pj = EPSILON
                + JUMP_J * DoubleStream.of(post).map(s -> tertiary(ZJ, t - s)).sum();
        return new double[] {eij, pi, pj, pij};
    }

    /** 1e-11 of traces between 4e-4 and 1 and of the logarithm of their ratio: rounding alone. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("weight, e_ij, p_i and p_j are the closed forms of sums over spikes and pairs")
    void closedForm(boolean ownEstimates) {
        Bcpnn.Builder rule = ownEstimates ? rule().printNow(1) : rule();
        PairOfCells pair = new PairOfCells(rule.build(), PRE, POST, 0, DELAY, 0, 1);
        double strongest = 0;
        try (Network network = pair.build()) {
            for (int t = 1; t <= END; t++) {
                network.step();
                double[] x = truth(t);
                double weight = StrictMath.log(x[3] / (x[1] * x[2]));
                assertThat(pair.weight(network)).as("w at %d ms", t).isCloseTo(weight, within(1e-11));
                assertThat(network.read(pair.synapse, "e_ij")[0]).isCloseTo(x[0], within(1e-11));
                if (ownEstimates) {
                    assertThat(network.read(pair.synapse, "p_i")[0]).isCloseTo(x[1], within(1e-11));
                    assertThat(network.read(pair.synapse, "p_j")[0]).isCloseTo(x[2], within(1e-11));
                }
                strongest = Math.max(strongest, weight);
            }
        }
        assertThat(strongest).isGreaterThan(1);
    }

    private static double kappa(double t) {
        return t < 40 ? 1 : t < 70 ? 0 : t < 110 ? 2.5 : 0.3;
    }

    /** The weight under the changing kappa: RK4 with 100 steps per ms. */
    private static double[] weightsUnderKappa() {
        int steps = 100;
        double h = 1.0 / steps;
        double[] y = {EPSILON, EPSILON, EPSILON, EPSILON, EPSILON * EPSILON, EPSILON, EPSILON, EPSILON * EPSILON};
        double[] weights = new double[END + 1];
        double[][] k = new double[4][8];
        double[] at = new double[8];
        for (int s = 0; s < END * steps; s++) {
            double kappa = kappa(s / (double) steps);
            for (int stage = 0; stage < 4; stage++) {
                double reach = stage == 0 ? 0 : stage == 3 ? h : h / 2;
                for (int i = 0; i < 8; i++) {
                    at[i] = y[i] + (stage == 0 ? 0 : reach * k[stage - 1][i]);
                }
                slope(at, kappa, k[stage]);
            }
            for (int i = 0; i < 8; i++) {
                y[i] += h / 6 * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
            }
            double t = (s + 1) / (double) steps;
            y[0] += DoubleStream.of(PRE).anyMatch(p -> p + DELAY == t) ? JUMP_I : 0;
            y[1] += DoubleStream.of(POST).anyMatch(p -> p == t) ? JUMP_J : 0;
            if ((s + 1) % steps == 0) {
                weights[(s + 1) / steps] = StrictMath.log(y[7] / (y[5] * y[6]));
            }
        }
        return weights;
    }

    private static void slope(double[] y, double kappa, double[] slope) {
        slope[0] = (EPSILON - y[0]) / ZI;
        slope[1] = (EPSILON - y[1]) / ZJ;
        slope[2] = (y[0] - y[2]) / E;
        slope[3] = (y[1] - y[3]) / E;
        slope[4] = (y[0] * y[1] - y[4]) / E;
        for (int i = 0; i < 3; i++) {
            slope[5 + i] = kappa * (y[2 + i] - y[5 + i]) / P;
        }
    }

    /** Error of RK4 with steps of 1/800 of the shortest time constant: 1e-9. */
    @Test
    @DisplayName("the print-now signal changes during the run; at 0 the weight rests, spikes or not")
    void printNow() {
        double[] expected = weightsUnderKappa();
        PairOfCells pair = new PairOfCells(rule().printNow(1).build(), PRE, POST, 0, DELAY, 0, 1);
        try (Network network = pair.build()) {
            for (int t = 1; t <= END; t++) {
                if (kappa(t - 1) != kappa(t - 2)) {
                    network.setSynapse(
                            pair.synapse, rule().printNow(kappa(t - 1)).build());
                }
                network.step();
                assertThat(pair.weight(network)).as("w at %d ms", t).isCloseTo(expected[t], within(1e-9));
                if (t > 40 && t <= 70) {
                    assertThat(pair.weight(network)).isCloseTo(expected[40], within(1e-12));
                }
            }
        }
        assertThat(Math.abs(expected[110] - expected[70])).isGreaterThan(0.05);
    }

    @Test
    @DisplayName("a filter that kappa makes as slow as the one before it is refused")
    void equalTimeConstants() {
        assertThatThrownBy(() -> rule().printNow(P / E).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tau_e = 40.0 ms and tau_p / kappa = 40.0 ms are equal");
        assertThatThrownBy(() -> rule().printNow(-1)).hasMessage("Bcpnn: kappa = -1.0; must be finite and >= 0");
    }

    @Nested
    class PrintNowContract extends SynapseContract {

        @Override
        protected Synapse model() {
            return Bcpnn.builder().printNow(0.5).build();
        }
    }
}
