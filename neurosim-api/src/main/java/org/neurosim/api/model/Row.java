package org.neurosim.api.model;

/**
 * A row: the synapses of one presynaptic neuron onto the targets that one thread owns. All columns are addressed from {@link #from()} to
 * {@link #to()} - 1 with the same index.
 */
public interface Row {

    /**
     * First index of the row.
     *
     * @return index
     */
    int from();

    /**
     * Index behind the last of the row.
     *
     * @return index
     */
    int to();

    /**
     * Time of the presynaptic spike.
     *
     * @return time, ms
     */
    double time();

    /**
     * Time of this presynaptic neuron's spike before this one.
     *
     * @return time, ms; negative infinity if there was none
     */
    double previousTime();

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
     * What this spike carries through each synapse; starts as a copy of the weights.
     *
     * @return the column to write, addressed like the others
     */
    double[] transmitted();

    /**
     * Random numbers, uniform in the open interval (0, 1), one for each synapse of the row, for stochastic release. Each call draws new ones into the same column. A number is a function
     * of the seed, the projection, the two neurons, the delay, the spike and how many calls came before for this spike, so that it does not depend on threads.
     *
     * @return the column, addressed like the others
     */
    double[] uniform();
}
