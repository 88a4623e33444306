package org.neurosim.api.model;

/** A block of postsynaptic neurons at the end of a time step, for {@link org.neurosim.api.Synapse.ContinuousRule#postsynapticSignals}. Columns are valid during the call only and may be longer. */
public interface PostsynapticState {

    /**
     * Number of neurons.
     *
     * @return at least 1
     */
    int size();

    /**
     * A state variable.
     *
     * @param index position in {@link SynapseSpec#postsynapticStates()}
     * @return column by neuron; read only
     */
    double[] state(int index);

    /**
     * A signal, to be written.
     *
     * @param index position in {@link SynapseSpec#signals()} of a postsynaptic signal
     * @return column by neuron
     */
    double[] signal(int index);
}
