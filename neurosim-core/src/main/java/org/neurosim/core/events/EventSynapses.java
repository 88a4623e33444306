package org.neurosim.core.events;

import org.neurosim.api.SimulationOptions;
import org.neurosim.api.Synapse;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.synapse.ProjectionSynapses;

/** The synapses of an event-driven network as they are now, and changes of them between steps. Who reads or writes must have brought them up to date. */
final class EventSynapses {

    private final SimulationOptions options;

    /** By projection. */
    private final Route[][] routes;

    private final EventGroups groups;

    /** By projection: whether static synapses have weights that were set. */
    private final boolean[] changed;

    EventSynapses(Route[][] routes, EventGroups groups, SimulationOptions options) {
        this.routes = routes;
        this.groups = groups;
        this.options = options;
        changed = new boolean[routes.length];
    }

    ProjectionSynapses of(ProjectionDescription projection) {
        return new ProjectionSynapses(
                new EventDraws(projection, options, changed[projection.index()]),
                () -> new RoutePlaces(projection, routes[projection.index()], groups));
    }

    /** Sets the weights or a variable of all synapses of a projection. Weights of static synapses get places of their own first. */
    void write(ProjectionDescription projection, String variable, double[] values) {
        of(projection).requireAdmissible(variable, values);
        if (!projection.hasRule()) {
            changed[projection.index()] = true;
            for (Route route : routes[projection.index()]) {
                route.rows.keepWeights();
            }
        }
        of(projection).write(variable, values);
    }

    /** Lets all spikes up to a time act upon the synapses of a projection. */
    void catchUp(ProjectionDescription projection, double now) {
        for (Route route : routes[projection.index()]) {
            route.transmission.catchUp(now);
        }
    }

    /** Exchanges the rule of a projection. */
    void follow(ProjectionDescription projection, Synapse rule) {
        for (Route route : routes[projection.index()]) {
            route.transmission.follow(rule);
        }
    }
}
