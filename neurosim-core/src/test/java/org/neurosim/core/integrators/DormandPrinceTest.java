package org.neurosim.core.integrators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Values.array;
import static org.neurosim.api.connect.Values.ofIndex;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.NumericalFailureException;
import org.neurosim.api.Population;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;

class DormandPrinceTest {

    /** Error of a van der Pol orbit after 20 ms. */
    private static double error(double tolerance, double dt, double mu) {
        double[] exact = Oracle.solve(
                (x, dx) -> {
                    dx[0] = x[1];
                    dx[1] = mu * (1 - x[0] * x[0]) * x[1] - x[0];
                },
                new double[] {1, 0},
                20);
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new TestModels.VanDerPol())
                .with("mu", mu)
                .integrator(Integrators.adaptive(tolerance, tolerance));
        try (Network net = b.build(timeStep(dt))) {
            net.run(20);
            return Math.max(Math.abs(net.read(p, "x")[0] - exact[0]), Math.abs(net.read(p, "y")[0] - exact[1]));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 20})
    void errorFollowsTheTolerance(double dt) {
        double last = Double.POSITIVE_INFINITY;
        for (double tolerance : new double[] {1e-4, 1e-6, 1e-8, 1e-10, 1e-12}) {
            double error = error(tolerance, dt, 1);
            // A global error over 20 ms, where the tolerance is about each of some hundred steps.
            assertThat(error).as("tolerance %s", tolerance).isLessThan(100 * tolerance);
            assertThat(error).isLessThanOrEqualTo(last);
            last = error;
        }
    }

    @Test
    void stiffNeuronsAreSolvedWithStepsOfTheirOwn() {
        assertThat(error(1e-8, 0.5, 50)).isLessThan(1e-5);
    }

    private static double[] orbit(double[] mus, int neuron) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", mus.length, new TestModels.VanDerPol())
                .with("mu", array(mus))
                .integrator(Integrators.adaptive(1e-6, 1e-8));
        b.stimulate(p, TestInputs.current(0.25));
        double[] course = new double[40];
        try (Network net = b.build(timeStep(0.5))) {
            for (int k = 0; k < course.length; k += 2) {
                net.step();
                course[k] = net.read(p, "x")[neuron];
                course[k + 1] = net.read(p, "y")[neuron];
            }
        }
        return course;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 299, 511, 512, 600})
    void aNeuronDoesNotNoticeItsNeighbours(int position) {
        double[] alone = orbit(new double[] {2.5}, 0);
        double[] mild = new double[601];
        double[] stiff = new double[601];
        for (int i = 0; i < 601; i++) {
            mild[i] = 0.1;
            stiff[i] = i % 3 == 0 ? 60 + 0.1 * i : 0.001 * i;
        }
        mild[position] = 2.5;
        stiff[position] = 2.5;
        assertThat(orbit(mild, position)).containsExactly(alone);
        assertThat(orbit(stiff, position)).containsExactly(alone);
    }

    @Test
    void clampedNeuronsStayPutAmongOthersThatNeedSmallSteps() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 40, new TestModels.DifferentialLif())
                .with("t_ref", 3)
                .with("tau_exc", ofIndex(i -> i % 4 == 0 ? 1e-3 : 2))
                .initially("v", ofIndex(i -> i % 3 == 0 ? 20 : 1))
                .initially("s_exc", 100)
                .integrator(Integrators.adaptive(1e-9, 1e-9));
        try (Network net = b.build(timeStep(0.5))) {
            net.run(3.5);
            double[] v = net.read(p, "v");
            double[] s = net.read(p, "s_exc");
            for (int i = 0; i < 40; i++) {
                if (i % 3 == 0) {
                    assertThat(v[i]).as("neuron %d", i).isZero();
                } else {
                    assertThat(v[i]).as("neuron %d", i).isNotZero();
                }
                assertThat(s[i])
                        .isCloseTo(
                                i % 4 == 0 ? 0 : 100 * StrictMath.exp(-3.5 / 2),
                                org.assertj.core.data.Offset.offset(1e-6));
            }
            net.step();
            assertThat(net.read(p, "v")[3]).isNotZero();
        }
    }

    /** A first attempt over the whole step that overflows is no reason to give up. */
    @Test
    void attemptsThatOverflowAreRepeatedWithSmallerSteps() {
        double[] exact = Oracle.solve((x, dx) -> dx[0] = 100 - x[0] * x[0] * x[0] * x[0] * x[0], new double[] {80}, 1);
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 2, new TestModels.Quintic())
                .initially("x", array(80, 300))
                .integrator(Integrators.adaptive(1e-8, 1e-8));
        try (Network net = b.build(timeStep(1))) {
            net.step();
            double[] x = net.read(p, "x");
            assertThat(Arrays.stream(x)).allMatch(Double::isFinite);
            assertThat(x[0]).isCloseTo(exact[0], org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Test
    void anUpstrokeToInfinityEndsInASpike() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p =
                b.population("p", 1, new TestModels.Quadratic(true)).integrator(Integrators.adaptive(1e-6, 1e-6));
        var spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.5))) {
            net.run(100);
            // v = tan t reaches infinity after pi/2 and starts again at the end of the step in which it does: 2 ms.
            assertThat(spikes.size()).isEqualTo(50);
            assertThat(spikes.times()[0]).isEqualTo(2);
        }
    }

    /** v' = e^v has but reached 30 when the step is lost in rounding. */
    @Test
    void soDoesAnExponentialUpstrokeAndTheOtherVariablesStayFinite() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new TestModels.Exponential())
                .integrator(Integrators.adaptive(1e-6, 1e-6))
                .initially("v", 0.105);
        var spikes = b.recordSpikes(p);
        try (Network net = b.build(timeStep(0.25))) {
            net.run(20);
            assertThat(spikes.size()).isGreaterThan(10);
            // v = -ln(0.9 - t) reaches infinity in the fourth step.
            assertThat(spikes.times()[0]).isEqualTo(1);
            assertThat(net.read(p, "w")[0]).isBetween(0.0, 100.0);
        }
    }

    @Test
    void divergenceWithoutAThresholdIsReported() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p =
                b.population("p", 1, new TestModels.Quadratic(false)).integrator(Integrators.adaptive(1e-6, 1e-6));
        try (Network net = b.build(timeStep(0.5))) {
            assertThatThrownBy(() -> net.run(1000))
                    .isInstanceOf(NumericalFailureException.class)
                    .hasMessageContaining("v = ");
            assertThat(net.read(p, "v")[0]).matches(v -> !Double.isFinite(v));
        }
    }

    @Test
    void aStateThatIsLostAlreadyIsReported() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 1, new TestModels.VanDerPol()).integrator(Integrators.adaptive(1e-6, 1e-6));
        b.stimulate(p, TestInputs.current((target, step) -> step == 3 ? Double.NaN : 0));
        try (Network net = b.build(timeStep(0.1))) {
            assertThatThrownBy(() -> net.run(10))
                    .isInstanceOf(NumericalFailureException.class)
                    .hasMessageContaining("population p, neuron 0");
        }
    }

    @Test
    void equationsThatAreTooStiffAreRefusedWithAdvice() {
        NetworkBuilder b = NetworkBuilder.create();
        b.population("p", 2, new TestModels.DifferentialLif())
                .with("tau_exc", array(2, 1e-9))
                .initially("s_exc", 1)
                .integrator(Integrators.adaptive(1e-6, 1e-6));
        try (Network net = b.build(timeStep(1))) {
            assertThatThrownBy(net::step)
                    .isInstanceOf(NeurosimException.class)
                    .hasMessageContaining(
                            "adaptive integration of neuron 1 needs more than 100000 steps within one time step of 1.0 ms")
                    .hasMessageContaining("use exponential Euler or larger tolerances");
        }
    }

    @Test
    void tolerancesAreChecked() {
        assertThatThrownBy(() -> Integrators.adaptive(-1, 1e-6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("relative tolerance = -1.0; must be in [0, 1)");
        assertThatThrownBy(() -> Integrators.adaptive(Double.NaN, 1e-6))
                .hasMessageContaining("relative tolerance = NaN");
        assertThatThrownBy(() -> Integrators.adaptive(1e-6, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("absolute tolerance = 0.0; must be finite and > 0");
    }
}
