package org.neurosim.api.model;

/**
 * A block of presynaptic neurons at the end of a step, as a {@link org.neurosim.api.Synapse.Graded graded synapse} sees it. At time 0 the step is -1, which ends then.
 */
public interface Transmission extends KernelContext {

    /**
     * The transmitted variable of the neurons, at the end of the step, after arrivals, resets and {@link org.neurosim.api.Neuron.Discrete#endStep}.
     *
     * @return the column; read only
     */
    double[] variable();

    /**
     * A state variable of the synapses of each presynaptic neuron.
     *
     * @param index position in {@link org.neurosim.api.Synapse.Graded#states()}
     * @return the column; kept from step to step
     */
    double[] state(int index);

    /**
     * What each neuron transmits from the end of the step on; its weighted sum enters the targets.
     *
     * @return the column to write
     */
    double[] out();
}
