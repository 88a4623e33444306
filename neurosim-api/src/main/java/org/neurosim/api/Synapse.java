package org.neurosim.api;

import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;

/**
 * A synapse model: immutable, shared by all synapses of a projection. The weight, in the unit of the receptor, belongs to every synapse; further
 * variables are declared.
 *
 * <p>A model that implements neither {@link PresynapticRule} nor {@link PlasticityRule} carries its constant weight at each spike and is stored most compactly.
 */
public interface Synapse {

    /**
     * What the model declares.
     *
     * @return the declaration
     */
    SynapseSpec spec();

    /** A synapse whose transmission depends on its presynaptic neuron's spikes, for example short-term plasticity. */
    interface PresynapticRule extends Synapse {

        /**
         * Called once for each row when its presynaptic neuron spikes, in the order of spikes: may change weight and variables and says what
         * this spike transmits. The result arrives after each synapse's delay.
         *
         * @param row the synapses of the neuron that spiked
         */
        void onPresynapticSpike(Row row);
    }

    /**
     * A synapse whose weight depends on the spikes of both its neurons: spike-timing-dependent plasticity. A rule declares traces and gives two short loops, which read like the
     * formulas of the paper; for pair-based additive STDP:
     *
     * <pre>{@code
     * public void onPresynapticSpike(PlasticRow row) {
     *     double[] w = row.weight();
     *     double[] y = row.post(0);
     *     for (int k = 0; k < row.size(); k++) {
     *         w[k] = Math.max(0, w[k] - aMinus * y[k]);
     *     }
     * }
     *
     * public void onPostsynapticSpikes(PostsynapticSpikes spikes) {
     *     double[] w = spikes.weight();
     *     double[] x = spikes.pre(0);
     *     for (int e = 0; e < spikes.count(); e++) {
     *         int k = spikes.synapse()[e];
     *         w[k] = Math.min(wMax, w[k] + aPlus * x[e]);
     *     }
     * }
     * }</pre>
     *
     * <p><b>Times.</b> A delay d has a dendritic part ({@link Projection#dendriticDelay}, 0 unless given) and an axonal part, the rest. A presynaptic spike at t reaches the synapse at t +
     * axonal part and the cell body at t + d; a postsynaptic spike at t reaches the synapse at t + dendritic part. Spikes act on the synapse in the order in which they reach it.
     * Two that reach it at the same time: without a dendritic delay the presynaptic one comes first, because within a step arrivals come before the threshold test and it may have caused the
     * postsynaptic one; with a dendritic delay they do not see each other, each finds the other's trace as it was before (as in NEST).
     *
     * <p><b>When.</b> The engine calls the rule late, when a presynaptic spike is delivered: first for all postsynaptic spikes since the one before, then for the presynaptic one. Results are
     * those of immediate calls, because nothing reads a weight in between; a rule may depend only on what it is given.
     */
    interface PlasticityRule extends Synapse {

        /**
         * A presynaptic spike has reached its synapses. Traces have the values just before it. What the spike transmits is set to the weights as they were before this call.
         *
         * @param row the synapses of the neuron that spiked
         */
        void onPresynapticSpike(PlasticRow row);

        /**
         * Postsynaptic spikes have reached synapses of a row. Those of one synapse come in the order of time; those of different synapses do not concern each other.
         *
         * @param spikes the spikes
         */
        void onPostsynapticSpikes(PostsynapticSpikes spikes);
    }
}
