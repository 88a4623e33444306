package org.neurosim.models.eprop;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;

/** Carries a variable of readouts, as it is at the end of a step, to its targets in the next one. */
class EpropFeedback implements Synapse.Graded {

    static final EpropFeedback ERRORS = new EpropFeedback(new SynapseSpec("Eprop.feedback", List.of()), Readout.ERROR);
    static final EpropFeedback NORMALISATION =
            new EpropFeedback(new SynapseSpec("Eprop.normalisation", List.of()), Readout.EXPONENTIAL);

    private final SynapseSpec spec;
    private final String variable;

    EpropFeedback(SynapseSpec spec, String variable) {
        this.spec = spec;
        this.variable = variable;
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public String presynapticVariable() {
        return variable;
    }

    @Override
    public boolean isDiscrete() {
        return true;
    }

    @Override
    public void transmit(Transmission neurons) {
        System.arraycopy(neurons.variable(), 0, neurons.out(), 0, neurons.size());
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
