package org.neurosim.core.connect;

import org.neurosim.api.connect.Connector;
import org.neurosim.api.math.ElementaryMath;

/**
 * Each allowed pair with the same probability p, independently.
 *
 * <p>The pairs of a chunk are passed in the order target, source. How many of them are passed over before the next
 * connected one is geometric: floor(log(u) / log(1 - p)) with u uniform (Devroye 1986, Non-uniform random variate
 * generation, X.2), so the work goes with the number of connections. If p exceeds 1/2 the same is done for the pairs
 * that are not connected. A pair of a neuron with itself that comes up is dropped where autapses are off. p = 0 and p
 * = 1 are exact.
 */
final class FixedProbabilityPlan extends ConnectionPlan {
    private final double probability;
    private final AllowedPairs pairs;
    private final long key;
    /** 1 / log of the probability that a pair is passed over. */
    private final double scale;

    FixedProbabilityPlan(Connector.FixedProbability rule, AllowedPairs pairs, long key, String label) {
        super(rule, pairs.sources, pairs.targets, label);
        this.probability = rule.probability();
        this.pairs = pairs;
        this.key = key;
        this.scale = 1 / ElementaryMath.log1p(-Math.min(probability, 1 - probability));
    }

    @Override
    void generate(int chunk, int first, int end, ConnectionBatch batch) {
        long all = pairs.of(first, end);
        if (probability == 0 || all == 0) {
            return;
        }
        if (probability == 1) {
            AllToAllPlan.connectAll(pairs, first, end, batch);
            return;
        }
        double mean = probability * all;
        double visits = Math.min(mean, all - mean);
        batch.random.start(key, chunk, (long) (2 * visits));
        if (probability <= 0.5) {
            visitConnected(first, end, visits, batch);
        } else {
            batch.reserve(all + 1);
            passOverAbsent(first, end, visits, batch);
        }
    }

    /** Numbers of pairs to pass over, drawn in bulk. */
    private int drawGaps(ConnectionBatch batch, double expected) {
        double[] gaps = batch.draws.column;
        int count = (int) Math.min(gaps.length, expected + 4);
        batch.random.fillUniform(gaps, count);
        double factor = scale;
        for (int i = 0; i < count; i++) {
            gaps[i] = ElementaryMath.log(gaps[i]) * factor;
        }
        return count;
    }

    private void visitConnected(int first, int end, double mean, ConnectionBatch batch) {
        int n = sources();
        int target = first;
        int excluded = pairs.excluded(first);
        long source = 0;
        double rest = (double) (end - first) * n;
        while (true) {
            int drawn = drawGaps(batch, mean);
            batch.reserve(drawn);
            double[] gaps = batch.draws.column;
            int[] sources = batch.sources();
            int[] targets = batch.targets();
            int size = batch.size();
            for (int i = 0; i < drawn; i++) {
                double gap = Math.floor(gaps[i]);
                if (gap >= rest) {
                    batch.size(size);
                    return;
                }
                rest -= gap + 1;
                source += (long) gap;
                while (source >= n) {
                    source -= n;
                    excluded = pairs.excluded(++target);
                }
                sources[size] = (int) source;
                targets[size] = target;
                size += source == excluded ? 0 : 1;
                source++;
            }
            batch.size(size);
        }
    }

    private void passOverAbsent(int first, int end, double mean, ConnectionBatch batch) {
        int n = sources();
        int[] sources = batch.sources();
        double[] gaps = batch.draws.column;
        double most = (double) (end - first) * n;
        int drawn = drawGaps(batch, mean);
        int used = 0;
        long absent = (long) Math.min(gaps[used++], most);
        for (int target = first; target < end; target++) {
            int excluded = pairs.excluded(target);
            int size = batch.size();
            int o = size;
            for (int source = 0; source < n; source++) {
                int stop = (int) Math.min(absent, n);
                for (; source < stop; source++) {
                    sources[o] = source;
                    o += source == excluded ? 0 : 1;
                }
                if (absent < n) {
                    if (used == drawn) {
                        drawn = drawGaps(batch, mean);
                        used = 0;
                    }
                    absent += 1 + (long) Math.min(gaps[used++], most);
                }
            }
            absent -= n;
            batch.append(target, o - size);
        }
    }

    @Override
    public long expectedCount() {
        return Math.round(probability * pairs.all());
    }
}
