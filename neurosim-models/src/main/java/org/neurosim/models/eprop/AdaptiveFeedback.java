package org.neurosim.models.eprop;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.GradedRow;
import org.neurosim.api.model.SynapseSpec;

/** Feedback weights that learn as the weights onto the readouts do: from the errors, and the trace of the neuron's spikes as it is at the readouts. */
final class AdaptiveFeedback extends EpropFeedback implements Synapse.GradedRule {

    private static final int GRADIENT = 0;

    private final EpropRules.Descent descent;
    private final String trace;

    /** @param late steps from a spike to the learning signal by the error that it makes */
    AdaptiveFeedback(EpropRules.Descent descent, int late) {
        super(
                new SynapseSpec("Eprop.adaptiveFeedback", List.of(new SynapseSpec.Variable("gradient", "", 0))),
                Readout.ERROR);
        this.descent = descent;
        this.trace = Alif.lateTrace(late);
    }

    @Override
    public String postsynapticVariable() {
        return trace;
    }

    /** At the start of a step, which is the end of the one before: the error of that time meets the trace of some steps earlier. */
    @Override
    public void update(GradedRow row) {
        int n = row.size();
        double[] gradient = row.variable(GRADIENT);
        double[] error = row.pre();
        double[] zBar = row.post();
        for (int k = 0; k < n; k++) {
            gradient[k] += error[k] * zBar[k];
        }
        long ended = Math.round(row.time() / row.dt()) - 1;
        if (ended >= 0) {
            descent.learn(ended, n, row.weight(), gradient);
        }
    }
}
