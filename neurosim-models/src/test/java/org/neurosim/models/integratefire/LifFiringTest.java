package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Neuron;
import org.neurosim.api.SimulationOptions.SpikeTimes;
import org.neurosim.api.connect.Values;
import org.neurosim.core.integrators.Integrators;
import org.neurosim.models.Cell;
import org.neurosim.models.Receptor;

/**
 * Firing of {@link Lif} under constant current against closed forms: CANONICAL.md "LIF f-I", nest/TESTS.md rows 1, 2,
 * 6, 7.
 */
class LifFiringTest {

    /**
     * CANONICAL.md: tau 20, threshold 20, reset 10, t_ref 2; the period is t_ref + tau ln((RI - V_r) / (RI - V_th)).
     */
    private static Lif.Builder canonical() {
        return Lif.builder()
                .tauM(20)
                .restingPotential(0)
                .threshold(20)
                .reset(10)
                .refractory(2);
    }

    @Test
    void periodOnTheGrid() {
        double[] spikes =
                new Cell(canonical().current(25).build(), 0.01).run(1000).spikeTimes();

        double period = 23.972245773;
        assertThat(spikes[0]).as("first spike").isBetween(20 * Math.log(5), 20 * Math.log(5) + 0.01);
        for (int k = 1; k < spikes.length; k++) {
            assertThat(spikes[k] - spikes[k - 1]).isBetween(period, period + 0.01);
        }
    }

    /** The number of steps from reset to threshold is exact: the first grid time at or behind the analytic crossing. */
    @Test
    void frequencyCurrentCurve() {
        double[] currents = new double[200];
        for (int k = 0; k < currents.length; k++) {
            currents[k] = 20.05 + 0.731 * k;
        }
        Cell.Run run = new Cell(canonical().build(), currents.length, 0.1)
                .configure(p -> p.with("I_e", Values.array(currents)))
                .run(500);

        for (int k = 0; k < currents.length; k++) {
            double[] spikes = run.spikes().timesOf(k);
            double steps = Math.ceil(20 * Math.log((currents[k] - 10) / (currents[k] - 20)) / 0.1);
            assertThat(spikes).as("spikes at " + currents[k]).hasSizeGreaterThan(1);
            for (int s = 1; s < spikes.length; s++) {
                assertThat(spikes[s] - spikes[s - 1])
                        .as("interval at " + currents[k] + " pA")
                        .isCloseTo(2 + 0.1 * steps, within(1e-9));
            }
        }
    }

    @Test
    void noSpikesBelowRheobase() {
        assertThat(new Cell(canonical().current(19.999).build(), 0.1).run(1000).spikeTimes())
                .isEmpty();
    }

