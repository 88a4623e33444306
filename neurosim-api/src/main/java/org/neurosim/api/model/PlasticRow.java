package org.neurosim.api.model;

/**
 * The synapses of one presynaptic neuron onto the targets that one thread owns, at the arrival of one of its spikes, for a {@link org.neurosim.api.Synapse.PlasticityRule}. All columns are
 * addressed from 0 to {@link #size()} - 1 with the same index, are valid during the call only, and may be longer.
 */
public interface PlasticRow {

    /**
     * Number of synapses.
     *
     * @return at least 1
     */
    int size();

    /**
     * Time at which the spike reaches the synapses.
     *
     * @return time, ms
     */
    double time();

    /**
     * Weights, in the unit of the receptor.
     *
     * @return the column; may be written
     */
    double[] weight();

    /**
     * A declared variable.
     *
     * @param index position in {@link SynapseSpec#variables()}
     * @return the column; may be written
     */
    double[] variable(int index);

    /**
     * A trace of the presynaptic neuron, just before this spike.
     *
     * @param index position in {@link SynapseSpec#presynapticTraces()}
     * @return value, the same for all synapses of the row
     */
    double pre(int index);

    /**
     * A trace of the postsynaptic neurons.
     *
     * @param index position in {@link SynapseSpec#postsynapticTraces()}
     * @return column of each synapse's value; read only
     */
    double[] post(int index);

    /**
     * What the spike carries through each synapse; starts as the weights before the call.
     *
     * @return the column; may be written
     */
    double[] transmitted();

    /**
     * When the presynaptic spikes before this one reached the synapses, the latest first, for a {@link org.neurosim.api.Synapse.ContinuousRule}.
     *
     * @return times, ms, as many as the rule {@linkplain SynapseSpec#remembering remembers}; minus infinity where there was none; read only
     * @throws IllegalStateException if the rule is of another kind
     */
    default double[] presynapticSpikes() {
        throw new IllegalStateException("only a ContinuousRule remembers spikes");
    }

    /**
     * A signal just before this spike.
     *
     * @param index position in {@link SynapseSpec#signals()}
     * @return column of each synapse's value; read only
     * @throws IndexOutOfBoundsException if the rule declares no such signal
     */
    default double[] signal(int index) {
        throw new IndexOutOfBoundsException("the rule declares no signal " + index);
    }
}
