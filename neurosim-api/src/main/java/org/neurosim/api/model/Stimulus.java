package org.neurosim.api.model;

import java.util.List;

/**
 * Input to neurons that comes from no neuron: an injected current, or spikes from sources that are not simulated one by one. Immutable; one
 * instance may serve several networks and threads.
 */
public interface Stimulus {

    /** Where a stimulus enters. */
    enum Port {
        /** A current in pA into the membrane. */
        CURRENT,
        /** Input spikes into a receptor of the targets, in the unit of its weights. */
        RECEPTOR
    }

    /**
     * Name of the kind of stimulus, for messages.
     *
     * @return name
     */
    String name();

    /**
     * Where it enters.
     *
     * @return the port
     */
    Port port();

    /**
     * State variables kept per target, for example the noise current of an Ornstein-Uhlenbeck process.
     *
     * @return declarations; parameters and kinetics are not used; empty by default
     */
    default List<StateVariable> states() {
        return List.of();
    }

    /**
     * Checks that the stimulus fits its targets.
     *
     * @param targets number of target neurons
     * @param dt time step, ms
     * @throws IllegalArgumentException if it does not fit (for example an array of another length), saying why
     */
    default void check(int targets, double dt) {}

    /**
     * Writes what each target gets in this step.
     *
     * @param drive the block of targets
     */
    void apply(Drive drive);

    /** Input spikes into a receptor in continuous time, for event-driven networks; other stimuli act in time steps there too. */
    interface Timed extends Stimulus {

        /**
         * Time of an input spike of a target.
         *
         * @param target index within the set of targets
         * @param k which input of the target, from 0
         * @param previous time of the input before, ms; 0 for k = 0
         * @param uniform a number uniform in (0, 1) that depends on the seed, the target and k
         * @return time, ms, &gt;= previous; positive infinity if there are no more
         */
        double inputTime(int target, long k, double previous, double uniform);

        /**
         * Weight of all input spikes.
         *
         * @return weight in the unit of the receptor
         */
        double weight();
    }
}
