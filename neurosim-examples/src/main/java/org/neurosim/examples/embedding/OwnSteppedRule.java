package org.neurosim.examples.embedding;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.SteppedRow;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;

/**
 * A rule of one's own that acts at every step: {@code dw/dt = eta x (v - v_0)}, with the trace x of the presynaptic spikes and the target's potential v.
 *
 * @param eta learning rate, weight per mV and ms
 * @param v0 potential at which nothing is learned, mV
 * @param wMax largest weight
 */
public record OwnSteppedRule(double eta, double v0, double wMax) implements Synapse.SteppedRule {

    @Override
    public SynapseSpec spec() {
        return new SynapseSpec("OwnSteppedRule", List.of(), List.of(Trace.ofAllSpikes("x", 20)), List.of())
                .reading("v");
    }

    @Override
    public void onStep(SteppedRow row) {
        double[] w = row.weight();
        double[] v = row.post(0, 0); // of the first state variable, 0 steps ago
        double change = eta * row.dt() * row.pre(0, 0);
        for (int k = 0; k < row.size(); k++) {
            w[k] = Math.min(Math.max(w[k] + change * (v[k] - v0), 0), wMax);
        }
    }
}
