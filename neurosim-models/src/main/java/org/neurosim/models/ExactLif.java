package org.neurosim.models;

import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.NeuronSpec;

/** {@link Lif} with delta and exponential current receptors only, which has a closed form between events. */
final class ExactLif extends LinearLif implements Neuron.EventDriven {

    ExactLif(NeuronSpec spec, ReceptorSet receptors) {
        super(spec, receptors);
    }

    static boolean suits(List<Receptor> receptors) {
        return receptors.stream()
                .allMatch(r -> r.kind() == Receptor.Kind.DELTA
                        || r.kind() == Receptor.Kind.CURRENT && r.shape() == Receptor.Shape.EXPONENTIAL);
    }

    @Override
    public EventDynamics eventDynamics(EventCells cells) {
        int states = spec().states().size();
        if (states > 1) {
            return new CurrentLifDynamics(cells, spec());
        }
        for (int k = 0; k < Lif.PARAMETERS; k++) {
            if (!cells.isUniform(k)) {
                return new DeltaLifDynamics(cells);
            }
        }
        return new UniformDeltaLif(cells);
    }
}
