package org.neurosim.core.synapse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.neurosim.core.decompose.PartitionLayout;

/** Which tables of a partition must be made anew when the synapses of a projection change, and the making of them. */
public final class TableExchange {

    private final List<ProjectionPlan> plans;
    private final Set<TableKey> keys;
    private final int projection;

    private TableExchange(List<ProjectionPlan> plans, Set<TableKey> keys, int projection) {
        this.plans = plans;
        this.keys = keys;
        this.projection = projection;
    }

    /**
     * Plans an exchange. If the projection shares tables with others these are made anew too, without its synapses.
     *
     * @param plans plans of all projections as they are
     * @param before the one among them that changes
     * @param changed its new plan, with tables of its own
     * @return the exchange
     */
    public static TableExchange of(List<ProjectionPlan> plans, ProjectionPlan before, ProjectionPlan changed) {
        Set<TableKey> keys = new LinkedHashSet<>(before.keys());
        List<ProjectionPlan> sharing = List.of(before);
        int known;
        do {
            known = keys.size();
            sharing = plans.stream()
                    .filter(plan -> plan.keys().stream().anyMatch(keys::contains))
                    .toList();
            sharing.forEach(plan -> keys.addAll(plan.keys()));
        } while (keys.size() > known);
        List<ProjectionPlan> made = new ArrayList<>(sharing);
        made.set(made.indexOf(before), changed);
        return new TableExchange(made, keys, before.projection().index());
    }

    /**
     * The tables to be replaced.
     *
     * @param tables tables of a partition
     * @return those with synapses of the projections concerned
     */
    public List<SynapseTable> old(List<SynapseTable> tables) {
        return tables.stream().filter(table -> keys.contains(table.key())).toList();
    }

    /**
     * Makes the new tables of a partition.
     *
     * @param layout what the partition owns
     * @return new tables
     */
    public List<SynapseTable> make(PartitionLayout layout) {
        return new TableBuilder(plans, layout).build();
    }

    /**
     * The tables of the projection that changes.
     *
     * @param tables tables of a partition
     * @return those of its own
     */
    public List<SynapseTable> own(List<SynapseTable> tables) {
        return tables.stream().filter(table -> table.projection() == projection).toList();
    }

    /**
     * Lets new tables take over what belongs to sources and targets.
     *
     * @param old tables to be replaced
     * @param made new tables
     * @param step the next step
     */
    public void inherit(List<SynapseTable> old, List<SynapseTable> made, long step) {
        for (SynapseTable before : own(old)) {
            for (SynapseTable table : own(made)) {
                if (table.key().equals(before.key())) {
                    table.inherit(before, step);
                }
            }
        }
    }
}
