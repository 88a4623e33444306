package org.neurosim.examples.embedding;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Signal;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;

/** A three-factor rule of one's own: spike pairs leave an eligibility c, which dopamine turns into a change of weight. */
public record OwnRewardRule(double aPlus, double aMinus, double tauC, double wMax) implements Synapse.ContinuousRule {

    @Override
    public SynapseSpec spec() {
        return new SynapseSpec(
                        "OwnRewardRule",
                        List.of(new SynapseSpec.Variable("c", "", 0)),
                        List.of(Trace.ofAllSpikes("x", 20)),
                        List.of(Trace.ofAllSpikes("y", 20)))
                .withSignals(Signal.neuromodulator("dopamine", tauC));
    }

    @Override
    public void onElapsed(Elapsed elapsed) {
        double[] w = elapsed.weight();
        double[] c = elapsed.variable(0);
        double[] time = elapsed.time();
        double[] dopamine = elapsed.integral(0); // of exp(-s / tau_c) D(s) ds since the last event
        for (int e = 0; e < elapsed.count(); e++) {
            int k = elapsed.synapse()[e];
            w[k] = Math.min(Math.max(w[k] + c[k] * dopamine[e], 0), wMax);
            c[k] *= ElementaryMath.exp(-time[e] / tauC);
        }
    }

    @Override
    public void onPresynapticSpike(PlasticRow row) {
        double[] c = row.variable(0);
        double[] y = row.post(0);
        for (int k = 0; k < row.size(); k++) {
            c[k] -= aMinus * y[k];
        }
    }

    @Override
    public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
        double[] c = spikes.variable(0);
        double[] x = spikes.pre(0);
        for (int e = 0; e < spikes.count(); e++) {
            c[spikes.synapse()[e]] += aPlus * x[e];
        }
    }
}
