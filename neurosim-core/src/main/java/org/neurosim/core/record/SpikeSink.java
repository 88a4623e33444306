package org.neurosim.core.record;

import org.neurosim.api.RecorderFullException;
import org.neurosim.core.describe.NeuronSet;

/** Takes the spikes of a set of neurons, step by step in order, from the thread that runs the network. */
public abstract class SpikeSink {

    private final NeuronSet neurons;

    SpikeSink(NeuronSet neurons) {
        this.neurons = neurons;
    }

    /**
     * The set whose spikes are taken.
     *
     * @return set
     */
    public final NeuronSet recorded() {
        return neurons;
    }

    /**
     * Called once when the network is built.
     *
     * @param dt time step, ms
     */
    public abstract void attach(double dt);

    /** Says before the first step that the last argument of {@link #take} will hold times in ms, in order, and ids won't be ascending. */
    public void takesTimes() {}

    /**
     * Announces a step.
     *
     * @param step number of the step
     */
    public abstract void beginStep(long step);

    /**
     * Takes spikes of the announced step.
     *
     * @param ids neurons, ascending
     * @param from first entry
     * @param to entry behind the last
     * @param shift to be added to each id to number it within the set
     * @param fractions where within the step each spike fell, in (0, 1]; null if all fell at its end; times in ms after {@link #takesTimes}
     */
    public abstract void take(int[] ids, int from, int to, int shift, double[] fractions);

    /**
     * Ends a batch of steps.
     *
     * @param steps steps made since the network was built
     */
    public abstract void endBatch(long steps);

    /**
     * Called after all sinks have taken a batch.
     *
     * @throws RecorderFullException if the sink has reached its bound
     */
    public void requireRoom() {}
}
