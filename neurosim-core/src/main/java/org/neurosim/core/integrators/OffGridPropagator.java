package org.neurosim.core.integrators;

import org.neurosim.api.Integrator;
import org.neurosim.api.InvalidNetworkException;

/**
 * Steps of linear models whose spikes the engine looks for between the grid points. Marks the populations for which it does.
 *
 * <p>Clamped variables of refractory neurons are the engine's business here: no other variable may depend on them.
 */
final class OffGridPropagator implements Integrator {

    static final OffGridPropagator INSTANCE = new OffGridPropagator();

    private OffGridPropagator() {}

    @Override
    public String name() {
        return "exact propagator with spikes off the grid";
    }

    @Override
    public Stepper bind(Binding binding) {
        if (ExactPropagator.dependsOnClamped(
                binding.linear(), binding, binding.spec().clamped())) {
            throw new InvalidNetworkException(
                    "model " + binding.spec().name()
                            + " has a variable that depends on one that is held during the refractory period, which exactOffGrid() does not follow; choose Integrators.exact()");
        }
        return new IncrementSteps(binding.linear(), binding)::advance;
    }
}
