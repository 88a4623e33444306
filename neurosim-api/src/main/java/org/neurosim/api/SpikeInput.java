package org.neurosim.api;

/** A population whose cells spike when the host program says so. Can be the source of projections and can be recorded. */
public interface SpikeInput extends Population {

    /**
     * Lets a cell spike at the end of the next step. Calling it again before that step changes nothing.
     *
     * @param cell index
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    void fire(int cell);
}
