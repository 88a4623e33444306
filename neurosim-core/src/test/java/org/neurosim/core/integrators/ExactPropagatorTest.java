package org.neurosim.core.integrators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.ofIndex;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Population;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;

class ExactPropagatorTest {

    private static void assertRelative(double actual, double expected, double tolerance) {
        assertThat(Math.abs(actual - expected))
                .as("%s, expected %s", actual, expected)
                .isLessThanOrEqualTo(tolerance * Math.abs(expected));
    }

    /** Integral of e^(-(t-u)/m) e^(-u/s) over u from 0 to t; without cancellation for m close to s. */
    private static double convolution(double m, double s, double t) {
        double difference = (m - s) / (m * s);
        return StrictMath.exp(-t / m) * (difference == 0 ? t : -StrictMath.expm1(-difference * t) / difference);
    }

    private static double[] lifAfterOneStep(
            double dt, double tauM, double tauS, double v, double s, double ie, double current) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new TestModels.Lif())
                .with("tau_m", tauM)
                .with("tau_exc", tauS)
                .with("v_th", 1e9)
                .with("i_e", ie)
                .initially("v", v)
                .initially("s_exc", s);
        if (current != 0) {
            b.stimulate(p, TestInputs.current(current));
        }
        try (Network net = b.build(timeStep(dt))) {
            net.step();
            return new double[] {net.read(p, "v")[0], net.read(p, "s_exc")[0]};
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.01, 0.1, 1, 10, 100})
    void decayDriveAndCurrentAgreeWithTheClosedForm(double dt) {
        double decay = StrictMath.exp(-dt / 10);
        double charged = -StrictMath.expm1(-dt / 10) * 10 / 250;
        assertRelative(lifAfterOneStep(dt, 10, 2, 7, 0, 0, 0)[0], 7 * decay, 1e-12);
        assertRelative(lifAfterOneStep(dt, 10, 2, 0, 0, 300, 0)[0], 300 * charged, 1e-12);
        assertRelative(lifAfterOneStep(dt, 10, 2, 0, 0, 0, 300)[0], 300 * charged, 1e-12);
        assertRelative(lifAfterOneStep(dt, 10, 2, 7, 0, 200, 300)[0], 7 * decay + 500 * charged, 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 10, 2",
        "0.1, 2, 10",
        "1e-3, 10, 0.5",
        "10, 10, 2",
        "100, 10, 9.9",
        "1, 3, 3",
        "0.1, 10, 10",
        "50, 10, 10",
        "1e-4, 7, 7"
    })
    void postsynapticPotentialAgreesWithTheClosedForm(double dt, double tauM, double tauS) {
        double[] actual = lifAfterOneStep(dt, tauM, tauS, 0, 100, 0, 0);
        assertRelative(actual[0], 100.0 / 250 * convolution(tauM, tauS, dt), 1e-12);
        assertRelative(actual[1], 100 * StrictMath.exp(-dt / tauS), 1e-12);
    }

    /** As NEST's test_iaf_singularity: close to equal time constants the potential changes as smoothly as the time constant does. */
    @Test
    void nearlyEqualTimeConstantsAreNoSingularity() {
        double tau = 10;
        double degenerate = lifAfterOneStep(1, tau, tau, 0, 100, 0, 0)[0];
        for (int exponent = -17; exponent <= -1; exponent++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double tauS = tau * (1 + sign * StrictMath.pow(10, exponent));
                double v = lifAfterOneStep(1, tau, tauS, 0, 100, 0, 0)[0];
                assertRelative(v, 100.0 / 250 * convolution(tau, tauS, 1), 1e-13);
                assertThat(Math.abs(v - degenerate))
                        .isLessThanOrEqualTo((0.06 * StrictMath.pow(10, exponent) + 1e-15) * degenerate);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1, 10, 2", "1, 5, 5", "20, 10, 2", "0.1, 2, 2.0000000001"})
    void alphaCurrentAgreesWithTheSeriesInManyDigits(double dt, double tauM, double tauS) {
        double[][] a = {{-1 / tauM, 0, 1}, {0, -1 / tauS, 0}, {0, 1, -1 / tauS}};
        double[][] e = BigExponential.of(a, dt);
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new TestModels.AlphaMembrane())
                .with("tau_m", tauM)
                .with("tau_s", tauS)
                .initially("d", 3);
        try (Network net = b.build(timeStep(dt))) {
            net.step();
            assertRelative(net.read(p, "v")[0], 3 * e[0][1], 1e-12);
            assertRelative(net.read(p, "d")[0], 3 * e[1][1], 1e-12);
            assertRelative(net.read(p, "s")[0], 3 * e[2][1], 1e-12);
        }
    }

    @Test
    void thousandStepsAreAsGoodAsOne() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new TestModels.Lif())
                .with("v_th", 1e9)
                .with("i_e", 250)
                .initially("s_exc", 500)
                .initially("s_inh", -100);
        try (Network net = b.build(timeStep(0.01))) {
            net.run(10);
            double expected = -StrictMath.expm1(-1) * 10
                    + 500.0 / 250 * convolution(10, 2, 10)
                    - 100.0 / 250 * convolution(10, 5, 10);
            assertRelative(net.read(p, "v")[0], expected, 1e-13);
        }
    }

    @Test
    void singularMatrixIntegratesItsInput() {
        LinearSystem system = LinearSystem.zeros(1);
        system.constant()[0] = 0.25;
        system.current()[0] = 0.5;
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new TestModels.Given(system)).initially("x0", 1);
        b.stimulate(p, TestInputs.current(3));
        try (Network net = b.build(timeStep(0.5))) {
            net.run(1000);
            assertThat(net.read(p, "x0")[0]).isEqualTo(1 + 1000 * (0.25 + 1.5));
        }
    }

    @Test
    void cyclicCouplingAgreesWithTheClosedForm() {
        double omega = 0.7;
        double gamma = 0.05;
        LinearSystem system = LinearSystem.zeros(3);
        system.matrix()[0] = new double[] {-gamma, omega, 0};
        system.matrix()[1] = new double[] {-omega, -gamma, 0};
        system.matrix()[2] = new double[] {0, 0, -0.2};
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 600, new TestModels.Given(system))
                .initially("x0", ofIndex(i -> 1 + i))
                .initially("x1", ofIndex(i -> 0.5 * i))
                .initially("x2", 4);
        try (Network net = b.build(timeStep(0.1))) {
            net.run(20);
            double c = StrictMath.cos(omega * 20) * StrictMath.exp(-gamma * 20);
            double s = StrictMath.sin(omega * 20) * StrictMath.exp(-gamma * 20);
            double[] x = net.read(p, "x0");
            double[] y = net.read(p, "x1");
            for (int i = 0; i < 600; i++) {
                assertThat(x[i]).isCloseTo((1 + i) * c + 0.5 * i * s, Offset.offset(1e-13 * (1 + i)));
                assertThat(y[i]).isCloseTo(-(1 + i) * s + 0.5 * i * c, Offset.offset(1e-13 * (1 + i)));
            }
            assertRelative(net.read(p, "x2")[7], 4 * StrictMath.exp(-4), 1e-12);
        }
    }

    @Test
    void restIsKeptBitForBit() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p =
                b.population("p", 3, new TestModels.Lif()).with("e_l", -70.3).with("tau_m", 9.7);
        Population q = b.population("q", 3, new TestModels.Lif()).with("e_l", array(-70.3, -61.7, -0.1));
        try (Network net = b.build(timeStep(0.1))) {
            net.run(1000);
            assertThat(net.read(p, "v")).containsOnly(-70.3);
            assertThat(net.read(q, "v")).containsExactly(-70.3, -61.7, -0.1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void restOfCoupledCompartmentsIsKeptBitForBit(int n) {
        double[] rest = {-70.3, -65.1, -71.7, -0.3, 13.9};
        LinearSystem system = LinearSystem.zeros(n);
        for (int i = 0; i < n; i++) {
            system.rest()[i] = rest[i];
            system.matrix()[i][i] = -0.3 - 0.01 * i;
            for (int j = 0; j < i; j++) {
                system.matrix()[i][j] = 0.1 + 0.017 * j;
                system.matrix()[j][i] = n > 3 ? 0 : 0.07;
            }
        }
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 2, new TestModels.Given(system));
        for (int i = 0; i < n; i++) {
            p.initially("x" + i, rest[i]);
        }
        try (Network net = b.build(timeStep(0.1))) {
            net.run(100);
            for (int i = 0; i < n; i++) {
                assertThat(net.read(p, "x" + i)).containsOnly(rest[i]);
            }
        }
    }

    /** During the refractory period v is an input of w, held at the reset value. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void variablesThatDependOnAClampedOneSeeItHeld(boolean heterogeneous) {
        double dt = 0.1;
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 3, new TestModels.Adapting())
                .initially("v", array(-49, -65, -50))
                .initially("w", 0.2);
        if (heterogeneous) {
            p.with("tau_w", array(30, 40, 30));
        }
        try (Network net = b.build(timeStep(dt))) {
            net.step();
            double[] v = net.read(p, "v");
            double[] w = net.read(p, "w");
            assertThat(v[0]).as("spiked").isEqualTo(-58);
            for (int k = 1; k <= 20; k++) {
                net.step();
                assertThat(net.read(p, "v")[0]).isEqualTo(-58);
                double drive = 0.05 * (-58 + 65);
                double expected = drive + (w[0] - drive) * StrictMath.exp(-k * dt / 30);
                assertRelative(net.read(p, "w")[0], expected, 1e-12);
            }
            double before = net.read(p, "w")[0];
            net.step();
            double[][] e = BigExponential.of(new double[][] {{-0.1, -1}, {0.05 / 30, -1 / 30.0}}, dt);
            assertRelative(net.read(p, "v")[0], -65 + e[0][0] * 7 + e[0][1] * before, 1e-12);
            assertRelative(net.read(p, "w")[0], e[1][0] * 7 + e[1][1] * before, 1e-12);
            assertThat(v[1]).as("the others go their way").isLessThan(-65);
        }
    }

    @Test
    void aClampedVariableSeesNoCurrentButTheOthersDo() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new TestModels.Lif())
                .with("t_ref", 0.5)
                .initially("v", 20)
                .initially("s_exc", 50);
        b.stimulate(p, TestInputs.current(1000));
        try (Network net = b.build(timeStep(0.1))) {
            net.step();
            for (int k = 0; k < 5; k++) {
                net.step();
                assertThat(net.read(p, "v")[0]).isZero();
            }
            assertRelative(net.read(p, "s_exc")[0], 50 * StrictMath.exp(-0.3), 1e-12);
            net.step();
            assertThat(net.read(p, "v")[0]).isPositive();
        }
    }

    /** One neuron of another kind in the population makes all rows individual; the others must not notice. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void heterogeneousParametersGiveTheBitsOfHomogeneousOnes(int n) {
        double[][] alone = trajectories(n, false);
        double[][] mixed = trajectories(n, true);
        for (int k = 0; k < n; k++) {
            assertThat(Arrays.copyOfRange(mixed[k], 1, 7))
                    .as("x%d", k)
                    .containsExactly(Arrays.copyOfRange(alone[k], 1, 7));
        }
    }

    private static double[][] trajectories(int n, boolean mixed) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 7, new TestModels.Chain(n));
        p.with("scale", mixed ? ofIndex(i -> i == 0 ? 1.5 : 1) : ofIndex(i -> 1));
        for (int k = 0; k < n; k++) {
            int state = k;
            p.initially("x" + k, ofIndex(i -> StrictMath.sin(17 * i + state)));
        }
        b.stimulate(p, TestInputs.current((target, step) -> 0.1 * target + 0.01 * step));
        try (Network net = b.build(timeStep(0.1))) {
            net.run(5);
            double[][] result = new double[n][];
            for (int k = 0; k < n; k++) {
                result[k] = net.read(p, "x" + k);
            }
            return result;
        }
    }

    /** Partitions whose own neurons happen to be alike must compute as those whose neurons differ. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void parametersThatDifferBetweenPartitionsGiveTheSameBitsForAnyNumberOfThreads(int n) {
        double[] one = chainWithThreads(n, 1);
        assertThat(chainWithThreads(n, 2)).containsExactly(one);
        assertThat(chainWithThreads(n, 5)).containsExactly(one);
    }

    private static double[] chainWithThreads(int n, int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 10, new TestModels.Chain(n)).with("scale", ofIndex(i -> i < 5 ? 1 : 1.25));
        for (int k = 0; k < n; k++) {
            p.initially("x" + k, ofIndex(i -> StrictMath.sin(3 * i)));
        }
        b.stimulate(p, TestInputs.current(0.3));
        try (Network net = b.build(timeStep(0.1).threads(threads))) {
            net.run(5);
            return net.read(p, "x0");
        }
    }

    /** Neurons without adaptation beside neurons with it: the former must not notice, clamped or not. */
    @Test
    void couplingToTheClampedVariableInSomeNeuronsLeavesTheOthersAlone() {
        double[] one = adaptingWithThreads(1);
        assertThat(adaptingWithThreads(2)).containsExactly(one);
    }

    private static double[] adaptingWithThreads(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 10, new TestModels.Adapting())
                .with("a", ofIndex(i -> i < 5 ? 0 : 0.05))
                .with("t_ref", 5)
                .initially("v", ofIndex(i -> -48 + 0.37 * i))
                .initially("w", ofIndex(i -> 0.3 / (1 + i)));
        b.stimulate(p, TestInputs.current((target, step) -> 50 + target));
        try (Network net = b.build(timeStep(0.1).threads(threads))) {
            net.run(20);
            double[] w = Arrays.copyOf(net.read(p, "w"), 20);
            System.arraycopy(net.read(p, "v"), 0, w, 10, 10);
            return w;
        }
    }
}
