package org.neurosim.api.model;

/** A block of the targets of a stimulus, as the stimulus' kernel sees it. */
public interface Drive extends KernelContext {

    /**
     * What the stimulus gives to each target in this step: the current in pA, constant over the step, or the sum of the weights of the
     * input spikes in the unit of the receptor, arriving at the end of the step. All zeros when the kernel is called.
     *
     * @return the column to write
     */
    double[] out();

    /**
     * Adds a weight times a Poisson count to what each target gets: the counts are those of {@code random().poisson(mean, ...)} and use up the same call number, but conversion, multiplication and addition are
     * one loop; for small means the weight is added once per event, to those targets alone that have one.
     *
     * @param mean expected count, &gt;= 0
     * @param weight what one of the counted spikes gives
     */
    void addPoisson(double mean, double weight);

    /**
     * Column of a state variable that the stimulus declares.
     *
     * @param index position in {@link Stimulus#states()}
     * @return the column; kept from step to step
     */
    double[] state(int index);
}
