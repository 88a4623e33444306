package org.neurosim.api;

import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.PostsynapticState;
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

    /**
     * A plasticity rule whose weights or variables change between spikes too: eligibility traces that meet a neuromodulator, calcium that decays, weights that are scaled or that follow the
     * postsynaptic membrane potential. One method more says what the time between two events does to a synapse, in closed form; for an eligibility trace c that decays with tau_c and
     * dopamine D, dw/dt = c D:
     *
     * <pre>{@code
     * public void onElapsed(Elapsed elapsed) {
     *     double[] w = elapsed.weight();
     *     double[] c = elapsed.variable(0);
     *     double[] d = elapsed.integral(0);         // of exp(-s / tau_c) D(s) ds
     *     for (int e = 0; e < elapsed.count(); e++) {
     *         int k = elapsed.synapse()[e];
     *         w[k] += c[k] * d[e];
     *         c[k] *= ElementaryMath.exp(-elapsed.time()[e] / tauC);
     *     }
     * }
     * }</pre>
     *
     * <p><b>Events of a synapse</b> are presynaptic spikes that reach it, postsynaptic spikes that reach it, and, if the rule declares signals, whole multiples of a fixed number of steps (6 of the
     * shortest time constant of a signal, 8192 at most), so that integrals stay accurate. Before every event {@link #onElapsed} brings the synapse up to its time; in {@link
     * #onPostsynapticSpikes} each synapse occurs once at most. Reading weights is no event: they are calculated for the time at hand and thrown away, so that what was read leaves no trace in
     * later bits. Setting weights or exchanging the rule is one.
     *
     * <p><b>Signals.</b> The concentration of a neuromodulator acts on all synapses at once. A signal of the postsynaptic neuron is calculated from its state at the end of every step and takes
     * the dendritic delay, at least one time step, to reach the synapse; its integral is the sum of its values times the time step.
     */
    interface ContinuousRule extends PlasticityRule {

        /**
         * Time has passed at synapses of a row since their last event. Called before every event, with the synapses whose last event has another time. Two calls for parts of a time must give the
         * same as one call for the whole.
         *
         * @param elapsed times, traces, integrals of signals
         */
        void onElapsed(Elapsed elapsed);

        /**
         * Calculates the declared postsynaptic signals; called once per step for each block of postsynaptic neurons. A rule without such signals leaves it as it is.
         *
         * @param state state variables to read, signals to write
         */
        default void postsynapticSignals(PostsynapticState state) {}
    }
}
