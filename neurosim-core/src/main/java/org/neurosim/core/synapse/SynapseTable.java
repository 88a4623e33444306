package org.neurosim.core.synapse;

import org.neurosim.api.Synapse;

/**
 * All static synapses from one population onto one receptor of the neurons of one partition, by rows: the synapses of source neuron i are those from
 * {@code rowStart[i]} to {@code rowStart[i + 1]}.
 *
 * <p>A target is a 16-bit number within the partition (2 bytes per synapse); a weight is stored per synapse only where weights differ (4 bytes if random, 8 if
 * given); a delay only once per run of equal delay. Projections that agree in source population, receptor and kinds of weight and delay share a
 * table, which makes rows long.
 *
 * <p>If all delays are equal the table is <em>pulled</em>: at each step the spikes of the right age are delivered straight into the input of that step.
 * Otherwise it is <em>pushed</em>: after a slice its spikes are entered into a schedule, run by run, and each run is delivered when it arrives.
 */
public class SynapseTable implements SynapseColumns {

    private final int source;
    final int receptor;
    private final int uniformDelay;
    final int[] rowStart;
    final char[] target;
    final Weights weights;
    final Runs runs;
    private final int minDelay;
    private final int maxDelay;

    /** Null where rows are long or the table fits into a cache. */
    private final RowsAhead ahead;

    /** From so many spikes of a step on they are delivered together. */
    private int manySpikes = Integer.MAX_VALUE;

    /** Made when there are many spikes for the first time. */
    private BitRows bits;

    /** Whose synapses these are, if all are of one projection that may change them. */
    private int owner = TableKey.NO_RULE;

    SynapseTable(
            int source,
            int receptor,
            int uniformDelay,
            int[] rowStart,
            char[] target,
            Weights weights,
            Runs runs,
            int minDelay,
            int maxDelay) {
        this.source = source;
        this.receptor = receptor;
        this.uniformDelay = uniformDelay;
        this.rowStart = rowStart;
        this.target = target;
        this.weights = weights;
        this.runs = runs;
        this.minDelay = minDelay;
        this.maxDelay = maxDelay;
        ahead = RowsAhead.paysFor(rowStart, target) ? new RowsAhead(rowStart, target, weights) : null;
    }

    /**
     * Index of the source population.
     *
     * @return index
     */
    public int source() {
        return source;
    }

    /**
     * Index of the projection whose synapses these are, if they have a table of their own.
     *
     * @return index, -1 for static synapses, which may be of several projections
     */
    public int projection() {
        return owner;
    }

    void ownedBy(int projection) {
        owner = projection;
    }

    TableKey key() {
        return new TableKey(source, receptor, uniformDelay, weights.kind(), weights.common(), projection());
    }

    /**
     * Whether a table of this kind takes over all that the one before knows besides weights and variables.
     *
     * @return false if synapses cannot be rewired
     */
    public boolean canInherit() {
        return getClass() == SynapseTable.class;
    }

    /**
     * Takes over what belongs to source neurons and targets from the table in whose place this one steps.
     *
     * @param before a table with the same key, brought up to date
     * @param step the next step
     */
    void inherit(SynapseTable before, long step) {}

    @Override
    public double[] column(int variable) {
        return weights.column();
    }

    /**
     * Exchanges the rule that the synapses follow.
     *
     * @param rule rule that declares the same as the one so far
     */
    public void follow(Synapse rule) {
        throw new IllegalStateException("static synapses follow no rule");
    }

    /**
     * Whether spikes are delivered at the step of their arrival ({@link #pull}), which needs equal delays, or at that of their emission ({@link #push}).
     *
     * @return true if the table is pulled
     */
    public boolean isPulled() {
        return runs == null;
    }

    /**
     * Whether {@link #push} delivers at once, into the input of steps to come, instead of entering runs into the schedule.
     *
     * @return false for static synapses
     */
    public boolean deliversAhead() {
        return false;
    }

    /**
     * Number of synapses.
     *
     * @return count
     */
    public int size() {
        return target.length;
    }

    /**
     * Smallest delay.
     *
     * @return steps
     */
    public int minDelay() {
        return minDelay;
    }

    /**
     * Largest delay.
     *
     * @return steps
     */
    public int maxDelay() {
        return maxDelay;
    }

    /**
     * The delay of a table with equal delays.
     *
     * @return steps
     */
    public int uniformDelay() {
        return uniformDelay;
    }

