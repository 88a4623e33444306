package org.neurosim.api.model;

import java.util.List;

/**
 * A generator of spikes that stands in a network like a population: it can be the source of projections and can be recorded, but has no
 * membrane and no input. Immutable.
 */
public interface SpikeSource {

    /**
     * Name of the kind of source, for messages.
     *
     * @return name
     */
    String name();

    /**
     * State variables kept per cell of the source.
     *
     * @return declarations; empty by default
     */
    default List<StateVariable> states() {
        return List.of();
    }

    /**
     * Checks that the source fits the size of its population and the time step.
     *
     * @param size number of cells
     * @param dt time step, ms
     * @throws IllegalArgumentException if it does not fit, saying why
     */
    default void check(int size, double dt) {}

    /**
     * Says which cells spike at the end of this step.
     *
     * @param emission the block of cells
     */
    void emit(Emission emission);

    /** A source that says when its cells spike, in continuous time: what an event-driven network needs. */
    interface Timed extends SpikeSource {

        /**
         * Checks that the source fits the size of its population, in place of {@link #check}.
         *
         * @param size number of cells
         * @throws IllegalArgumentException if it does not fit, saying why
         */
        default void checkTimed(int size) {}

        /**
         * Time of a spike of a cell.
         *
         * @param cell index
         * @param k which spike of the cell, from 0
         * @param previous time of the spike before, ms; 0 for k = 0
         * @param uniform a number uniform in (0, 1) that depends on the seed, the cell and k
         * @return time, ms, &gt;= previous; positive infinity if there are no more
         */
        double spikeTime(int cell, long k, double previous, double uniform);
    }
}
