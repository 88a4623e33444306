package org.neurosim.models.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.Synapse;
import org.neurosim.kit.SynapseContract;

/** Rules that go on between spikes, one synapse each, against integration in small steps: {@link GraupnerBrunel}, {@link SynapticScaling}, {@link Bcpnn}. Spikes at whole milliseconds. */
class CalciumAndHomeostasisTest {

    private static final double[] PRE = {5, 12, 20, 22, 24, 26, 28, 33, 50, 60, 90};
    private static final double[] POST = {8, 22, 36, 49, 55, 57, 59};
    private static final int END = 120;

    private static boolean contains(double[] times, double t) {
        return DoubleStream.of(times).anyMatch(s -> s == t);
    }

    /** A synapse as a system of differential equations. */
    private abstract static class Reference {
        private final double[] y;
        private final int stepsPerMs;

        Reference(int stepsPerMs, double... initial) {
            this.stepsPerMs = stepsPerMs;
            y = initial;
        }

        abstract void slope(double[] at, double[] slope);

        void pre(double[] at) {}

        void delayedPre(double[] at) {}

        void post(double[] at) {}

        abstract double weight(double[] at);

        int delaySteps() {
            return -1;
        }

        /** Runge-Kutta 4, the weight at whole milliseconds. With a delay of 1 ms a presynaptic spike reaches the synapse 1 ms later, before postsynaptic ones of the same time. */
        double[] weights() {
            double[] weights = new double[END + 1];
            int n = y.length;
            double h = 1.0 / stepsPerMs;
            double[][] k = new double[4][n];
            double[] at = new double[n];
            weights[0] = weight(y);
            for (int s = 1; s <= END * stepsPerMs; s++) {
                for (int stage = 0; stage < 4; stage++) {
                    double step = stage == 0 ? 0 : stage == 3 ? h : h / 2;
                    for (int i = 0; i < n; i++) {
                        at[i] = y[i] + (stage == 0 ? 0 : step * k[stage - 1][i]);
                    }
                    slope(at, k[stage]);
                }
                for (int i = 0; i < n; i++) {
                    y[i] += h / 6 * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
                }
                int sincePre = s - delaySteps();
                if (delaySteps() >= 0 && sincePre % stepsPerMs == 0 && contains(PRE, sincePre / stepsPerMs - 1.0)) {
                    delayedPre(y);
                }
                if (s % stepsPerMs == 0) {
                    int t = s / stepsPerMs;
                    if (contains(PRE, t - 1)) {
                        pre(y);
                    }
                    if (contains(POST, t)) {
                        post(y);
                    }
                    weights[t] = weight(y);
                }
            }
            return weights;
        }
    }

    private static void check(Synapse rule, double weight, Reference reference, double tolerance) {
        double[] expected = reference.weights();
        PairOfCells pair = new PairOfCells(rule, PRE, POST, weight, 1, 0, 1);
        double change = 0;
        try (Network network = pair.build()) {
            for (int t = 1; t <= END; t++) {
                network.step();
                assertThat(pair.weight(network)).as("at %s ms", t).isCloseTo(expected[t], within(tolerance));
                change = Math.max(change, Math.abs(expected[t] - expected[0]));
            }
        }
        assertThat(change).isGreaterThan(0.01);
    }

    /** Steps of 1/1000 ms, each of some 20 crossings of a threshold lies up to a step away, which changes rho by 1e-5: 1e-4. With D = 7 ms up to four presynaptic spikes wait at once, with 15 ms six. */
    @ParameterizedTest
    @ValueSource(ints = {7, 15})
    void calciumRuleByFineIntegration(int delay) {
        Synapse rule = GraupnerBrunel.builder(GraupnerBrunel.Data.DEPRESSION_POTENTIATION)
                .calcium(20, 0.6, 0.9, delay)
                .rates(200, 321, 20_000)
                .weights(1, 3)
                .build();
        int steps = 1000;
        check(
                rule,
                1.8,
                new Reference(steps, 0, 0.4) {
                    @Override
                    void slope(double[] at, double[] slope) {
                        double r = at[1];
                        slope[0] = -at[0] / 20;
                        slope[1] = (-r * (1 - r) * (0.5 - r)
                                        + (at[0] > 1.3 ? 321 * (1 - r) : 0)
                                        - (at[0] > 1 ? 200 * r : 0))
                                / 20_000;
                    }

                    @Override
                    int delaySteps() {
                        return delay * steps;
                    }

                    @Override
                    void delayedPre(double[] at) {
                        at[0] += 0.6;
                    }

                    @Override
                    void post(double[] at) {
                        at[0] += 0.9;
                    }

                    @Override
                    double weight(double[] at) {
                        return 1 + 2 * at[1];
                    }
                },
                1e-4);
    }

    /** The efficacy alone moves to the nearer of its two stable states. */
    @Test
    void efficacyIsBistable() {
        for (double start : new double[] {0.45, 0.55}) {
            PairOfCells pair = new PairOfCells(
                    GraupnerBrunel.builder(GraupnerBrunel.Data.DEPRESSION_POTENTIATION)
                            .rates(200, 321, 100)
                            .build(),
                    new double[0],
                    new double[0],
                    start,
                    1,
                    0,
                    1);
            try (Network network = pair.build()) {
                network.run(3000);
                assertThat(pair.weight(network)).isCloseTo(Math.rint(start), within(1e-5));
            }
        }
    }

