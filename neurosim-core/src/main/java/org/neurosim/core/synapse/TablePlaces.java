package org.neurosim.core.synapse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.ProjectionDescription;

/**
 * Finds the place of each synapse of a projection with a rule, for synapses asked for in the order in which they are generated: within a row and delay, tables keep that order.
 */
public final class TablePlaces implements SynapsePlaces {

    private final double dt;
    private final ProjectionDescription projection;
    private final List<PartitionLayout> layouts;

    /** By partition: the projection's tables, by source population, receptor and delay. */
    private final List<Map<Key, Cursor>> cursors;

    /**
     * A finder.
     *
     * @param projection projection
     * @param layouts layouts of all partitions
     * @param tables tables of all partitions
     * @param dt time step, ms
     */
    public TablePlaces(
            ProjectionDescription projection,
            List<PartitionLayout> layouts,
            List<List<SynapseTable>> tables,
            double dt) {
        this.dt = dt;
        this.projection = projection;
        this.layouts = layouts;
        cursors = tables.stream()
                .map(list -> {
                    Map<Key, Cursor> own = new HashMap<>();
                    for (SynapseTable table : list) {
                        if (table.projection() == projection.index()) {
                            own.put(new Key(table.source(), table.receptor, delay(table)), new Cursor(table));
                        }
                    }
                    return own;
                })
                .toList();
    }

    private record Key(int source, int receptor, int delay) {}

    private static int delay(SynapseTable table) {
        return table.runs == null ? table.uniformDelay() : TableKey.VARIED;
    }

    @Override
    public Place next(int source, int target, double delay) {
        int delaySteps = (int) Math.rint(delay / dt);
        Segment from = projection.source().segmentOf(source);
        Segment to = projection.target().segmentOf(target);
        int neuron = to.from() + target - to.offset();
        int p = 0;
        while (layouts.get(p).local(to.population().index(), neuron) < 0) {
            p++;
        }
        int receptor = projection.receptorIndex(to.population());
        int population = from.population().index();
        Cursor cursor = cursors.get(p).get(new Key(population, receptor, delaySteps));
        if (cursor == null) {
            cursor = cursors.get(p).get(new Key(population, receptor, TableKey.VARIED));
        }
        return cursor.next(from.from() + source - from.offset(), delaySteps);
    }

    /** The next synapse of each row, or of each run of a row. */
    private static final class Cursor {
        private final SynapseTable table;
        private final int[] next;

        Cursor(SynapseTable table) {
            this.table = table;
            if (table.runs == null) {
                next = table.rowStart.clone();
            } else {
                int rows = table.rowStart.length - 1;
                next = new int[table.runs.first(rows)];
                for (int row = 0; row < rows; row++) {
                    int begin = table.rowStart[row];
                    for (int run = table.runs.first(row); run < table.runs.first(row + 1); run++) {
                        next[run] = begin;
                        begin = table.runs.end(run);
                    }
                }
            }
        }

        Place next(int row, int delaySteps) {
            int entry = row;
            if (table.runs != null) {
                entry = table.runs.first(row);
                while (table.runs.delay(entry) != delaySteps) {
                    entry++;
                }
            }
            return new Place(table, next[entry]++);
        }
    }
}
