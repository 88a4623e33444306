package org.neurosim.core.synapse;

import org.neurosim.core.decompose.PartitionLayout;

/** Where a state variable of the neurons is kept, for example the one that a receptor makes jump, by neuron of the partition: columns of blocks that begin at multiples of the layout's grain. */
public final class StatePlaces {

    private final double[][] columnOfGrain;
    private final int[] startOfGrain;

    /**
     * Places of a partition.
     *
     * @param neurons neurons of the partition
     */
    public StatePlaces(int neurons) {
        int grains = (neurons + PartitionLayout.GRAIN - 1) / PartitionLayout.GRAIN;
        columnOfGrain = new double[grains][];
        startOfGrain = new int[grains];
    }

    /**
     * Tells where a block of neurons has the variable.
     *
     * @param first first neuron of the partition, a multiple of the grain
     * @param count number of neurons
     * @param column column of the variable
     */
    public void put(int first, int count, double[] column) {
        for (int g = first / PartitionLayout.GRAIN; g * PartitionLayout.GRAIN < first + count; g++) {
            columnOfGrain[g] = column;
            startOfGrain[g] = first;
        }
    }

    void add(int neuron, double value) {
        int grain = neuron / PartitionLayout.GRAIN;
        columnOfGrain[grain][neuron - startOfGrain[grain]] += value;
    }

    /** Reads the variable of the targets of some synapses. */
    void gather(char[] target, int from, int to, double[] out) {
        for (int k = from; k < to; k++) {
            int neuron = target[k];
            int grain = neuron / PartitionLayout.GRAIN;
            out[k - from] = columnOfGrain[grain][neuron - startOfGrain[grain]];
        }
    }
}
