package org.neurosim.api.model;

/** A block of the cells of a spike source, as the source's kernel sees it. */
public interface Emission extends KernelContext {

    /**
     * Lets a cell spike at the end of the step. Cells must be named in ascending order, each at most once.
     *
     * @param cell position within the block, 0 to size - 1
     */
    void spike(int cell);

    /**
     * Column of a state variable that the source declares.
     *
     * @param index position in {@link SpikeSource#states()}
     * @return the column; kept from step to step
     */
    double[] state(int index);
}
