package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.core.connect.ConnectionBatch;
import org.neurosim.core.connect.ConnectionPlan;
import org.neurosim.core.connect.ValueSampler;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.random.StreamKey;

/** The synapses of a projection as they are drawn: pairs, weights and delays as functions of the chunk, the same for all kinds of networks and for any number of threads. */
public class ProjectionDraws {

    final ProjectionDescription projection;
    final ValueSampler weights;

    /** Null for one time step. */
    final ValueSampler delays;

    final double dt;
    final long seed;
    private final ConnectionPlan plan;

    /**
     * Checks a projection and makes it ready.
     *
     * @param projection projection
     * @param dt time step, ms, the delay of synapses for which none was chosen
     * @param seed seed of the network
     */
    public ProjectionDraws(ProjectionDescription projection, double dt, long seed) {
        this.projection = projection;
        this.dt = dt;
        this.seed = seed;
        String label = projection.label();
        int index = projection.index();
        plan = ConnectionPlan.of(
                projection.connector(),
                projection.source().size(),
                projection.target().size(),
                projection.self(),
                StreamKey.of(seed, StreamKey.CONNECTIONS, index),
                label);
        weights = ValueSampler.of(projection.weight(), StreamKey.of(seed, StreamKey.WEIGHTS, index), "weight", label);
        delays = projection.delay() == null
                ? null
                : ValueSampler.of(projection.delay(), StreamKey.of(seed, StreamKey.DELAYS, index), "delay", label);
        weights.check(plan);
        if (delays != null) {
            delays.check(plan);
        }
    }

    /** The same synapses with other weights. */
    ProjectionDraws(ProjectionDraws like, ValueSampler weights) {
        projection = like.projection;
        this.weights = weights;
        delays = like.delays;
        dt = like.dt;
        seed = like.seed;
        plan = like.plan;
    }

    /**
     * The projection.
     *
     * @return projection
     */
    public final ProjectionDescription projection() {
        return projection;
    }

    /**
     * The seed.
     *
     * @return seed of the network
     */
    public final long seed() {
        return seed;
    }

    /**
     * Number of chunks into which the targets are divided.
     *
     * @return chunks
     */
    public final int chunks() {
        return plan.chunks();
    }

    /**
     * Draws the pairs of a chunk.
     *
     * @param chunk index
     * @param batch gets the pairs
     */
    public final void connect(int chunk, ConnectionBatch batch) {
        plan.connect(chunk, batch);
    }

    /**
     * Whether weights are kept one by one in double precision, so that they can change.
     *
     * @return true for synapses with a rule
     */
    public boolean hasOwnWeights() {
        return projection.hasRule();
    }

    /**
     * Whether all synapses have one weight for ever.
     *
     * @return false if weights differ or follow a rule
     */
    public final boolean hasOneWeight() {
        return weights.isConstant() && !hasOwnWeights();
    }

    /**
     * Whether all synapses have one delay.
     *
     * @return false if delays differ
     */
    public final boolean hasOneDelay() {
        return delays == null || delays.isConstant();
    }

    /** Whether weights are kept in single precision: those that are random and static. */
    final boolean isSingle() {
        return weights.isRandom() && !hasOwnWeights();
    }

    /**
     * Draws the weights of a chunk as they are kept.
     *
     * @param chunk index
     * @param batch its pairs
     * @param out gets one weight per pair
     */
    public final void fillKeptWeights(int chunk, ConnectionBatch batch, double[] out) {
        fillWeights(chunk, batch, out);
        if (isSingle()) {
            for (int k = 0; k < batch.size(); k++) {
                out[k] = (float) out[k];
            }
        }
    }

    /** Draws the weights of a chunk. */
    final void fillWeights(int chunk, ConnectionBatch batch, double[] out) {
        fill(weights, chunk, batch, out);
    }

    /**
     * Draws the delays of a chunk.
     *
     * @param chunk index
     * @param batch its pairs
     * @param out gets one delay per pair, ms
     */
    public final void fillDelays(int chunk, ConnectionBatch batch, double[] out) {
        if (delays == null) {
            Arrays.fill(out, 0, batch.size(), delayByDefault());
        } else {
            fill(delays, chunk, batch, out);
        }
    }

    /** The delay of synapses for which none was chosen, ms. */
    double delayByDefault() {
        return dt;
    }

    /** Checks that values suit the rule of connection. */
    final void check(ValueSampler values) {
        values.check(plan);
    }

    /** Any values of a chunk. */
    final void fill(ValueSampler values, int chunk, ConnectionBatch batch, double[] out) {
        if (values.isConstant()) {
            Arrays.fill(out, 0, batch.size(), values.constant());
        } else {
            values.fill(
                    chunk,
                    batch,
                    projection.source().size(),
                    projection.target().size(),
                    out);
        }
    }

    /**
     * The delay that a synapse has in the network.
     *
     * @param drawn delay as drawn, ms
     * @return delay, ms
     */
    public double delay(double drawn) {
        return drawn;
    }
}
