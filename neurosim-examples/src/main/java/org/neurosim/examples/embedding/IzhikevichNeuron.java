package org.neurosim.examples.embedding;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/**
 * A neuron model of one's own: Izhikevich 2003, IEEE Trans Neural Netw 14:1569-1572. Declared are parameters, variables, receptor, threshold and reset;
 * written is the right-hand side over a block of neurons.
 */
public final class IzhikevichNeuron implements Neuron.Differential {

    // Positions in the declaration.
    private static final int V = 0;
    private static final int U = 1;
    private static final int A = 0;
    private static final int B = 1;
    private static final int D = 3;

    private static final NeuronSpec SPEC = NeuronSpec.builder("Izhikevich")
            .parameter("a", "1/ms", 0.02, Range.POSITIVE)
            .parameter("b", "1/ms", 0.2, Range.FINITE)
            .parameter("c", "mV", -65, Range.FINITE)
            .parameter("d", "mV/ms", 8, Range.FINITE)
            .parameter("v_peak", "mV", 30, Range.FINITE)
            .state("v", "mV", -65)
            .state("u", "mV/ms", -13)
            .receptor("input", "mV", "v")
            .threshold("v", "v_peak")
            .reset("v", "c")
            .build();

    @Override
    public NeuronSpec spec() {
        return SPEC;
    }

    @Override
    public void derivatives(Block block, double[][] x, double[][] dx) {
        double[] v = x[V];
        double[] u = x[U];
        double[] a = block.parameter(A);
        double[] b = block.parameter(B);
        double[] current = block.current();
        for (int i = 0; i < block.size(); i++) {
            dx[V][i] = 0.04 * v[i] * v[i] + 5 * v[i] + 140 - u[i] + current[i];
            dx[U][i] = a[i] * (b[i] * v[i] - u[i]);
        }
    }

    @Override
    public void onSpike(Block block, double[][] x, int[] spiking, int count) {
        double[] d = block.parameter(D);
        for (int k = 0; k < count; k++) {
            x[U][spiking[k]] += d[spiking[k]];
        }
    }
}
