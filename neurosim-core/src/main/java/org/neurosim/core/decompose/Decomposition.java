package org.neurosim.core.decompose;

/** Divides the populations into partitions: a multiple of the number of threads, so many that targets fit in 16 bits. */
public final class Decomposition {

    private Decomposition() {}

    /**
     * Divides.
     *
     * @param populationSizes sizes of the populations
     * @param receives by population: whether it receives spikes
     * @param threads number of threads
     * @return the partitions in order; partition p belongs to thread p modulo threads
     */
    public static PartitionLayout[] divide(int[] populationSizes, boolean[] receives, int threads) {
        for (int count = threads; ; count += threads) {
            PartitionLayout[] layouts = new PartitionLayout[count];
            boolean fits = true;
            for (int p = 0; p < count && fits; p++) {
                layouts[p] = new PartitionLayout(populationSizes, receives, p, count);
                fits = layouts[p].size() <= PartitionLayout.MOST_NEURONS;
            }
            if (fits) {
                return layouts;
            }
        }
    }
}
