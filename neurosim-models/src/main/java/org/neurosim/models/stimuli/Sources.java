package org.neurosim.models.stimuli;

import java.util.function.DoubleUnaryOperator;
import org.neurosim.api.model.SpikeSource;

/**
 * The spike sources, for static import: they stand in a network like a population, are the source of projections and
 * can be recorded.
 *
 * <p>All are immutable and may be used several times. Arguments are checked here; what depends on the time step or the
 * number of cells is checked when the network is built.
 *
 * <p>All but {@link #poisson(DoubleUnaryOperator)} are {@link SpikeSource.Timed}: in event-driven networks (see {@link org.neurosim.api.Network}) they spike at exact
 * times and have the distributions stated here without an error; what is said of time steps, and limits of times and rates by them, holds where they
 * spike by the clock. In both forms the random numbers depend on the network's seed, the source and the cell alone.
 *
 * <p>Literature: Dayan and Abbott 2001, Theoretical neuroscience, ch. 1.4 (Poisson trains); Cox and Isham 1980, Point processes, ch. 4 (dilution, there thinning); others where they stand.
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

    /**
     * An independent Poisson spike train from each cell whose rate changes in time, the same for all cells.
     *
     * <p>In each step a cell spikes with the probability {@code rate(t + dt/2) dt}, which is the expected number of spikes
     * to second order in dt. It has no exact times and so spikes at the ends of steps in event-driven networks too; {@link #poisson(DoubleUnaryOperator,
     * double)} has them.
     *
     * @param rateHz rate in Hz as a function of the time in ms; called for the middle of every step, by several threads,
     *     so it must depend on nothing but the time. A value that is negative, not finite or more than one spike per step
     *     ends the run with an {@link IllegalArgumentException}
     * @return source
     */
    public static SpikeSource poisson(DoubleUnaryOperator rateHz) {
        return new PoissonOfFunction(rateHz);
    }

    /**
     * An independent Poisson spike train from each cell whose rate changes in time and has a known bound; by the clock as {@link #poisson(DoubleUnaryOperator)}.
     *
     * <p>In continuous time it is exact for any rate, by thinning: times of a Poisson process of the rate {@code highestHz}, of which each is a spike with the
     * probability {@code rate(t) / highestHz}. Each of these times costs an event, so let the bound be close.
     *
     * <p>Source: Lewis and Shedler 1979, Nav Res Logist Q 26:403.
     *
     * @param rateHz rate in Hz as a function of the time in ms; called by several threads, so it must depend on nothing but the time. A value that is
     *     negative, not a number or above the bound ends the run with an {@link IllegalArgumentException}
     * @param highestHz bound of the rate, Hz
     * @return source
     * @throws IllegalArgumentException unless the bound is finite and &gt;= 0
     */
    public static SpikeSource poisson(DoubleUnaryOperator rateHz, double highestHz) {
        return new BoundedPoisson(rateHz, highestHz);
    }

    /**
     * An independent Poisson spike train from each cell of a piecewise constant rate: {@code ratesHz[k]} from {@code
     * times[k]} until {@code times[k + 1]}, the last for ever, 0 before the first time.
     *
     * @param times times of the changes, ms, ascending, whole numbers of time steps; copied
     * @param ratesHz rates, Hz, one per time, at most one spike per time step; copied
     * @return source
     * @throws IllegalArgumentException if the arrays are empty or differ in length, the times are negative or do not
     *     ascend, or a rate is not finite and &gt;= 0
     */
    public static SpikeSource poissonSteps(double[] times, double[] ratesHz) {
        return new StepwisePoisson(times, ratesHz);
    }

    /**
     * An independent Poisson spike train from each cell of the rate {@code mean + amplitude sin(2 pi frequency t / 1000 +
     * phase)}, t in ms. The expected number of spikes in each step is exact; in continuous time by thinning, as {@link #poisson(DoubleUnaryOperator, double)}.
     *
     * @param meanHz mean rate, Hz
     * @param amplitudeHz amplitude, Hz, at most the mean
     * @param frequencyHz frequency of the modulation, Hz
     * @param phaseRad phase at t = 0, rad
     * @return source
     * @throws IllegalArgumentException unless all are finite, the amplitude in [0, mean] and the frequency &gt;= 0
     */
    public static SpikeSource sinusoidalPoisson(
            double meanHz, double amplitudeHz, double frequencyHz, double phaseRad) {
        return new SinusoidalPoisson(meanHz, amplitudeHz, frequencyHz, phaseRad);
    }

    /**
     * An independent gamma renewal train from each cell, without dead time; see {@link #gamma(double, double, double)}.
     *
     * @param rateHz rate, Hz, at most one spike per time step
     * @param shape shape k of the distribution of intervals: 1 for Poisson, more for regular trains
     * @return source
     * @throws IllegalArgumentException unless the rate is finite and &gt; 0 and the shape in [0.1, 10000]
     */
    public static SpikeSource gamma(double rateHz, double shape) {
        return gamma(rateHz, shape, 0);
    }

    /**
     * An independent gamma renewal train from each cell: intervals are a dead time and a gamma-distributed part. Their
     * coefficient of variation is {@code (1 - rate deadTime) / sqrt(shape)}. The trains are stationary from time 0 on.
     *
     * <p>Spike times are continuous and rounded up to the grid; where two fall into one step, the second follows in the
     * next step.
     *
     * <p>Source: Cox 1962, Renewal theory.
     *
     * @param rateHz rate with the dead time included, Hz, at most one spike per time step
     * @param shape shape k of the gamma distribution
     * @param deadTimeMs dead time, ms
     * @return source
     * @throws IllegalArgumentException unless the rate is finite and &gt; 0, the shape in [0.1, 10000] and the dead time
     *     finite, &gt;= 0 and below the mean interval
     */
    public static SpikeSource gamma(double rateHz, double shape, double deadTimeMs) {
        return new RenewalTrains("gamma spike trains", rateHz, shape, deadTimeMs);
    }

    /**
     * An independent Poisson train with dead time from each cell: {@link #gamma(double, double, double)} of shape 1. The
     * hazard outside of the dead time is {@code rate / (1 - rate deadTime)}.
     *
     * @param rateHz rate with the dead time included, Hz, at most one spike per time step
     * @param deadTimeMs dead time, ms
     * @return source
     * @throws IllegalArgumentException unless the rate is finite and &gt; 0 and the dead time finite, &gt;= 0 and below
     *     the mean interval
     */
    public static SpikeSource poissonWithDeadTime(double rateHz, double deadTimeMs) {
        return new RenewalTrains("Poisson spike trains with dead time", rateHz, 1, deadTimeMs);
    }

    /**
     * Correlated Poisson trains, the multiple-interaction process: each spike of one mother train of the rate {@code
     * rateHz / copyProbability} is copied to each cell with the probability c, independently. Spike counts of two cells
     * have the correlation c (in a single step {@code c (1 - q) / (1 - c q)}, q the probability of a mother spike). In continuous time copies have
     * exactly the same time; a spike costs some 1 / c steps of a search.
     *
     * <p>Source: Kuhn, Aertsen and Rotter 2003, Neural Comput 15:67.
     *
     * @param rateHz rate of each cell, Hz
     * @param copyProbability c, in (0, 1]
     * @param motherSeed seed of the mother train, which does not depend on the network's seed: sources of the same seed
     *     and mother rate have the same mother if both spike by the clock or both in continuous time
     * @return source
     * @throws IllegalArgumentException unless the rate is finite and &gt;= 0 and the probability in (0, 1]
     */
    public static SpikeSource multipleInteraction(double rateHz, double copyProbability, long motherSeed) {
        return new MultipleInteraction(rateHz, copyProbability, motherSeed);
    }

    /**
     * Copies of a given train: each of its spikes is copied to each cell with a probability, independently.
     *
     * @param timesMs spike times of the train, ms, in any order; whole numbers of time steps, &gt; 0, no two equal; copied
     * @param copyProbability probability, in [0, 1]
     * @return source
     * @throws IllegalArgumentException if there are no times, one is not finite and positive or comes twice, or the
     *     probability is not in [0, 1]
     */
    public static SpikeSource dilution(double[] timesMs, double copyProbability) {
        return new DilutedTrain(timesMs, copyProbability);
    }

    /**
     * Pulse packets: in each packet each cell spikes once, at a normally distributed time around the centre. The size of
     * the population is the number of spikes per packet (the paper's a).
     *
     * <p>Times at or before 0 are left out; where two packets give a cell two spikes in one step, it has one.
     *
     * <p>Source: Diesmann, Gewaltig and Aertsen 1999, Nature 402:529.
     *
     * @param centresMs centres of the packets, ms, ascending, &gt; 0; copied
     * @param sdMs standard deviation of the spike times, ms
     * @return source
     * @throws IllegalArgumentException if there are no centres, they are not finite, positive and ascending, more than 63
     *     packets overlap, or the standard deviation is not finite and &gt;= 0
     */
    public static SpikeSource pulsePackets(double[] centresMs, double sdMs) {
        return new PulsePackets(centresMs, sdMs);
    }
}
