package org.neurosim.models;

import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.StateVariable;

/** {@link Lif} with current and delta receptors: the linear system of membrane and receptors. */
final class LinearLif implements Neuron.Linear {
    private static final int C_M = 0;
    private static final int TAU_M = 1;
    private static final int E_L = 2;
    private static final int I_E = 6;
    private static final int V = 0;

    private final NeuronSpec spec;
    private final ReceptorSet receptors;

    LinearLif(NeuronSpec spec, ReceptorSet receptors) {
        this.spec = spec;
        this.receptors = receptors;
    }

    @Override
    public NeuronSpec spec() {
        return spec;
    }

    @Override
    public LinearSystem linearSystem(ParameterSet p) {
        List<StateVariable> states = spec.states();
        LinearSystem s = LinearSystem.zeros(states.size());
        double perPicoampere = 1 / p.get(C_M);
        s.matrix()[V][V] = -1 / p.get(TAU_M);
        s.rest()[V] = p.get(E_L);
        s.constant()[V] = p.get(I_E) * perPicoampere;
        s.current()[V] = perPicoampere;
        receptors.add(s, V, perPicoampere);
        for (int k = 0; k < states.size(); k++) {
            StateVariable.Kinetics kinetics = states.get(k).kinetics();
            if (kinetics != null) {
                s.matrix()[k][k] = -1 / p.get(kinetics.tau());
                if (kinetics.source() >= 0) {
                    s.matrix()[k][kinetics.source()] = kinetics.gain().applyAsDouble(p);
                }
            }
        }
        return s;
    }
}
