package org.neurosim.core.integrators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Integrator;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;

/** Orders of convergence, measured against the eighth-order method of Hipparchus. */
class ConvergenceTest {

    private static final double CURRENT = 0.3;

    private static double[] solve(
            Neuron model, Integrator method, double dt, double duration, UnaryOperator<Population> settings) {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = settings.apply(b.population("p", 1, model)).integrator(method);
        b.stimulate(p, TestInputs.current(CURRENT));
        try (Network net = b.build(timeStep(dt))) {
            net.run(duration);
            double[] x = new double[model.spec().states().size()];
            for (int k = 0; k < x.length; k++) {
                x[k] = net.read(p, model.spec().states().get(k).name())[0];
            }
            return x;
        }
    }

    private static double distance(double[] a, double[] b) {
        double worst = 0;
        for (int k = 0; k < a.length; k++) {
            worst = Math.max(worst, Math.abs(a[k] - b[k]));
        }
        return worst;
    }

    private static double[] fitzHughNagumo() {
        return Oracle.solve(
                (x, dx) -> {
                    dx[0] = x[0] - x[0] * x[0] * x[0] / 3 - x[1] + 0.5 + CURRENT;
                    dx[1] = (x[0] + 0.7 - 0.8 * x[1]) / 12.5;
                },
                new double[] {-1, -0.5},
                16);
    }

    /** The mean of log2 of the ratio of errors over halvings of the time step. */
    private static double order(Neuron model, Integrator method, double[] exact, double coarsest, int halvings) {
        double first = distance(solve(model, method, coarsest, 16, p -> p), exact);
        double last = distance(solve(model, method, coarsest / (1 << halvings), 16, p -> p), exact);
        return Math.log(first / last) / Math.log(2) / halvings;
    }

    @Test
    void eulerIsOfFirstOrder() {
        assertThat(order(new TestModels.FitzHughNagumo(), Integrators.euler(), fitzHughNagumo(), 1.0 / 64, 3))
                .isBetween(0.9, 1.1);
    }

    @Test
    void classicalRungeKuttaIsOfFourthOrder() {
        double[] exact = fitzHughNagumo();
        assertThat(order(new TestModels.FitzHughNagumo(), Integrators.rk4(), exact, 0.25, 3))
                .isBetween(3.8, 4.2);
        assertThat(distance(solve(new TestModels.FitzHughNagumo(), Integrators.rk4(), 1.0 / 128, 16, p -> p), exact))
                .isLessThan(1e-9);
    }

    private static double[] gated() {
        return Oracle.solve((x, dx) -> TestModels.Gated.rightHandSide(x, CURRENT, dx), new double[] {-0.5, 0.2, 0}, 16);
    }

    @Test
    void exponentialEulerIsOfFirstOrder() {
        assertThat(order(new TestModels.Gated(), Integrators.exponentialEuler(), gated(), 1.0 / 16, 3))
                .isBetween(0.9, 1.1);
    }

    @Test
    void methodsForTheRightHandSideConvergeOnConditionallyLinearModelsToo() {
        assertThat(order(new TestModels.Gated(), Integrators.euler(), gated(), 1.0 / 16, 3))
                .isBetween(0.9, 1.1);
        assertThat(order(new TestModels.Gated(), Integrators.rk4(), gated(), 0.5, 3))
                .isBetween(3.7, 4.3);
    }

    @Test
    void exponentialEulerIsExactForConstantCoefficients() {
        for (double dt : new double[] {0.01, 0.1, 1, 16}) {
            double[] x = solve(
                    new TestModels.ConditionallyLinearLif(),
                    Integrators.exponentialEuler(),
                    dt,
                    16,
                    p -> p.with("v_th", 1e9).with("i_e", 200).initially("v", 3));
            double expected = 3 * StrictMath.exp(-1.6) - (200 + CURRENT) * 10 / 250 * StrictMath.expm1(-1.6);
            assertThat(Math.abs(x[0] - expected)).as("dt %s", dt).isLessThan(1e-12 * expected);
        }
    }

    /** The declared kinetics are advanced exactly even by the first-order method. */
    @Test
    void exponentialEulerAdvancesDeclaredKineticsExactly() {
        double[] x = solve(
                new TestModels.ConditionallyLinearLif(),
                Integrators.exponentialEuler(),
                4,
                16,
                p -> p.with("v_th", 1e9).initially("s_exc", 10).initially("s_inh", -7));
        assertThat(Math.abs(x[1] - 10 * StrictMath.exp(-8))).isLessThan(1e-13 * 10 * StrictMath.exp(-8));
        assertThat(Math.abs(x[2] + 7 * StrictMath.exp(-3.2))).isLessThan(1e-13 * 7 * StrictMath.exp(-3.2));
    }

    @Test
    void exponentialEulerStaysStableWhereEulerDoesNot() {
        UnaryOperator<Population> stiff = p -> p.with("g", 300).with("tau", 0.01);
        double[] x = solve(new TestModels.Gated(), Integrators.exponentialEuler(), 0.5, 16, stiff);
        assertThat(x[0]).isBetween(-1.0, 3.0);
        assertThat(x[1]).isBetween(0.0, 1.0);
    }

    /** Given the rate of decay 0, exponential Euler is Euler: the limit of phi is taken, not 0/0. */
    @Test
    void exponentialEulerTakesAVanishingRate() {
        double[] x = solve(
                new TestModels.ConditionallyLinearLif(),
                Integrators.exponentialEuler(),
                0.5,
                16,
                p -> p.with("tau_m", 1e300).with("v_th", 1e9).with("i_e", 100));
        assertThat(x[0]).isEqualTo((100 + CURRENT) / 250 * 16, org.assertj.core.data.Offset.offset(1e-13));
    }
}
