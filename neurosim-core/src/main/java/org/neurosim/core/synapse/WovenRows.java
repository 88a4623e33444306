package org.neurosim.core.synapse;

import java.util.Arrays;

/**
 * The rows of all partitions of one thread. A partition has 65,536 neurons at most, so in a network of a million neurons a row of 100 synapses is cut into 16 pieces of some six synapses. In
 * tables of their own every piece costs two cache and page-table misses. Here the pieces of a row follow one another. Before a slice of time, each row that is needed is read once,
 * from its beginning to its end, and its pieces are appended to lists, one for each partition and step; the partitions then deliver their lists. Memory is read in long stretches, and the
 * input that is added to at random is that of one partition, which fits into the cache. (A million neurons, 100 synapses each: 4 instead of 21 ns per event.)
 *
 * <p>A list has its synapses in the order in which a table delivers them, spike after spike: the results are the same.
 *
 * <p>If more than {@value #MOST_COPIES} synapses are concerned in a slice, the steps for which there is no room are not gathered; their spikes are delivered piece by piece. So a network gone wild does not fill the memory.
 */
final class WovenRows {

    /** 2 to 10 bytes each, with the room for growth up to twice as much. */
    static final int MOST_COPIES = 1 << 24;

    private static final int BATCH = 32;

    /** Synapses whose targets lie in one line of the cache. */
    private static final int LINE = 32;

    private final int parts;

    /** Where piece p of row r begins: start[r * parts + p]. */
    private final int[] start;

    private final char[] target;
    private final Weights weights;
    private final int mostCopies;

    /** By step of the slice. */
    private Lists[] lists = {};

    private long first;
    private int copies;

    /** What has been read, kept lest the compiler leave reading out. */
    private double seen;

    /** Synapses of the rows that have been read last. */
    private long looked;

    /**
     * Rows.
     *
     * @param start where each piece begins, row by row, and the end of all
     * @param target targets
     * @param weights weights
     * @param parts pieces of a row
     * @param mostCopies synapses that may be gathered for a slice
     */
    WovenRows(int[] start, char[] target, Weights weights, int parts, int mostCopies) {
        this.start = start;
        this.target = target;
        this.weights = weights;
        this.parts = parts;
        this.mostCopies = mostCopies;
    }

    void begin(long from, long to) {
        first = from;
        if (room() > 2L * mostCopies) {
            lists = new Lists[0]; // of bursts, each in another step
        }
        int had = lists.length;
        int steps = (int) (to - from);
        if (had < steps) {
            lists = Arrays.copyOf(lists, steps);
            for (int k = had; k < steps; k++) {
                lists[k] = new Lists(parts, weights);
            }
        }
        for (Lists ofStep : lists) {
            ofStep.clear();
            ofStep.isGathered = true;
        }
        copies = 0;
    }

    private long room() {
        long room = 0;
        for (Lists ofStep : lists) {
            for (char[] targets : ofStep.target) {
                room += targets.length;
            }
        }
        return room;
    }

    void gather(int[] ids, int from, int to, long step) {
        Lists ofStep = of(step);
        if (!ofStep.isGathered) {
            return;
        }
        for (int k = from; k < to; k += BATCH) {
            int end = Math.min(to, k + BATCH);
            look(ids, k, end);
            if (looked > mostCopies - copies) {
                copies -= ofStep.copies;
                ofStep.clear();
                ofStep.isGathered = false;
                return;
            }
            copies += (int) looked;
            ofStep.copies += (int) looked;
            for (int s = k; s < end; s++) {
                append(ids[s] * parts, ofStep);
            }
        }
    }

    private Lists of(long step) {
        return lists[(int) (step - first)];
    }

    /** Reads a line of each place that will be needed, in loops in which no read depends on another, and counts the synapses. */
    private void look(int[] ids, int from, int to) {
        double sum = 0;
        long count = 0;
        for (int s = from; s < to; s++) {
            int begin = start[ids[s] * parts];
            int end = start[(ids[s] + 1) * parts];
            count += end - begin;
            for (int k = begin; k < end; k += LINE) {
                sum += target[k] + weights.look(k);
            }
        }
        seen = sum;
        looked = count;
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

    boolean isGathered(long step) {
        return of(step).isGathered;
    }

    /** Delivers what has been gathered for a part and step, and forgets it. */
    long deliverGathered(int part, long step, InputColumn input) {
        Lists ofStep = of(step);
        int size = ofStep.size[part];
        if (size > 0) {
            ofStep.weights[part].deliver(ofStep.target[part], 0, size, input);
            ofStep.size[part] = 0;
        }
        return size;
    }

    /** Delivers a part of the rows of spikes from their places. */
    long deliver(int[] ids, int from, int to, int part, InputColumn input) {
        long events = 0;
        for (int s = from; s < to; s++) {
            int begin = start[ids[s] * parts + part];
            int end = start[ids[s] * parts + part + 1];
            weights.deliver(target, begin, end, input);
            events += end - begin;
        }
        return events;
    }

    /** What arrives at one step, by part. */
    private static final class Lists {
        private final int[] size;
        private final char[][] target;
        private final Weights[] weights;
        private int copies;
        private boolean isGathered;

        Lists(int parts, Weights like) {
            size = new int[parts];
            target = new char[parts][LINE];
            weights = new Weights[parts];
            Arrays.setAll(weights, p -> like.emptyWithRoom(LINE));
        }

        void clear() {
            Arrays.fill(size, 0);
            copies = 0;
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
