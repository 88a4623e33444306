package org.neurosim.kit;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;

/** A sound depressing synapse, to be broken in subclasses: each spike takes half of what has recovered with 50 ms. */
class TestDepression implements Synapse.PresynapticRule {
    private final SynapseSpec spec =
            new SynapseSpec("TestDepression", List.of(new SynapseSpec.Variable("resources", "", 1)));

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public void onPresynapticSpike(Row row) {
        double[] resources = row.variable(0);
        double keep = StrictMath.exp((row.previousTime() - row.time()) / 50);
        for (int k = row.from(); k < row.to(); k++) {
            double now = 1 - (1 - resources[k]) * keep;
            row.transmitted()[k] = row.weight()[k] * 0.5 * now;
            resources[k] = 0.5 * now;
        }
    }

    /** The battery on a synapse, for use without a test engine. */
    static SynapseContract contract(Synapse model) {
        return new SynapseContract() {
            @Override
            protected Synapse model() {
                return model;
            }
        };
    }
}
