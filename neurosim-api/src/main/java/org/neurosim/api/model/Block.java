package org.neurosim.api.model;

/**
 * A block of neurons of one population, as a neuron model's kernels and integrators see it. The state columns are passed beside it,
 * because integrators evaluate models at intermediate states.
 */
public interface Block extends KernelContext {

    /**
     * Column of a parameter, filled with one value where the population has one value.
     *
     * @param index position of the parameter in the declaration
     * @return the column; read only
     */
    double[] parameter(int index);

    /**
     * Whether all neurons of the population have one value of a parameter, so that a kernel may take element 0 for all and load a column less (a kernel of many columns
     * may be worth a variant for that case; it must calculate the same in the same order).
     *
     * @param index position of the parameter in the declaration
     * @return true if the column is filled with one value
     */
    boolean isUniform(int index);

    /**
     * External current into each neuron, constant over the step (sum of all current stimuli).
     *
     * @return the column, pA; zeros where there is none; read only
     */
    double[] current();

    /**
     * Whether any current stimulus acts on this block, so that kernels can skip the current where there is none.
     *
     * @return true if {@link #current()} may be other than zero
     */
    boolean hasCurrent();

    /**
     * Number of neurons whose clamped variables do not move in this step because they are refractory.
     *
     * @return count
     */
    int clampedCount();

    /**
     * The positions within the block of the clamped neurons, ascending order not guaranteed.
     *
     * @return array whose first {@link #clampedCount()} entries are valid; read only
     */
    int[] clamped();
}
