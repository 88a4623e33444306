package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Neuron;
import org.neurosim.models.Cell;
import org.neurosim.models.Receptor;

/**
 * The response of the linear {@link Lif} to one spike against closed forms, at every grid time and for any time step:
 * Rotter and Diesmann 1999; CANONICAL.md "Exact integration"; nest/TESTS.md rows 3, 4, 5, 14.
 */
class PostsynapticPotentialTest {

    /** Response of the membrane potential to a current w exp(-t/s). */
    private static double exponential(double t, double w, double c, double m, double s) {
        return m == s
                ? w / c * t * Math.exp(-t / m)
                : w / c * (Math.exp(-t / m) * -Math.expm1(-t * (1 / s - 1 / m))) / (1 / s - 1 / m);
    }

    /** Response of the membrane potential to a current w (t/s) exp(1 - t/s). */
    private static double alpha(double t, double w, double c, double m, double s) {
        double d = 1 / s - 1 / m;
        double x = t * d;
        double integral = Math.abs(x) < 0.1 ? t * t * series(x) : (-Math.expm1(-x) - x * Math.exp(-x)) / (d * d);
        return w / c * Math.E / s * Math.exp(-t / m) * integral;
    }

    /** (1 - e^-x (1 + x)) / x^2 = sum of (-x)^k / (k! (k + 2)). */
    private static double series(double x) {
        double sum = 0;
        double power = 1;
        for (int k = 0; k < 20; k++) {
            sum += power / (k + 2);
            power *= -x / (k + 1);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.5, 1})
    void exponentialCurrentOfPotjansAndDiesmann(double dt) {
        Neuron model = quiet(250, 10).receptor(Receptor.expCurrent("exc", 0.5)).build();
        double[] v = new Cell(model, dt).input("exc", 87.8, 1, 1).run(40, "v").trace("v");

        assertResponse(v, dt, t -> exponential(t, 87.8, 250, 10, 0.5), 1e-12);
    }

    @Test
    void peakOfPotjansAndDiesmann() {
        Neuron model = quiet(250, 10).receptor(Receptor.expCurrent("exc", 0.5)).build();
        double[] v = new Cell(model, 0.001).input("exc", 87.8, 1, 1).run(5, "v").trace("v");

        int peak = argmax(v);
        assertThat(peak * 0.001 - 2).as("time").isCloseTo(1.576701, within(0.00051));
        assertThat(v[peak]).isCloseTo(0.149985491, within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.5, 1})
    void alphaCurrent(double dt) {
        Neuron model = quiet(250, 10).receptor(Receptor.alphaCurrent("exc", 2)).build();
        double[] v = new Cell(model, dt).input("exc", 100, 1, 1).run(40, "v").trace("v");

        assertResponse(v, dt, t -> alpha(t, 100, 250, 10, 2), 1e-12);
        assertThat(v[(int) Math.round(7 / dt)]).as("v at 5 ms").isCloseTo(1.224163487819, within(1e-12));
    }

    @Test
    void peakOfAlphaCurrent() {
        Neuron model = quiet(250, 10).receptor(Receptor.alphaCurrent("exc", 2)).build();
        double[] v = new Cell(model, 0.001).input("exc", 100, 1, 1).run(10, "v").trace("v");

        int peak = argmax(v);
        assertThat(peak * 0.001 - 2).as("time").isCloseTo(6.650998, within(0.00051));
        assertThat(v[peak]).isCloseTo(1.300066248, within(1e-8));
    }

    /** nest/TESTS.md row 5: the weight that gives 1 mV from the peak time by the branch -1 of Lambert's W. */
    @Test
    void alphaCurrentNormalisedToOneMillivolt() {
        double m = 20;
        double s = 0.5;
        double c = 1;
        double a = m / s;
        double b = 1 / s - 1 / m;
        double peakTime = 1 / b * (-lambertW(-Math.exp(-1 / a) / a) - 1 / a);
        double weight = 1 / alpha(peakTime, 1, c, m, s);

        Neuron model = quiet(c, m).receptor(Receptor.alphaCurrent("exc", s)).build();
        double[] v =
                new Cell(model, 0.001).input("exc", weight, 1, 1).run(8, "v").trace("v");

        int peak = argmax(v);
        assertThat(peak * 0.001 - 2).isCloseTo(peakTime, within(0.00051));
        assertThat(v[peak]).isCloseTo(1, within(1e-6));
    }

