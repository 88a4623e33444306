package org.neurosim.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.NumericalFailureException;
import org.neurosim.api.Synapse;

/**
 * What every {@linkplain Synapse.Graded graded synapse} must keep, with a rule or without, whoever writes it. A test class extends this one, names the model, and inherits the battery:
 *
 * <pre>{@code
 * class MyGradedSynapseTest extends GradedSynapseContract {
 *     protected Synapse.Graded model() {
 *         return new MyGradedSynapse();
 *     }
 * }
 * }</pre>
 *
 * <p>The transmitted variable of two presynaptic cells swings between {@link #low} and {@link #high}; targets follow what they receive. Nothing is kept between tests; the networks that the battery
 * builds use up to three threads.
 */
public abstract class GradedSynapseContract {

    private static final double TIME_STEP = 0.25;

    /** Differences that are rounding and no longer error of the method. */
    private static final double ROUNDING = 1e-11;

    /** For test classes. */
    protected GradedSynapseContract() {}

    /**
     * The model.
     *
     * @return the model under test; the same or an equal one at each call
     */
    protected abstract Synapse.Graded model();

    /**
     * A usual weight.
     *
     * @return weight in the unit of the receptor; 1 by default
     */
    protected double weight() {
        return 1;
    }

    /**
     * Lower end of the values that the presynaptic variable takes.
     *
     * @return value in its unit; -1 by default
     */
    protected double low() {
        return -1;
    }

    /**
     * Upper end of the values that the presynaptic variable takes.
     *
     * @return value in its unit; 1 by default
     */
    protected double high() {
        return 1;
    }

    /**
     * With which power of the time step the error must fall, at least.
     *
     * @return 2 for a synapse without a rule, 1 for one with a rule, by default; 0 if values are not to converge
     */
    protected int order() {
        return model() instanceof Synapse.GradedRule ? 1 : 2;
    }

    private GradedTrial trial(double dt) {
        return new GradedTrial(model(), dt).weight(weight()).swing(low(), high());
    }

    private GradedTrial trial() {
        return trial(TIME_STEP);
    }

    /** Names, units and initial values are declared as a network needs them. */
    @Test
    @DisplayName("the declaration is sane and the same at each call")
    public void declarationIsSane() {
        Declarations.check(model());
        assertEquals(model().spec(), model().spec(), "spec() differs between two calls");
        assertEquals(model().presynapticVariable(), model().presynapticVariable(), "presynapticVariable() differs");
        assertEquals(model().states(), model().states(), "states() differs between two calls");
    }

    /** Something arrives, and a second network gets the same: the model keeps nothing between networks. */
    @Test
    @DisplayName("a second network with the same model object gives the same bits")
    public void keepsNothing() {
        Synapse.Graded model = model();
        double[] first = run(model, weight());
        double[] none = run(model, 0);
        assertTrue(!Arrays.equals(first, none), "nothing was transmitted with weight() = " + weight());
        assertArrayEquals(first, run(model, weight()), "received in a second run");
    }

    private double[] run(Synapse.Graded model, double weight) {
        return new GradedTrial(model, TIME_STEP)
                .weight(weight)
                .swing(low(), high())
                .run();
    }

    /** A synapse in a row of any length does as one alone. */
    @Test
    @DisplayName("a synapse has the same bits alone and in rows of any length")
    public void sameBitsInRows() {
        double expected = trial().run()[0];
        for (int targets : new int[] {3, 207, 1024}) {
            double[] received = trial().targets(targets).run();
            for (int i = 0; i < targets; i++) {
                assertEquals(expected, received[i], "received by target " + i + " of " + targets);
            }
        }
    }

    /** What one presynaptic cell transmits changes nothing at the target of another. */
    @Test
    @DisplayName("two cells that differ transmit differently, each to its own target")
    public void rowsAreSeparate() {
        double[] received = trial().separateTargets().run();
        assertTrue(received[0] != received[1], "two cells that swing at different times transmit the same");
    }

    /** One, two and three threads give the same bits, with and without a delay (if the model can have one). */
    @Test
    @DisplayName("1, 2 and 3 threads give the same bits")
    public void threadIndependent() {
        for (double delay : delays()) {
            double[] one = trial().delay(delay).targets(600).run();
            for (int threads = 2; threads <= 3; threads++) {
                assertArrayEquals(
                        one,
                        trial().delay(delay).targets(600).threads(threads).run(),
                        "received with " + threads + " threads and a delay of " + delay + " ms");
            }
        }
    }

    /** Halving the time step takes differences down by 2 to the power of the order; a factor of 1.5 less is let pass. Over two halvings, because errors of different orders can cancel at one time step. */
    @Test
    @DisplayName("what is received converges with the time step")
    public void converges() {
        assumeFalse(order() == 0, "does not converge");
        for (double delay : delays()) {
            double[] x = new double[6];
            for (int k = 0; k < x.length; k++) {
                x[k] = trial(0.125 / (1 << k)).delay(delay).run()[0];
            }
            double coarse = Math.abs(x[2] - x[1]) + Math.abs(x[3] - x[2]);
            double fine = Math.abs(x[4] - x[3]) + Math.abs(x[5] - x[4]);
            double least = Math.pow(Math.pow(2, order()) / 1.5, 2);
            assertTrue(
                    fine <= coarse / least + ROUNDING * Math.max(1, Math.abs(x[5])),
                    "halving the time step twice takes the error from " + coarse + " to " + fine + " with a delay of "
                            + delay + " ms; it must fall by a factor of " + least);
        }
    }

    private double[] delays() {
        return model().isDiscrete() ? new double[] {0} : new double[] {0, 1.5}; // ms
    }

    /** Large and zero weights and a still variable give finite values. */
    @Test
    @DisplayName("extreme values and weights give finite values")
    public void finiteForExtremeInputs() {
        double wide = 10 * (high() - low());
        double[][] swings = {{low(), low()}, {high(), high()}, {low() - wide, high() + wide}};
        for (double w : new double[] {0, weight()}) {
            for (double[] swing : swings) {
                try {
                    double received =
                            trial().weight(w).swing(swing[0], swing[1]).run()[0];
                    assertTrue(Double.isFinite(received), "received " + received + " with weight " + w);
                } catch (NumericalFailureException e) {
                    fail("weight " + w + ", from " + swing[0] + " to " + swing[1] + ": " + e.getMessage(), e);
                }
            }
        }
    }
}
