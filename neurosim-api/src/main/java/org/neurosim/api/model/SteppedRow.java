package org.neurosim.api.model;

/**
 * The synapses of one presynaptic neuron, and of one delay, onto the targets that one thread owns, at the end of a step, for a {@link org.neurosim.api.Synapse.SteppedRule}. All columns are addressed from 0 to {@link
 * #size()} - 1 with the same index, are valid during the call only, and may be longer.
 */
public interface SteppedRow {

    /**
     * Number of synapses.
     *
     * @return at least 1
     */
    int size();

    /**
     * Number of the step that has just been made: step n ends at the time (n + 1) dt.
     *
     * @return n, from 0
     */
    long step();

    /**
     * Time step.
     *
     * @return dt, ms
     */
    double dt();

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
     * A trace of the presynaptic neuron's spikes as they reach their targets, at the end of a step, the spikes that arrived then included.
     *
     * @param index position in {@link SynapseSpec#presynapticTraces()}
     * @param ago how many steps ago, from 0 to {@link org.neurosim.api.Synapse.SteppedRule#history()}
     * @return value, the same for all synapses of the row; 0 before the first step
     * @throws IllegalArgumentException if ago is out of range
     */
    double pre(int index, int ago);

    /**
     * A state variable of the postsynaptic neurons at the end of a step, after arrivals, resets and {@link org.neurosim.api.Neuron.Discrete#endStep}.
     *
     * @param index position in {@link SynapseSpec#postsynapticStates()}
     * @param ago how many steps ago, from 0 to {@link org.neurosim.api.Synapse.SteppedRule#history()}
     * @return column of each synapse's value; 0 before the first step; read only, and valid until this method is called again with the same index
     * @throws IllegalArgumentException if ago is out of range
     */
    double[] post(int index, int ago);
}
