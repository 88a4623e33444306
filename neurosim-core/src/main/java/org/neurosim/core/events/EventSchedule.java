package org.neurosim.core.events;

import java.util.function.DoubleUnaryOperator;

/** Makes events happen in order, and keeps the spikes until the network has handed them on. */
abstract class EventSchedule {

    /** Spikes, in the order in which they happened. */
    final SpikeTrail spikes = new SpikeTrail();

    /** Asked now and then, with the time reached, up to where events are to happen at most: infinity unless the run is to stop. */
    DoubleUnaryOperator limit = time -> Double.POSITIVE_INFINITY;

    /** Makes all events happen up to and at a time, or an earlier one where the limit says so. */
    abstract void runTo(double end);

    /** Number of spikes so far. */
    abstract long spikeCount();

    /** Number of synapses that spikes have gone through. */
    abstract long synapticEvents();

    /** Number of synapses. */
    abstract long synapses();

    /** Number of spikes on their way, each once per projection and group of neurons that it goes to. */
    abstract long pendingSpikes();

    /** The most spikes so far that were on their way or waited for the recorders; where threads share the work, of the times at which they meet. */
    abstract long peakPendingSpikes();

    /** Takes a spike of a neuron that is advanced elsewhere. */
    abstract void receive(int population, int neuron, double time);

    /** The shortest time from a spike of a population to synapses, infinity if it has none. */
    abstract double shortestWay(int population);

    /** Ends the threads, if it has any. */
    void close() {}
}
