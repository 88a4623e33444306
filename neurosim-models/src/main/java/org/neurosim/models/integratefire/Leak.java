package org.neurosim.models.integratefire;

import java.util.Arrays;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.models.membrane.Membrane;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The leaky membrane that models built with {@link LeakyBuilder} share: {@code C_m dv/dt = g_L (E_L - v) + I_e + I(t) +
 * sum of the receptors' currents}.
 */
final class Leak {
    static final int C_M = 0;
    static final int G_L = 1;
    static final int E_L = 2;
    static final int I_E = 3;
    static final int T_REF = 4;
    /** First parameter of the model itself. */
    static final int OWN = 5;

    /** The membrane potential is the first state variable. */
    static final int V = 0;

    private Leak() {}

    /** Writes the right-hand side as {@code drive - conductance * v}, pA and nS. */
    static void gather(Block block, double[][] x, ReceptorSet receptors, double[] drive, double[] conductance) {
        int n = block.size();
        System.arraycopy(block.parameter(I_E), 0, drive, 0, n);
        Arrays.fill(conductance, 0, n, 0);
        if (block.hasCurrent()) {
            Membrane.addCurrent(block.current(), drive, n);
        }
        receptors.add(block, x, drive, conductance);
        Membrane.addConductance(block.parameter(G_L), block.parameter(E_L), drive, conductance, n);
    }

    /** The system with the rows of v and of the variables with declared kinetics filled in. */
    static LinearSystem linearSystem(NeuronSpec spec, ReceptorSet receptors, ParameterSet p) {
        LinearSystem s = LinearSystem.zeros(spec.states().size());
        double perPicoampere = 1 / p.get(C_M);
        s.matrix()[V][V] = -p.get(G_L) * perPicoampere;
        s.rest()[V] = p.get(E_L);
        s.constant()[V] = p.get(I_E) * perPicoampere;
        s.current()[V] = perPicoampere;
        receptors.add(s, V, perPicoampere);
        ReceptorSet.addKinetics(s, spec, p);
        return s;
    }
}
