package org.neurosim.core.connect;

import java.util.Arrays;
import org.neurosim.api.InvalidNetworkException;

/**
 * The connections of one chunk, as parallel arrays that grow as needed and are used again for the next chunk, and the
 * scratch memory for making them. One per thread.
 */
public final class ConnectionBatch {
    /** Connections that one chunk can have. */
    static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    final RandomWords random = new RandomWords();
    final DistinctSampler distinct = new DistinctSampler();
    /** Scratch: a number per target of the chunk. */
    final int[] perTarget = new int[ConnectionPlan.CHUNK];
    /** Scratch: another number per target of the chunk. */
    final int[] weights = new int[ConnectionPlan.CHUNK];
    /** Scratch for drawn numbers. */
    final DrawBuffer draws = new DrawBuffer();

    private int[] sources = new int[1024];
    private int[] targets = new int[1024];
    private int[] positions = new int[0];
    private boolean listed;
    private int size;
    private ConnectionPlan plan;

    /** An empty batch. */
    public ConnectionBatch() {}

    /**
     * Number of connections.
     *
     * @return count; the arrays may be longer
     */
    public int size() {
        return size;
    }

    /**
     * Sources of the connections.
     *
     * @return indices within the projection's source; valid until the next chunk is made
     */
    public int[] sources() {
        return sources;
    }

    /**
     * Targets of the connections, in ascending order.
     *
     * @return indices within the projection's target; valid until the next chunk is made
     */
    public int[] targets() {
        return targets;
    }

    /**
     * Positions of the connections in the user's list.
     *
     * @return positions, valid until the next chunk is made; null unless the rule is a list
     */
    public int[] positions() {
        return listed ? positions : null;
    }

    /** The plan that the connections are from. */
    ConnectionPlan plan() {
        return plan;
    }

    void clear(ConnectionPlan newPlan) {
        size = 0;
        listed = false;
        plan = newPlan;
    }

    /** Makes room for more connections behind those that are there. */
    void reserve(long more) {
        long needed = size + more;
        if (needed > MAX_SIZE) {
            throw new InvalidNetworkException("more than " + MAX_SIZE + " connections onto " + ConnectionPlan.CHUNK
                    + " consecutive targets; split the projection by its sources");
        }
        if (needed > sources.length) {
            int length = (int) Math.min(MAX_SIZE, Math.max(needed, sources.length + (long) (sources.length >> 1)));
            sources = Arrays.copyOf(sources, length);
            targets = Arrays.copyOf(targets, length);
        }
    }

    /** Makes room for a list of this many connections with their positions. */
    void reserveList(int count) {
        reserve(count);
        if (positions.length < count) {
            positions = new int[sources.length];
        }
        listed = true;
    }

    void size(int newSize) {
        size = newSize;
    }

    /** Takes in connections of one target whose sources are in place already. */
    void append(int target, int count) {
        Arrays.fill(targets, size, size + count, target);
        size += count;
    }
}
