package org.neurosim.core.connect;

import org.neurosim.api.connect.Connector;

/** Every allowed pair. */
final class AllToAllPlan extends ConnectionPlan {
    private final AllowedPairs pairs;

    AllToAllPlan(Connector rule, AllowedPairs pairs, String label) {
        super(rule, pairs.sources, pairs.targets, label);
        this.pairs = pairs;
    }

    @Override
    void generate(int chunk, int first, int end, ConnectionBatch batch) {
        connectAll(pairs, first, end, batch);
    }

    static void connectAll(AllowedPairs pairs, int first, int end, ConnectionBatch batch) {
        batch.reserve(pairs.of(first, end));
        int[] sources = batch.sources();
        for (int target = first; target < end; target++) {
            int excluded = pairs.excluded(target);
            int o = batch.size();
            int before = excluded < 0 ? pairs.sources : excluded;
            for (int source = 0; source < before; source++) {
                sources[o + source] = source;
            }
            for (int source = before + 1; source < pairs.sources; source++) {
                sources[o + source - 1] = source;
            }
            batch.append(target, pairs.of(target));
        }
    }

    @Override
    public long expectedCount() {
        return pairs.all();
    }
}
