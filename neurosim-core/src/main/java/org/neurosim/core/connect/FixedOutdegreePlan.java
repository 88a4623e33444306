package org.neurosim.core.connect;

import java.util.Arrays;
import org.neurosim.api.connect.Connector;

/**
 * The same number of connections for each source: distinct targets, each subset of the allowed ones equally likely;
 * or, with multapses, independent draws from the allowed ones. The numbers of a source come from its own stream.
 *
 * <p>A chunk does not know which sources reach it, so all targets are drawn here once and kept by chunk, encoded: per
 * connection the offset of the target in the chunk (6 bits) and the step from the source of the connection before (2
 * bits: 0, 1 or 2; 3 says that the step less 3 follows, 7 bits per byte, lowest first, top bit set if more follow).
 * That is one byte per connection where nearly every source reaches the chunk, two where one in 3 to 130 does, three
 * below.
 */
final class FixedOutdegreePlan extends ConnectionPlan {
    private static final int FAR = 3;
    /** Bytes of the longest code. */
    private static final int MAX_LENGTH = 6;

    private static final int OFFSET_BITS = CHUNK - 1;

    private final int outdegree;
    private final boolean multapses;
    private final byte[][] codes;
    private final int[] counts;

    FixedOutdegreePlan(Connector.FixedOutdegree rule, AllowedPairs pairs, long key, String label) {
        super(rule, pairs.sources, pairs.targets, label);
        this.outdegree = rule.outdegree();
        this.multapses = rule.multapses();
        this.counts = new int[chunks()];
        this.codes = new byte[chunks()][];
        if (outdegree > 0) {
            encode(new Draws(pairs, key));
        }
    }

    /** The targets of one source after the other. */
    private final class Draws {
        private final RandomWords random = new RandomWords();
        private final DistinctSampler distinct = new DistinctSampler();
        private final int[] excluded;
        private final long key;
        final int[] row = new int[outdegree];

        Draws(AllowedPairs pairs, long key) {
            this.excluded = pairs.excludedTargets();
            this.key = key;
        }

        int[] of(int source) {
            int self = excluded == null ? -1 : excluded[source];
            int allowed = self < 0 ? targets() : targets() - 1;
            random.start(key, source, outdegree);
            if (multapses) {
                random.fillBelow(allowed, row, 0, outdegree);
            } else {
                distinct.draw(random, allowed, outdegree, row, 0);
            }
            AllowedPairs.skip(self, row, 0, outdegree);
            return row;
        }
    }

    private void encode(Draws draws) {
        int[] lengths = new int[chunks()];
        int[] last = new int[chunks()];
        Arrays.fill(codes, new byte[0]);
        for (int source = 0; source < sources(); source++) {
            for (int target : draws.of(source)) {
                int chunk = target >>> SHIFT;
                int step = source - last[chunk];
                last[chunk] = source;
                counts[chunk]++;
                int length = lengths[chunk];
                byte[] code = codes[chunk];
                if (code.length - length < MAX_LENGTH) {
                    code = grown(chunk, source);
                }
                code[length++] = (byte) (Math.min(step, FAR) << SHIFT | target & OFFSET_BITS);
                if (step >= FAR) {
                    int rest = step - FAR;
                    for (; rest > 127; rest >>>= 7) {
                        code[length++] = (byte) (rest | 128);
                    }
                    code[length++] = (byte) rest;
                }
                lengths[chunk] = length;
            }
        }
        for (int chunk = 0; chunk < codes.length; chunk++) {
            codes[chunk] = Arrays.copyOf(codes[chunk], lengths[chunk]);
        }
    }

    /** Makes room for what will come if the sources that are left reach the chunk as often as those before. */
    private byte[] grown(int chunk, int source) {
        byte[] code = codes[chunk];
        double whole = code.length * ((double) sources() / (source + 1));
        long length = (long) Math.max(code.length * 1.125, Math.min(whole * 1.03, code.length * 4.0)) + 64;
        PlanCheck.chunkSize(label(), length);
        codes[chunk] = Arrays.copyOf(code, (int) length);
        return codes[chunk];
    }

    @Override
    void generate(int chunk, int first, int end, ConnectionBatch batch) {
        int count = counts[chunk];
        batch.reserve(count);
        int[] next = batch.perTarget;
        beginnings(codes[chunk], count, next);
        place(codes[chunk], count, next, batch.sources());
        int[] targets = batch.targets();
        int from = 0;
        for (int target = first; target < end; target++) {
            int to = next[target - first];
            Arrays.fill(targets, from, to, target);
            from = to;
        }
        batch.size(count);
    }

    /** Counts the connections per target, and adds up where those of each target begin. */
    private static void beginnings(byte[] code, int count, int[] begin) {
        Arrays.fill(begin, 0);
        int p = 0;
        for (int i = 0; i < count; i++) {
            int head = code[p++] & 255;
            begin[head & OFFSET_BITS]++;
            if (head >>> SHIFT == FAR) {
                while (code[p++] < 0) {}
            }
        }
        int sum = 0;
        for (int i = 0; i < CHUNK; i++) {
            int here = begin[i];
            begin[i] = sum;
            sum += here;
        }
    }

    /** Puts each source behind those of its target; leaves in next where the connections of each target end. */
    private static void place(byte[] code, int count, int[] next, int[] sources) {
        int p = 0;
        int source = 0;
        for (int i = 0; i < count; i++) {
            int head = code[p++] & 255;
            int step = head >>> SHIFT;
            if (step == FAR) {
                int piece;
                int shift = 0;
                do {
                    piece = code[p++];
                    step += (piece & 127) << shift;
                    shift += 7;
                } while (piece < 0);
            }
            source += step;
            sources[next[head & OFFSET_BITS]++] = source;
        }
    }

    @Override
    public long expectedCount() {
        return (long) outdegree * sources();
    }
}
