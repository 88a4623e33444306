package org.neurosim.core.events;

import java.util.List;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.synapse.SynapsePlaces;

/** Finds the synapses of a projection in its routes, where rows and runs keep the order in which synapses are generated. */
final class RoutePlaces implements SynapsePlaces {

    private final ProjectionDescription projection;
    private final Route[] routes;

    /** The targets, cut where groups end: for each of the sources there is one route onto each. Several can be of one group. */
    private final List<Segment> targets;

    /** By route: the next synapse of each run. */
    private final int[][] next;

    RoutePlaces(ProjectionDescription projection, Route[] routes, EventGroups groups) {
        this.projection = projection;
        this.routes = routes;
        targets = projection.target().segments().stream()
                .flatMap(s -> groups.cut(s).stream())
                .toList();
        next = new int[routes.length][];
        for (int r = 0; r < routes.length; r++) {
            RouteRows rows = routes[r].rows;
            next[r] = new int[rows.runs()];
            for (int run = 0; run < next[r].length; run++) {
                next[r][run] = rows.start(run);
            }
        }
    }

    @Override
    public Place next(int source, int target, double delay) {
        Segment from = projection.source().segmentOf(source);
        int t = 0;
        while (target >= targets.get(t).offset() + targets.get(t).size()) {
            t++;
        }
        int r = projection.source().segments().indexOf(from) * targets.size() + t;
        RouteRows rows = routes[r].rows;
        int run = rows.find(source - from.offset(), delay);
        return new Place(routes[r].transmission, next[r][run]++);
    }
}
