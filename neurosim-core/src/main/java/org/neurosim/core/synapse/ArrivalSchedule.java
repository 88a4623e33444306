package org.neurosim.core.synapse;

import java.util.Arrays;

/**
 * The synaptic events that are under way to one partition, by the step of their arrival: for each step the targets and weights of all runs that spikes will reach then, one behind the other in the order in
 * which spikes were entered.
 *
 * <p>A spike's row is copied when it is entered, run by run, to the ends of as many lists as it has delays; what arrives at a step is then delivered from one list into one input column, which stays in the
 * cache. Each part of memory is read and written from its beginning to its end, which is what it does well. Tried before: to deliver a row at once into the columns of all its delays, which is a cache
 * and page-table miss for nearly every event; and to deliver each run from its place in the table when it arrives, some 50 synapses in a table of 2 GiB, two page-table misses per run (microcircuit at half
 * scale, alternating runs of 1 s: 4.4 against 3.7 CPU s).
 *
 * <p>If more than {@value #MOST_COPIES} events are under way, further runs are not copied but remembered by their place: a network gone wild does not fill the memory. Results are the same.
 */
public final class ArrivalSchedule {

    /** 8 to 16 bytes each, with the room for growth. */
    private static final int MOST_COPIES = 1 << 24;

    private static final int SMALLEST = 64;

    private final List[] lists;
    private final int mostCopies;
    private int copies;

    /**
     * An empty schedule.
     *
     * @param slots longest delay in steps, plus one
     */
    public ArrivalSchedule(int slots) {
        this(slots, MOST_COPIES);
    }

    ArrivalSchedule(int slots, int mostCopies) {
        this.mostCopies = mostCopies;
        lists = new List[slots];
        for (int k = 0; k < slots; k++) {
            lists[k] = new List();
        }
    }

    /** Where the list of a step is. */
    int place(long step) {
        return (int) (step % lists.length);
    }

    /** Enters a run that arrives some steps after that of a place. */
    void add(int place, int delay, int index, SynapseTable table, int from, int to) {
        int later = place + delay;
        List list = lists[later < lists.length ? later : later - lists.length];
        if (copies + (to - from) > mostCopies) {
            list.enter(index, from, to);
        } else {
            copies += to - from;
            list.copy(index, table, from, to);
        }
    }

    /**
     * Delivers what arrives at the end of a step and forgets it.
     *
     * @param step step
     * @param tables the tables by whose index runs were entered
     * @param ring input of the partition
     */
    public void deliver(long step, SynapseTable[] tables, InputRing ring) {
        List list = lists[place(step)];
        for (int k = 0; k < list.used; k += List.WIDTH) {
            int index = list.entries[k];
            SynapseTable table = tables[index < 0 ? ~index : index];
            InputColumn input = ring.column(step, table.receptor);
            int from = list.entries[k + 1];
            int to = list.entries[k + 2];
            if (index < 0) {
                table.weights.deliver(list.target, list.single, list.individual, from, to, input);
            } else {
                table.weights.deliver(table.target, from, to, input);
            }
        }
        copies -= list.copied;
        list.used = 0;
        list.copied = 0;
    }

    /** What arrives at one step. */
    private static final class List {

        /** Numbers per entry: table, first synapse, synapse behind the last; ~table if these are places in the copies. */
        static final int WIDTH = 3;

        private int[] entries = new int[WIDTH * SMALLEST];
        private int used;

        private char[] target = new char[SMALLEST];
        private float[] single = {};
        private double[] individual = {};
        private int copied;

        void enter(int table, int from, int to) {
            if (used == entries.length) {
                entries = Arrays.copyOf(entries, 2 * used);
            }
            entries[used] = table;
            entries[used + 1] = from;
            entries[used + 2] = to;
            used += WIDTH;
        }

        void copy(int index, SynapseTable table, int from, int to) {
            int end = copied + to - from;
            if (end > target.length) {
                target = Arrays.copyOf(target, Math.max(end, 2 * target.length));
            }
            System.arraycopy(table.target, from, target, copied, to - from);
            copyWeights(table.weights, from, to);
            if (used > 0 && entries[used - WIDTH] == ~index && entries[used - 1] == copied) {
                entries[used - 1] = end; // runs of one table that follow one another are one
            } else {
                enter(~index, copied, end);
            }
            copied = end;
        }

        private void copyWeights(Weights weights, int from, int to) {
            if (weights.single() != null) {
                if (single.length < target.length) {
                    single = Arrays.copyOf(single, target.length);
                }
                System.arraycopy(weights.single(), from, single, copied, to - from);
            } else if (weights.column() != null) {
                if (individual.length < target.length) {
                    individual = Arrays.copyOf(individual, target.length);
                }
                System.arraycopy(weights.column(), from, individual, copied, to - from);
            }
        }
    }
}
