package org.neurosim.core.synapse;

/** What one partition has of rows that lie interwoven with those of the other partitions of its thread, see {@link WovenRows}. */
final class WovenTable extends SynapseTable {

    private final WovenRows rows;
    private final int part;
    private final int size;

    /**
     * A part.
     *
     * @param table the same synapses as a table of their own
     * @param rows where they are now
     * @param part which part of the rows they are
     */
    WovenTable(SynapseTable table, WovenRows rows, int part) {
        super(
                table.source(),
                table.receptor,
                table.uniformDelay(),
                new int[1],
                new char[0],
                Weights.allocate(table.weights.kind(), table.weights.common(), 0),
                null,
                table.minDelay(),
                table.maxDelay());
        this.rows = rows;
        this.part = part;
        size = table.size();
    }

    @Override
    public int size() {
        return size;
    }

    /** The first partition of the thread to make a step does so for all. */
    @Override
    public boolean gathers() {
        return part == 0;
    }

    @Override
    public void beginGathering(long from, long to) {
        rows.begin(from, to);
    }

    @Override
    public void gather(int[] ids, int from, int to, long step) {
        rows.gather(ids, from, to, step);
    }

    /** Delivers all that has been gathered for the step when asked for the first time; if there was no room to gather, these spikes. */
    @Override
    public long pull(int[] ids, int from, int to, InputRing ring, long step) {
        InputColumn input = ring.column(step, receptor);
        return rows.isGathered(step)
                ? rows.deliverGathered(part, step, input)
                : rows.deliver(ids, from, to, part, input);
    }

    /** The tables that come in its place are made anew. */
    @Override
    public boolean canInherit() {
        return true;
    }
}
