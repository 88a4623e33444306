package org.neurosim.api;

import java.util.Objects;

/** How a network is simulated: time step, seed, threads, spike times, memory for spikes on their way. Immutable. */
public final class SimulationOptions {

    /**
     * How precisely spike times are given to recorders. The dynamics (reset, refractory period, delivery) stay on the grid in either case. (For neurons that spike at exact times between the grid points choose an integrator
     * that lets them; their times are always exact.)
     */
    public enum SpikeTimes {
        /** The end of the step in which the threshold was crossed. */
        ON_GRID,
        /**
         * The crossing interpolated linearly between the threshold variable at the start and the end of the step (error of order dt squared). Applies to
         * models with a declared threshold and condition {@code AT_OR_ABOVE} or {@code RISING}.
         */
        INTERPOLATED
    }

    private final double timeStep;
    private final long seed;
    private final int threads;
    private final SpikeTimes spikeTimes;
    private final long maxPendingSpikes;

    private SimulationOptions(double timeStep, long seed, int threads, SpikeTimes spikeTimes, long maxPendingSpikes) {
        this.timeStep = timeStep;
        this.seed = seed;
        this.threads = threads;
        this.spikeTimes = spikeTimes;
        this.maxPendingSpikes = maxPendingSpikes;
    }

    /**
     * Options with this time step, seed 1, one thread, spike times on the grid.
     *
     * @param dt time step, ms
     * @return options
     * @throws IllegalArgumentException unless dt is finite and positive
     */
    public static SimulationOptions timeStep(double dt) {
        if (!(dt > 0 && dt < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("time step dt = " + dt + " ms; must be finite and > 0");
        }
        return new SimulationOptions(dt, 1, 1, SpikeTimes.ON_GRID, Long.MAX_VALUE);
    }

    /**
     * The same options with another seed.
     *
     * @param seed any number
     * @return options
     */
    public SimulationOptions seed(long seed) {
        return new SimulationOptions(timeStep, seed, threads, spikeTimes, maxPendingSpikes);
    }

    /**
     * The same options with another number of threads. Results do not depend on it.
     *
     * <p>In event-driven networks threads go through windows of the length of the smallest delay: several are of use where much happens in a window. Each has some of the populations, and a population of 20,000 neurons and more is cut into pieces of at least 10,000 for them,
     * unless its synapses have a {@link Synapse.PresynapticRule}. Networks whose number of synapses times smallest delay is below 100,000 ms, and the event-driven part of hybrid networks, stay on one thread.
     *
     * @param threads threads that simulate, the calling one included, 1 to 1024
     * @return options
     * @throws IllegalArgumentException if the number is out of range
     */
    public SimulationOptions threads(int threads) {
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("threads = " + threads + "; must be in [1, 1024]");
        }
        return new SimulationOptions(timeStep, seed, threads, spikeTimes, maxPendingSpikes);
    }

    /**
     * The same options with another precision of recorded spike times.
     *
     * @param spikeTimes precision
     * @return options
     */
    public SimulationOptions spikeTimes(SpikeTimes spikeTimes) {
        return new SimulationOptions(
                timeStep, seed, threads, Objects.requireNonNull(spikeTimes, "spikeTimes"), maxPendingSpikes);
    }

    /**
     * The same options with a bound for the spikes that are kept in event-driven networks, and so for the memory that they take: those on their way ({@link NetworkStatistics#pendingSpikes}) and those that have happened within the last millisecond, or step if that is longer, and wait for the recorders. None by default; {@link
     * NetworkStatistics#peakPendingSpikes} tells what a run has needed. More of them stop the run with a
     * {@link NeurosimException} that names the projection that has most; as after any failure the network can be read then. Where threads share an event-driven network, the sum over the threads is looked at between their windows, so the error is late by one window, and a spike counts for each part of a population that they share.
     *
     * <p>Memory is that of the bound at most twice, for a moment three times while a queue grows. A queue gives back what a burst has left, by and by with the next spikes (but for synapses with a {@link Synapse.PresynapticRule} 12 to 16 bytes per spike). Clock-driven neurons have buffers of a fixed size, to which the bound does not apply.
     *
     * @param most greatest number of spikes on their way or waiting for the recorders, at least 1
     * @return options
     * @throws IllegalArgumentException if the number is below 1
     */
    public SimulationOptions maxPendingSpikes(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("maxPendingSpikes = " + most + "; must be at least 1");
        }
        return new SimulationOptions(timeStep, seed, threads, spikeTimes, most);
    }

    /**
     * Time step.
     *
     * @return dt, ms
     */
    public double timeStep() {
        return timeStep;
    }

    /**
     * Seed of all random numbers.
     *
     * @return seed
     */
    public long seed() {
        return seed;
    }

    /**
     * Number of threads.
     *
     * @return count
     */
    public int threads() {
        return threads;
    }

    /**
     * Precision of recorded spike times.
     *
     * @return precision
     */
    public SpikeTimes spikeTimes() {
        return spikeTimes;
    }

    /**
     * Bound for the spikes on their way in event-driven networks.
     *
     * @return greatest number
     */
    public long maxPendingSpikes() {
        return maxPendingSpikes;
    }
}
