package org.neurosim.core.integrators;

import org.neurosim.api.Integrator;
import org.neurosim.api.InvalidNetworkException;

/** Marks event-driven populations, which have no steps to advance by. */
final class EventDriven implements Integrator {

    static final EventDriven INSTANCE = new EventDriven();

    private EventDriven() {}

    @Override
    public String name() {
        return "event-driven";
    }

    @Override
    public Stepper bind(Binding binding) {
        throw new InvalidNetworkException(
                "model " + binding.spec().name() + ": the event-driven method has no time steps");
    }
}
