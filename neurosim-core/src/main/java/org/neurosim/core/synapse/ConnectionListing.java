package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.api.Connections;
import org.neurosim.core.connect.ConnectionBatch;
import org.neurosim.core.connect.ConnectionPlan;

/** Lists the connections of a projection by generating them once more; weights that follow a rule come from the tables. */
public final class ConnectionListing {

    private final double dt;
    private int[] sources = new int[1024];
    private int[] targets = new int[1024];
    private double[] weights = new double[1024];
    private double[] delays = new double[1024];
    private int size;

    /** Finds weights that follow a rule; null for static ones. */
    private final RuleWeights rule;

    /** Weights to set, null to read. */
    private final double[] newWeights;

    private ConnectionListing(double dt, RuleWeights rule, double[] newWeights) {
        this.dt = dt;
        this.rule = rule;
        this.newWeights = newWeights;
    }

    /**
     * Lists.
     *
     * @param plan projection
     * @param dt time step, ms
     * @param rule finds weights that follow a rule; null if they are static
     * @return all connections, ordered by target
     */
    public static Connections of(ProjectionPlan plan, double dt, RuleWeights rule) {
        ConnectionListing listing = new ConnectionListing(dt, rule, null);
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
     * @param dt time step, ms
     * @param rule finds the weights
     * @param values new weights, in the order of the list
     */
    public static void write(ProjectionPlan plan, double dt, RuleWeights rule, double[] values) {
        new ConnectionListing(dt, rule, values).walk(plan);
    }

    private void walk(ProjectionPlan plan) {
        ConnectionBatch batch = new ConnectionBatch();
        double[] weight = {};
        double[] delay = {};
        for (int chunk = 0; chunk < plan.chunks(); chunk++) {
            plan.connect(chunk, batch);
            if (weight.length < batch.size()) {
                weight = new double[batch.size()];
                delay = new double[batch.size()];
            }
            plan.fillWeights(chunk, batch, weight);
            plan.fillDelays(chunk, batch, delay);
            add(plan, chunk, batch, weight, delay);
        }
    }

    private void add(ProjectionPlan plan, int chunk, ConnectionBatch batch, double[] weight, double[] delay) {
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
            int steps = plan.delaySteps(delay[k]);
            delays[at] = dt * steps;
            if (rule == null) {
                weights[at] = plan.weightKind() == Weights.Kind.SINGLE ? (float) weight[k] : weight[k];
                continue;
            }
            RuleWeights.Place own = rule.next(batch.sources()[k], batch.targets()[k], steps);
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
