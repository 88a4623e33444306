package org.neurosim.core.synapse;

import java.util.Arrays;

/**
 * The rows of all partitions of one thread. A partition has 65,536 neurons at most, so in a network of a million neurons a row of 100 synapses is cut into 16 pieces of some six synapses. In
 * tables of their own every piece costs two cache and page-table misses. Here the pieces of a row follow one another. Before a slice of time, each row that is needed is read once,
 * from its beginning to its end, and its pieces are appended to lists, one for each partition and step; the partitions then deliver their lists. Memory is read in long stretches, and the
 * input that is added to at random is that of one partition, which fits into the cache. (A million neurons, 100 synapses each: 4 instead of 21 ns per event.)
 *
 * <p>A list has its synapses in the order in which a table delivers them, spike after spike: the results are the same.
 */
final class WovenRows {

    private static final int BATCH = 32;

    /** Synapses whose targets lie in one line of the cache. */
    private static final int LINE = 32;

    private final int parts;

    /** Where piece p of row r begins: start[r * parts + p]. */
    private final int[] start;

    private final char[] target;
    private final Weights weights;

    /** By step of the slice. */
    private Lists[] lists = {};

    private long first;

    /** What has been read, kept lest the compiler leave reading out. */
    private double seen;

    /**
     * Rows.
     *
     * @param start where each piece begins, row by row, and the end of all
     * @param target targets
     * @param weights weights
     * @param parts pieces of a row
     */
    WovenRows(int[] start, char[] target, Weights weights, int parts) {
        this.start = start;
        this.target = target;
        this.weights = weights;
        this.parts = parts;
    }

    void begin(long from, long to) {
        first = from;
        int had = lists.length;
        int steps = (int) (to - from);
        if (had < steps) {
            lists = Arrays.copyOf(lists, steps);
            Arrays.setAll(lists, k -> k < had ? lists[k] : new Lists(parts, weights));
        }
        for (Lists ofStep : lists) {
            Arrays.fill(ofStep.size, 0);
        }
    }

    void gather(int[] ids, int from, int to, long step) {
        Lists ofStep = lists[(int) (step - first)];
        for (int k = from; k < to; k += BATCH) {
            int end = Math.min(to, k + BATCH);
            seen = look(ids, k, end);
            for (int s = k; s < end; s++) {
                append(ids[s] * parts, ofStep);
            }
        }
    }

    /** Reads a line of each place that will be needed, in loops in which no read depends on another. */
    private double look(int[] ids, int from, int to) {
        double sum = 0;
        for (int s = from; s < to; s++) {
            int end = start[(ids[s] + 1) * parts];
            for (int k = start[ids[s] * parts]; k < end; k += LINE) {
                sum += target[k] + weights.look(k);
            }
        }
        return sum;
    }

    private void append(int row, Lists ofStep) {
        int[] size = ofStep.size;
        char[][] targets = ofStep.target;
        boolean individual = weights.kind() != Weights.Kind.CONSTANT;
        int begin = start[row];
        for (int p = 0; p < parts; p++) {
            int end = start[row + p + 1];
            int at = size[p];
            size[p] = at + end - begin;
            if (size[p] > targets[p].length) {
                ofStep.grow(p, at);
            }
            System.arraycopy(target, begin, targets[p], at, end - begin);
            if (individual) {
                weights.copyTo(ofStep.weights[p], begin, end, at);
            }
            begin = end;
        }
    }

    long deliver(int part, long step, InputColumn input) {
        Lists ofStep = lists[(int) (step - first)];
        int size = ofStep.size[part];
        ofStep.weights[part].deliver(ofStep.target[part], 0, size, input);
        return size;
    }

    /** What arrives at one step, by part. */
    private static final class Lists {
        private final int[] size;
        private final char[][] target;
        private final Weights[] weights;

        Lists(int parts, Weights like) {
            size = new int[parts];
            target = new char[parts][LINE];
            weights = new Weights[parts];
            Arrays.setAll(weights, p -> like.emptyWithRoom(LINE));
        }

        /** Makes room for size entries, of which so many are there. */
        void grow(int part, int filled) {
            int room = Math.max(size[part], 2 * target[part].length);
            target[part] = Arrays.copyOf(target[part], room);
            Weights grown = weights[part].emptyWithRoom(room);
            weights[part].copyTo(grown, 0, filled, 0);
            weights[part] = grown;
        }
    }
}
