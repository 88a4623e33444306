package org.neurosim.core.events;

import org.neurosim.api.SimulationOptions;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.synapse.ProjectionDraws;

/** A projection of an event-driven network as it is drawn; static synapses may have got weights of their own since. */
final class EventDraws extends ProjectionDraws {

    private final boolean changed;

    EventDraws(ProjectionDescription projection, SimulationOptions options, boolean changed) {
        super(projection, options.timeStep(), options.seed());
        this.changed = changed;
    }

    @Override
    public boolean hasOwnWeights() {
        return changed || super.hasOwnWeights();
    }
}
