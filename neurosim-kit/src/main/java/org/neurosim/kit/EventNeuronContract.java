package org.neurosim.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;

/**
 * What every event-driven neuron model must keep, whoever writes it: a {@link Neuron.EventDriven}. A test class extends this one, names the model, what it
 * is driven by, and inherits the battery:
 *
 * <pre>{@code
 * class MyEventNeuronTest extends EventNeuronContract {
 *     protected Neuron.EventDriven model() {
 *         return new MyEventNeuron();
 *     }
 *
 *     protected double weight() {
 *         return 2; // mV
 *     }
 * }
 * }</pre>
 *
 * <p>Inputs arrive at random times at the first receptor. A model without receptors must fire by itself.
 */
public abstract class EventNeuronContract {
    private static final double CHECKS_PER_MS = 50;
    private static final double CLOCK_STEP = 0x1p-9;
    private static final double DELAY = 1;

    /** For test classes. */
    protected EventNeuronContract() {}

    /**
     * The model.
     *
     * @return the model under test; the same or an equal one at each call
     */
    protected abstract Neuron.EventDriven model();

    /**
     * Weight of the inputs, such that the neuron spikes at some of them.
     *
     * @return weight, in the unit of the first receptor
     */
    protected abstract double weight();

    /**
     * Rate of the inputs.
     *
     * @return inputs per ms; 0.5 by default
     */
    protected double inputsPerMs() {
        return 0.5;
    }

    /**
     * Parameters that differ from the defaults.
     *
     * @return values by name, in the unit of the parameter; empty by default
     */
    protected Map<String, Double> parameters() {
        return Map.of();
    }

    /**
     * How long the model is run.
     *
     * @return time, ms; 100 by default
     */
    protected double duration() {
        return 100;
    }

    /**
     * How far spike times may differ where the same solution is calculated in other pieces.
     *
     * @return time, ms; 1e-9 by default
     */
    protected double rounding() {
        return 1e-9;
    }

    /**
     * How far spikes of the clock-driven run with steps of 2^-9 ms may be off.
     *
     * @return time, ms; 0.05 by default
     */
    protected double clockTolerance() {
        return 0.05;
    }

    private EventTrial trial() {
        // Whole steps of the clock, so that a clock-driven run has the same inputs.
        int count = model().spec().receptors().isEmpty() ? 0 : (int) (duration() * inputsPerMs());
        double[] times = new SplittableRandom(17)
                .doubles(count, 0, duration())
                .map(t -> (1 + Math.floor(t / CLOCK_STEP)) * CLOCK_STEP)
                .sorted()
                .distinct()
                .toArray();
        return new EventTrial(model(), parameters(), times, weight(), DELAY, duration());
    }

    /** Names, units, initial values and threshold are declared as a network needs them. */
    @Test
    @DisplayName("the declaration is sane and the same at each call")
    public void declarationIsSane() {
        Declarations.checkNeuron(this::model);
    }

    /** Looking at a neuron changes no bit. */
    @Test
    @DisplayName("spikes do not depend on recorders, time step and pieces of the run")
    public void independentOfSampling() {
        double[] plain = trial().run(1, 1).spikes();
        assertTrue(plain.length > 0, "no spike within duration() = " + duration() + " ms; choose another weight()");
        assertArrayEquals(plain, trial().sampled().run(0.125, 10).spikes(), "spike times with recorders");
    }

    /**
     * Inputs of weight zero every 0.02 ms make the model calculate its state and its next spike anew: had a crossing been missed, the state would lie beyond
     * the threshold there, and the spike come late or at all.
     */
    @Test
    @DisplayName("no crossing is missed, and pieces of time add up")
    public void noCrossingIsMissed() {
        assumeTrue(!model().spec().receptors().isEmpty(), "has no receptor");
        EventTrial.Result plain = trial().run(1, 1);
        EventTrial.Result checked = trial().checked(CHECKS_PER_MS).run(1, 1);
        requireSameTimes(plain.spikes(), checked.spikes(), rounding(), "calculated anew every 0.02 ms");
        requireSameEnds(plain, checked, "moved on in pieces of 0.02 ms");
    }

    private void requireSameEnds(EventTrial.Result expected, EventTrial.Result actual, String what) {
        expected.ends()
                .forEach((name, value) -> assertEquals(
                        value,
                        actual.ends().get(name),
                        rounding() * Math.max(1, Math.abs(value)),
                        name + " at the end, " + what));
    }

    /** Dynamics that say they have taken over a current ({@link org.neurosim.api.model.EventDynamics#currentChanged}) do as those do that are made with it. */
    @Test
    @DisplayName("a current that changes is taken over")
    public void followsCurrents() {
        NeuronSpec spec = model().spec();
        int index = spec.parameterIndex(EventTrial.CURRENT);
        assumeTrue(index >= 0 && spec.parameters().get(index).unit().equals("pA"), "has no parameter I_e in pA");
        double constant = parameters()
                .getOrDefault(EventTrial.CURRENT, spec.parameters().get(index).defaultValue());
        double size = Math.max(1, 0.2 * Math.abs(constant));
        int pieces = (int) Math.max(2, duration());
        double[] currents =
                new SplittableRandom(23).doubles(pieces, -size, size).toArray();
        double step = duration() / pieces;
        EventTrial.Result anew = trial().currents(currents, false).run(step, pieces);
        EventTrial.Result taken = trial().currents(currents, true).run(step, pieces);
        requireSameTimes(anew.spikes(), taken.spikes(), rounding(), "with currents that are taken over");
        requireSameEnds(anew, taken, "with currents that are taken over");
    }

    /** A model that has a clock-driven form as well has the same spikes there, but for the grid. */
    @Test
    @DisplayName("the clock-driven form with a small step gives the same spikes")
    public void agreesWithClock() {
        Neuron model = model();
        assumeTrue(
                model instanceof Neuron.Linear
                        || model instanceof Neuron.ConditionallyLinear
                        || model instanceof Neuron.Differential,
                "has no clock-driven form");
        EventTrial.Result clock = trial().clockDriven().run(CLOCK_STEP, 1);
        requireSameTimes(trial().run(1, 1).spikes(), clock.spikes(), clockTolerance(), "clock-driven");
    }

    private static void requireSameTimes(double[] expected, double[] actual, double tolerance, String what) {
        int n = Math.min(expected.length, actual.length);
        for (int k = 0; k < n; k++) {
            assertEquals(expected[k], actual[k], tolerance, what + ": time of spike " + k + ", ms");
        }
        assertEquals(expected.length, actual.length, what + ": number of spikes");
    }
}
