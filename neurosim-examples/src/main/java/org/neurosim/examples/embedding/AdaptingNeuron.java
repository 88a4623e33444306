package org.neurosim.examples.embedding;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/**
 * The neuron of the guide docs/write-your-own-neuron.md: leaky integrate-and-fire with an adaptation current that each spike raises and an exponential
 * synaptic current. Treves 1993, Network 4:259; Fuhrmann, Markram and Tsodyks 2002, J Neurophysiol 88:761.
 */
public final class AdaptingNeuron implements Neuron.Differential {

    // Positions in the declaration.
    private static final int C_M = 0;
    private static final int G_L = 1;
    private static final int E_L = 2;
    private static final int TAU_W = 6;
    private static final int B = 7;
    private static final int V = 0;
    private static final int W = 1;
    private static final int I_SYN = 2;

    private static final NeuronSpec SPEC = NeuronSpec.builder("AdaptingNeuron")
            .parameter("C_m", "pF", 200, Range.POSITIVE)
            .parameter("g_L", "nS", 10, Range.POSITIVE)
            .parameter("E_L", "mV", -70, Range.FINITE)
            .parameter("V_th", "mV", -50, Range.FINITE)
            .parameter("V_reset", "mV", -60, Range.FINITE)
            .parameter("t_ref", "ms", 2, Range.NON_NEGATIVE)
            .parameter("tau_w", "ms", 100, Range.POSITIVE)
            .parameter("b", "pA", 20, Range.FINITE)
            .parameter("tau_syn", "ms", 5, Range.POSITIVE)
            .state("v", "mV", "E_L")
            .state("w", "pA", 0)
            .decaying("I_syn", "pA", "tau_syn")
            .receptor("input", "pA", "I_syn")
            .threshold("v", "V_th")
            .reset("v", "V_reset")
            .refractory("t_ref", "v")
            .build();

    @Override
    public NeuronSpec spec() {
        return SPEC;
    }

    @Override
    public void derivatives(Block block, double[][] x, double[][] dx) {
        double[] v = x[V];
        double[] w = x[W];
        double[] synaptic = x[I_SYN];
        double[] capacitance = block.parameter(C_M);
        double[] leak = block.parameter(G_L);
        double[] rest = block.parameter(E_L);
        double[] tau = block.parameter(TAU_W);
        double[] current = block.current();
        for (int i = 0; i < block.size(); i++) {
            dx[V][i] = (leak[i] * (rest[i] - v[i]) - w[i] + synaptic[i] + current[i]) / capacitance[i];
            dx[W][i] = -w[i] / tau[i];
        }
    }

    @Override
    public void onSpike(Block block, double[][] x, int[] spiking, int count) {
        double[] b = block.parameter(B);
        for (int k = 0; k < count; k++) {
            int i = spiking[k];
            x[W][i] += b[i];
        }
    }
}
