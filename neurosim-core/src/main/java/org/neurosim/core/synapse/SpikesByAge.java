package org.neurosim.core.synapse;

/**
 * Which synapses of a row have postsynaptic spikes to act upon, age by age: age 0 is a neuron's last spike. Listed in loops without branches on whether a neuron has spiked, which cannot be foreseen: entries
 * are written always and counted if they are wanted.
 */
final class SpikesByAge {

    private final char[] target;
    private final int longest;
    private int[][] listed = {};
    private int[] count = {};

    /**
     * Lists for the rows of a table.
     *
     * @param target targets of the table
     * @param longest size of the longest row
     */
    SpikesByAge(char[] target, int longest) {
        this.target = target;
        this.longest = longest;
    }

    /** Lists the synapses begin to begin + size - 1 whose neurons have spikes from a step on. Returns the number of ages; the oldest are to act first. */
    int list(PostsynapticHistory history, int begin, int size, int from) {
        if (listed.length < history.ages()) {
            listed = new int[history.ages()][longest + 1];
            count = new int[listed.length];
        }
        int ages = 0;
        int found = listAll(begin, size, history.step(0), from, listed[0]);
        while (found > 0) {
            count[ages++] = found;
            found = ages < listed.length
                    ? listAmong(begin, listed[ages - 1], found, history.step(ages), from, listed[ages])
                    : 0;
        }
        return ages;
    }

    /** Number of synapses with a spike of an age. */
    int count(int age) {
        return count[age];
    }

    /** These synapses, counted from the beginning of the row. */
    int[] synapses(int age) {
        return listed[age];
    }

    private int listAll(int begin, int size, int[] steps, int from, int[] list) {
        char[] targets = target;
        int found = 0;
        for (int k = 0; k < size; k++) {
            list[found] = k;
            found += from - 1 - steps[targets[begin + k]] >>> 31;
        }
        return found;
    }

    private int listAmong(int begin, int[] among, int number, int[] steps, int from, int[] list) {
        char[] targets = target;
        int found = 0;
        for (int j = 0; j < number; j++) {
            int k = among[j];
            list[found] = k;
            found += from - 1 - steps[targets[begin + k]] >>> 31;
        }
        return found;
    }
}
