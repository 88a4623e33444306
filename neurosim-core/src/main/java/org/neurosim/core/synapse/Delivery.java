package org.neurosim.core.synapse;

/**
 * The innermost loops of spike delivery. One load of a 16-bit target, one load, add and store of an input column per synaptic event: 0.6 to 1.2 ns (2-core
 * Zen 3). Separate small methods, so that the JIT compiler gives each its own profile.
 */
final class Delivery {

    private Delivery() {}

    static void addConstant(char[] target, int from, int to, double weight, double[] input) {
        for (int k = from; k < to; k++) {
            input[target[k]] += weight;
        }
    }

    static void addSingle(char[] target, float[] weight, int from, int to, double[] input) {
        for (int k = from; k < to; k++) {
            input[target[k]] += weight[k];
        }
    }

    static void addDouble(char[] target, double[] weight, int from, int to, double[] input) {
        for (int k = from; k < to; k++) {
            input[target[k]] += weight[k];
        }
    }

    /** The same with values of the row alone. */
    static void addRow(char[] target, int from, int to, double[] values, double[] input) {
        int n = to - from;
        for (int k = 0; k < n; k++) {
            input[target[from + k]] += values[k];
        }
    }

    /** Adds weights times the value that the row's neuron transmits. */
    static void addScaled(char[] target, double[] weight, int from, int to, double value, double[] input) {
        for (int k = from; k < to; k++) {
            input[target[k]] += weight[k] * value;
        }
    }
}
