package org.neurosim.api;

/**
 * A substance, such as dopamine, whose concentration is the same at all synapses of the network and is read by {@link Synapse.ContinuousRule rules} that declare a {@link
 * org.neurosim.api.model.Signal#neuromodulator signal} of its name: the third factor of learning, besides the spikes of both neurons.
 *
 * <pre>
 * dD/dt = -D / tau,    D is 0 at first, in any unit that the rule understands
 * </pre>
 *
 * It is released by spikes of neurons of the network and by the host program.
 *
 * <pre>{@code
 * var dopamine = b.neuromodulator("dopamine", 200).releasedBy(vta, 0.01, 1); // ms
 * b.project(exc, exc).connect(fixedProbability(0.1)).synapse(rule);
 * ...
 * network.run(1000);
 * dopamine.release(0.5);                                                     // reward
 * }</pre>
 */
public interface Neuromodulator {

    /**
     * Name, unique among the neuromodulators of the network.
     *
     * @return name
     */
    String name();

    /**
     * Time constant of its removal.
     *
     * @return tau, ms
     */
    double tau();

    /**
     * Lets spikes release it. May be called several times, before the network is built.
     *
     * @param neurons neurons, each of whose spikes adds the amount
     * @param amount what a spike adds to the concentration
     * @param delayMs time from a spike to the release, ms; a whole number of time steps, at least one. As with synapses, short delays make networks slower
     * @return this neuromodulator
     * @throws InvalidNetworkException if the amount is not finite, the delay not finite and positive, or the neurons belong to another network
     */
    Neuromodulator releasedBy(Neurons neurons, double amount, double delayMs);

    /**
     * Adds to the concentration, now.
     *
     * @param amount what is added
     * @throws IllegalArgumentException if the amount is not finite
     */
    void release(double amount);

    /**
     * Sets the concentration, now.
     *
     * @param concentration D
     * @throws IllegalArgumentException if it is not finite
     */
    void set(double concentration);

    /**
     * The concentration now.
     *
     * @return D
     */
    double concentration();
}
