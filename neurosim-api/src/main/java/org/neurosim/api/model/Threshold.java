package org.neurosim.api.model;

import java.util.Objects;

/**
 * The declared spike condition of a model, tested at the end of each step on the state after arrivals.
 *
 * @param state index of the state variable that is compared
 * @param level index of the parameter it is compared with, or if {@code levelIsState} of the state variable
 * @param levelIsState whether the level is a state variable (adaptive threshold)
 * @param condition how the comparison makes a spike
 */
public record Threshold(int state, int level, boolean levelIsState, Condition condition) {

    /**
     * Checks that the condition is there.
     *
     * @param state index of the state variable that is compared
     * @param level index of the parameter it is compared with, or if {@code levelIsState} of the state variable
     * @param levelIsState whether the level is a state variable (adaptive threshold)
     * @param condition how the comparison makes a spike
     */
    public Threshold {
        Objects.requireNonNull(condition, "condition");
    }

    /** When a neuron spikes. In every case a refractory neuron does not. */
    public enum Condition {
        /** The variable is at or above the level: for models whose reset takes it below again. */
        AT_OR_ABOVE,
        /** The variable was below the level at the end of the step before and is at or above it now. */
        RISING,
        /** The variable is at or above the level and lower than at the end of the step before (the peak has passed). */
        PEAK
    }
}
