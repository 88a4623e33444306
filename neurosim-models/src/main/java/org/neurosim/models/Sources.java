package org.neurosim.models;

import org.neurosim.api.model.SpikeSource;

/**
 * The spike sources, for static import: they stand in a network like a population, are the source of projections and
 * can be recorded.
 *
 * <p>All are immutable and may be used several times. Arguments are checked here; what depends on the time step or the
 * number of cells is checked when the network is built.
 */
public final class Sources {

    private Sources() {}

    /**
     * Given spike times. A spike at time t comes at the end of the step that ends at t; with a delay d it arrives at t
     * + d.
     *
     * @param timesPerCell spike times of each cell, ms, in any order; whole numbers of time steps, &gt; 0, no two of a
     *     cell equal; copied
     * @return source for a population of as many cells as there are arrays
     * @throws IllegalArgumentException if there are no cells, or a time is not finite and positive or comes twice
     */
    public static SpikeSource spikes(double[]... timesPerCell) {
        return new SpikeTrains(timesPerCell, false);
    }

    /**
     * Given spike times, each rounded to the nearest whole number of time steps, at least one.
     *
     * @param timesPerCell spike times of each cell, ms, in any order; &gt; 0, no two of a cell in the same step; copied
     * @return source for a population of as many cells as there are arrays
     * @throws IllegalArgumentException if there are no cells, or a time is not finite and positive or comes twice
     */
    public static SpikeSource roundedSpikes(double[]... timesPerCell) {
        return new SpikeTrains(timesPerCell, true);
    }

    /**
     * An independent Poisson spike train of one rate from each cell.
     *
     * <p>A cell has at most one spike per step, with the probability p = rate x dt, which keeps the mean rate exact (1
     * - exp(-rate x dt) would be the probability of at least one spike of a Poisson process, and lose the others).
     * Intervals are geometric: their coefficient of variation is sqrt(1 - p), 0.995 at 100 Hz and 0.1 ms. For high
     * rates, in which the train of a single cell does not matter, use {@link Stimuli#poisson(double, double)}.
     *
     * @param rateHz rate, Hz, at most one spike per time step
     * @return source
     * @throws IllegalArgumentException unless finite and &gt;= 0
     */
    public static SpikeSource poisson(double rateHz) {
        return new PoissonTrains(new double[] {rateHz}, true);
    }

    /**
     * An independent Poisson spike train from each cell, of its own rate; otherwise as {@link #poisson(double)}.
     *
     * @param ratesHz rates, Hz, one per cell, at most one spike per time step; copied
     * @return source
     * @throws IllegalArgumentException if there are no rates or one is not finite and &gt;= 0
     */
    public static SpikeSource poisson(double[] ratesHz) {
        return new PoissonTrains(ratesHz, false);
    }
}
