package org.neurosim.core.synapse;

/**
 * What the neurons of one population transmit continuously through the synapses of one projection: for each of the last steps a column of the value that is held over a step, by neuron. The partitions
 * write the parts of their own neurons at the end of each step; all read the steps before the slice under way.
 */
public final class TransmittedValues {

    private final double[][] held;
    private final double[] last;
    private final boolean delayed;
    private final boolean discrete;

    /**
     * Room for the values.
     *
     * @param neurons size of the presynaptic population
     * @param longestDelay largest delay of the synapses in steps; 0 if none has a delay, else all have one
     * @param slice steps for which partitions are advanced without meeting
     * @param discrete whether the values at the end of a step are held as they are; only without delays
     */
    public TransmittedValues(int neurons, int longestDelay, int slice, boolean discrete) {
        held = new double[longestDelay + slice + 1][neurons];
        last = new double[neurons];
        delayed = longestDelay > 0;
        this.discrete = discrete;
    }

    /**
     * Sets what neurons transmit at time 0, and have before.
     *
     * @param first index of the first neuron
     * @param values one value per neuron
     * @param n number of neurons
     */
    public void start(int first, double[] values, int n) {
        System.arraycopy(values, 0, last, first, n);
        for (double[] column : held) {
            System.arraycopy(values, 0, column, first, n);
        }
    }

    /**
     * Takes what neurons transmit at the end of a step.
     *
     * @param step number of the step that follows
     * @param first index of the first neuron
     * @param values one value per neuron
     * @param n number of neurons
     */
    public void put(long step, int first, double[] values, int n) {
        double[] column = held[(int) (step % held.length)];
        if (discrete) {
            System.arraycopy(values, 0, column, first, n);
            return;
        }
        double fromNew = delayed ? 0.5 : 1.5;
        for (int i = 0; i < n; i++) {
            column[first + i] = last[first + i] + fromNew * (values[i] - last[first + i]);
        }
        System.arraycopy(values, 0, last, first, n);
    }

    /** The values that reach synapses of a delay during a step. */
    double[] column(long step, int delay) {
        long emitted = delay == 0 ? step : step + 1 - delay;
        return held[(int) Math.floorMod(emitted, (long) held.length)];
    }
}
