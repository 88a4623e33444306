package org.neurosim.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.NumericalFailureException;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;

/**
 * What every synapse model must keep, short-term plastic or learning, whoever writes it. A test class extends this one, names the model, and inherits the
 * battery:
 *
 * <pre>{@code
 * class MySynapseTest extends SynapseContract {
 *     protected Synapse model() {
 *         return new MySynapse();
 *     }
 * }
 * }</pre>
 *
 * <p>Two presynaptic cells send given spike trains to neurons that sum up what they receive and themselves spike at given times, so that rules of postsynaptic
 * spikes are at work, too. State variables of the postsynaptic neuron that a rule {@linkplain SynapseSpec#reading reads} jump from {@link #low} to {@link #high} at these spikes, somewhat less far in some neurons than in others, and return
 * with 10 ms. Nothing is kept between tests; the networks that the battery builds use up to three threads.
 */
public abstract class SynapseContract {

    private static final double[] PRE = {5, 15, 22, 60, 61, 100, 180};
    private static final double[] OTHER_PRE = {8, 15, 40, 44, 140, 150};
    private static final double[] POST = {12, 18, 62, 99, 101, 150};
    private static final double TIME_STEP = 1;

    /** For test classes. */
    protected SynapseContract() {}

    /**
     * The model.
     *
     * @return the model under test; the same or an equal one at each call
     */
    protected abstract Synapse model();

    /**
     * A usual weight.
     *
     * @return weight in the unit of the receptor; 1 by default
     */
    protected double weight() {
        return 1;
    }

    /**
     * Where a state variable rests that the rule reads.
     *
     * @param state name of a state variable of the postsynaptic neuron
     * @return value in its unit; 0 by default
     */
    protected double low(String state) {
        return 0;
    }

    /**
     * Where a state variable that the rule reads jumps to when the neuron spikes.
     *
     * @param state name of a state variable of the postsynaptic neuron
     * @return value in its unit; 1 by default
     */
    protected double high(String state) {
        return 1;
    }

    /**
     * How far what is transmitted may differ between time steps. Rules that read state variables of the neuron or act step by step are of first order in the time step: not asked for a difference but for their convergence.
     *
     * @return relative difference; 1e-12 by default, for rules that depend on times alone
     */
    protected double stepTolerance() {
        return 1e-12;
    }

    /**
     * Whether the model draws random numbers: such a model is not compared with itself in other rows or at other time steps.
     *
     * @return false by default
     */
    protected boolean isRandom() {
        return false;
    }

    private SynapseTrial trial() {
        return trial(model(), TIME_STEP);
    }

    private SynapseTrial trial(Synapse model, double dt) {
        return new SynapseTrial(model, dt)
                .weight(weight())
                .swing(this::low, this::high)
                .spikes(PRE, OTHER_PRE, POST);
    }

    private static boolean isSampled(Synapse model) {
        return model instanceof Synapse.SteppedRule
                || !model.spec().postsynapticStates().isEmpty();
    }

    /** Names, units and initial values are declared as a network needs them. */
    @Test
    @DisplayName("the declaration is sane and the same at each call")
    public void declarationIsSane() {
        Declarations.check(model());
        assertEquals(model().spec(), model().spec(), "spec() differs between two calls");
    }

    /** Something arrives, and a second network with the same model object gets the same: the model keeps nothing between networks. */
    @Test
    @DisplayName("a second network with the same model object gives the same bits")
    public void keepsNothing() {
        Synapse model = model();
        double[] first = run(model);
        assertTrue(Arrays.stream(first).anyMatch(x -> x != 0), "nothing was transmitted with weight() = " + weight());
        assertArrayEquals(first, run(model), "received in a second run");
    }

    private double[] run(Synapse model) {
        return trial(model, TIME_STEP).run();
    }

    /** Spikes at the same times give the same at other time steps. */
    @Test
    @DisplayName("what is transmitted does not depend on the time step")
    public void stepSizeIndependent() {
        assumeFalse(isRandom(), "draws random numbers");
        assumeFalse(isSampled(model()), "samples the neuron at each step");
        double expected = trial().run()[0];
        for (double dt : new double[] {0.5, 0.25, 0.125}) {
            double received = trial(model(), dt).run()[0];
            assertEquals(
                    expected,
                    received,
                    stepTolerance() * Math.max(1, Math.abs(expected)),
                    "received at dt = " + dt + " ms");
        }
    }