    /**
     * Delivers spikes of a table with equal delays.
     *
     * @param ids source neurons that spiked
     * @param from first entry
     * @param to entry behind the last
     * @param ring input of the partition
     * @param step step at whose end the spikes arrive
     * @return number of synaptic events
     */
    public long pull(int[] ids, int from, int to, InputRing ring, long step) {
        InputColumn input = ring.column(step, receptor);
        return ahead != null ? ahead.deliver(ids, from, to, input) : deliver(ids, from, to, input);
    }

    /** Whether it has one delay, one weight and no other task than to deliver. */
    final boolean canDeliverTogether() {
        return getClass() == SynapseTable.class
                && isPulled()
                && weights.kind() == Weights.Kind.CONSTANT
                && owner == TableKey.NO_RULE;
    }

    /** Whether its rows are short, and many, and nobody looks into them but who delivers spikes. */
    final boolean canBeWoven() {
        return getClass() == SynapseTable.class
                && isPulled()
                && ahead != null
                && owner == TableKey.NO_RULE
                && !isDense();
    }

    final void deliverTogetherFrom(int spikes) {
        manySpikes = spikes;
    }

    final int rows() {
        return rowStart.length - 1;
    }

    /**
     * Whether there is a number of spikes from which on they are delivered together.
     *
     * @return true for dense tables with one weight
     */
    public final boolean isDense() {
        return manySpikes < Integer.MAX_VALUE;
    }

    /**
     * Whether {@link #collect} and {@link #pullCollected} are to be used instead of {@link #pull}.
     *
     * @param spikes number of spikes of the source population in the step, in the whole network
     * @return true if there are many, and the table is dense
     */
    public final boolean deliversTogether(int spikes) {
        return spikes >= manySpikes;
    }

    /**
     * Takes spikes that are to be delivered together.
     *
     * @param ids source neurons that spiked
     * @param from first entry
     * @param to entry behind the last
     */
    public final void collect(int[] ids, int from, int to) {
        if (bits == null) {
            bits = new BitRows(rowStart, target, weights.common());
        }
        bits.take(ids, from, to);
    }

    /**
     * Delivers the spikes that have been collected.
     *
     * @param ring input of the partition
     * @param step step at whose end the spikes arrive
     * @return number of synaptic events
     */
    public final long pullCollected(InputRing ring, long step) {
        return bits.deliver(ring.column(step, receptor));
    }

    /**
     * Whether {@link #gather} must have been called for the spikes that arrive in a slice of time before its steps are made and spikes are pulled.
     *
     * @return true for one of the tables of a thread whose rows lie interwoven
     */
    public boolean gathers() {
        return false;
    }

    /**
     * Forgets what has been gathered.
     *
     * @param from first step of the slice at hand
     * @param to step behind the last
     */
    public void beginGathering(long from, long to) {
        throw new IllegalStateException("rows are not interwoven");
    }

    /**
     * Takes spikes of a step for all partitions of the thread.
     *
     * @param ids source neurons that spiked
     * @param from first entry
     * @param to entry behind the last
     * @param step step at whose end they arrive
     */
    public void gather(int[] ids, int from, int to, long step) {
        throw new IllegalStateException("rows are not interwoven");
    }

    private long deliver(int[] ids, int from, int to, InputColumn input) {
        long events = 0;
        for (int s = from; s < to; s++) {
            int begin = rowStart[ids[s]];
            int end = rowStart[ids[s] + 1];
            weights.deliver(target, begin, end, input);
            events += end - begin;
        }
        return events;
    }

    /**
     * Takes spikes of a table with individual delays: enters each run of each row into the schedule. A table with a rule delivers what its synapses transmit into the ring at once.
     *
     * @param ids source neurons that spiked
     * @param from first entry
     * @param to entry behind the last
     * @param ring input of the partition
     * @param schedule schedule of the partition
     * @param step step at whose end they spiked
     * @return number of synaptic events
     */
    public long push(int[] ids, int from, int to, InputRing ring, ArrivalSchedule schedule, long step) {
        long events = 0;
        int place = schedule.place(step);
        for (int s = from; s < to; s++) {
            int row = ids[s];
            events += rowStart[row + 1] - rowStart[row];
            int begin = rowStart[row];
            int lastRun = runs.first(row + 1);
            for (int run = runs.first(row); run < lastRun; run++) {
                int end = runs.end(run);
                schedule.add(place, runs.delay(run), this, begin, end);
                begin = end;
            }
        }
        return events;
    }
}
