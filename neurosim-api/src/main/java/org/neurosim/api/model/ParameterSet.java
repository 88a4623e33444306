package org.neurosim.api.model;

/** The parameter values of one neuron. Valid during the call it is passed to. */
@FunctionalInterface
public interface ParameterSet {

    /**
     * Value of one parameter.
     *
     * @param index position of the parameter in the model's declaration, from 0
     * @return its value for this neuron
     */
    double get(int index);
}
