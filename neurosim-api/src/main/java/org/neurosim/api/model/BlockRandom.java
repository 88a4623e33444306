package org.neurosim.api.model;

/**
 * Random numbers for the elements of a block in one step, counter-based: element i's numbers are a function of the network's seed, the
 * entity (population, stimulus or source), i, the step and the number of the call within the step. They do not depend on threads, blocks or
 * anything drawn elsewhere. Each call uses up one or more call numbers, so make the same calls in the same order in every step.
 *
 * <p>Source: Salmon et al. 2011, Parallel random numbers: as easy as 1, 2, 3 (Threefry-2x32, 20 rounds).
 */
public interface BlockRandom {

    /**
     * Uniform numbers in the open interval (0, 1), 52 bits.
     *
     * @param out column that gets one number per element
     */
    void uniform(double[] out);

    /**
     * Standard normal numbers.
     *
     * @param out column that gets one number per element
     */
    void normal(double[] out);

    /**
     * Poisson counts of one mean for all.
     *
     * @param mean expected count, &gt;= 0
     * @param out column that gets one count per element
     */
    void poisson(double mean, double[] out);

    /**
     * Poisson counts of individual means.
     *
     * @param mean column of expected counts, each &gt;= 0
     * @param out column that gets one count per element; may be {@code mean}
     */
    void poisson(double[] mean, double[] out);
}
