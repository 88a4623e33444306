package org.neurosim.bench.kernels;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;

/**
 * A leaky integrate-and-fire neuron with two exponential currents as a user would write it, the twin of the built-in {@code lif-exp} of {@link
 * NeuronKernels}. It must not be slower.
 */
final class OwnCurrentLif implements Neuron.Linear {

    // Positions in the declaration.
    private static final int C_M = 0;
    private static final int TAU_M = 1;
    private static final int E_L = 2;
    private static final int I_E = 6;
    private static final int TAU_EXC = 7;
    private static final int TAU_INH = 8;
    private static final int V = 0;
    private static final int I_EXC = 1;
    private static final int I_INH = 2;

    private static final NeuronSpec SPEC = NeuronSpec.builder("own LIF")
            .parameter("C_m", "pF", 20, Range.POSITIVE)
            .parameter("tau_m", "ms", 20, Range.POSITIVE)
            .parameter("E_L", "mV", -60, Range.FINITE)
            .parameter("V_th", "mV", -50, Range.FINITE)
            .parameter("V_reset", "mV", -65, Range.FINITE)
            .parameter("t_ref", "ms", 5, Range.NON_NEGATIVE)
            .parameter("I_e", "pA", 11, Range.FINITE)
            .parameter("tau_exc", "ms", 5, Range.POSITIVE)
            .parameter("tau_inh", "ms", 10, Range.POSITIVE)
            .state("v", "mV", "E_L")
            .decaying("I_exc", "pA", "tau_exc")
            .decaying("I_inh", "pA", "tau_inh")
            .receptor("exc", "pA", "I_exc")
            .receptor("inh", "pA", "I_inh")
            .threshold("v", "V_th")
            .reset("v", "V_reset")
            .refractory("t_ref", "v")
            .build();

    @Override
    public NeuronSpec spec() {
        return SPEC;
    }

    @Override
    public LinearSystem linearSystem(ParameterSet p) {
        LinearSystem s = LinearSystem.zeros(3);
        double perPicoampere = 1 / p.get(C_M);
        s.matrix()[V][V] = -1 / p.get(TAU_M);
        s.matrix()[V][I_EXC] = perPicoampere;
        s.matrix()[V][I_INH] = perPicoampere;
        s.matrix()[I_EXC][I_EXC] = -1 / p.get(TAU_EXC);
        s.matrix()[I_INH][I_INH] = -1 / p.get(TAU_INH);
        s.rest()[V] = p.get(E_L);
        s.constant()[V] = p.get(I_E) * perPicoampere;
        s.current()[V] = perPicoampere;
        return s;
    }
}