    /** Halving the time step halves differences; a factor of 1.5 less is let pass. Over two halvings, because errors can cancel at one time step. */
    @Test
    @DisplayName("what a rule transmits that samples the neuron converges with the time step")
    public void converges() {
        assumeFalse(isRandom(), "draws random numbers");
        assumeTrue(isSampled(model()), "does not sample the neuron at each step");
        double[] x = new double[6];
        for (int k = 0; k < x.length; k++) {
            x[k] = trial(model(), 0.125 / (1 << k)).run()[0];
        }
        double coarse = Math.abs(x[2] - x[1]) + Math.abs(x[3] - x[2]);
        double fine = Math.abs(x[4] - x[3]) + Math.abs(x[5] - x[4]);
        double least = 1.78; // (2 / 1.5)^2
        assertTrue(
                fine <= coarse / least + stepTolerance() * Math.max(1, Math.abs(x[5])),
                "halving the time step twice takes the error from " + coarse + " to " + fine
                        + "; it must fall by a factor of " + least);
    }

    /** A synapse in a row of any length does as one alone. */
    @Test
    @DisplayName("a synapse has the same bits alone and in rows of any length")
    public void sameBitsInRows() {
        assumeFalse(isRandom(), "draws random numbers");
        double[] expected = new double[SynapseTrial.VARIANTS];
        for (int k = 0; k < expected.length; k++) {
            expected[k] = trial().variant(k).run()[0];
        }
        for (int targets : new int[] {3, 207, 1024}) {
            double[] received = trial().targets(targets).run();
            for (int i = 0; i < targets; i++) {
                assertEquals(expected[i % expected.length], received[i], "received by target " + i + " of " + targets);
            }
        }
    }

    /** A learning rule that takes postsynaptic spikes by the sum transmits the same when it gets them one by one. */
    @Test
    @DisplayName("sums of postsynaptic spikes do the same as single spikes")
    public void sumsAgreeWithSingleSpikes() {
        Synapse model = model();
        assumeTrue(
                model instanceof Synapse.PlasticityRule rule && rule.sumsPostsynapticSpikes(),
                "does not take postsynaptic spikes by the sum");
        double expected = run(new OneByOne((Synapse.PlasticityRule) model))[0];
        assertEquals(expected, run(model)[0], 1e-11 * Math.max(1, Math.abs(expected)), "received");
    }

    /** A rule without its declaration that it takes spikes by the sum. */
    private record OneByOne(Synapse.PlasticityRule rule) implements Synapse.PlasticityRule {

        @Override
        public SynapseSpec spec() {
            return rule.spec();
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            rule.onPresynapticSpike(row);
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            rule.onPostsynapticSpikes(spikes);
        }
    }

    /** The spikes of one presynaptic cell change nothing in the rows of another. */
    @Test
    @DisplayName("a row is left alone by the spikes of another cell")
    public void rowsAreSeparate() {
        assumeFalse(isRandom(), "draws random numbers");
        double[] none = {};
        double both = trial().separateTargets().run()[0];
        double alone = trial().separateTargets().spikes(PRE, none, POST).run()[0];
        assertEquals(alone, both, "received from a cell beside another one");
    }

    /** One, two and three threads give the same bits. */
    @Test
    @DisplayName("1, 2 and 3 threads give the same bits")
    public void threadIndependent() {
        double[] one = trial().targets(1024).run();
        for (int threads = 2; threads <= 3; threads++) {
            assertArrayEquals(
                    one, trial().targets(1024).threads(threads).run(), "received with " + threads + " threads");
        }
    }

    /** Spikes at every step, long silence and large or zero weights give finite values. */
    @Test
    @DisplayName("extreme spike trains and weights give finite values")
    public void finiteForExtremeInputs() {
        double[] everyStep = new double[180];
        Arrays.setAll(everyStep, k -> k + 1);
        double[] silence = {1, 190};
        for (double w : new double[] {0, weight(), 1e6 * weight()}) {
            for (double[] train : new double[][] {everyStep, silence}) {
                try {
                    double received =
                            trial().weight(w).spikes(train, train, train).run()[0];
                    assertTrue(Double.isFinite(received), "received " + received + " with weight " + w);
                } catch (NumericalFailureException e) {
                    fail(train.length + " spikes, weight " + w + ": " + e.getMessage(), e);
                }
            }
        }
    }
}
