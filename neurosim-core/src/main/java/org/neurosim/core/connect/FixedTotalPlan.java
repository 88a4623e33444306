package org.neurosim.core.connect;

import java.util.Arrays;
import org.neurosim.api.connect.Connector;

/**
 * A fixed number of connections in all.
 *
 * <p>With multapses: the law is that of independent draws, each uniform over the allowed pairs. The numbers per chunk
 * are multinomial, drawn here once as a chain of conditional binomials over the chunks. In a chunk the numbers per
 * target come from drawing a target for each connection, then each gets a source drawn from the allowed ones (order
 * of drawing).
 *
 * <p>Without multapses: each set of as many allowed pairs is equally likely. The numbers per chunk are multivariate
 * hypergeometric, drawn here once as a chain of conditional hypergeometric counts. In a chunk the numbers per target
 * come from drawing pairs one by one without replacement, of which only the target is looked at; then each target
 * gets distinct sources (ascending). If more than half of the chunk's pairs are connected, the pairs to leave out are
 * counted in this way instead.
 *
 * <p>Keeps 4 bytes per chunk.
 */
final class FixedTotalPlan extends ConnectionPlan {
    private static final int OFFSETS_PER_WORD = 5;
    /** Up to so many sources a pair of a chunk is drawn with one word. */
    private static final int MAX_ONE_WORD = Integer.MAX_VALUE >> SHIFT;

    private static final long LOW_WORD = 0xFFFFFFFFL;

    private final long number;
    private final boolean multapses;
    private final AllowedPairs pairs;
    private final long key;
    private final int[] perChunk;

    FixedTotalPlan(Connector.FixedTotalNumber rule, AllowedPairs pairs, long key, String label) {
        super(rule, pairs.sources, pairs.targets, label);
        this.number = rule.number();
        this.multapses = rule.multapses();
        this.pairs = pairs;
        this.key = key;
        this.perChunk = split();
    }

    private int[] split() {
        int[] counts = new int[chunks()];
        RandomWords random = new RandomWords();
        random.start(key, WHOLE, 2L * counts.length);
        long left = number;
        long pairsLeft = pairs.all();
        for (int chunk = 0; chunk < counts.length; chunk++) {
            int first = chunk << SHIFT;
            long here = pairs.of(first, (int) Math.min(targets(), first + (long) CHUNK));
            long count = multapses
                    ? CountSampler.binomial(random, left, here, pairsLeft)
                    : CountSampler.hypergeometric(random, left, here, pairsLeft);
            PlanCheck.chunkSize(label(), count);
            counts[chunk] = (int) count;
            left -= count;
            pairsLeft -= here;
        }
        return counts;
    }

    @Override
    void generate(int chunk, int first, int end, ConnectionBatch batch) {
        int count = perChunk[chunk];
        if (count == 0) {
            return;
        }
        batch.reserve(count);
        batch.random.start(key, chunk, count);
        int[] perTarget = batch.perTarget;
        long all = pairs.of(first, end);
        if (multapses) {
            countWithReplacement(first, end, count, batch);
        } else if (count <= all - count) {
            countWithoutReplacement(first, end, count, batch);
        } else {
            countWithoutReplacement(first, end, all - count, batch);
            for (int target = first; target < end; target++) {
                perTarget[target - first] = pairs.of(target) - perTarget[target - first];
            }
        }
        for (int target = first; target < end; target++) {
            if (perTarget[target - first] > 0) {
                FixedIndegreePlan.drawSources(pairs, target, perTarget[target - first], multapses, batch);
            }
        }
    }

    /** Counts the targets of independent draws; a target's chance goes with the number of its allowed sources. */
    private void countWithReplacement(int first, int end, int count, ConnectionBatch batch) {
        int[] perTarget = batch.perTarget;
        if (end - first == CHUNK && pairs.of(first, end) == (long) CHUNK * pairs.of(first)) {
            Arrays.fill(perTarget, 0);
            countSixBits(count, batch.random, perTarget);
            return;
        }
        int[] weights = batch.weights;
        allowedPerTarget(first, end, weights);
        Arrays.fill(perTarget, 0);
        for (int left = count; left > 0; ) {
            int offset = batch.random.next() & CHUNK - 1;
            if (batch.random.below(sources()) < weights[offset]) {
                perTarget[offset]++;
                left--;
            }
        }
    }

    /** All 64 targets equally likely: five of them from each word. */
    private static void countSixBits(int count, RandomWords random, int[] perTarget) {
        int left = count;
        for (; left >= OFFSETS_PER_WORD; left -= OFFSETS_PER_WORD) {
            int word = random.next();
            perTarget[word & 63]++;
            perTarget[word >>> 6 & 63]++;
            perTarget[word >>> 12 & 63]++;
            perTarget[word >>> 18 & 63]++;
            perTarget[word >>> 24 & 63]++;
        }
        for (int word = random.next(); left > 0; left--, word >>>= 6) {
            perTarget[word & 63]++;
        }
    }

    /**
     * Counts the targets of draws without replacement; a target's chance goes with the number of its pairs that are
     * left.
     */
    private void countWithoutReplacement(int first, int end, long count, ConnectionBatch batch) {
        int[] left = batch.weights;
        allowedPerTarget(first, end, left);
        takeAway(count, sources(), left, batch.random);
        allowedPerTarget(first, end, batch.perTarget);
        for (int offset = 0; offset < CHUNK; offset++) {
            batch.perTarget[offset] -= left[offset];
        }
    }

    /** Draws (source, offset of the target) and takes the pair away if the target has more than source pairs left. */
    private static void takeAway(long count, int sources, int[] left, RandomWords random) {
        if (sources > MAX_ONE_WORD) {
            for (long open = count; open > 0; ) {
                int offset = random.next() & CHUNK - 1;
                int taken = random.below(sources) - left[offset] >>> 31;
                left[offset] -= taken;
                open -= taken;
            }
            return;
        }
        int bound = sources << SHIFT;
        int threshold = RandomWords.threshold(bound);
        int[] buffer = random.buffer();
        int p = random.position();
        int end = random.end();
        for (long open = count; open > 0; ) {
            if (p == end) {
                random.refill();
                p = random.position();
                end = random.end();
            }
            // No branch on whether the pair is taken: it is as unpredictable as the numbers.
            while (open > 0 && p < end) {
                long product = (buffer[p++] & LOW_WORD) * bound;
                int pair = (int) (product >>> 32);
                if ((product & LOW_WORD) >= threshold) {
                    int offset = pair & CHUNK - 1;
                    int taken = (pair >>> SHIFT) - left[offset] >>> 31;
                    left[offset] -= taken;
                    open -= taken;
                }
            }
        }
        random.advance(p);
    }

    /** The number of allowed sources per target of the chunk, 0 behind the last target. */
    private void allowedPerTarget(int first, int end, int[] out) {
        for (int offset = 0; offset < CHUNK; offset++) {
            out[offset] = first + offset < end ? pairs.of(first + offset) : 0;
        }
    }

    @Override
    public long expectedCount() {
        return number;
    }
}
