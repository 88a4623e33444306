package org.neurosim.models.eprop;

import java.util.List;
import java.util.stream.IntStream;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.GradedRow;
import org.neurosim.api.model.SynapseSpec;

/** Feedback weights that learn as the weights onto the readouts do: from the errors, and the trace of the neuron's spikes as it is at the readouts. */
final class AdaptiveFeedback extends EpropFeedback implements Synapse.GradedRule {

    private static final int GRADIENT = 0;
    private static final int NEWEST = 1;

    private final EpropRules.Descent descent;
    private final int delay;

    /** @param delay steps from a spike to the error that it makes */
    AdaptiveFeedback(EpropRules.Descent descent, int delay) {
        super(new SynapseSpec("Eprop.adaptiveFeedback", variables(delay)), Readout.ERROR);
        this.descent = descent;
        this.delay = delay;
    }

    private static List<SynapseSpec.Variable> variables(int delay) {
        return IntStream.rangeClosed(0, delay)
                .mapToObj(k -> new SynapseSpec.Variable(k == GRADIENT ? "gradient" : "z_bar" + k, "", 0))
                .toList();
    }

    @Override
    public String postsynapticVariable() {
        return Alif.OUTPUT_TRACE;
    }

    /** At the start of a step, which is the end of the one before: the error of that time meets the trace of some steps earlier, which comes through the variables one place per step. */
    @Override
    public void update(GradedRow row) {
        int n = row.size();
        double[] gradient = row.variable(GRADIENT);
        double[] error = row.pre();
        double[] oldest = row.variable(delay);
        for (int k = 0; k < n; k++) {
            gradient[k] += error[k] * oldest[k];
        }
        for (int place = delay; place > NEWEST; place--) {
            System.arraycopy(row.variable(place - 1), 0, row.variable(place), 0, n);
        }
        System.arraycopy(row.post(), 0, row.variable(NEWEST), 0, n);
        long ended = Math.round(row.time() / row.dt()) - 1;
        if (ended >= 0) {
            descent.learn(ended, n, row.weight(), gradient);
        }
    }
}
