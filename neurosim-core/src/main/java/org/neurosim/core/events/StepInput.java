package org.neurosim.core.events;

/** A stimulus that is evaluated once per time step. */
public interface StepInput {

    /**
     * What the targets get in a step: a current in pA for the whole step, or the sum of the weights of the spikes that arrive at its end.
     *
     * @param step step; each is asked for once, in ascending order
     * @return one value per target; valid until the next call
     */
    double[] of(long step);

    /** Makes stimuli ready. */
    interface Factory {

        /**
         * Makes a stimulus ready.
         *
         * @param stimulus index of the stimulus in the description
         * @return its values
         */
        StepInput of(int stimulus);
    }
}
