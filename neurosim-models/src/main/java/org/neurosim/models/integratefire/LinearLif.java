package org.neurosim.models.integratefire;

import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.models.Receptor;
import org.neurosim.models.events.LinearEvents;
import org.neurosim.models.membrane.ReceptorSet;

/** {@link Lif} with current and delta receptors: the linear system of membrane and receptors, and what follows from event to event. */
final class LinearLif implements Neuron.Linear, Neuron.EventDriven {
    private final NeuronSpec spec;
    private final ReceptorSet receptors;

    /** No current rises with a time constant of its own. */
    private final boolean exponential;

    LinearLif(NeuronSpec spec, List<Receptor> receptors) {
        this.spec = spec;
        this.receptors = ReceptorSet.of(spec, receptors);
        exponential = receptors.stream()
                .allMatch(r -> r.shape() == Receptor.Shape.JUMP || r.shape() == Receptor.Shape.EXPONENTIAL);
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

    @Override
    public EventDynamics eventDynamics(EventCells cells) {
        if (!exponential) {
            return LinearEvents.of(this, cells);
        }
        if (spec.states().size() > 1) {
            return new CurrentLifDynamics(cells, spec);
        }
        for (int k = 0; k < Lif.PARAMETERS; k++) {
            if (!cells.isUniform(k)) {
                return new DeltaLifDynamics(cells);
            }
        }
        return new UniformDeltaLif(cells);
    }
}
