package org.neurosim.core.connect;

import org.neurosim.api.connect.Connector;

/**
 * The same number of connections for each target: distinct sources, each subset of the allowed ones equally likely,
 * in ascending order ({@link DistinctSampler}); or, with multapses, independent draws from the allowed ones, in the
 * order of drawing.
 */
final class FixedIndegreePlan extends ConnectionPlan {
    private final int indegree;
    private final boolean multapses;
    private final AllowedPairs pairs;
    private final long key;

    FixedIndegreePlan(Connector.FixedIndegree rule, AllowedPairs pairs, long key, String label) {
        super(rule, pairs.sources, pairs.targets, label);
        this.indegree = rule.indegree();
        this.multapses = rule.multapses();
        this.pairs = pairs;
        this.key = key;
    }

    @Override
    void generate(int chunk, int first, int end, ConnectionBatch batch) {
        if (indegree == 0) {
            return;
        }
        long count = (long) indegree * (end - first);
        batch.reserve(count);
        batch.random.start(key, chunk, count);
        for (int target = first; target < end; target++) {
            drawSources(pairs, target, indegree, multapses, batch);
        }
    }

    /** Appends connections from drawn sources onto a target. */
    static void drawSources(AllowedPairs pairs, int target, int count, boolean multapses, ConnectionBatch batch) {
        int[] sources = batch.sources();
        int from = batch.size();
        int allowed = pairs.of(target);
        if (multapses) {
            batch.random.fillBelow(allowed, sources, from, count);
        } else {
            batch.distinct.draw(batch.random, allowed, count, sources, from);
        }
        AllowedPairs.skip(pairs.excluded(target), sources, from, count);
        batch.append(target, count);
    }

    @Override
    public long expectedCount() {
        return (long) indegree * targets();
    }
}
