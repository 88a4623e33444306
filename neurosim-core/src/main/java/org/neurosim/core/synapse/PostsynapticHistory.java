package org.neurosim.core.synapse;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.model.Trace;

/**
 * The last spikes of the neurons of a partition, with the values of the postsynaptic traces just before each: what a plastic table needs to bring a row up to date when its next presynaptic
 * spike arrives.
 *
 * <p>Kept by age: one column holds the last spike of every neuron, one the spike before, and so on; a spike moves its neuron's entries one column on. So rows gather from few short columns,
 * which fit into a cache. As many ages are kept as are needed between two times at which all rows have seen all spikes.
 */
final class PostsynapticHistory {

    /** Before any spike: long ago, but not so long that differences of steps overflow. */
    static final int NEVER = -(1 << 29);

    private static final int AGES = 8;

    private final boolean[] accumulates;
    private final TraceDecay[] decays;

    /** Step of a neuron's spike of an age. */
    private int[][] step;

    /** Value of a trace just before a neuron's spike of an age. */
    private final double[][][] before;

    /** Value of a trace just after a neuron's last spike. */
    private final double[][] after;

    /** Something else that was noted at a neuron's spike of an age. */
    private final double[][][] noted;

    /** Number of the neuron's spikes that some row has not seen. */
    private final int[] unseen;

    PostsynapticHistory(int neurons, List<Trace> traces, TraceDecay[] decays, int notes) {
        this.decays = decays;
        accumulates = new boolean[decays.length];
        for (int t = 0; t < accumulates.length; t++) {
            accumulates[t] = traces.get(t).accumulates();
        }
        step = new int[0][];
        before = new double[decays.length][0][];
        after = new double[decays.length][neurons];
        noted = new double[notes][0][];
        unseen = new int[neurons];
        keep(AGES);
    }

    /** Keeps the last spike of each neuron only, which is enough for the traces of now. */
    void keepLast() {
        keep(1);
    }

    /** Keeps several spikes of each neuron from now on. */
    void keepSeveral() {
        keep(AGES);
    }

    private void keep(int ages) {
        int old = step.length;
        step = Arrays.copyOf(step, ages);
        for (int age = old; age < ages; age++) {
            step[age] = new int[unseen.length];
            Arrays.fill(step[age], NEVER);
        }
        keep(before, old, ages);
        keep(noted, old, ages);
    }

    private void keep(double[][][] columns, int old, int ages) {
        for (int t = 0; t < columns.length; t++) {
            columns[t] = Arrays.copyOf(columns[t], ages);
            for (int age = old; age < ages; age++) {
                columns[t][age] = new double[unseen.length];
            }
        }
    }

    /** Takes a spike of a neuron. Returns whether there is room for another one. */
    boolean add(int neuron, int now) {
        if (step.length > 1 && unseen[neuron] >= step.length - 1) {
            keep(2 * step.length); // several spikes in a step
        }
        for (int t = 0; t < before.length; t++) {
            double value = after[t][neuron] * decays[t].over(now - step[0][neuron]);
            for (int age = step.length - 1; age > 0; age--) {
                before[t][age][neuron] = before[t][age - 1][neuron];
            }
            before[t][0][neuron] = value;
            after[t][neuron] = accumulates[t] ? value + 1 : 1;
        }
        for (int age = step.length - 1; age > 0; age--) {
            step[age][neuron] = step[age - 1][neuron];
        }
        step[0][neuron] = now;
        return ++unseen[neuron] < step.length - 1;
    }

    /** Notes values for a spike of a neuron that is to be added next. */
    void note(int neuron, double[][] values) {
        for (int k = 0; k < noted.length; k++) {
            for (int age = step.length - 1; age > 0; age--) {
                noted[k][age][neuron] = noted[k][age - 1][neuron];
            }
            noted[k][0][neuron] = values[k][neuron];
        }
    }

    int ages() {
        return step.length;
    }

    /** Steps of all neurons' spikes of an age. */
    int[] step(int age) {
        return step[age];
    }

    /** Values of a trace just before all neurons' spikes of an age. */
    double[] before(int trace, int age) {
        return before[trace][age];
    }

    /** What was noted at all neurons' spikes of an age. */
    double[] noted(int note, int age) {
        return noted[note][age];
    }

    /** Value of a trace at a step, after a neuron's spike of an age and before later ones. */
    double since(int trace, int neuron, int age, int now) {
        if (age >= step.length || step[age][neuron] == NEVER) {
            return 0;
        }
        double value = accumulates[trace] ? before[trace][age][neuron] + 1 : 1;
        return value * decays[trace].over(now - step[age][neuron]);
    }

    /** Values of a trace just after all neurons' last spikes. */
    double[] after(int trace) {
        return after[trace];
    }

    /** Value of a trace just before a step, which may lie before the last spikes. */
    double at(int trace, int neuron, int now) {
        int age = 0;
        while (age < step.length && step[age][neuron] >= now) {
            age++;
        }
        return since(trace, neuron, age, now);
    }

    /** All rows have seen the spikes before a step. Makes more room if some neuron has many that they have not (dendritic delays that are long compared with its intervals). */
    void seenBefore(int bound) {
        boolean crowded = false;
        for (int neuron = 0; neuron < unseen.length; neuron++) {
            int count = 0;
            while (count < step.length && step[count][neuron] >= bound) {
                count++;
            }
            unseen[neuron] = count;
            crowded |= count > step.length / 2;
        }
        if (crowded) {
            keep(2 * step.length);
        }
    }
}
