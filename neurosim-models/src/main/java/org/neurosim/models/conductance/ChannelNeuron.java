package org.neurosim.models.conductance;

import java.util.Arrays;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.models.membrane.Membrane;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * What the neurons with sodium and potassium channels share: the membrane equation
 *
 * <pre>
 * C_m dv/dt = g_Na m^3 h (E_Na - v) + g_K n^4 (E_K - v) + g_L (E_L - v) + further channels + I_e + I(t) + receptors
 * </pre>
 *
 * and gates {@code dx/dt = alpha (1 - x) - beta x} that start at their steady state {@code alpha / (alpha + beta)}. The
 * rates as functions of v are the subclass's and the {@link Channel further channels'}. The gates are the state
 * variables 1 to {@code gates}, those of the subclass first.
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
    /** The first parameter that a subclass adds. */
    static final int OWN = 10;

    static final int V = 0;
    static final int M = 1;
    static final int H = 2;
    static final int N = 3;

    /** The first of the scratch columns that take the rates of the gates at time 0. */
    private static final int INITIAL_RATES = 6;

    private final NeuronSpec spec;
    private final ReceptorSet receptors;
    private final Channel[] further;
    private final int gates;

    ChannelNeuron(Membership membership) {
        spec = membership.spec();
        receptors = membership.receptors();
        further = membership.further();
        gates = membership.gates();
    }

    /** What a subclass is made of. */
    record Membership(NeuronSpec spec, ReceptorSet receptors, Channel[] further, int gates) {}

    /**
     * Writes alpha into a[M], a[H], a[N] and alpha + beta into b[M], b[H], b[N] (1/ms). May use the scratch columns 0
     * to 5.
     *
     * @param v membrane potential, mV
     */
    abstract void rates(Block block, double[] v, double[][] a, double[][] b);

    /**
     * Adds leak, potassium and sodium channel, in this order, to {@code drive - conductance v} (pA, nS). May use the
     * scratch columns 0 to 5.
     */
    void channels(Block block, double[][] x, double[] drive, double[] conductance) {
        int n = block.size();
        if (hasUniformChannels(block)) {
            Membrane.addLeakPotassiumSodium(
                    block.parameter(G_L)[0],
                    block.parameter(E_L)[0],
                    x[N],
                    block.parameter(G_K)[0],
                    block.parameter(E_K)[0],
                    x[M],
                    x[H],
                    block.parameter(G_NA)[0],
                    block.parameter(E_NA)[0],
                    drive,
                    conductance,
                    n);
            return;
        }
        addLeak(block, drive, conductance);
        Membrane.addPotassium(x[N], block.parameter(G_K), block.parameter(E_K), drive, conductance, n);
        Membrane.addSodium(x[M], x[H], block.parameter(G_NA), block.parameter(E_NA), drive, conductance, n);
    }

    private static boolean hasUniformChannels(Block block) {
        for (int parameter = G_NA; parameter <= E_L; parameter++) {
            if (!block.isUniform(parameter)) {
                return false;
            }
        }
        return true;
    }

    static void addLeak(Block block, double[] drive, double[] conductance) {
        Membrane.addConductance(block.parameter(G_L), block.parameter(E_L), drive, conductance, block.size());
    }

    @Override
    public final NeuronSpec spec() {
        return spec;
    }

    /** The columns of the gates take alpha first and are then divided by alpha + beta. */
    @Override
    public final void initialize(Block block, double[][] x) {
        double[][] a = new double[gates + 1][];
        double[][] b = new double[gates + 1][];
        for (int gate = 1; gate <= gates; gate++) {
            a[gate] = x[gate];
            b[gate] = block.scratch(INITIAL_RATES + gate - 1);
        }
        allRates(block, x[V], a, b);
        for (int gate = 1; gate <= gates; gate++) {
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
        channels(block, x, drive, conductance);
        for (int k = 0; k < further.length; k++) {
            further[k].add(block, x, drive, conductance);
        }
        if (block.isUniform(C_M)) {
            Membrane.perCapacitance(block.parameter(C_M)[0], drive, conductance, n);
        } else {
            Membrane.perCapacitance(block.parameter(C_M), drive, conductance, n);
        }
        allRates(block, x[V], a, b);
    }

    private void allRates(Block block, double[] v, double[][] a, double[][] b) {
        rates(block, v, a, b);
        for (int k = 0; k < further.length; k++) {
            further[k].rates(block, v, a, b);
        }
    }
}