    /**
     * Linear interpolation of the crossing: error v'' dt^2 / 8 v' = dt^2 / (8 tau) at most, thus 4e-10 ms at 2^-12 ms
     * (and 1e-10 ms by rounding of v).
     */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7, 9, 12})
    void interpolatedFirstSpike(int negativeLogDt) {
        double dt = 1.0 / (1 << negativeLogDt);
        double[] spikes = new Cell(canonical().current(25).build(), dt)
                .options(timeStep(dt).spikeTimes(SpikeTimes.INTERPOLATED))
                .run(33)
                .spikeTimes();

        assertThat(spikes[0]).isCloseTo(20 * Math.log(5), within(dt * dt / (8 * 20) + 1e-10));
    }

    /** nest/TESTS.md row 1: NEST's test_iaf_psc_alpha, i0. */
    @Test
    void samplesOfNestAt1000Picoampere() {
        Cell.Run run = new Cell(Lif.builder().capacitance(250).current(1000).build(), 0.1).run(8, "v");
        double[] v = run.trace("v");

        double[][] samples = {
            {0.1, -69.602},
            {0.2, -69.2079},
            {0.3, -68.8178},
            {0.4, -68.4316},
            {0.5, -68.0492},
            {4.3, -56.0204},
            {4.4, -55.7615},
            {4.5, -55.5051},
            {4.6, -55.2513},
            {4.7, -55.0001},
            {4.8, -70},
            {4.9, -70},
            {5.0, -70}
        };
        for (double[] s : samples) {
            assertThat(v[(int) Math.round(s[0] / 0.1)]).as("v at " + s[0]).isCloseTo(s[1], within(0.51e-4));
        }
        assertThat(run.spikeTimes()).containsExactly(new double[] {4.8}, within(1e-9));
    }

    /** nest/TESTS.md row 2: identical values at common times for any time step. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.5, 1})
    void samplesOfNestAt1450Picoampere(double dt) {
        Cell.Run run = new Cell(Lif.builder().capacitance(250).current(1450).build(), dt).run(8, "v");
        double[] v = run.trace("v");

        double[][] samples = {
            {0.1, -69.4229},
            {0.5, -67.1713},
            {1.0, -64.4806},
            {2.0, -59.4864},
            {2.9, -55.3993},
            {3, -70},
            {4, -70},
            {5, -70},
            {5.1, -69.4229},
            {6.0, -64.4806}
        };
        for (double[] s : samples) {
            double k = s[0] / dt;
            if (Math.abs(k - Math.rint(k)) < 1e-9) {
                assertThat(v[(int) Math.rint(k)]).as("v at " + s[0]).isCloseTo(s[1], within(0.51e-4));
            }
        }
        assertThat(run.spikeTimes()).startsWith(new double[] {3}, within(1e-9));
    }

    /**
     * nest/TESTS.md row 6: charging, spike, reset and refractoriness in closed form, here with a receptor in the model.
     */
    @Test
    void chargeSpikeResetRefractoriness() {
        Neuron model = Lif.builder()
                .capacitance(250)
                .current(1000)
                .receptor(Receptor.expCurrent("exc", 2))
                .build();
        Cell.Run run = new Cell(model, 0.1).run(12, "v");
        double[] v = run.trace("v");

        for (int k = 0; k < v.length; k++) {
            double t = k * 0.1;
            double sinceCharging = k <= 47 ? t : k <= 68 ? 0 : k <= 115 ? t - 6.8 : 0;
            assertThat(v[k]).as("v at " + t).isCloseTo(-70 - 40 * Math.expm1(-sinceCharging / 10), within(1e-11));
        }
        assertThat(run.spikeTimes()).containsExactly(new double[] {4.8, 11.6}, within(1e-9));
    }

    /** nest/TESTS.md row 7: V(t) = I tau / C (1 - exp(-t / tau)) for steps of 1 to 2^-9 ms. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 6, 9})
    void accuracyUnderDirectCurrent(int negativeLogDt) {
        assertDirectCurrent(negativeLogDt);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 13})
    void accuracyUnderDirectCurrentSmallSteps(int negativeLogDt) {
        assertDirectCurrent(negativeLogDt);
    }

    private static void assertDirectCurrent(int negativeLogDt) {
        double dt = 1.0 / (1 << negativeLogDt);
        Lif.Builder b = Lif.builder()
                .capacitance(250)
                .tauM(10)
                .restingPotential(0)
                .reset(-1)
                .current(1000);
        double[] v =
                new Cell(b.threshold(1000).build(), dt).every(5).run(500, "v").trace("v");
        double[] spikes = new Cell(b.threshold(15).build(), dt)
                .options(timeStep(dt).spikeTimes(SpikeTimes.INTERPOLATED))
                .run(5)
                .spikeTimes();

        // the propagator is rounded to half an ulp of 1, which acts in each step on v (16 mV at most)
        double rounding = 5 / dt * 0x1p-53 * 16;
        assertThat(v[1]).isCloseTo(-40 * Math.expm1(-0.5), within(1e-12 + rounding));
        assertThat(v[100]).isCloseTo(40, within(1e-9));
        assertThat(spikes).hasSize(1);
        assertThat(spikes[0]).isCloseTo(4.7000362924573, within(dt * dt / 80 + 1e-12));
    }

    /**
     * The same neuron, integrated as a linear system and (with an unused conductance) by exponential Euler and
     * adaptively.
     */
    @Test
    void allMethodsAgreeWithoutInput() {
        Neuron conductance = Lif.builder()
                .capacitance(250)
                .current(500)
                .receptor(Receptor.expConductance("exc", 2, 0))
                .build();
        double[] exact = new Cell(Lif.builder().capacitance(250).current(500).build(), 0.1)
                .run(100, "v")
                .trace("v");
        double[] exponentialEuler = new Cell(conductance, 0.1).run(100, "v").trace("v");
        double[] adaptive = new Cell(conductance, 0.1)
                .configure(p -> p.integrator(Integrators.adaptive(1e-12, 1e-13)))
                .run(100, "v")
                .trace("v");

        assertThat(exponentialEuler).containsExactly(exact, within(1e-11));
        assertThat(adaptive).containsExactly(exact, within(1e-9));
    }
}
