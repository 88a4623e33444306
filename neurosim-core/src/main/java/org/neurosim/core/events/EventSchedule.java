package org.neurosim.core.events;

/** Makes events happen in order, and keeps the spikes until the network has handed them on. */
abstract class EventSchedule {

    /** Spikes, in the order in which they happened. */
    final SpikeTrail spikes = new SpikeTrail();

    /** Makes all events happen up to and at a time. */
    abstract void runTo(double end);

    /** Number of spikes so far. */
    abstract long spikeCount();

    /** Number of synapses that spikes have gone through. */
    abstract long synapticEvents();

    /** Number of synapses. */
    abstract long synapses();

    /** Number of spikes on their way, each once per projection and group of neurons that it goes to. */
    abstract long pendingSpikes();

    /** Takes a spike of a neuron that is advanced elsewhere. */
    abstract void receive(int population, int neuron, double time);

    /** The shortest time from a spike of a population to synapses, infinity if it has none. */
    abstract double shortestWay(int population);

    /** Ends the threads, if it has any. */
    void close() {}
}
