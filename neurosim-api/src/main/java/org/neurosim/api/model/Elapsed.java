package org.neurosim.api.model;

/**
 * The time between two events, for synapses of one row, for a {@link org.neurosim.api.Synapse.ContinuousRule}: from the last event of each synapse to the one that follows; for
 * {@linkplain org.neurosim.api.Synapse.ContinuousRule#isReversible reversible} rules from a time common to all synapses, and back to it. {@link #weight} and
 * {@link #variable} are addressed by synapse of the row, the others by entry, from 0 to {@link #count()} - 1. Columns are valid during the call only and may be longer.
 */
public interface Elapsed {

    /**
     * Number of entries.
     *
     * @return at least 1
     */
    int count();

    /**
     * Which synapse each entry is about; each occurs at most once.
     *
     * @return column of indices into {@link #weight} and {@link #variable}; read only
     */
    int[] synapse();

    /**
     * How long it was.
     *
     * @return column by entry, ms, each &gt; 0, or, for {@linkplain org.neurosim.api.Synapse.ContinuousRule#isReversible reversible} rules, each &lt; 0; read only
     */
    double[] time();

    /**
     * When it began.
     *
     * @return column by entry, time at the synapse, ms; read only
     */
    double[] begin();

    /**
     * When it ends: the same bits as the beginning of the time that follows.
     *
     * @return column by entry, time at the synapse, ms; read only
     */
    double[] end();

    /**
     * When the last presynaptic spikes reached the synapses of the row, the latest first. A {@linkplain org.neurosim.api.Synapse.ContinuousRule#isReversible reversible} rule, whose times can begin long before, sees spikes after {@link #begin} as well: those up to the
     * later end, on the way back from a presynaptic spike with that one.
     *
     * @return times, ms, as many as the rule {@linkplain SynapseSpec#remembering remembers}; minus infinity where there was none; read only
     */
    double[] presynapticSpikes();

    /**
     * A trace of the presynaptic neuron at the beginning of the time, just after the last event; for a time of a reversible rule that begins before that event, as if the spikes so far had come before the beginning.
     *
     * @param index position in {@link SynapseSpec#presynapticTraces()}
     * @return column by entry; read only
     */
    double[] pre(int index);

    /**
     * A trace of the postsynaptic neuron at the beginning of the time, likewise.
     *
     * @param index position in {@link SynapseSpec#postsynapticTraces()}
     * @return column by entry; read only
     */
    double[] post(int index);

    /**
     * Integral of a signal over the time, weighted as {@link Signal} says.
     *
     * @param index position in {@link SynapseSpec#signals()}
     * @return column by entry, unit of the signal times ms; read only
     * @throws IllegalArgumentException if the signal is read {@linkplain Signal#atSpikes at spikes} only
     */
    double[] integral(int index);

    /**
     * A random number, normally distributed with mean 0 and variance 1, for noise that acts over the time. Each call for an entry gives another one. A number is a function of the seed, the projection,
     * the two neurons, the delay, the time of the synapse's last event and how many calls came before for this entry: it does not depend on threads, and whoever reads a weight between two events sees
     * the numbers that the next event will see.
     *
     * @param entry entry, from 0 to {@link #count()} - 1
     * @return the number
     * @throws IllegalStateException if the rule says that it is reversible, which noise is not, and reads the integral of a postsynaptic signal, so that it is taken back
     */
    double normal(int entry);

    /**
     * Weights, in the unit of the receptor.
     *
     * @return the column by synapse; may be written
     */
    double[] weight();

    /**
     * A declared variable.
     *
     * @param index position in {@link SynapseSpec#variables()}
     * @return the column by synapse; may be written
     */
    double[] variable(int index);
}
