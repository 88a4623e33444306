package org.neurosim.core.synapse;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.neurosim.api.Connections;
import org.neurosim.core.connect.ConnectionBatch;
import org.neurosim.core.connect.ConnectionPlan;

/** Lists the connections of a projection by generating them once more; what follows a rule comes from the tables. */
public final class ConnectionListing {

    private final ProjectionDraws plan;

    /** Finds synapses that follow a rule; null for static ones. */
    private final SynapsePlaces places;

    private int[] sources = new int[1024];
    private int[] targets = new int[1024];
    private double[] values = new double[1024];
    private double[] delays = new double[1024];
    private int size;

    private ConnectionListing(ProjectionDraws plan, SynapsePlaces places) {
        this.plan = plan;
        this.places = places;
    }

    /** What is to be done with each synapse that follows a rule. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Comes to a synapse.
         *
         * @param position position in the list
         * @param source index within the projection's source
         * @param target index within the projection's target
         * @param place where its values are
         */
        void visit(int position, int source, int target, SynapsePlaces.Place place);
    }

    /**
     * Lists.
     *
     * @param plan projection
     * @param places finds synapses that follow a rule; null if they are static
     * @param variable index of the variable that is listed in the place of the weights, or {@link SynapseColumns#WEIGHT}
     * @return all connections, ordered by target
     */
    public static Connections of(ProjectionDraws plan, SynapsePlaces places, int variable) {
        ConnectionListing listing = new ConnectionListing(plan, places);
        Map<SynapseColumns, double[]> columns = new IdentityHashMap<>();
        listing.walk((position, source, target, place) -> {
            double[] column = columns.computeIfAbsent(place.columns(), c -> c.present(variable));
            listing.values[position] = column[place.index()];
        });
        return new Connections(
                Arrays.copyOf(listing.sources, listing.size),
                Arrays.copyOf(listing.targets, listing.size),
                Arrays.copyOf(listing.values, listing.size),
                Arrays.copyOf(listing.delays, listing.size));
    }

    /**
     * Sets a variable or the weights of synapses that follow a rule.
     *
     * @param plan projection
     * @param places finds the synapses
     * @param variable index of the variable, or {@link SynapseColumns#WEIGHT}
     * @param values new values, in the order of the list
     */
    public static void write(ProjectionDraws plan, SynapsePlaces places, int variable, double[] values) {
        visit(plan, places, (position, source, target, place) -> place.write(variable, values[position]));
    }

    /**
     * Visits all synapses, which must follow a rule, target by target.
     *
     * @param plan projection
     * @param places finds the synapses
     * @param visitor is told of each
     */
    public static void visit(ProjectionDraws plan, SynapsePlaces places, Visitor visitor) {
        new ConnectionListing(plan, places).walk(visitor);
    }

    private void walk(Visitor visitor) {
        ConnectionBatch batch = new ConnectionBatch();
        double[] weight = {};
        double[] delay = {};
        for (int chunk = 0; chunk < plan.chunks(); chunk++) {
            plan.connect(chunk, batch);
            if (weight.length < batch.size()) {
                weight = new double[batch.size()];
                delay = new double[batch.size()];
            }
            if (places == null) {
                plan.fillKeptWeights(chunk, batch, weight);
            }
            plan.fillDelays(chunk, batch, delay);
            add(chunk, batch, weight, delay, visitor);
        }
    }

    private void add(int chunk, ConnectionBatch batch, double[] weight, double[] delay, Visitor visitor) {
        int first = chunk * ConnectionPlan.CHUNK;
        int[] place = new int[ConnectionPlan.CHUNK + 1];
        for (int k = 0; k < batch.size(); k++) {
            place[batch.targets()[k] - first + 1]++;
        }
        for (int t = 0; t < ConnectionPlan.CHUNK; t++) {
            place[t + 1] += place[t];
        }
        ensure(batch.size());
        for (int k = 0; k < batch.size(); k++) {
            int source = batch.sources()[k];
            int target = batch.targets()[k];
            int at = size + place[target - first]++;
            sources[at] = source;
            targets[at] = target;
            delays[at] = plan.delay(delay[k]);
            if (places == null) {
                values[at] = weight[k];
            } else {
                visitor.visit(at, source, target, places.next(source, target, delays[at]));
            }
        }
        size += batch.size();
    }

    private void ensure(int more) {
        if (size + more > sources.length) {
            int length = Math.max(size + more, sources.length + (sources.length >> 1));
            sources = Arrays.copyOf(sources, length);
            targets = Arrays.copyOf(targets, length);
            values = Arrays.copyOf(values, length);
            delays = Arrays.copyOf(delays, length);
        }
    }
}
