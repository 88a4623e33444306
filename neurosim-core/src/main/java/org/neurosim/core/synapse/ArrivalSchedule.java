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
    void add(int place, int delay, SynapseTable table, int from, int to) {
        int later = place + delay;
        List list = lists[later < lists.length ? later : later - lists.length];
        if (copies + (to - from) > mostCopies) {
            list.enter(table, from, to, false);
        } else {
            copies += to - from;
            list.copy(table, from, to);
        }
    }

    /**
     * Delivers what arrives at the end of a step and forgets it.
     *
     * @param step step
     * @param ring input of the partition
     */
    public void deliver(long step, InputRing ring) {
        List list = lists[place(step)];
        for (int k = 0; k < list.used; k++) {
            SynapseTable table = list.tables[k];
            InputColumn input = ring.column(step, table.receptor);
            if (list.isCopy[k]) {
                table.weights.deliver(list.target, list.single, list.individual, list.from[k], list.to[k], input);
            } else {
                table.weights.deliver(table.target, list.from[k], list.to[k], input);
            }
            list.tables[k] = null; // tables can be exchanged
        }
        copies -= list.copied;
        list.used = 0;
        list.copied = 0;
    }

    /** Copies what is only remembered, before weights are changed: spikes go on with the weights that they were sent with. */
    public void copyAll() {
        for (List list : lists) {
            for (int k = 0; k < list.used; k++) {
                if (!list.isCopy[k]) {
                    copies += list.to[k] - list.from[k];
                    list.replaceByCopy(k);
                }
            }
        }
    }

    /** What arrives at one step. */
    private static final class List {

        private SynapseTable[] tables = new SynapseTable[SMALLEST];
        private boolean[] isCopy = new boolean[SMALLEST];

        /** Places in the copies, or else in the table. */
        private int[] from = new int[SMALLEST];

        private int[] to = new int[SMALLEST];
        private int used;

        private char[] target = new char[SMALLEST];
        private float[] single = {};
        private double[] individual = {};
        private int copied;

        void enter(SynapseTable table, int begin, int end, boolean copy) {
            if (used == tables.length) {
                tables = Arrays.copyOf(tables, 2 * used);
                isCopy = Arrays.copyOf(isCopy, 2 * used);
                from = Arrays.copyOf(from, 2 * used);
                to = Arrays.copyOf(to, 2 * used);
            }
            tables[used] = table;
            isCopy[used] = copy;
            from[used] = begin;
            to[used++] = end;
        }

        void copy(SynapseTable table, int begin, int end) {
            int newEnd = append(table, begin, end);
            int last = used - 1;
            if (last >= 0 && tables[last] == table && isCopy[last] && to[last] == copied) {
                to[last] = newEnd; // runs of one table that follow one another are one
            } else {
                enter(table, copied, newEnd, true);
            }
            copied = newEnd;
        }

        void replaceByCopy(int k) {
            int newEnd = append(tables[k], from[k], to[k]);
            isCopy[k] = true;
            from[k] = copied;
            to[k] = newEnd;
            copied = newEnd;
        }

        /** Puts synapses behind the copies; returns where they end. */
        private int append(SynapseTable table, int begin, int end) {
            int newEnd = copied + end - begin;
            if (newEnd > target.length) {
                target = Arrays.copyOf(target, Math.max(newEnd, 2 * target.length));
            }
            System.arraycopy(table.target, begin, target, copied, end - begin);
            copyWeights(table.weights, begin, end);
            return newEnd;
        }

        private void copyWeights(Weights weights, int begin, int end) {
            if (weights.single() != null) {
                if (single.length < target.length) {
                    single = Arrays.copyOf(single, target.length);
                }
                System.arraycopy(weights.single(), begin, single, copied, end - begin);
            } else if (weights.column() != null) {
                if (individual.length < target.length) {
                    individual = Arrays.copyOf(individual, target.length);
                }
                System.arraycopy(weights.column(), begin, individual, copied, end - begin);
            }
        }
    }
}
