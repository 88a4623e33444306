package org.neurosim.core.events;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Trace;

/**
 * The last spikes of the targets of a plastic route, as times at which they reach the synapses, with the values of the postsynaptic traces just before each. Kept by age, like the history
 * of clock-driven networks: one column holds the last spike of every neuron, one the spike before, and so on. The targets are a stretch of a population; columns begin with its {@link #first} neuron.
 */
final class SpikeHistory {

    private static final int LEAST_AGES = 8;
    private static final int MANY_AGES = 64;

    /** The first neuron of the stretch. */
    final int first;

    private final Trace[] traces;
    private double[][] time;
    private final double[][][] before;
    private final double[][] after;

    /** Number of the neuron's spikes that some row has not seen. */
    private final int[] unseen;

    /**
     * A history without spikes.
     *
     * @param first first neuron
     * @param neurons number of neurons
     */
    SpikeHistory(int first, int neurons, List<Trace> traces) {
        this.first = first;
        this.traces = traces.toArray(new Trace[0]);
        time = new double[0][];
        before = new double[traces.size()][0][];
        after = new double[traces.size()][neurons];
        unseen = new int[neurons];
        keep(LEAST_AGES);
    }

    private void keep(int ages) {
        int old = time.length;
        time = Arrays.copyOf(time, ages);
        for (int age = old; age < ages; age++) {
            time[age] = new double[unseen.length];
            Arrays.fill(time[age], Double.NEGATIVE_INFINITY);
        }
        for (int t = 0; t < before.length; t++) {
            before[t] = Arrays.copyOf(before[t], ages);
            for (int age = old; age < ages; age++) {
                before[t][age] = new double[unseen.length];
            }
        }
    }

    /** Whether a neuron of the population is in the stretch. */
    boolean has(int neuron) {
        return neuron >= first && neuron - first < unseen.length;
    }

    /** Takes a spike of the neuron at a place that reaches the synapses at a time. Returns whether there is room for another one. */
    boolean add(int place, double now) {
        for (int t = 0; t < before.length; t++) {
            double value = after[t][place] * decay(t, now - time[0][place]);
            for (int age = time.length - 1; age > 0; age--) {
                before[t][age][place] = before[t][age - 1][place];
            }
            before[t][0][place] = value;
            after[t][place] = traces[t].afterSpike(value);
        }
        for (int age = time.length - 1; age > 0; age--) {
            time[age][place] = time[age - 1][place];
        }
        time[0][place] = now;
        return ++unseen[place] < time.length - 1;
    }

    private double decay(int trace, double duration) {
        return ElementaryMath.exp(-duration / traces[trace].tau());
    }

    int ages() {
        return time.length;
    }

    double tau(int trace) {
        return traces[trace].tau();
    }

    /** When all neurons' spikes of an age reach the synapses. */
    double[] time(int age) {
        return time[age];
    }

    /** Values of a trace just before all neurons' spikes of an age. */
    double[] before(int trace, int age) {
        return before[trace][age];
    }

    /** Values of a trace just after all neurons' last spikes. */
    double[] after(int trace) {
        return after[trace];
    }

    /** Value of the trace of the neuron at a place just before a time, which may lie before the last spikes. */
    double at(int trace, int place, double now) {
        int age = 0;
        while (age < time.length && time[age][place] >= now) {
            age++;
        }
        if (age == time.length || time[age][place] == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        return traces[trace].afterSpike(before[trace][age][place]) * decay(trace, now - time[age][place]);
    }

    /**
     * All rows have seen the spikes before a time. Makes more room if some neuron has many that they have not, or if this happens too often.
     *
     * @param soon whether less was done since the last time than finding out what is unseen costs
     */
    void seenBefore(double bound, boolean soon) {
        boolean crowded = soon && time.length < MANY_AGES;
        for (int neuron = 0; neuron < unseen.length; neuron++) {
            int count = 0;
            while (count < time.length && time[count][neuron] >= bound) {
                count++;
            }
            unseen[neuron] = count;
            crowded |= count > time.length / 2;
        }
        if (crowded) {
            keep(2 * time.length);
        }
    }
}
