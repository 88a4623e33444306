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

    /** A source that says when its cells spike, in continuous time: what it needs to be part of event-driven networks with exact times. */
    interface Timed extends SpikeSource {

        /**
         * Checks that the source fits the size of its population, in place of {@link #check}.
         *
         * @param size number of cells
         * @throws IllegalArgumentException if it does not fit, saying why
         */
        default void checkTimed(int size) {}

        /**
         * Time at which a cell may spike next; it does unless {@link #occurs} says no.
         *
         * @param cell index
         * @param k which of these times of the cell, from 0
         * @param previous the time before, ms; 0 for k = 0
         * @param random random numbers of the cell
         * @return time, ms, &gt;= previous; positive infinity if there are no more
         */
        double spikeTime(int cell, long k, double previous, CellRandom random);

        /**
         * Whether the cell spikes at such a time. Asked when the simulation has come to that time. A rate that changes in any way is simulated exactly by thinning: times of a
         * Poisson process of a rate above it, of which each is a spike with the ratio of the rates as its probability (Lewis and Shedler 1979, Nav Res Logist Q 26:403).
         *
         * @param cell index
         * @param k which of the times of the cell, from 0
         * @param time time, ms
         * @param random random numbers of the cell
         * @return true by default
         */
        default boolean occurs(int cell, long k, double time, CellRandom random) {
            return true;
        }
    }

    /** Random numbers of a cell: functions of the seed of the network, the source and the cell, whatever has been asked for before. */
    interface CellRandom {

        /**
         * A number that is uniform in the open interval (0, 1), 52 bits. Numbers of different (k, i) are independent.
         *
         * @param k for example which spike, &gt;= 0
         * @param i which of several numbers for k, &gt;= 0
         * @return the number
         */
        double uniform(long k, int i);
    }
}
