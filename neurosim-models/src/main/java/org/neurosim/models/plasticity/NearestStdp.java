package org.neurosim.models.plasticity;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Trace;

/**
 * {@link PairStdp} with the nearest-neighbour schemes in which it matters for a pair what lies between its spikes, so that each synapse has to remember something. For changes by pairs, and their
 * weight dependence, see there.
 */
final class NearestStdp {

    private static final int SEEN = 0;

    private NearestStdp() {}

    /**
     * Presynaptic-centred: a postsynaptic spike pairs with all presynaptic spikes since the postsynaptic spike before it, a presynaptic one with the last postsynaptic spike. What remains of the trace x
     * without the part that the last postsynaptic spike has seen: {@code x - seen z}, where z is a trace of the last postsynaptic spike that decays like x.
     */
    record Centred(SynapseSpec spec, PairStdp.Change change) implements Synapse.PlasticityRule {
        private static final int X = 0;
        private static final int Y = 0;
        private static final int Z = 1;

        Centred(String name, double tauPlus, double tauMinus, PairStdp.Change change) {
            this(
                    new SynapseSpec(
                            name,
                            List.of(new SynapseSpec.Variable("seen", "", 0, Range.NON_NEGATIVE)),
                            List.of(Trace.ofAllSpikes("x", tauPlus)),
                            List.of(Trace.ofLastSpike("y", tauMinus), Trace.ofLastSpike("z", tauPlus))),
                    change);
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            double[] w = row.weight();
            double[] y = row.post(Y);
            for (int k = 0; k < row.size(); k++) {
                w[k] = change.depressed(w[k], y[k]);
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            double[] w = spikes.weight();
            double[] seen = spikes.variable(SEEN);
            double[] x = spikes.pre(X);
            double[] z = spikes.post(Z);
            int[] synapse = spikes.synapse();
            for (int e = 0; e < spikes.count(); e++) {
                int k = synapse[e];
                w[k] = change.potentiated(w[k], Math.max(0, x[e] - seen[k] * z[e]));
                seen[k] = x[e];
            }
        }
    }

    /**
     * Restricted symmetric: two spikes pair only if no other spike lies between them. A presynaptic spike has a postsynaptic one since the one before it if the trace y is not smaller than a trace v of
     * the last presynaptic spike that decays alike. A postsynaptic spike has a presynaptic one since the one before it if their number is not what the synapse has seen then.
     */
    record Restricted(SynapseSpec spec, PairStdp.Change change) implements Synapse.PlasticityRule {
        private static final int X = 0;
        private static final int V = 1;
        private static final int NUMBER = 2;
        private static final int Y = 0;

        /** A trace that does not decay counts. */
        private static final double NEVER = Double.MAX_VALUE;

        Restricted(String name, double tauPlus, double tauMinus, PairStdp.Change change) {
            this(
                    new SynapseSpec(
                            name,
                            List.of(new SynapseSpec.Variable("seen", "", 0, Range.NON_NEGATIVE)),
                            List.of(
                                    Trace.ofLastSpike("x", tauPlus),
                                    Trace.ofLastSpike("v", tauMinus),
                                    Trace.ofAllSpikes("number", NEVER)),
                            List.of(Trace.ofLastSpike("y", tauMinus))),
                    change);
        }

        @Override
        public void onPresynapticSpike(PlasticRow row) {
            double[] w = row.weight();
            double[] y = row.post(Y);
            double v = row.pre(V);
            for (int k = 0; k < row.size(); k++) {
                w[k] = change.depressed(w[k], y[k] >= v ? y[k] : 0);
            }
        }

        @Override
        public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
            double[] w = spikes.weight();
            double[] seen = spikes.variable(SEEN);
            double[] x = spikes.pre(X);
            double[] number = spikes.pre(NUMBER);
            int[] synapse = spikes.synapse();
            for (int e = 0; e < spikes.count(); e++) {
                int k = synapse[e];
                w[k] = change.potentiated(w[k], number[e] > seen[k] ? x[e] : 0);
                seen[k] = number[e];
            }
        }
    }
}
