package org.neurosim.core.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Synapse;
import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.synapse.PostsynapticColumns;
import org.neurosim.core.synapse.SteppedTable;
import org.neurosim.core.synapse.SynapseTable;

/** The synapses of one partition with rules that act at the ends of steps. */
final class SteppedPlasticity {

    private final SteppedTable[] tables;

    /** What the rules see of the neurons, one for each projection. */
    private final PostsynapticColumns[] columns;

    SteppedPlasticity(
            NetworkDescription network, List<SynapseTable> ofPartition, NeuronGroup[] groups, PartitionLayout layout) {
        tables = ofPartition.stream().filter(SteppedTable.class::isInstance).toArray(SteppedTable[]::new);
        Map<Integer, PostsynapticColumns> byProjection = new LinkedHashMap<>();
        for (SteppedTable table : tables) {
            table.connect(byProjection.computeIfAbsent(table.projection(), p -> {
                List<String> states = table.postsynapticStates();
                PostsynapticColumns made = new PostsynapticColumns(table.history(), states.size(), layout.size());
                TargetBlocks.forEach(network.projections().get(p), states, groups, layout, made::addBlock);
                return made;
            }));
        }
        columns = byProjection.values().toArray(new PostsynapticColumns[0]);
    }

    /** Takes the state of the neurons, then lets the rules act. */
    void endStep(long step) {
        for (int c = 0; c < columns.length; c++) {
            columns[c].take(step);
        }
        for (int t = 0; t < tables.length; t++) {
            tables[t].endStep(step);
        }
    }

    /** Refuses a rule that asks for what there is not. */
    static void check(ProjectionDescription p, Synapse.SteppedRule rule) {
        String where = "projection " + p.label() + ": rule " + rule.spec().name();
        if (rule.interval() < 1) {
            throw new InvalidNetworkException(
                    where + ": interval() = " + rule.interval() + " steps; must be at least 1");
        }
        if (rule.history() < 0) {
            throw new InvalidNetworkException(where + ": history() = " + rule.history() + " steps; must be at least 0");
        }
        if (!rule.spec().postsynapticTraces().isEmpty()
                || !rule.spec().signals().isEmpty()) {
            throw new InvalidNetworkException(
                    where
                            + " declares postsynaptic traces or signals, which a rule that acts at the ends of steps does not get; let it read state variables of its targets");
        }
        if (p.dendriticDelay() > 0) {
            throw new InvalidNetworkException(
                    where + ": dendriticDelay = " + p.dendriticDelay()
                            + " ms; must be 0 for a rule that acts at the ends of steps, because it sees presynaptic spikes as they reach the cell body");
        }
        TargetBlocks.check(p);
    }
}
