package org.neurosim.core.engine;

import org.neurosim.api.Integrator;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Neuron;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.integrators.Integrators;

/** Which method advances a population: the chosen one, or the strongest that its model allows. */
final class IntegratorChoice {

    private IntegratorChoice() {}

    static Integrator of(PopulationDescription population) {
        if (population.integrator() != null) {
            return population.integrator();
        }
        Neuron model = population.model();
        if (model instanceof Neuron.Linear) {
            return Integrators.exact();
        }
        if (model instanceof Neuron.ConditionallyLinear) {
            return Integrators.exponentialEuler();
        }
        if (model instanceof Neuron.Differential) {
            return Integrators.rk4();
        }
        throw new InvalidNetworkException(
                "population " + population.name() + ": model "
                        + population.spec().name()
                        + " gives no dynamics; implement one of Neuron's nested forms: Linear, ConditionallyLinear, Differential");
    }
}
