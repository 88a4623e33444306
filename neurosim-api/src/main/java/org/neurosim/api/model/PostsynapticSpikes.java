package org.neurosim.api.model;

/**
 * Postsynaptic spikes that have reached synapses of one row, for a {@link org.neurosim.api.Synapse.PlasticityRule}. {@link #weight} and {@link #variable} are addressed by synapse of the row,
 * the others by spike, from 0 to {@link #count()} - 1. Columns are valid during the call only and may be longer.
 */
public interface PostsynapticSpikes {

    /**
     * Number of spikes.
     *
     * @return at least 1
     */
    int count();

    /**
     * Which synapse each spike reaches; the same one may occur several times, in the order of time.
     *
     * @return column of indices into {@link #weight} and {@link #variable}; read only
     */
    int[] synapse();

    /**
     * Whether there is one entry for each synapse of the row, in order: {@code synapse()[e]} is e. So it is for a rule that {@linkplain
     * org.neurosim.api.Synapse.PlasticityRule#sumsPostsynapticSpikes sums}, unless there is a dendritic delay; the JIT compiler vectorises a loop that does not look the synapse up.
     *
     * @return false if synapses must be looked up
     */
    default boolean isWholeRow() {
        return false;
    }

    /**
     * A trace of the presynaptic neuron at the time of each spike.
     *
     * @param index position in {@link SynapseSpec#presynapticTraces()}
     * @return column by spike; read only
     */
    double[] pre(int index);

    /**
     * A trace of the postsynaptic neuron just before each spike.
     *
     * @param index position in {@link SynapseSpec#postsynapticTraces()}
     * @return column by spike; read only
     */
    double[] post(int index);

    /**
     * Weights, in the unit of the receptor.
     *
     * @return the column by synapse; may be written
     */
    double[] weight();

    /**
     * A declared variable.
     *
     * @param index position in {@link SynapseSpec#variables()}
     * @return the column by synapse; may be written
     */
    double[] variable(int index);

    /**
     * A signal just before each spike.
     *
     * @param index position in {@link SynapseSpec#signals()}
     * @return column by spike; read only
     * @throws IndexOutOfBoundsException if the rule declares no such signal
     */
    default double[] signal(int index) {
        throw new IndexOutOfBoundsException("the rule declares no signal " + index);
    }
}
