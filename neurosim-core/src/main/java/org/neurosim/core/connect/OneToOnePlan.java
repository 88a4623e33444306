package org.neurosim.core.connect;

import org.neurosim.api.connect.Connector;

/** Source i to target i. */
final class OneToOnePlan extends ConnectionPlan {

    OneToOnePlan(Connector.OneToOne rule, int size, String label) {
        super(rule, size, size, label);
    }

    @Override
    void generate(int chunk, int first, int end, ConnectionBatch batch) {
        batch.reserve(end - first);
        int[] sources = batch.sources();
        int[] targets = batch.targets();
        for (int i = first; i < end; i++) {
            sources[i - first] = i;
            targets[i - first] = i;
        }
        batch.size(end - first);
    }

    @Override
    public long expectedCount() {
        return targets();
    }
}
