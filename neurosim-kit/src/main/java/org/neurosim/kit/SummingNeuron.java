package org.neurosim.kit;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/** Sums up what arrives at "in" for ever and spikes when something arrives at "fire". */
final class SummingNeuron implements Neuron.ConditionallyLinear {
    static final String SUM = "sum";

    private static final NeuronSpec SPEC = NeuronSpec.builder("SummingNeuron")
            .parameter("level", "", 0.5, Range.POSITIVE)
            .parameter("rest", "", 0, Range.FINITE)
            .state(SUM, "", 0)
            .state("drive", "", 0)
            .receptor("in", "", SUM)
            .receptor("fire", "", "drive")
            .threshold("drive", "level")
            .reset("drive", "rest")
            .build();

    @Override
    public NeuronSpec spec() {
        return SPEC;
    }

    @Override
    public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
        for (int k = 0; k < a.length; k++) {
            for (int i = 0; i < block.size(); i++) {
                a[k][i] = 0;
                b[k][i] = 0;
            }
        }
    }
}
