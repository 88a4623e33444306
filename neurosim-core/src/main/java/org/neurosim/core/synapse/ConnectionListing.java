package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.api.Connections;
import org.neurosim.core.connect.ConnectionBatch;
import org.neurosim.core.connect.ConnectionPlan;

/** Lists the connections of a projection by generating them once more; weights that follow a rule come from the tables. */
public final class ConnectionListing {

    private int[] sources = new int[1024];
    private int[] targets = new int[1024];
    private double[] weights = new double[1024];
    private double[] delays = new double[1024];
    private int size;

    /** Finds weights that follow a rule; null for static ones. */
    private final WeightPlaces rule;

    /** Weights to set, null to read. */
    private final double[] newWeights;

    private ConnectionListing(WeightPlaces rule, double[] newWeights) {
        this.rule = rule;
        this.newWeights = newWeights;
    }

    /**
     * Lists.
     *
     * @param plan projection
     * @param rule finds weights that follow a rule; null if they are static
     * @return all connections, ordered by target
     */
    public static Connections of(ProjectionDraws plan, WeightPlaces rule) {
        ConnectionListing listing = new ConnectionListing(rule, null);
        listing.walk(plan);
        return new Connections(
                Arrays.copyOf(listing.sources, listing.size),
                Arrays.copyOf(listing.targets, listing.size),
                Arrays.copyOf(listing.weights, listing.size),
                Arrays.copyOf(listing.delays, listing.size));
    }

    /**
     * Sets weights that follow a rule.
     *
     * @param plan projection
     * @param rule finds the weights
     * @param values new weights, in the order of the list
     */
    public static void write(ProjectionDraws plan, WeightPlaces rule, double[] values) {
        new ConnectionListing(rule, values).walk(plan);
    }

    private void walk(ProjectionDraws plan) {
        ConnectionBatch batch = new ConnectionBatch();
        double[] weight = {};
        double[] delay = {};
        for (int chunk = 0; chunk < plan.chunks(); chunk++) {
            plan.connect(chunk, batch);
            if (weight.length < batch.size()) {
                weight = new double[batch.size()];
                delay = new double[batch.size()];
            }
            plan.fillKeptWeights(chunk, batch, weight);
            plan.fillDelays(chunk, batch, delay);
            add(plan, chunk, batch, weight, delay);
        }
    }

    private void add(ProjectionDraws plan, int chunk, ConnectionBatch batch, double[] weight, double[] delay) {
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
            int at = size + place[batch.targets()[k] - first]++;
            sources[at] = batch.sources()[k];
            targets[at] = batch.targets()[k];
            delays[at] = plan.delay(delay[k]);
            if (rule == null) {
                weights[at] = weight[k];
                continue;
            }
            WeightPlaces.Place own = rule.next(batch.sources()[k], batch.targets()[k], delays[at]);
            if (newWeights != null) {
                own.column()[own.index()] = newWeights[at];
            }
            weights[at] = own.column()[own.index()];
        }
        size += batch.size();
    }

    private void ensure(int more) {
        if (size + more > sources.length) {
            int length = Math.max(size + more, sources.length + (sources.length >> 1));
            sources = Arrays.copyOf(sources, length);
            targets = Arrays.copyOf(targets, length);
            weights = Arrays.copyOf(weights, length);
            delays = Arrays.copyOf(delays, length);
        }
    }
}
