package org.neurosim.api;

import java.util.List;
import org.neurosim.api.model.Elapsed;
import org.neurosim.api.model.GradedRow;
import org.neurosim.api.model.PlasticRow;
import org.neurosim.api.model.PostsynapticSpikes;
import org.neurosim.api.model.PostsynapticState;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.SteppedRow;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;

/**
 * A synapse model: immutable, shared by all synapses of a projection. The weight, in the unit of the receptor, belongs to every synapse; further
 * variables are declared.
 *
 * <p>A model that implements none of the nested kinds carries its constant weight at each spike and is stored most compactly. {@link Graded} ones transmit without spikes.
 */
public interface Synapse {

    /**
     * What the model declares.
     *
     * @return the declaration
     */
    SynapseSpec spec();

    /**
     * Weight of synapses whose projection gives none.
     *
     * @return weight in the unit of the receptor, finite; 1 unless the model says otherwise
     */
    default double defaultWeight() {
        return 1;
    }

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

        /**
         * Whether one postsynaptic spike with the sum of the {@link PostsynapticSpikes#pre pre} values of several does the same as these one after the other, up to rounding: so in rules that add A_plus x to the
         * weight and clip it at its maximum, not where the change depends on the weight. If so, the engine may hand over, for every synapse of the row, one spike with the sum (0 if there was none)
         * instead of listing single spikes, which makes a plastic network about 1.5 times as fast ({@code brunel-stdp}). Such a rule must not read {@link PostsynapticSpikes#post}. Weights that were set
         * from outside beyond the bounds of the rule are clipped with the next sum, be it 0, not with the next spike.
         *
         * @return false unless the rule says otherwise
         */
        default boolean sumsPostsynapticSpikes() {
            return false;
        }
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
         * Whether {@link #onElapsed} can go back in time. With negative times, integrals (which then have the opposite sign), and traces as they are at the later end, it must undo what it does with
         * positive ones, up to rounding; what cannot be undone, such as clipping of the weight, must be left out there. If so, the engine keeps no integrals of postsynaptic signals per synapse, which are 8 bytes each:
         * after every event it takes the synapses back to a time common to all, with the traces that they have after the event. This costs a second call of {@code onElapsed} per event. Traces that the method reads should
         * have time constants that are not much below the shortest of the signals, as going back lets them grow. The same holds for the spikes that it {@linkplain SynapseSpec#remembering remembers}.
         *
         * @return false unless the rule says otherwise
         */
        default boolean isReversible() {
            return false;
        }

        /**
         * Calculates the declared postsynaptic signals; called once per step for each block of postsynaptic neurons. A rule without such signals leaves it as it is.
         *
         * @param state state variables to read, signals to write
         */
        default void postsynapticSignals(PostsynapticState state) {}
    }

    /**
     * A synapse that transmits its weight at each spike and whose weight and variables change at the end of every step, or of every n-th: for rules that have no closed form between spikes, because
     * variables of each synapse depend on the state of its target all the time. It costs a pass over all synapses each time, which is what such rules cost; {@link ContinuousRule} costs events only.
     *
     * <p>The rule sees {@linkplain SynapseSpec#presynapticTraces traces} of the presynaptic spikes, {@linkplain SynapseSpec#reading state variables} of the postsynaptic neuron, and the same of some
     * steps ago; a trace x of time constant tau, filtered by an eligibility e with a factor that depends on the target's variable psi:
     *
     * <pre>{@code
     * public void onStep(SteppedRow row) {
     *     double[] e = row.variable(0);
     *     double[] psi = row.post(0, 0);
     *     double x = row.pre(0, 0);
     *     for (int k = 0; k < row.size(); k++) {
     *         e[k] = (rho - psi[k]) * e[k] + psi[k] * x;
     *     }
     * }
     * }</pre>
     *
     * <p><b>When.</b> At the end of a step, when all neurons have been advanced and reset: spikes that arrived at the end of the step are in the traces and, with the weights so far, in the state of the targets. The new
     * weights are those of spikes that arrive with the next step. The whole delay counts; it has no dendritic part.
     *
     * <p><b>Refused</b> when the network is built: an interval below 1, a history below 0, postsynaptic traces and signals, a dendritic delay, and event-driven targets. A rule that takes its place later must have the
     * same history.
     */
    interface SteppedRule extends Synapse {

        /**
         * How often {@link #onStep} is called.
         *
         * @return every how many steps; 1 by default, at least 1. The first call is at the end of step {@code interval() - 1}
         */
        default int interval() {
            return 1;
        }

        /**
         * How far back the rule looks.
         *
         * @return the most steps ago of which it asks for traces and states; 0 by default
         */
        default int history() {
            return 0;
        }

        /**
         * Changes weights and variables. Called for each row.
         *
         * @param row the synapses of one presynaptic neuron
         */
        void onStep(SteppedRow row);
    }

    /**
     * A synapse that transmits a state variable of its presynaptic neuron at all times, not by spikes: gap junctions, graded synapses, connections of rate units. It ends at receptors whose
     * variable is {@linkplain org.neurosim.api.model.NeuronSpec.Builder#held held}.
     *
     * <p>With f_j(t) what {@link #transmit} makes of neuron j at time t, w_ij the weight and d_ij the delay, the receptor's variable of neuron i has during the step from t_n to t_n + dt the value
     *
     * <pre>
     * sum over j of w_ij f_j(t_n + dt/2 - d_ij)
     * f_j(t_n + dt/2 - d) = (f_j(t_n - d) + f_j(t_n + dt - d)) / 2            d &gt;= dt
     * f_j(t_n + dt/2)     = f_j(t_n) + (f_j(t_n) - f_j(t_n - dt)) / 2         d = 0; f_j(t_n) if {@linkplain #isDiscrete discrete}
     * </pre>
     *
     * and f_j(t) = f_j(0) before time 0. For smooth f_j the error is of the second order in dt in both cases; a jump of f_j (a reset) counts as if it had come half a step earlier. Without a delay
     * the extrapolation can leave the range of f_j by half of its change in a step, and stays stable as long as the sum of the conductances times dt is below the capacitance (for other couplings: as long as dt is short against the time in which they act).
     *
     * <p>A value that the host writes between steps is transmitted from the end of the next step on.
     *
     * <p>Delays are those of the projection: 0 if none is given, else whole numbers of steps. A network in which one of them is 0 or one step advances its threads step by step.
     */
    interface Graded extends Synapse {

        /**
         * What is transmitted.
         *
         * @return name of a state variable that the presynaptic neurons have
         */
        String presynapticVariable();

        /**
         * State variables kept for each presynaptic neuron of a projection, for example the gating of its synapses.
         *
         * @return declarations; parameters and kinetics are not used; empty by default
         */
        default List<StateVariable> states() {
            return List.of();
        }

        /**
         * Whether the synapse drives its target by the difference of two values, {@code w (x_j - x_i)}: it then needs a receptor that takes the sum of the weights, too ({@link
         * org.neurosim.api.model.NeuronSpec.Builder#receptor(String, String, String, String)}), and other synapses must not end there.
         *
         * @return false by default
         */
        default boolean isDiffusive() {
            return false;
        }

        /**
         * Whether f_j has one value for each step and is no smooth function of time, so that nothing is extrapolated: the receptor's variable has the value sum over j of w_ij f_j(t_n) during the step. A projection of such
         * synapses must have no delay and is refused with one.
         *
         * @return false by default
         */
        default boolean isDiscrete() {
            return false;
        }

        /**
         * What neurons transmit at time 0; may set the state variables. As {@link #transmit} by default.
         *
         * @param neurons block of presynaptic neurons
         */
        default void initialize(Transmission neurons) {
            transmit(neurons);
        }

        /**
         * Writes what neurons transmit at the end of a step. Called for each block of presynaptic neurons at each step.
         *
         * @param neurons block of presynaptic neurons
         */
        void transmit(Transmission neurons);
    }

    /** A graded synapse whose weight changes all the time, by a rule such as Hebb's: {@code dw/dt = f(w, pre, post)}. */
    interface GradedRule extends Graded {

        /**
         * What the rule sees of the postsynaptic neuron.
         *
         * @return name of a state variable that the postsynaptic neurons have; that of the presynaptic ones by default
         */
        default String postsynapticVariable() {
            return presynapticVariable();
        }

        /**
         * Changes the weights from their values at the start of a step to those at its end. Called for each row at each step, after the step's input has been summed with the old weights.
         *
         * @param row the synapses of one presynaptic neuron
         */
        void update(GradedRow row);
    }
}
