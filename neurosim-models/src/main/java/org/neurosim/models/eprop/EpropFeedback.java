package org.neurosim.models.eprop;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;

/**
 * Carries the error of readouts at the end of a step to the neurons in the next one. Without a delay graded transmission extrapolates by half a step, g + (g - before) / 2; the value that is handed over, g, is chosen so that the
 * error itself comes out.
 */
final class EpropFeedback implements Synapse.Graded {

    static final EpropFeedback INSTANCE = new EpropFeedback();

    private final SynapseSpec spec = new SynapseSpec("Eprop.feedback", List.of());

    private EpropFeedback() {}

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public String presynapticVariable() {
        return Readout.ERROR;
    }

    @Override
    public List<StateVariable> states() {
        return List.of(new StateVariable("handed", "", 0, null, null));
    }

    @Override
    public void initialize(Transmission neurons) {
        System.arraycopy(neurons.variable(), 0, neurons.state(0), 0, neurons.size());
        System.arraycopy(neurons.variable(), 0, neurons.out(), 0, neurons.size());
    }

    @Override
    public void transmit(Transmission neurons) {
        double[] error = neurons.variable();
        double[] handed = neurons.state(0);
        double[] out = neurons.out();
        for (int i = 0; i < neurons.size(); i++) {
            handed[i] += (error[i] - handed[i]) / 1.5;
            out[i] = handed[i];
        }
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
