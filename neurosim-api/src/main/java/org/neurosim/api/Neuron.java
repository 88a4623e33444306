package org.neurosim.api;

import org.neurosim.api.model.Block;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;

/**
 * A neuron model: immutable, shared by all neurons of a population and by all threads.
 *
 * <p>A model declares itself ({@link #spec()}) and gives its dynamics in one or several of the nested forms; an {@link Integrator} asks for the form
 * that it needs:
 *
 * <ul>
 *   <li>{@link Linear}: the constant matrix of a linear system, for exact propagators;
 *   <li>{@link ConditionallyLinear}: {@code dx/dt = a - b x} for each variable with the others held, for exponential Euler;
 *   <li>{@link Differential}: the right-hand side, for Euler and Runge-Kutta methods;
 *   <li>{@link EventDriven}: closed forms from event to event, for simulation without time steps.
 * </ul>
 *
 * A weaker form is derived from a stronger one where only the stronger one is given (linear gives conditionally linear gives right-hand side).
 *
 * <p>Kernels are called for a block of neurons at a time, so that their own loop over plain arrays is what the JIT compiler sees and
 * vectorises. They must not allocate, keep references to what they are given, or depend on anything but their arguments.
 *
 * <p>Variables with declared kinetics ({@link org.neurosim.api.model.StateVariable.Kinetics}) are advanced by the integrator; kernels read them
 * but leave their entries alone.
 */
public interface Neuron {

    /**
     * What the model declares. Must return an equal declaration at each call.
     *
     * @return the declaration
     */
    NeuronSpec spec();

    /**
     * Sets initial values that depend on other state variables, for example gates at their steady state for the initial voltage. Called
     * once per block at time 0 with the declared and given initial values in place; values that the user gave are put back afterwards.
     * Does nothing by default.
     *
     * @param block the neurons
     * @param x state columns, by index of the declaration
     */
    default void initialize(Block block, double[][] x) {}

    /**
     * What happens to neurons that spike, after the declared resets. Does nothing by default.
     *
     * @param block the neurons
     * @param x state columns
     * @param spiking positions of the neurons that spike, ascending
     * @param count how many entries of {@code spiking} are valid
     */
    default void onSpike(Block block, double[][] x, int[] spiking, int count) {}

    /** A model that gives its right-hand side. */
    interface Differential extends Neuron {

        /**
         * Writes the time derivatives.
         *
         * @param block the neurons: parameters, current
         * @param x state columns to evaluate at, by index of the declaration
         * @param dx columns for the derivatives per ms, by the same index
         */
        void derivatives(Block block, double[][] x, double[][] dx);
    }

    /** A model whose variables are each linear with the others held: {@code dx/dt = a - b x}. */
    interface ConditionallyLinear extends Neuron {

        /**
         * Writes the coefficients.
         *
         * @param block the neurons: parameters, current
         * @param x state columns to evaluate at
         * @param a columns for the constant part, unit of the variable per ms
         * @param b columns for the rate of decay, 1/ms
         */
        void coefficients(Block block, double[][] x, double[][] a, double[][] b);
    }

    /** A model that is a linear system between spikes. */
    interface Linear extends Neuron {

        /**
         * The system of one neuron.
         *
         * @param parameters its parameters
         * @return the system over all state variables, those with declared kinetics included
         */
        LinearSystem linearSystem(ParameterSet parameters);
    }

    /**
     * A model whose state between events has a closed form, as has the time of its next spike.
     *
     * <p>Currents of stimuli and of the host are added to the model's parameter {@code I_e} (pA), its constant current; between two time steps they are constant. A model that declares no such
     * parameter is refused where there is a current.
     *
     * <p>The same form serves clock-driven neurons whose spikes are off the grid, within the steps in which they may spike.
     */
    interface EventDriven extends Neuron {

        /**
         * The dynamics of all neurons of a population.
         *
         * @param cells columns of the population
         * @return dynamics for these columns
         * @throws InvalidNetworkException if the parameters allow no closed form
         */
        EventDynamics eventDynamics(EventCells cells);
    }

    /**
     * A model that does something at the end of each step besides its dynamics: adds noise, or derives an output from its state. Comes in addition to a form of the dynamics, and works with every
     * clock-driven integrator. Event-driven networks do not call it.
     */
    interface Discrete extends Neuron {

        /**
         * Changes the state at the end of a step: after integration, arrivals, threshold and reset; before values are {@linkplain Synapse.Graded transmitted} and recorded.
         *
         * @param block the neurons; {@link Block#random()} goes on from what was drawn in the step before this call
         * @param x state columns
         */
        void endStep(Block block, double[][] x);
    }
}
