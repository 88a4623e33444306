package org.neurosim.core.events;

/** Neurons or cells of one population, all or a stretch of them: knows when its next own event is and makes it happen, and takes input. */
abstract class EventGroup {

    /** What {@link #occur} returns where nobody spikes. */
    static final int NOBODY = -1;

    /** Time of the next own event: a spike or the end of a refractory period. */
    abstract double next();

    /** Whether the next own event is no spike but the end of a refractory period or of a quiet time, or a move of the origin of a frame; such events come before inputs of the same time. */
    abstract boolean endsPeriod();

    /**
     * Makes the next own event happen.
     *
     * @param now its time, {@link #next()}
     * @return the neuron that spikes, or {@link #NOBODY}
     */
    abstract int occur(double now);

    /**
     * Input that arrives at several neurons at one time.
     *
     * @param targets neurons
     * @param from first entry
     * @param to entry behind the last
     * @param weights weights: that of entry k is {@code weights[k + shift]}; null if all are {@code weight}
     */
    abstract void receive(
            double now, int receptor, int[] targets, int from, int to, double[] weights, int shift, double weight);
}
