package org.neurosim.examples.networks;

import org.neurosim.api.Synapse;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.SynapseSpec;

/**
 * {@link org.neurosim.models.plasticity.DopamineStdp} of nearest spikes with the times of the program of Izhikevich 2007: an arrival acts on the membrane during the following ms, so one at the time of a postsynaptic spike comes too late for
 * it and depresses,
 *
 * <pre>
 * pre:   c -= A_minus y     y: exp(-ms since the last postsynaptic spike / tau_minus), 1 at the time of the arrival
 * post:  c += A_plus x      x: exp(-ms since the last arrival / tau_plus)
 * </pre>
 *
 * <p>In the engine the arrival comes first; the postsynaptic spike, which finds x = 1 then, makes good for it. (The potentiation by the arrival before, which the program would add, is left out.) Without this
 * the two amplitudes, summed over all differences in time, are 2.05 and 2.93 instead of 2 and 3 A_plus: the synapses that earn no reward fall less, and many more stay strong.
 *
 * @param rule the rule
 * @param aPlus its A_plus
 * @param aMinus its A_minus
 */
record LateArrivals(Synapse.ContinuousRule rule, double aPlus, double aMinus) implements Synapse.ContinuousRule {

    private static final int C = 0;

    @Override
    public SynapseSpec spec() {
        return rule.spec();
    }

    @Override
    public void onElapsed(Elapsed elapsed) {
        rule.onElapsed(elapsed);
    }

    @Override
    public void onPresynapticSpike(PlasticRow row) {
        rule.onPresynapticSpike(row);
    }

    @Override
    public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
        double[] c = spikes.variable(C);
        double[] x = spikes.pre(0);
        double[] y = spikes.post(0);
        int[] synapse = spikes.synapse();
        for (int e = 0; e < spikes.count(); e++) {
            c[synapse[e]] += x[e] < 1 ? aPlus * x[e] : -aMinus * (1 - y[e]);
        }
    }
}
