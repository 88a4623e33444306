package org.neurosim.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Integrator;
import org.neurosim.api.Neuron;
import org.neurosim.api.NumericalFailureException;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Parameter;
import org.neurosim.core.integrators.Integrators;

/**
 * What every neuron model must keep, whoever writes it. A test class extends this one, names the model and a current at which it fires, and inherits the
 * battery:
 *
 * <pre>{@code
 * class MyNeuronTest extends NeuronContract {
 *     protected Neuron model() {
 *         return new MyNeuron();
 *     }
 *
 *     protected double firingCurrent() {
 *         return 300; // pA
 *     }
 * }
 * }</pre>
 *
 * <p>Everything else has a default. A test that does not apply to a model is overridden with the reason. Nothing is kept between tests; the networks that the
 * battery builds use up to three threads.
 */
public abstract class NeuronContract {

    /** For {@link #order()}: the method is exact for this model. */
    protected static final int EXACT = Integer.MAX_VALUE;

    private static final double ORDER_TOLERANCE = 0.25;
    private static final double EXACT_TOLERANCE = 1e-9;
    private static final double ROUNDING = 1e-12;
    private static final int REFERENCE_REFINEMENT = 64;

    /** For test classes. */
    protected NeuronContract() {}

    /**
     * The model.
     *
     * @return the model under test; the same or an equal one at each call
     */
    protected abstract Neuron model();

    /**
     * A constant current at which a neuron fires some spikes within {@link #duration()}, but not in every step.
     *
     * @return current, pA
     */
    protected abstract double firingCurrent();

    /**
     * Parameters that differ from the defaults.
     *
     * @return values by name, in the unit of the parameter; empty by default
     */
    protected Map<String, Double> parameters() {
        return Map.of();
    }

    /**
     * Initial values that differ from the declared ones.
     *
     * @return values by name, in the unit of the state variable; empty by default
     */
    protected Map<String, Double> initialValues() {
        return Map.of();
    }

    /**
     * The numerical method that the model is tested with.
     *
     * @return the method; by default the one that populations of this model use
     */
    protected Integrator integrator() {
        Neuron model = model();
        return model instanceof Neuron.Linear
                ? Integrators.exact()
                : model instanceof Neuron.ConditionallyLinear ? Integrators.exponentialEuler() : Integrators.rk4();
    }

    /**
     * The order of convergence of {@link #integrator()} for this model.
     *
     * @return the order, or {@link #EXACT}; by default that of the default method
     */
    protected int order() {
        Neuron model = model();
        return model instanceof Neuron.Linear ? EXACT : model instanceof Neuron.ConditionallyLinear ? 1 : 4;
    }

    /**
     * The coarsest time step for which the model is meant.
     *
     * @return dt, ms; 0.1 by default
     */
    protected double timeStep() {
        return 0.1;
    }

    /**
     * How long spike trains are compared.
     *
     * @return time, ms; 200 by default
     */
    protected double duration() {
        return 200;
    }

    /**
     * How far the number of spikes and the time of the first one may change between {@link #timeStep()} and a quarter of it, besides one spike and two steps.
     *
     * @return relative change; 0.05 by default
     */
    protected double stepTolerance() {
        return 0.05;
    }

    /**
     * Values of the first state variable at which the model must still give finite derivatives.
     *
     * @return values in the unit of the variable; from -3000 to 3000 by default
     */
    protected double[] extremes() {
        return new double[] {-3000, -1000, -300, -100, 0, 100, 300, 1000, 3000};
    }

    /**
     * Whether the model draws random numbers, which depend on the neuron's number and the step: such a model is not compared with itself alone or at other
     * time steps.
     *
     * @return false by default
     */
    protected boolean isRandom() {
        return false;
    }

    private Trial trial(double dt) {
        return new Trial(model(), dt)
                .integrator(integrator())
                .parameters(parameters())
                .initialValues(initialValues())
                .current(i -> firingCurrent());
    }

