package org.neurosim.core.events;

/** Input of a stimulus into receptors. */
abstract class InputEvents {

    /** Time of the next input, infinity if none is known. */
    abstract double next();

    /** Delivers the next input. */
    abstract void occur(double now, EventGroups groups);
}
