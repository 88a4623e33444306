package org.neurosim.models;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;

/**
 * What the neurons with sodium and potassium channels share: the membrane equation
 *
 * <pre>
 * C_m dv/dt = g_Na m^3 h (E_Na - v) + g_K n^4 (E_K - v) + g_L (E_L - v) + I_e + I(t) + receptors
 * </pre>
 *
 * and gates {@code dx/dt = alpha (1 - x) - beta x} that start at their steady state {@code alpha / (alpha + beta)}. The
 * rates as functions of v are the subclass's.
 */
abstract class ChannelNeuron implements Neuron.ConditionallyLinear {
    static final int C_M = 0;
    static final int G_NA = 1;
    static final int E_NA = 2;
    static final int G_K = 3;
    static final int E_K = 4;
    static final int G_L = 5;
    static final int E_L = 6;
    static final int I_E = 7;
    /** The parameter that a subclass adds. */
    static final int OWN = 10;

    static final int V = 0;
    static final int M = 1;
    static final int H = 2;
    static final int N = 3;

    private final NeuronSpec spec;
    private final ReceptorSet receptors;

    ChannelNeuron(NeuronSpec spec, ReceptorSet receptors) {
        this.spec = spec;
        this.receptors = receptors;
    }

    /**
     * Writes alpha into a[M], a[H], a[N] and alpha + beta into b[M], b[H], b[N] (1/ms). May use the scratch columns 0
     * to 7.
     *
     * @param v membrane potential, mV
     */
    abstract void rates(Block block, double[] v, double[][] a, double[][] b);

    @Override
    public final NeuronSpec spec() {
        return spec;
    }

    @Override
    public final void initialize(Block block, double[][] x) {
        double[][] a = {null, block.scratch(8), block.scratch(9), block.scratch(10)};
        double[][] b = {null, block.scratch(11), block.scratch(12), block.scratch(13)};
        rates(block, x[V], a, b);
        for (int gate = M; gate <= N; gate++) {
            for (int i = 0; i < block.size(); i++) {
                x[gate][i] = a[gate][i] / b[gate][i];
            }
        }
    }

    @Override
    public final void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
        int n = block.size();
        double[] drive = a[V];
        double[] conductance = b[V];
        System.arraycopy(block.parameter(I_E), 0, drive, 0, n);
        Arrays.fill(conductance, 0, n, 0);
        if (block.hasCurrent()) {
            Membrane.addCurrent(block.current(), drive, n);
        }
        receptors.add(block, x, drive, conductance);
        Membrane.addConductance(block.parameter(G_L), block.parameter(E_L), drive, conductance, n);
        Membrane.addPotassium(x[N], block.parameter(G_K), block.parameter(E_K), drive, conductance, n);
        Membrane.addSodium(x[M], x[H], block.parameter(G_NA), block.parameter(E_NA), drive, conductance, n);
        Membrane.perCapacitance(block.parameter(C_M), drive, conductance, n);
        rates(block, x[V], a, b);
    }
}
