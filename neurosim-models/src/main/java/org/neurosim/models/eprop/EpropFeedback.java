package org.neurosim.models.eprop;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;

/**
 * Carries a variable of readouts, as it is at the end of a step, to its targets in the next one. Without a delay graded transmission extrapolates by half a step, g + (g - before) / 2; the value that is handed over, g, is chosen so
 * that the variable itself comes out.
 */
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
    public boolean requiresNoDelay() {
        return true;
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