    private double valueOf(Parameter p) {
        return parameters().getOrDefault(p.name(), p.defaultValue());
    }

    /** Names, units, initial values, threshold and the dynamics are declared as a network needs them. */
    @Test
    @DisplayName("the declaration is sane and the same at each call")
    public void declarationIsSane() {
        Declarations.checkNeuron(this::model);
    }

    /** Before the first spike, errors against a fine Runge-Kutta solution fall with the power {@link #order()} of the time step. */
    @Test
    @DisplayName("the error falls with the time step as the order of the method says")
    public void convergesWithOrder() {
        assumeFalse(isRandom(), "draws random numbers");
        double h = timeStep();
        double window = Math.floor(0.5 * firstSpike(trial(h / 4).run(duration())) / h) * h;
        assertTrue(
                window >= 4 * h, "timeStep() = " + h + " ms; must be below an eighth of the time to the first spike");
        Trial.Result reference =
                trial(h / REFERENCE_REFINEMENT).integrator(Integrators.rk4()).run(window);
        double[] error = new double[3];
        for (int k = 0; k < error.length; k++) {
            error[k] = trial(h / (1 << k)).run(window).distance(reference);
        }
        String measured =
                "relative errors " + error[0] + ", " + error[1] + ", " + error[2] + " at dt = " + h + " ms, dt/2, dt/4";
        if (order() == EXACT) {
            assertTrue(Math.max(error[0], error[2]) < EXACT_TOLERANCE, "not exact: " + measured);
        } else if (error[2] > ROUNDING) {
            double order = Math.log(error[1] / error[2]) / Math.log(2);
            assertTrue(
                    order > order() - ORDER_TOLERANCE, "order " + order + " instead of " + order() + ": " + measured);
        }
    }

    private double firstSpike(Trial.Result result) {
        double[] times = result.spikes().timesOf(0);
        if (times.length == 0) {
            fail("no spike within " + duration() + " ms at firingCurrent() = " + firingCurrent() + " pA");
        }
        return times[0];
    }

    /** Declared resets hold at the spike, clamped variables stand still, no spike comes too early. */
    @Test
    @DisplayName("a spike resets, and nothing moves or spikes in the refractory period")
    public void resetsAndIsRefractory() {
        NeuronSpec spec = model().spec();
        assumeTrue(spec.threshold() != null, "declares no threshold");
        double dt = timeStep();
        Trial.Result result = trial(dt).traced().run(duration());
        firstSpike(result);
        long[] steps = result.spikes().steps();
        int period = spec.refractoryPeriod() < 0
                ? 0
                : (int) Math.rint(valueOf(spec.parameters().get(spec.refractoryPeriod())) / dt);
        for (int k = 1; k < steps.length; k++) {
            long interval = steps[k] - steps[k - 1];
            assertTrue(
                    interval > Math.max(1, period),
                    "spikes " + interval + " steps apart; refractory period " + period
                            + " steps. Is the spike condition still true after the reset?");
        }
        spec.resets().forEach((state, parameter) -> {
            double expected = valueOf(spec.parameters().get(parameter));
            String name = spec.states().get(state).name();
            boolean clamped = spec.clamped().contains(state);
            double[] trace = result.trace(name);
            for (long step : steps) {
                int last = (int) Math.min(step + 1 + (clamped ? period : 0), trace.length - 1);
                for (int k = (int) step + 1; k <= last; k++) {
                    assertEquals(expected, trace[k], name + " after the spike at step " + step + ", sample " + k);
                }
            }
        });
    }

