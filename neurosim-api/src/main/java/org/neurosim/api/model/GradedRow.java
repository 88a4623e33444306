package org.neurosim.api.model;

/**
 * The synapses of one presynaptic neuron onto the targets that one thread owns, at the start of a step, for a {@link org.neurosim.api.Synapse.GradedRule}. All columns are addressed from 0 to
 * {@link #size()} - 1 with the same index, are valid during the call only, and may be longer.
 */
public interface GradedRow {

    /**
     * Number of synapses.
     *
     * @return at least 1
     */
    int size();

    /**
     * Time at the start of the step.
     *
     * @return time, ms
     */
    double time();

    /**
     * Time step.
     *
     * @return dt, ms
     */
    double dt();

    /**
     * What reaches each synapse in this step: the value that its neuron has transmitted, delayed, without the weight.
     *
     * @return the column; read only
     */
    double[] pre();

    /**
     * The postsynaptic variable of each target at the start of the step.
     *
     * @return the column; read only
     */
    double[] post();

    /**
     * Weights at the start of the step, to be replaced by those at its end.
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
}
