package org.neurosim.api;

import org.neurosim.api.connect.Value;

/** Neurons of one model, or the cells of one spike source. Configured before the network is built. */
public interface Population extends Neurons {

    /**
     * Name, unique in the network.
     *
     * @return name
     */
    String name();

    /**
     * Number within the network of this population's first neuron: populations are numbered through in the order of their declaration.
     *
     * @return global id of neuron 0
     */
    int firstGlobalId();

    /**
     * Sets a parameter of all neurons.
     *
     * @param parameter name
     * @param value value in the parameter's unit
     * @return this population
     * @throws InvalidNetworkException if the model has no such parameter or the value is out of range
     */
    Population with(String parameter, double value);

    /**
     * Sets a parameter of each neuron. Checked when the network is built.
     *
     * @param parameter name
     * @param value values
     * @return this population
     * @throws InvalidNetworkException if the model has no such parameter
     */
    Population with(String parameter, Value value);

    /**
     * Sets the initial value of a state variable.
     *
     * @param state name
     * @param value value in the variable's unit
     * @return this population
     * @throws InvalidNetworkException if the model has no such state variable or the value is not finite
     */
    Population initially(String state, double value);

    /**
     * Sets the initial values of a state variable.
     *
     * @param state name
     * @param value values
     * @return this population
     * @throws InvalidNetworkException if the model has no such state variable
     */
    Population initially(String state, Value value);

    /**
     * Chooses the numerical method. By default the strongest that the model allows: exact for linear models, exponential Euler for conditionally
     * linear ones, else fourth-order Runge-Kutta; event-driven for models that have no other form. {@link Network} tells what goes between event-driven and other populations.
     *
     * @param integrator method
     * @return this population
     */
    Population integrator(Integrator integrator);
}
