package org.neurosim.core.synapse;

import java.util.Arrays;

/**
 * The runs of synapses that spikes under way will reach, by the step of arrival: for each step a list of tables and runs, in the order in which spikes were entered.
 *
 * <p>A run is delivered when it arrives, into the one input column of that step, which stays in the second-level cache; to deliver a spike at once, into the columns of all its delays, would take
 * a cache and page-table miss for nearly every synaptic event of a large network (half a second of the microcircuit at half scale: 3.6 against 2.6 CPU s).
 */
public final class ArrivalSchedule {

    private static final int SMALLEST = 64;

    private final int[][] tables;
    private final int[][] runs;
    private final int[] counts;

    /**
     * An empty schedule.
     *
     * @param slots longest delay in steps, plus one
     */
    public ArrivalSchedule(int slots) {
        tables = new int[slots][SMALLEST];
        runs = new int[slots][SMALLEST];
        counts = new int[slots];
    }

    void add(long step, int table, int run) {
        int slot = (int) (step % counts.length);
        int count = counts[slot];
        if (count == runs[slot].length) {
            tables[slot] = Arrays.copyOf(tables[slot], 2 * count);
            runs[slot] = Arrays.copyOf(runs[slot], 2 * count);
        }
        tables[slot][count] = table;
        runs[slot][count] = run;
        counts[slot] = count + 1;
    }

    /**
     * Delivers what arrives at the end of a step and forgets it.
     *
     * @param step step
     * @param all the tables by whose index runs were entered
     * @param ring input of the partition
     */
    public void deliver(long step, SynapseTable[] all, InputRing ring) {
        int slot = (int) (step % counts.length);
        int count = counts[slot];
        int[] table = tables[slot];
        int[] run = runs[slot];
        for (int k = 0; k < count; k++) {
            all[table[k]].deliverRun(run[k], ring, step);
        }
        counts[slot] = 0;
    }

    /**
     * Delivers all that is under way into the input of the steps of its arrival, and forgets it: before tables are exchanged.
     *
     * @param step the next step
     * @param all the tables by whose index runs were entered
     * @param ring input of the partition
     */
    public void deliverAll(long step, SynapseTable[] all, InputRing ring) {
        for (int k = 0; k < counts.length; k++) {
            deliver(step + k, all, ring);
        }
    }
}
