package org.neurosim.core.synapse;

import java.util.Arrays;

/**
 * The postsynaptic traces at the step being made. Where the rows of a step have more synapses than there are neurons, the trace of every neuron is brought to the step once and rows gather from one
 * column instead of three; else each synapse does it. Both calculate the same.
 */
final class CurrentTraces {

    private final TraceDecay[] decays;
    private final int neurons;
    private final double[][] now;
    private final boolean[] isThere;
    private PostsynapticHistory history;
    private int time;
    private boolean forAll;

    CurrentTraces(PostsynapticHistory history, TraceDecay[] decays, int neurons) {
        this.history = history;
        this.decays = decays;
        this.neurons = neurons;
        now = new double[decays.length][neurons];
        isThere = new boolean[decays.length];
    }

    void follow(PostsynapticHistory other) {
        history = other;
    }

    /** Begins a step in which so many synapses are visited. */
    void begin(int step, long synapses) {
        time = step;
        forAll = synapses > neurons;
        Arrays.fill(isThere, false);
    }

    /** Writes the values of the targets of a row. */
    void gather(int index, char[] target, int begin, int size, double[] out) {
        if (!forAll) {
            decays[index].gather(target, begin, size, history.after(index), history.step(0), time, out);
            return;
        }
        if (!isThere[index]) {
            isThere[index] = true;
            decays[index].decay(history.after(index), history.step(0), time, now[index], neurons);
        }
        gather(now[index], target, begin, size, out);
    }

    private static void gather(double[] column, char[] target, int begin, int size, double[] out) {
        for (int k = 0; k < size; k++) {
            out[k] = column[target[begin + k]];
        }
    }
}