    /** The curve of the paper's figure 1: 60 pairs at 1 Hz. */
    @Test
    void depressesAndPotentiatesByTheOrderOfSpikes() {
        assertThat(afterPairs(-20)).isLessThan(0.47);
        assertThat(afterPairs(20)).isGreaterThan(0.53);
        assertThat(afterPairs(-200)).isCloseTo(afterPairs(200), within(0.02));
    }

    private static double afterPairs(double postMinusPre) {
        double[] pre = IntStream.range(0, 60).mapToDouble(k -> 500 + 1000 * k).toArray();
        double[] post = DoubleStream.of(pre).map(t -> t + 1 + postMinusPre).toArray();
        PairOfCells pair = new PairOfCells(
                GraupnerBrunel.builder(GraupnerBrunel.Data.DEPRESSION_POTENTIATION)
                        .build(),
                pre,
                post,
                0.5,
                1,
                0,
                1);
        try (Network network = pair.build()) {
            network.run(60_500);
            return pair.weight(network);
        }
    }

    /** RK4 with 50 steps per ms: 1e-9. */
    @Test
    void scalingByFineIntegration() {
        Synapse rule = SynapticScaling.builder(1e-5, 40, 5)
                .rate(80)
                .stdp(0.02, 0.03, 15, 25)
                .weightDecay(500)
                .build();
        check(
                rule,
                1,
                new Reference(50, 1, 0, 0, 0) {
                    @Override
                    void slope(double[] at, double[] slope) {
                        slope[0] = 1e-5 * at[0] * (40 - 1000 * at[3] / 80) - at[0] / 500;
                        slope[1] = -at[1] / 15;
                        slope[2] = -at[2] / 25;
                        slope[3] = -at[3] / 80;
                    }

                    @Override
                    void pre(double[] at) {
                        at[0] -= 0.03 * at[2];
                        at[1] += 1;
                    }

                    @Override
                    void post(double[] at) {
                        at[0] += 0.02 * at[1];
                        at[2] += 1;
                        at[3] += 1;
                    }

                    @Override
                    double weight(double[] at) {
                        return at[0];
                    }
                },
                1e-9);
    }

    /** A neuron that fires at the target rate keeps its weights; the closed form of the mean is known. */
    @Test
    void scalingRestsAtTheTargetRate() {
        double[] post = IntStream.range(1, 4000).mapToDouble(k -> 10.0 * k).toArray();
        for (double target : new double[] {80, 100, 120}) {
            PairOfCells pair = new PairOfCells(
                    SynapticScaling.builder(1e-6, target, 100).rate(100).build(), new double[] {5}, post, 1, 1, 0, 1);
            try (Network network = pair.build()) {
                network.run(5000);
                double early = pair.weight(network);
                network.run(30_000);
                double expected = StrictMath.exp(1e-6 * (target - 100) * 30_000);
                assertThat(pair.weight(network) / early).isCloseTo(expected, within(1e-12));
            }
        }
    }

    /** RK4 with 50 steps per ms: 1e-8 of a logarithm. */
    @Test
    void bcpnnByFineIntegration() {
        Synapse rule = Bcpnn.builder().tau(8, 12, 40, 150).gain(0.7).build();
        double eps = 0.01;
        check(
                rule,
                0,
                new Reference(50, eps, eps, eps, eps, eps * eps, eps, eps, eps * eps) {
                    @Override
                    void slope(double[] at, double[] slope) {
                        slope[0] = (eps - at[0]) / 8;
                        slope[1] = (eps - at[1]) / 12;
                        slope[2] = (at[0] - at[2]) / 40;
                        slope[3] = (at[1] - at[3]) / 40;
                        slope[4] = (at[0] * at[1] - at[4]) / 40;
                        slope[5] = (at[2] - at[5]) / 150;
                        slope[6] = (at[3] - at[6]) / 150;
                        slope[7] = (at[4] - at[7]) / 150;
                    }

                    @Override
                    void pre(double[] at) {
                        at[0] += 1 / (0.05 * 8);
                    }

                    @Override
                    void post(double[] at) {
                        at[1] += 1 / (0.05 * 12);
                    }

                    @Override
                    double weight(double[] at) {
                        return StrictMath.log(at[7] / (at[5] * at[6]));
                    }
                },
                1e-8);
    }

    @Test
    void wrongParametersAreNamed() {
        assertThatThrownBy(() -> Bcpnn.builder().tau(10, 10, 100, 100).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bcpnn: tau_e = 100.0 ms and tau_p = 100.0 ms are equal");
        assertThatThrownBy(() -> GraupnerBrunel.builder(GraupnerBrunel.Data.CORTICAL_SLICES)
                        .weights(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("w_low = w_high = 1.0");
        assertThatThrownBy(() -> SynapticScaling.builder(1, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SynapticScaling: r_target = -1.0 Hz");
    }

    @Nested
    class CalciumContract extends SynapseContract {

        @Override
        protected Synapse model() {
            return GraupnerBrunel.builder(GraupnerBrunel.Data.HIPPOCAMPAL_CULTURES)
                    .rates(61, 113, 3000)
                    .weights(0, 2)
                    .build();
        }

        /** RK4 in steps that begin at the same events: rounding alone. */
        @Override
        protected double stepTolerance() {
            return 1e-11;
        }
    }

    @Nested
    class ScalingContract extends SynapseContract {

        @Override
        protected Synapse model() {
            return SynapticScaling.builder(1e-5, 30, 2).stdp(0.01, 0.02, 20, 20).build();
        }
    }
}
