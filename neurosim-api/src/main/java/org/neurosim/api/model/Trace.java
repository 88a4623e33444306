package org.neurosim.api.model;

import java.util.Objects;

/**
 * A trace of a neuron's spikes, with which plasticity rules measure the time between spikes: it decays by {@code dx/dt = -x / tau}, and each spike adds 1 to it, or sets it to 1.
 *
 * @param name name, unique within the model
 * @param tau time constant, ms; finite and positive
 * @param accumulates true if a spike adds 1 (all spikes count), false if it sets the trace to 1 (only the last one does)
 */
public record Trace(String name, double tau, boolean accumulates) {

    /**
     * Checks the time constant.
     *
     * @param name name, unique within the model
     * @param tau time constant, ms
     * @param accumulates true if a spike adds 1, false if it sets the trace to 1
     * @throws IllegalArgumentException if tau is not finite and positive
     */
    public Trace {
        Objects.requireNonNull(name, "name");
        if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("trace " + name + ": tau = " + tau + " ms; must be finite and positive");
        }
    }

    /**
     * A trace to which each spike adds 1: pairs of all spikes count.
     *
     * @param name name
     * @param tauMs time constant, ms
     * @return the trace
     * @throws IllegalArgumentException if the time constant is not finite and positive
     */
    public static Trace ofAllSpikes(String name, double tauMs) {
        return new Trace(name, tauMs, true);
    }

    /**
     * A trace that each spike sets to 1: only the last spike counts.
     *
     * @param name name
     * @param tauMs time constant, ms
     * @return the trace
     * @throws IllegalArgumentException if the time constant is not finite and positive
     */
    public static Trace ofLastSpike(String name, double tauMs) {
        return new Trace(name, tauMs, false);
    }

    /**
     * The value that a spike leaves.
     *
     * @param before value just before the spike
     * @return value just after it
     */
    public double afterSpike(double before) {
        return accumulates ? before + 1 : 1;
    }
}
