package org.neurosim.core.synapse;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PostsynapticState;
import org.neurosim.api.model.Signal;

/**
 * The signals that a rule calculates from the state of postsynaptic neurons, with their prefix integrals: by neuron of the partition, over the last steps. A signal of step q, which is that at
 * its end, acts on the synapses at q + lag.
 */
final class PostsynapticSignals {

    private Synapse.ContinuousRule rule;
    private final List<Signal> signals;
    private final double dt;
    private final SignalWindow window;
    private final int lag;
    private final List<Cells> blocks = new ArrayList<>();

    /** By step modulo length, signal and neuron; no columns for neuromodulators. */
    private final double[][][] value;

    private final double[][][] prefix;
    private final double[] zeros;

    /**
     * Signals of one projection in one partition.
     *
     * @param rule rule that calculates them
     * @param dt time step, ms
     * @param window stretches of the prefix integrals
     * @param dendritic dendritic delay, steps
     * @param neurons neurons of the partition
     */
    PostsynapticSignals(Synapse.ContinuousRule rule, double dt, SignalWindow window, int dendritic, int neurons) {
        this.rule = rule;
        this.dt = dt;
        this.window = window;
        signals = rule.spec().signals();
        lag = Math.max(1, dendritic);
        int kept = dendritic + lag + 1;
        value = new double[kept][signals.size()][];
        prefix = new double[kept][signals.size()][];
        for (int k = 0; k < kept; k++) {
            for (int s = 0; s < signals.size(); s++) {
                if (isPostsynaptic(s)) {
                    value[k][s] = new double[neurons];
                }
                if (hasIntegral(s)) {
                    prefix[k][s] = new double[neurons];
                }
            }
        }
        zeros = new double[neurons];
    }

    private boolean isPostsynaptic(int signal) {
        return signals.get(signal).source() == Signal.Source.POSTSYNAPTIC;
    }

    private boolean hasIntegral(int signal) {
        return isPostsynaptic(signal) && signals.get(signal).hasIntegral();
    }

    void follow(Synapse.ContinuousRule newRule) {
        rule = newRule;
    }

    void addBlock(int first, int size, double[][] states) {
        blocks.add(new Cells(first, size, states));
    }

    /** Takes the state at the end of a step. */
    void update(int step) {
        int acts = step + lag;
        int sinceBegin = acts - window.beginOf(acts);
        boolean begins = window.endsAt(acts - 1);
        int now = step % value.length;
        double[][] before = prefix[(step + value.length - 1) % value.length];
        for (int b = 0; b < blocks.size(); b++) {
            rule.postsynapticSignals(blocks.get(b));
        }
        for (int s = 0; s < signals.size(); s++) {
            if (isPostsynaptic(s)) {
                for (int b = 0; b < blocks.size(); b++) {
                    Cells cells = blocks.get(b);
                    System.arraycopy(cells.signal[s], 0, value[now][s], cells.first, cells.size);
                }
            }
            if (hasIntegral(s)) {
                double factor = dt * window.fade(s, sinceBegin);
                for (int b = 0; b < blocks.size(); b++) {
                    Cells cells = blocks.get(b);
                    accumulate(
                            cells.signal[s],
                            factor,
                            begins ? zeros : before[s],
                            cells.first,
                            cells.size,
                            prefix[now][s]);
                }
            }
        }
    }

    private static void accumulate(
            double[] signal, double factor, double[] before, int first, int size, double[] prefix) {
        for (int i = 0; i < size; i++) {
            prefix[first + i] = before[first + i] + factor * signal[i];
        }
    }

    /** Values that have reached the synapses at a time, by neuron. */
    double[] value(int signal, int time) {
        return time < lag ? zeros : value[(time - lag) % value.length][signal];
    }

    /** Prefix integrals up to a time at the synapses, by neuron. */
    double[] prefix(int signal, int time) {
        return time < lag ? zeros : prefix[(time - lag) % value.length][signal];
    }

    /** A block of neurons of which the rule may look at the declared variables. */
    private final class Cells implements PostsynapticState {
        private final int first;
        private final int size;
        private final double[][] state;
        private final double[][] signal = new double[signals.size()][];

        Cells(int first, int size, double[][] state) {
            this.first = first;
            this.size = size;
            this.state = state;
            for (int s = 0; s < signal.length; s++) {
                if (isPostsynaptic(s)) {
                    signal[s] = new double[size];
                }
            }
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public double[] state(int index) {
            return state[index];
        }

        @Override
        public double[] signal(int index) {
            if (signal[index] == null) {
                throw new IllegalArgumentException(
                        "signal " + signals.get(index).name()
                                + " is a neuromodulator, not a postsynaptic signal that the rule calculates");
            }
            return signal[index];
        }
    }
}
