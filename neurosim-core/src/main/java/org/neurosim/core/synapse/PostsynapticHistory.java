package org.neurosim.core.synapse;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.model.Trace;

/**
 * The last spikes of the neurons of a partition, with the values of the postsynaptic traces just before each: what a plastic table needs to evaluate a row when its next presynaptic spike
 * arrives. Spikes that all rows have seen are overwritten.
 */
final class PostsynapticHistory {

    private static final int LEAST_KEPT = 16;

    /** Before any spike: long ago, so that differences of steps do not overflow. */
    static final int NEVER = Integer.MIN_VALUE / 2;

    private final List<Trace> traces;
    private final TraceDecay[] decays;

    /** Number of spikes by neuron. */
    final int[] count;

    /** Step of the last spike by neuron. */
    final int[] last;

    /** Number of spikes that need not be kept. */
    private final int[] seen;

    /** Spikes kept per neuron, a power of 2. */
    private int kept = LEAST_KEPT;

    private int[] steps;
    private final double[][] before;

    PostsynapticHistory(int neurons, List<Trace> traces, TraceDecay[] decays) {
        this.traces = traces;
        this.decays = decays;
        count = new int[neurons];
        last = new int[neurons];
        Arrays.fill(last, NEVER);
        seen = new int[neurons];
        steps = new int[neurons * kept];
        before = new double[traces.size()][neurons * kept];
    }

    /** Takes a spike of a neuron. Returns whether there is room for another one. */
    boolean add(int neuron, int step) {
        int place = place(neuron, count[neuron]);
        for (int t = 0; t < before.length; t++) {
            before[t][place] =
                    count[neuron] == 0 ? 0 : after(t, neuron, count[neuron] - 1) * decays[t].over(step - last[neuron]);
        }
        steps[place] = step;
        last[neuron] = step;
        count[neuron]++;
        return count[neuron] - seen[neuron] < kept - 1;
    }

    private int place(int neuron, int spike) {
        return neuron * kept + (spike & kept - 1);
    }

    /** Step of a spike that is kept. */
    int step(int neuron, int spike) {
        return steps[place(neuron, spike)];
    }

    /** Value of a trace just before a spike that is kept. */
    double before(int trace, int neuron, int spike) {
        return before[trace][place(neuron, spike)];
    }

    /** Value of a trace just after a spike that is kept. */
    double after(int trace, int neuron, int spike) {
        return traces.get(trace).afterSpike(before[trace][place(neuron, spike)]);
    }

    /** The first of the kept spikes of a neuron that is not before a step. */
    int firstFrom(int neuron, int step) {
        int spike = count[neuron];
        int oldest = Math.max(0, spike - kept);
        while (spike > oldest && steps[place(neuron, spike - 1)] >= step) {
            spike--;
        }
        return spike;
    }

    /** All rows have seen the spikes before a step. Makes more room if some neuron still has many that they have not (dendritic delays that are long compared with its intervals). */
    void seenBefore(int step) {
        boolean crowded = false;
        for (int neuron = 0; neuron < count.length; neuron++) {
            seen[neuron] = firstFrom(neuron, step);
            crowded |= count[neuron] - seen[neuron] >= kept / 2;
        }
        if (crowded) {
            keepTwice();
        }
    }

    private void keepTwice() {
        int old = kept;
        kept *= 2;
        int[] newSteps = new int[count.length * kept];
        for (int neuron = 0; neuron < count.length; neuron++) {
            for (int spike = Math.max(0, count[neuron] - old); spike < count[neuron]; spike++) {
                newSteps[place(neuron, spike)] = steps[neuron * old + (spike & old - 1)];
            }
        }
        steps = newSteps;
        for (int t = 0; t < before.length; t++) {
            double[] values = new double[count.length * kept];
            for (int neuron = 0; neuron < count.length; neuron++) {
                for (int spike = Math.max(0, count[neuron] - old); spike < count[neuron]; spike++) {
                    values[place(neuron, spike)] = before[t][neuron * old + (spike & old - 1)];
                }
            }
            before[t] = values;
        }
    }
}
