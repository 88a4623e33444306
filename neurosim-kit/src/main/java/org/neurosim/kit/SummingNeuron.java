package org.neurosim.kit;

import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/**
 * Sums up what arrives at "in" for ever and spikes when something arrives at "fire". Has the state variables that a rule reads, too: each jumps to its high value when the neuron spikes and returns to the low one with 10 ms.
 *
 * @param read names of the state variables that the rule reads
 * @param spec the declaration
 */
record SummingNeuron(List<String> read, NeuronSpec spec) implements Neuron.ConditionallyLinear {
    static final String SUM = "sum";

    private static final double RATE = 0.1; // 1/ms
    private static final int OWN_STATES = 2;
    private static final int OWN_PARAMETERS = 2;

    SummingNeuron(List<String> read) {
        this(read, declare(read));
    }

    static String low(String state) {
        return "low_" + state;
    }

    static String high(String state) {
        return "high_" + state;
    }

    private static NeuronSpec declare(List<String> read) {
        NeuronSpec.Builder spec = NeuronSpec.builder("SummingNeuron")
                .parameter("level", "", 0.5, Range.POSITIVE)
                .parameter("rest", "", 0, Range.FINITE);
        for (String state : read) {
            spec.parameter(low(state), "", 0, Range.FINITE).parameter(high(state), "", 1, Range.FINITE);
        }
        spec.state(SUM, "", 0).state("drive", "", 0);
        for (String state : read) {
            spec.state(state, "", low(state));
        }
        spec.receptor("in", "", SUM)
                .receptor("fire", "", "drive")
                .threshold("drive", "level")
                .reset("drive", "rest");
        for (String state : read) {
            spec.reset(state, high(state));
        }
        return spec.build();
    }

    @Override
    public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
        for (int k = 0; k < a.length; k++) {
            boolean isRead = k >= OWN_STATES;
            double rate = isRead ? RATE : 0;
            double[] low = block.parameter(isRead ? OWN_PARAMETERS + 2 * (k - OWN_STATES) : 0);
            for (int i = 0; i < block.size(); i++) {
                a[k][i] = rate * low[i];
                b[k][i] = rate;
            }
        }
    }
}
