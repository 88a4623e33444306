package org.neurosim.api.model;

import java.util.Objects;

/**
 * A quantity that goes on between spikes and steers a {@link org.neurosim.api.Synapse.ContinuousRule}: the concentration of a neuromodulator, or something that each postsynaptic neuron has, such
 * as a function of its membrane potential. A rule reads its value at a spike, and for the time between two events t_0 and t_1 of a synapse the integral
 *
 * <pre>
 * I = integral from t_0 to t_1 of exp(-(s - t_0) / tau) D(s) ds,
 * </pre>
 *
 * which is what a quantity of the synapse that decays with tau and had the value 1 at t_0 gathers while D drives it. A postsynaptic signal with an integral takes 8 bytes per synapse, unless the rule {@linkplain
 * org.neurosim.api.Synapse.ContinuousRule#isReversible is reversible}; one that is read {@linkplain #atSpikes at spikes} only takes none.
 *
 * @param name name of the neuromodulator of the network, or of the postsynaptic signal
 * @param source where the signal comes from
 * @param tau time constant of the weighting, ms; positive, infinite for the plain integral, 0 for a postsynaptic signal that has no integral
 */
public record Signal(String name, Source source, double tau) {

    /** Where a signal comes from. */
    public enum Source {

        /** A {@link org.neurosim.api.Neuromodulator} of the network, the same for all synapses. */
        NEUROMODULATOR,

        /** {@link org.neurosim.api.Synapse.ContinuousRule#postsynapticSignals}: one value per postsynaptic neuron. */
        POSTSYNAPTIC
    }

    /**
     * Checks the time constant.
     *
     * @param name name
     * @param source where the signal comes from
     * @param tau time constant of the weighting, ms
     * @throws IllegalArgumentException if tau is not positive, nor 0 for a postsynaptic signal
     */
    public Signal {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        if (!(tau > 0 || tau == 0 && source == Source.POSTSYNAPTIC)) {
            throw new IllegalArgumentException("signal " + name + ": tau = " + tau
                    + " ms; must be positive, or infinite for an integral without weighting");
        }
    }

    /**
     * The concentration of a neuromodulator.
     *
     * @param name name of the network's neuromodulator
     * @param tauMs time constant of the weighting, ms
     * @return the signal
     * @throws IllegalArgumentException if the time constant is not positive
     */
    public static Signal neuromodulator(String name, double tauMs) {
        return new Signal(name, Source.NEUROMODULATOR, tauMs);
    }

    /**
     * A signal of each postsynaptic neuron.
     *
     * @param name name, unique within the model
     * @param tauMs time constant of the weighting, ms
     * @return the signal
     * @throws IllegalArgumentException if the time constant is not positive
     */
    public static Signal postsynaptic(String name, double tauMs) {
        if (tauMs == 0) {
            throw new IllegalArgumentException(
                    "signal " + name
                            + ": tau = 0 ms; must be positive, or infinite for an integral without weighting; atSpikes declares a signal without integral");
        }
        return new Signal(name, Source.POSTSYNAPTIC, tauMs);
    }

    /**
     * A signal of each postsynaptic neuron that is read at spikes only.
     *
     * @param name name, unique within the model
     * @return the signal
     */
    public static Signal atSpikes(String name) {
        return new Signal(name, Source.POSTSYNAPTIC, 0);
    }

    /**
     * Whether the signal has an integral over the time between events.
     *
     * @return false for signals that are read at spikes only
     */
    public boolean hasIntegral() {
        return tau > 0;
    }
}
