package org.neurosim.core.synapse;

import java.util.Arrays;

/**
 * The runs of synapses that spikes under way will reach, by the step of arrival: for each step a list of tables and runs, in the order in which spikes were entered.
 *
 * <p>A run is delivered when it arrives, into the one input column of that step, which stays in the second-level cache; to deliver a spike at once, into the columns of all its delays, would take
 * a cache and page-table miss for nearly every synaptic event of a large network (microcircuit at half scale, 0.5 s: 3.6 against 2.6 CPU s).
 *
 * <p>A run is short, some 50 synapses, and lies anywhere in a table of hundreds of MiB, where no hardware prefetcher foresees it. So runs are delivered in batches: first every cache line of all runs
 * of a batch is read, which lets the memory serve many misses at a time, then the runs are delivered one by one in their order.
 */
public final class ArrivalSchedule {

    private static final int SMALLEST = 64;

    /** Numbers per entry: table, first synapse, synapse behind the last. */
    private static final int WIDTH = 3;

    /** Runs whose memory is asked for at a time; their lines fit into the first-level cache beside the input column's. */
    private static final int BATCH = 16;

    private final int[][] entries;
    private final int[] used;

    /** Takes what was read ahead, so that the reads are not optimised away. */
    private double readAhead;

    /**
     * An empty schedule.
     *
     * @param slots longest delay in steps, plus one
     */
    public ArrivalSchedule(int slots) {
        entries = new int[slots][WIDTH * SMALLEST];
        used = new int[slots];
    }

    void add(long step, int table, int from, int to) {
        int slot = (int) (step % used.length);
        int at = used[slot];
        int[] list = entries[slot];
        if (at == list.length) {
            list = Arrays.copyOf(list, 2 * at);
            entries[slot] = list;
        }
        list[at] = table;
        list[at + 1] = from;
        list[at + 2] = to;
        used[slot] = at + WIDTH;
    }

    /**
     * Delivers what arrives at the end of a step and forgets it.
     *
     * @param step step
     * @param all the tables by whose index runs were entered
     * @param ring input of the partition
     */
    public void deliver(long step, SynapseTable[] all, InputRing ring) {
        int slot = (int) (step % used.length);
        int[] list = entries[slot];
        int end = used[slot];
        int place = ring.place(step);
        for (int begin = 0; begin < end; begin += BATCH * WIDTH) {
            int to = Math.min(end, begin + BATCH * WIDTH);
            double sum = 0;
            for (int k = begin; k < to; k += WIDTH) {
                sum += all[list[k]].readAhead(list[k + 1], list[k + 2]);
            }
            readAhead = sum;
            for (int k = begin; k < to; k += WIDTH) {
                all[list[k]].deliver(list[k + 1], list[k + 2], ring, place);
            }
        }
        used[slot] = 0;
    }
}
