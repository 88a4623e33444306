package org.neurosim.core.connect;

import org.neurosim.api.connect.Connector;

/**
 * The pairs of a list. A stable counting sort by target, done once, says where each chunk's pairs are; those of one
 * target keep the order of the list. Keeps 4 bytes per pair and chunk beside the list itself.
 */
final class PairListPlan extends ConnectionPlan {
    private final Connector.Pairs list;
    /** Positions in the list, ordered by target. */
    private final int[] order;
    /** Where each chunk begins in the order, and the length. */
    private final int[] begin;

    PairListPlan(Connector.Pairs list, int sources, int targets, String label) {
        super(list, sources, targets, label);
        this.list = list;
        int[] next = new int[targets + 1];
        for (int k = 0; k < list.size(); k++) {
            next[list.target(k) + 1]++;
        }
        for (int target = 0; target < targets; target++) {
            next[target + 1] += next[target];
        }
        this.begin = new int[chunks() + 1];
        for (int chunk = 0; chunk < chunks(); chunk++) {
            begin[chunk] = next[chunk << SHIFT];
        }
        begin[chunks()] = list.size();
        this.order = new int[list.size()];
        for (int k = 0; k < list.size(); k++) {
            order[next[list.target(k)]++] = k;
        }
    }

    @Override
    void generate(int chunk, int first, int end, ConnectionBatch batch) {
        int from = begin[chunk];
        int count = begin[chunk + 1] - from;
        batch.reserveList(count);
        int[] sources = batch.sources();
        int[] targets = batch.targets();
        int[] positions = batch.positions();
        for (int i = 0; i < count; i++) {
            int k = order[from + i];
            sources[i] = list.source(k);
            targets[i] = list.target(k);
            positions[i] = k;
        }
        batch.size(count);
    }

    @Override
    public long expectedCount() {
        return list.size();
    }
}