    /** The branch of W below -1, by Newton's method on w e^w = x. */
    private static double lambertW(double x) {
        double w = Math.log(-x) - Math.log(-Math.log(-x));
        for (int k = 0; k < 50; k++) {
            w -= (w * Math.exp(w) - x) / (Math.exp(w) * (w + 1));
        }
        return w;
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 10, 20})
    void equalTimeConstants(double tau) {
        Neuron model = quiet(250, tau)
                .receptor(Receptor.expCurrent("exp", tau))
                .receptor(Receptor.alphaCurrent("alpha", tau))
                .build();
        double[] e = new Cell(model, 0.1).input("exp", 100, 1, 1).run(100, "v").trace("v");
        double[] a =
                new Cell(model, 0.1).input("alpha", 100, 1, 1).run(100, "v").trace("v");

        assertResponse(e, 0.1, t -> exponential(t, 100, 250, tau, tau), 1e-12);
        assertResponse(a, 0.1, t -> alpha(t, 100, 250, tau, tau), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, -1e-3, 1e-5, -1e-5, 1e-7, -1e-7, 1e-9, -1e-9, 1e-12, -1e-12})
    void nearlyEqualTimeConstants(double difference) {
        double m = 10;
        double s = m + difference;
        Neuron model = quiet(250, m)
                .receptor(Receptor.expCurrent("exp", s))
                .receptor(Receptor.alphaCurrent("alpha", s))
                .build();
        double[] e = new Cell(model, 0.1).input("exp", 100, 1, 1).run(100, "v").trace("v");
        double[] a =
                new Cell(model, 0.1).input("alpha", 100, 1, 1).run(100, "v").trace("v");

        assertResponse(e, 0.1, t -> exponential(t, 100, 250, m, s), 1e-12);
        assertResponse(a, 0.1, t -> alpha(t, 100, 250, m, s), 1e-12);
    }

    /** nest/TESTS.md row 14: NEST's test_iaf_singularity. */
    @ParameterizedTest
    @CsvSource({"exp, 1", "exp, 10", "exp, 100", "alpha, 1", "alpha, 10", "alpha, 100"})
    void smoothAroundTheSingularity(String kind, double m) {
        double h = m == 1 ? 0.001 : 0.1;
        for (double difference : new double[] {0, 1e-10, -1e-10, 1e-7, -1e-7, 1e-4, -1e-4, 0.1, -0.1}) {
            double s = m + difference;
            Lif.Builder b = quiet(250, m);
            Neuron model = (kind.equals("exp")
                            ? b.receptor(Receptor.expCurrent("ex", s)).receptor(Receptor.expCurrent("in", s))
                            : b.receptor(Receptor.alphaCurrent("ex", s)).receptor(Receptor.alphaCurrent("in", s)))
                    .build();
            double[] v = new Cell(model, h)
                    .input("ex", 1000, 1, 1)
                    .input("in", -1000, 2, 1)
                    .run(10 * m, "v")
                    .trace("v");
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double jump = 0;
            for (int k = 0; k < v.length; k++) {
                assertThat(v[k]).isFinite();
                low = Math.min(low, v[k]);
                high = Math.max(high, v[k]);
                jump = k == 0 ? 0 : Math.max(jump, Math.abs(v[k] - v[k - 1]));
            }
            assertThat(high - low).isGreaterThan(1);
            assertThat(jump).isLessThan(3 * (high - low) * h);
        }
    }

    /** nest/TESTS.md row 3: a neuron that spikes at 3.0 and 8.0 ms onto another, at any time step. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.5, 1})
    void fromNeuronToNeuron(double dt) {
        Neuron model = Lif.builder()
                .capacitance(250)
                .receptor(Receptor.alphaCurrent("exc", 2))
                .build();
        var b = org.neurosim.api.NetworkBuilder.create();
        var sender = b.population("sender", 1, model).with("I_e", 1450);
        var receiver = b.population("receiver", 1, model);
        b.project(sender, receiver)
                .connect(org.neurosim.api.connect.Connectors.oneToOne())
                .receptor("exc")
                .weight(100)
                .delay(1);
        var spikes = b.recordSpikes(sender);
        var trace = b.record(receiver, "v", dt);
        try (var net = b.build(org.neurosim.api.SimulationOptions.timeStep(dt))) {
            net.run(20);
        }
        double[] v = trace.of(0);

        assertThat(spikes.timesOf(0)).startsWith(new double[] {3, 8}, within(1e-9));
        for (int k = 0; k < v.length; k++) {
            double t = k * dt;
            double expected = t <= 4.0001
                    ? -70
                    : -70 + alpha(t - 4, 100, 250, 10, 2) + (t > 9 ? alpha(t - 9, 100, 250, 10, 2) : 0);
            if (t <= 4.0001) {
                assertThat(v[k]).as("rest at " + t).isEqualTo(-70);
            } else if (t < 13) {
                assertThat(v[k]).as("v at " + t).isCloseTo(expected, within(70e-12));
            }
        }
    }

    /** nest/TESTS.md row 4: NEST's test_iaf_psp. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.5, 1})
    void samplesOfNest(double dt) {
        Neuron model = Lif.builder()
                .capacitance(250)
                .receptor(Receptor.alphaCurrent("exc", 2))
                .build();
        double[] v = new Cell(model, dt).input("exc", 100, 1, 2).run(7, "v").trace("v");

        double[][] samples = {
            {3.1, -69.9974},
            {3.5, -69.9434},
            {4.0, -69.8108},
            {4.5, -69.6435},
            {5.0, -69.4681},
            {5.5, -69.3008},
            {5.7, -69.2383}
        };
        int compared = 0;
        for (double[] sample : samples) {
            double k = sample[0] / dt;
            if (Math.abs(k - Math.rint(k)) < 1e-9) {
                assertThat(v[(int) Math.rint(k)]).isCloseTo(sample[1], within(0.51e-4));
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    private static Lif.Builder quiet(double c, double tau) {
        return Lif.builder()
                .capacitance(c)
                .tauM(tau)
                .restingPotential(0)
                .reset(0)
                .threshold(1e6);
    }

    private static int argmax(double[] v) {
        int best = 0;
        for (int k = 1; k < v.length; k++) {
            best = v[k] > v[best] ? k : best;
        }
        return best;
    }

    /** The spike arrives at 2 ms; before, v is exactly at rest. */
    private static void assertResponse(
            double[] v, double dt, java.util.function.DoubleUnaryOperator closedForm, double tolerance) {
        for (int k = 0; k < v.length; k++) {
            double t = (k - Math.round(2 / dt)) * dt;
            if (t <= 0) {
                assertThat(v[k]).as("rest").isZero();
            } else {
                double expected = closedForm.applyAsDouble(t);
                assertThat(v[k]).as("v at " + t + " ms").isCloseTo(expected, within(tolerance * Math.abs(expected)));
            }
        }
    }
}
