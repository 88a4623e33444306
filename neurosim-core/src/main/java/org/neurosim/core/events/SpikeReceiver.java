package org.neurosim.core.events;

/** Takes the spikes of event-driven neurons and sources. */
public interface SpikeReceiver {

    /**
     * Takes a spike.
     *
     * @param population index of the population
     * @param neuron index in the population
     * @param step the step (t_n, t_n + dt] in which it falls
     * @param time its time, ms
     */
    void take(int population, int neuron, long step, double time);
}
