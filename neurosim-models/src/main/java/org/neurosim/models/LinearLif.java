package org.neurosim.models;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;

/** {@link Lif} with current and delta receptors: the linear system of membrane and receptors. */
class LinearLif implements Neuron.Linear {
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
        LinearSystem s = LinearSystem.zeros(spec.states().size());
        double perPicoampere = 1 / p.get(Lif.C_M);
        s.matrix()[Lif.V][Lif.V] = -1 / p.get(Lif.TAU_M);
        s.rest()[Lif.V] = p.get(Lif.E_L);
        s.constant()[Lif.V] = p.get(Lif.I_E) * perPicoampere;
        s.current()[Lif.V] = perPicoampere;
        receptors.add(s, Lif.V, perPicoampere);
        ReceptorSet.addKinetics(s, spec, p);
        return s;
    }
}