    /** Spike trains at the time step, its half and its quarter agree but for the grid. */
    @Test
    @DisplayName("spike times and counts do not depend on the time step")
    public void stepSizeIndependent() {
        assumeFalse(isRandom(), "draws random numbers");
        double finest = timeStep() / 4;
        Trial.Result fine = trial(finest).run(duration());
        int count = fine.spikes().size();
        double first = firstSpike(fine);
        for (double dt = timeStep(); dt > finest; dt /= 2) {
            Trial.Result coarse = trial(dt).run(duration());
            assertEquals(
                    count,
                    coarse.spikes().size(),
                    Math.max(1, stepTolerance() * count),
                    "number of spikes at dt = " + dt + " ms");
            assertEquals(
                    first,
                    firstSpike(coarse),
                    2 * dt + stepTolerance() * first,
                    "first spike at dt = " + dt + " ms, in ms");
        }
    }

    /** A neuron among others, at whatever place, has the same bits as one alone. */
    @Test
    @DisplayName("a neuron has the same bits alone and in blocks of any size")
    public void sameBitsInBlocks() {
        assumeFalse(isRandom(), "draws random numbers");
        for (int size : new int[] {3, 207, 1024}) {
            Trial.Result together =
                    trial(timeStep()).size(size).current(this::variedCurrent).run(shortDuration());
            for (int i : new int[] {0, size / 2, size - 1}) {
                double current = variedCurrent(i);
                Trial.Result alone = trial(timeStep()).current(k -> current).run(shortDuration());
                alone.requireSame(0, together, i, "neuron " + i + " of " + size + " against one alone");
            }
        }
    }

    /** A neuron with parameters of its own among others has the same bits as in a population where all have these. */
    @Test
    @DisplayName("a neuron has the same bits with one parameter value per population and one per neuron")
    public void sameBitsWithParametersPerNeuron() {
        assumeFalse(isRandom(), "draws random numbers");
        Trial.Result mixed =
                trial(timeStep()).size(4).perturbed(i -> i % 2 == 1).run(shortDuration());
        Trial.Result plain = trial(timeStep()).run(shortDuration());
        Trial.Result changed = trial(timeStep()).perturbed(i -> true).run(shortDuration());
        plain.requireSame(0, mixed, 2, "default parameters");
        changed.requireSame(0, mixed, 3, "parameters changed by 1 in 1000");
    }

    /** One, two and three threads give the same bits, and so does a second run with the same model object. */
    @Test
    @DisplayName("1, 2 and 3 threads give the same bits")
    public void threadIndependent() {
        Trial.Result one = threads(1);
        for (int threads = 1; threads <= 3; threads++) {
            Trial.Result other = threads(threads);
            assertEquals(
                    one.spikes().fingerprint(),
                    other.spikes().fingerprint(),
                    "spike trains with " + threads + " threads");
            for (String state : one.states()) {
                assertArrayEquals(one.last(state), other.last(state), state + " with " + threads + " threads");
            }
        }
    }

    private Trial.Result threads(int threads) {
        return trial(timeStep())
                .size(1024)
                .threads(threads)
                .current(this::variedCurrent)
                .run(shortDuration());
    }

    /** Far outside of what is physiological derivatives stay finite; at ten times the current to either side so does the run. */
    @Test
    @DisplayName("extreme voltages and currents give finite values")
    public void finiteForExtremeInputs() {
        String first = model().spec().states().get(0).name();
        for (double v : extremes()) {
            FormProbe probe = new FormProbe();
            new Trial(model(), timeStep())
                    .integrator(probe)
                    .parameters(parameters())
                    .initialValues(Map.of(first, v))
                    .run(timeStep());
            assertTrue(probe.isFinite(), "derivatives at " + first + " = " + v + " are not finite");
        }
        for (double factor : new double[] {-10, 10}) {
            try {
                trial(timeStep()).current(i -> factor * firingCurrent()).run(duration());
            } catch (NumericalFailureException e) {
                fail(factor + " times the firing current: " + e.getMessage(), e);
            }
        }
    }

    /** From half to one and a half times the firing current. */
    private double variedCurrent(int neuron) {
        return firingCurrent() * (0.5 + 0.1 * (neuron % 11));
    }

    private double shortDuration() {
        return Math.min(duration(), 500 * timeStep());
    }
}
