package org.neurosim.core.synapse;

import java.util.List;
import org.neurosim.api.model.Trace;

/** By row of plastic synapses: the values of the presynaptic traces just before and just after the last spike that reached them. */
public final class PresynapticTraces {

    private final Trace[] traces;
    private final double[][] before;
    private final double[][] after;

    /**
     * Traces of neurons without spikes.
     *
     * @param traces declarations
     * @param rows number of rows
     */
    public PresynapticTraces(List<Trace> traces, int rows) {
        this.traces = traces.toArray(new Trace[0]);
        before = new double[this.traces.length][rows];
        after = new double[this.traces.length][rows];
    }

    int count() {
        return traces.length;
    }

    /** Takes over the values of others with the same declarations and rows. */
    void copy(PresynapticTraces other) {
        for (int t = 0; t < traces.length; t++) {
            System.arraycopy(other.before[t], 0, before[t], 0, before[t].length);
            System.arraycopy(other.after[t], 0, after[t], 0, after[t].length);
        }
    }

    /** Takes a spike. */
    void spike(int trace, int row, double valueBefore) {
        before[trace][row] = valueBefore;
        after[trace][row] = traces[trace].afterSpike(valueBefore);
    }

    /**
     * Values just after the last spikes.
     *
     * @param trace index
     * @return one value per row
     */
    public double[] after(int trace) {
        return after[trace];
    }

    /**
     * What a postsynaptic spike finds that reaches the synapse together with the last presynaptic one: without a dendritic delay this comes first, with one they don't see each other.
     *
     * @param trace index
     * @param row row
     * @param dendriticDelay whether there is a dendritic delay
     * @return value
     */
    public double atSpike(int trace, int row, boolean dendriticDelay) {
        return (dendriticDelay ? before : after)[trace][row];
    }
}
