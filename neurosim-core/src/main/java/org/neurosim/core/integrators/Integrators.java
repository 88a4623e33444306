package org.neurosim.core.integrators;

import org.neurosim.api.Integrator;

/** The built-in numerical methods. All are immutable and may be shared. */
public final class Integrators {

    private Integrators() {}

    /**
     * The exact solution of a linear model over a step, by its matrix exponential. Error: rounding only, for any time step, the degenerate case of equal time
     * constants included. External currents are taken as constant over the step. Needs {@link org.neurosim.api.Neuron.Linear}.
     *
     * <p>Source: Rotter and Diesmann 1999, Exact digital simulation of time-invariant linear systems with applications to neuronal modeling.
     *
     * @return the method
     */
    public static Integrator exact() {
        return ExactPropagator.INSTANCE;
    }

    /**
     * As {@link #exact()}, and spikes fall at their exact times between the grid points: a neuron fires at the time at which it crosses its threshold, also where it falls below again before the
     * step ends, is reset then, is refractory for exactly t_ref from then, and goes on from its reset within the step; it may spike several times per step. No crossing is missed, and spike times are
     * exact to rounding errors, for any time step.
     *
     * <p>What comes in stays on the grid: currents are constant over a step, and arrivals act at ends of steps. A spike at t that falls in the step (t_n, t_n + dt] is recorded with its time t (t_n, if the neuron is above its threshold from the start); it counts as emitted at t_n + dt, and with delay d
     * arrives at t_n + dt + d; plasticity rules see the same t_n + dt. Where arrival times must be exact as well, choose {@link #eventDriven()}. More at {@link org.neurosim.api.Network}.
     *
     * <p>Needs {@link org.neurosim.api.Neuron.Linear} for the steps and {@link org.neurosim.api.Neuron.EventDriven} for what happens within a step in which a neuron may spike; currents need the
     * parameter I_e that is told there.
     *
     * <p>Sources: Morrison, Straube, Plesser and Diesmann 2007, Exact subthreshold integration with continuous spike times in discrete-time neural network simulations; Hanuschkin, Kunkel, Helias, Morrison and Diesmann
     * 2010, A general and efficient method for incorporating precise spike times in globally time-driven simulations.
     *
     * @return the method
     */
    public static Integrator exactOffGrid() {
        return OffGridPropagator.INSTANCE;
    }

    /**
     * Exponential Euler: {@code x += dt (a - b x) phi(-b dt)} with {@code phi(y) = (e^y - 1) / y} and all coefficients from the state at the start of the
     * step; variables with declared kinetics are advanced exactly. First order; exact for constant coefficients; stable for stiff gates. Needs {@link
     * org.neurosim.api.Neuron.ConditionallyLinear}.
     *
     * @return the method
     */
    public static Integrator exponentialEuler() {
        return ExponentialEuler.INSTANCE;
    }

    /**
     * Forward Euler, first order.
     *
     * @return the method
     */
    public static Integrator euler() {
        return ExplicitRungeKutta.EULER;
    }

    /**
     * The classical fourth-order Runge-Kutta method.
     *
     * @return the method
     */
    public static Integrator rk4() {
        return ExplicitRungeKutta.CLASSICAL;
    }

    /**
     * The embedded Runge-Kutta pair of Dormand and Prince, 5(4), with a step size of its own for each neuron within each time step, so that the local
     * error estimate of every state variable x stays below {@code absolute + relative |x|}. Spikes, arrivals and currents stay on the grid of
     * the time step. A variable that reaches infinity within a time step (the upstroke of a
     * quadratic or exponential model) is infinite at its end: a threshold finds it, and where there is none it is a numerical failure.
     *
     * <p>Source: Dormand and Prince 1980, A family of embedded Runge-Kutta formulae.
     *
     * @param relative relative tolerance, &gt;= 0
     * @param absolute absolute tolerance in the unit of the variable, &gt; 0
     * @return the method
     * @throws IllegalArgumentException if a tolerance is out of range
     */
    public static Integrator adaptive(double relative, double absolute) {
        return new DormandPrince(relative, absolute);
    }

    /**
     * Exact simulation from event to event, without a time grid: spike times to machine precision, any delays from 0, cost in proportion to the number of events. Other
     * populations of the network may be clock-driven. Needs {@link org.neurosim.api.Neuron.EventDriven}. Spike sources that are not {@link
     * org.neurosim.api.model.SpikeSource.Timed} spike at the ends of time steps; stimuli that are not {@link org.neurosim.api.model.Stimulus.Timed}, and currents, act in time steps. The order of simultaneous events, and what goes from clock-driven to event-driven neurons, is told at {@link
     * org.neurosim.api.Network}.
     *
     * @return the method
     */
    public static Integrator eventDriven() {
        return EventDriven.INSTANCE;
    }
}
