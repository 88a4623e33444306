package org.neurosim.bench.kernels;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/**
 * A leaky integrate-and-fire neuron with two exponential conductances as a user would write it, the twin of the built-in {@code lif-conductance} of {@link
 * NeuronKernels}. It must not be slower.
 */
final class OwnConductanceLif implements Neuron.ConditionallyLinear {

    // Positions in the declaration.
    private static final int C_M = 0;
    private static final int G_L = 1;
    private static final int E_L = 2;
    private static final int I_E = 6;
    private static final int E_EXC = 8;
    private static final int E_INH = 10;
    private static final int V = 0;
    private static final int G_EXC = 1;
    private static final int G_INH = 2;

    private static final int[] NUMBERS = {C_M, G_L, E_L, I_E, E_EXC, E_INH};

    private static final NeuronSpec SPEC = NeuronSpec.builder("own conductance LIF")
            .parameter("C_m", "pF", 200, Range.POSITIVE)
            .parameter("g_L", "nS", 10, Range.POSITIVE)
            .parameter("E_L", "mV", -60, Range.FINITE)
            .parameter("V_th", "mV", -50, Range.FINITE)
            .parameter("V_reset", "mV", -65, Range.FINITE)
            .parameter("t_ref", "ms", 5, Range.NON_NEGATIVE)
            .parameter("I_e", "pA", 110, Range.FINITE)
            .parameter("tau_exc", "ms", 5, Range.POSITIVE)
            .parameter("E_exc", "mV", 0, Range.FINITE)
            .parameter("tau_inh", "ms", 10, Range.POSITIVE)
            .parameter("E_inh", "mV", -80, Range.FINITE)
            .state("v", "mV", "E_L")
            .decaying("g_exc", "nS", "tau_exc")
            .decaying("g_inh", "nS", "tau_inh")
            .receptor("exc", "nS", "g_exc")
            .receptor("inh", "nS", "g_inh")
            .threshold("v", "V_th")
            .reset("v", "V_reset")
            .refractory("t_ref", "v")
            .build();

    @Override
    public NeuronSpec spec() {
        return SPEC;
    }

    /** dv/dt = a - b v with b = (g_L + g_exc + g_inh) / C_m. */
    @Override
    public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
        boolean same = true;
        for (int parameter : NUMBERS) {
            same &= block.isUniform(parameter);
        }
        if (same && !block.hasCurrent()) {
            double perPicofarad = 1 / block.parameter(C_M)[0];
            double leak = block.parameter(G_L)[0];
            double constant = leak * block.parameter(E_L)[0] + block.parameter(I_E)[0];
            double exc = block.parameter(E_EXC)[0];
            double inh = block.parameter(E_INH)[0];
            uniform(x[G_EXC], x[G_INH], exc, inh, leak, constant, perPicofarad, a[V], b[V], block.size());
        } else {
            general(block, x, a[V], b[V]);
        }
    }

    /** One number for what is the same for all neurons: a short loop, which the JIT compiler turns into vector instructions. */
    private static void uniform(
            double[] gExc,
            double[] gInh,
            double exc,
            double inh,
            double leak,
            double constant,
            double perPicofarad,
            double[] drive,
            double[] decay,
            int n) {
        for (int i = 0; i < n; i++) {
            drive[i] = (constant + gExc[i] * exc + gInh[i] * inh) * perPicofarad;
            decay[i] = (leak + gExc[i] + gInh[i]) * perPicofarad;
        }
    }

    private static void general(Block block, double[][] x, double[] drive, double[] decay) {
        double[] c = block.parameter(C_M);
        double[] gL = block.parameter(G_L);
        double[] eL = block.parameter(E_L);
        double[] current = block.parameter(I_E);
        double[] eExc = block.parameter(E_EXC);
        double[] eInh = block.parameter(E_INH);
        double[] stimulus = block.current();
        double[] gExc = x[G_EXC];
        double[] gInh = x[G_INH];
        int n = block.size();
        for (int i = 0; i < n; i++) {
            double perPicofarad = 1 / c[i];
            drive[i] =
                    (gL[i] * eL[i] + gExc[i] * eExc[i] + gInh[i] * eInh[i] + current[i] + stimulus[i]) * perPicofarad;
            decay[i] = (gL[i] + gExc[i] + gInh[i]) * perPicofarad;
        }
    }
}
