package org.neurosim.examples.embedding;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;

/** A plasticity rule of one's own: additive spike-timing-dependent plasticity of all pairs (Song, Miller and Abbott 2000). */
public record OwnStdp(double aPlus, double aMinus, double wMax) implements Synapse.PlasticityRule {

    @Override
    public SynapseSpec spec() {
        return new SynapseSpec(
                "OwnStdp", List.of(), List.of(Trace.ofAllSpikes("x", 20)), List.of(Trace.ofAllSpikes("y", 20))); // ms
    }

    @Override
    public void onPresynapticSpike(PlasticRow row) {
        double[] w = row.weight();
        double[] y = row.post(0);
        for (int k = 0; k < row.size(); k++) {
            w[k] = Math.max(0, w[k] - aMinus * y[k]);
        }
    }

    @Override
    public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
        double[] w = spikes.weight();
        double[] x = spikes.pre(0);
        int[] synapse = spikes.synapse();
        boolean whole = spikes.isWholeRow();
        for (int e = 0; e < spikes.count(); e++) {
            int k = whole ? e : synapse[e];
            w[k] = Math.min(wMax, w[k] + aPlus * x[e]);
        }
    }

    @Override
    public boolean sumsPostsynapticSpikes() {
        return true; // aPlus x of several spikes adds up
    }
}
