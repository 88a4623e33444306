package org.neurosim.core.connect;

import java.util.Objects;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.connect.Connector;

/**
 * Who is connected to whom in one projection, generated piece by piece.
 *
 * <p>The targets are cut into chunks of {@link #CHUNK} consecutive ones. The connections of a chunk are a pure
 * function of the rule, the sizes, the key and the number of the chunk: they can be made by any thread, in any order,
 * as often as needed, and are the same each time. A plan is immutable and may be used by several threads, each with
 * its own {@link ConnectionBatch}.
 *
 * <p>Within a chunk connections are ordered by target. Those of one target are ordered by source, except for drawn
 * multapses (fixed in-degree and fixed total number with multapses: order of drawing) and lists (order of the list).
 *
 * <p>Random rules take their numbers from Threefry-2x32-20 with the key of the projection and the chunk (fixed
 * out-degree: the source; splitting a total number over the chunks: -1) as second counter word.
 */
public abstract class ConnectionPlan {
    /** Targets per chunk. */
    public static final int CHUNK = 64;

    /** Stream of the draws that concern all chunks. */
    static final int WHOLE = -1;

    static final int SHIFT = 6;

    private final Connector rule;
    private final int sources;
    private final int targets;
    private final String label;

    ConnectionPlan(Connector rule, int sources, int targets, String label) {
        this.rule = rule;
        this.sources = sources;
        this.targets = targets;
        this.label = label;
    }

    /**
     * Checks a rule against the sizes and makes the plan.
     *
     * @param rule rule
     * @param sources number of sources
     * @param targets number of targets
     * @param self for each target the index of the source that is the same neuron, or -1; no source twice; null if no
     *     neuron is both; kept, not copied
     * @param key key of the projection's connectivity
     * @param projectionLabel label for messages
     * @return the plan
     * @throws InvalidNetworkException if the rule does not fit the sizes
     */
    public static ConnectionPlan of(
            Connector rule, int sources, int targets, int[] self, long key, String projectionLabel) {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(projectionLabel, "projectionLabel");
        AllowedPairs pairs = new AllowedPairs(sources, targets, self, rule.autapses());
        PlanCheck check = new PlanCheck(projectionLabel, pairs, self);
        if (rule instanceof Connector.OneToOne oneToOne) {
            check.oneToOne();
            return new OneToOnePlan(oneToOne, sources, projectionLabel);
        }
        if (rule instanceof Connector.AllToAll allToAll) {
            check.allToAll();
            return new AllToAllPlan(allToAll, pairs, projectionLabel);
        }
        if (rule instanceof Connector.FixedProbability probability) {
            check.probability(probability);
            return new FixedProbabilityPlan(probability, pairs, key, projectionLabel);
        }
        if (rule instanceof Connector.FixedIndegree indegree) {
            check.indegree(indegree);
            return new FixedIndegreePlan(indegree, pairs, key, projectionLabel);
        }
        if (rule instanceof Connector.FixedOutdegree outdegree) {
            check.outdegree(outdegree);
            return new FixedOutdegreePlan(outdegree, pairs, key, projectionLabel);
        }
        if (rule instanceof Connector.FixedTotalNumber total) {
            check.total(total);
            return new FixedTotalPlan(total, pairs, key, projectionLabel);
        }
        Connector.Pairs list = (Connector.Pairs) rule;
        check.list(list);
        return new PairListPlan(list, sources, targets, projectionLabel);
    }

    /**
     * Number of chunks.
     *
     * @return targets / 64, rounded up
     */
    public final int chunks() {
        return chunks(targets);
    }

    static int chunks(int targets) {
        return (int) ((targets + (CHUNK - 1L)) >> SHIFT);
    }

    /**
     * Makes the connections of a chunk.
     *
     * @param chunk number of the chunk; its targets are 64 chunk .. 64 chunk + 63, as far as there are as many
     * @param batch is cleared and gets the connections
     */
    public final void connect(int chunk, ConnectionBatch batch) {
        Objects.checkIndex(chunk, chunks());
        batch.clear(this);
        int first = chunk << SHIFT;
        generate(chunk, first, (int) Math.min(targets, first + (long) CHUNK), batch);
    }

    /** Makes the connections onto the targets first .. end - 1, which are the chunk. */
    abstract void generate(int chunk, int first, int end, ConnectionBatch batch);

    /**
     * Number of connections, for sizing.
     *
     * @return number; exact for all rules but fixed probability, where it is the expectation, rounded
     */
    public abstract long expectedCount();

    /**
     * The rule.
     *
     * @return rule
     */
    public final Connector rule() {
        return rule;
    }

    /**
     * Size of the source.
     *
     * @return number of sources
     */
    public final int sources() {
        return sources;
    }

    /**
     * Size of the target.
     *
     * @return number of targets
     */
    public final int targets() {
        return targets;
    }

    /**
     * Label of the projection.
     *
     * @return label for messages
     */
    public final String label() {
        return label;
    }
}
