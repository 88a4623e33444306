package org.neurosim.examples.run;

/**
 * How a network is run.
 *
 * @param duration biological time, ms
 * @param timeStep time step, ms
 * @param scale size as a fraction of the published one, in (0, 1]
 * @param seed seed of all random numbers
 * @param threads threads that simulate
 * @param recordWeights whether plastic weights are recorded over time
 */
public record RunSettings(
        double duration, double timeStep, double scale, long seed, int threads, boolean recordWeights) {

    /** Without records of weights. */
    public RunSettings(double duration, double timeStep, double scale, long seed, int threads) {
        this(duration, timeStep, scale, seed, threads, false);
    }
}
