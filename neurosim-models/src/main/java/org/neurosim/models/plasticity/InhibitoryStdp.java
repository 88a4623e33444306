package org.neurosim.models.plasticity;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;
import org.neurosim.models.checks.Checks;

/**
 * Inhibitory plasticity that balances excitation: the postsynaptic neuron is led to the rate alpha / (2 tau).
 *
 * <pre>
 * presynaptic spike:   w += eta (y - alpha)      y: trace of the postsynaptic spikes
 * postsynaptic spike:  w += eta x                x: trace of the presynaptic spikes, both with tau
 * </pre>
 *
 * clipped to [0, w_max], for a receptor whose inhibition grows with the weight (a conductance with a low reversal potential). A presynaptic spike transmits the weight before its own change.
 *
 * <p>Source: Vogels, Sprekeler, Zenke, Clopath and Gerstner 2011, Science 334:1569; tau = 20 ms there, and alpha = 2 rho_0 tau for a target rate rho_0.
 */
public final class InhibitoryStdp {

    private static final String MODEL = "InhibitoryStdp";

    private InhibitoryStdp() {}

    /**
     * The rule.
     *
     * @param learningRate eta, in the unit of the weight
     * @param targetRateHz rate rho_0 to which the postsynaptic neuron is led, Hz
     * @param tauMs time constant of the traces, ms
     * @param maximalWeight w_max, &gt; 0
     * @return immutable model
     * @throws IllegalArgumentException if eta is not finite, the rate not finite and &gt;= 0, or tau or w_max not finite and positive
     */
    public static Synapse.PlasticityRule of(
            double learningRate, double targetRateHz, double tauMs, double maximalWeight) {
        double eta = Checks.require(MODEL, "eta", learningRate, "", Range.FINITE);
        double rate = Checks.require(MODEL, "rho_0", targetRateHz, "Hz", Range.NON_NEGATIVE);
        double tau = Checks.require(MODEL, "tau", tauMs, "ms", Range.POSITIVE);
        double most = Checks.require(MODEL, "w_max", maximalWeight, "", Range.POSITIVE);
        SynapseSpec spec = new SynapseSpec(
                MODEL, List.of(), List.of(Trace.ofAllSpikes("x", tau)), List.of(Trace.ofAllSpikes("y", tau)));
        return new Rule(spec, eta, 2 * (rate / 1000) * tau, most);
    }

    private record Rule(SynapseSpec spec, double eta, double alpha, double maximalWeight)
            implements Synapse.PlasticityRule {

        @Override
        public boolean sumsPostsynapticSpikes() {
            return true;
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            double[] w = row.weight();
            double[] y = row.post(0);
            for (int k = 0; k < row.size(); k++) {
                w[k] = PairStdp.clip(w[k] + eta * (y[k] - alpha), maximalWeight);
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            PairStdp.addClipped(spikes, eta, maximalWeight);
        }
    }
}
