package org.neurosim.core.decompose;

/**
 * What one partition owns: a contiguous slice of every population. Its neurons are numbered through, population by population, with gaps
 * that let every slice begin at a multiple of {@link #GRAIN}; targets of synapses are stored as these numbers in 16 bits. Spike sources, which are nobody's target, have none. Large populations are cut at multiples of the grain,
 * so that what is drawn for as many neighbours together is drawn by one partition.
 */
public final class PartitionLayout {

    /** Largest number of neurons of a partition. */
    public static final int MOST_NEURONS = 1 << 16;

    /** The slice of every population begins at a multiple of this number. */
    public static final int GRAIN = 64;

    /** A population is cut at multiples of the grain if the slices have so many grains. */
    private static final int FEWEST_GRAINS = 4;

    private final int[] from;
    private final int[] to;
    private final int[] offset;
    private final int size;

    PartitionLayout(int[] populationSizes, boolean[] receives, int partition, int partitions) {
        int n = populationSizes.length;
        from = cuts(populationSizes, partition, partitions);
        to = cuts(populationSizes, partition + 1, partitions);
        offset = new int[n];
        int sum = 0;
        for (int q = 0; q < n; q++) {
            offset[q] = sum;
            sum += receives[q] ? (to[q] - from[q] + GRAIN - 1) / GRAIN * GRAIN : 0;
        }
        size = sum;
    }

    /** Where the slices of a partition begin. */
    private static int[] cuts(int[] populationSizes, int partition, int partitions) {
        int[] cuts = new int[populationSizes.length];
        // The shift deals remainders out in turn; else small populations would all end up in the last partition.
        long before = 0;
        int owed = 0; // neurons that the cuts so far are short of equal shares
        for (int q = 0; q < cuts.length; q++) {
            int size = populationSizes[q];
            cuts[q] = (int) (((long) size * partition + before % partitions) / partitions);
            if (cuts[q] > 0 && cuts[q] < size && size / partitions >= FEWEST_GRAINS * GRAIN) {
                int wanted = cuts[q] + owed;
                cuts[q] = (wanted + GRAIN / 2) / GRAIN * GRAIN;
                owed = wanted - cuts[q];
            }
            before += size;
        }
        return cuts;
    }

    /**
     * First neuron owned of a population.
     *
     * @param population index of the population
     * @return index in the population
     */
    public int from(int population) {
        return from[population];
    }

    /**
     * Neuron behind the last owned of a population.
     *
     * @param population index of the population
     * @return index in the population
     */
    public int to(int population) {
        return to[population];
    }

    /**
     * Number within the partition of the first neuron owned of a population.
     *
     * @param population index of the population, which receives spikes
     * @return number
     */
    public int offset(int population) {
        return offset[population];
    }

    /**
     * Number of neurons owned that receive spikes, gaps included.
     *
     * @return count
     */
    public int size() {
        return size;
    }

    /**
     * Number within the partition of a neuron.
     *
     * @param population index of the population, which receives spikes
     * @param neuron index in the population
     * @return number, or -1 if another partition owns it
     */
    public int local(int population, int neuron) {
        return neuron >= from[population] && neuron < to[population]
                ? offset[population] + neuron - from[population]
                : -1;
    }
}
