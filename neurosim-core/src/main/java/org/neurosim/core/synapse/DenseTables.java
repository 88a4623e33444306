package org.neurosim.core.synapse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which tables deliver the spikes of a step together, as {@link BitRows}. Since that rounds otherwise than single delivery, neither which tables do so nor at how many spikes may depend on how
 * neurons are divided into partitions: the numbers of synapses, neurons and spikes are those of the whole network.
 */
public final class DenseTables {

    private static final int FEWEST_NEURONS = 1024;

    /** A source neuron has synapses onto at least one neuron in so many. */
    private static final int SPARSEST = 32;

    /** Delivery together takes as long as that of so many single events per neuron. */
    private static final double EVENTS_PER_NEURON = 1.5;

    private DenseTables() {}

    /**
     * Tells dense tables from how many spikes on to deliver them together.
     *
     * @param tables all tables, by partition
     * @param neurons number of neurons of the network that receive spikes
     */
    public static void find(List<List<SynapseTable>> tables, long neurons) {
        if (neurons < FEWEST_NEURONS) {
            return;
        }
        Map<TableKey, Long> synapses = new HashMap<>();
        for (List<SynapseTable> ofPartition : tables) {
            for (SynapseTable table : ofPartition) {
                if (table.canDeliverTogether()) {
                    synapses.merge(table.key(), (long) table.size(), Long::sum);
                }
            }
        }
        for (List<SynapseTable> ofPartition : tables) {
            for (SynapseTable table : ofPartition) {
                Long total = synapses.get(table.key());
                if (total != null && table.canDeliverTogether()) {
                    double perSource = total / (double) table.rows();
                    boolean isDense = perSource * SPARSEST >= neurons;
                    table.deliverTogetherFrom(
                            isDense ? (int) Math.ceil(EVENTS_PER_NEURON * neurons / perSource) : Integer.MAX_VALUE);
                }
            }
        }
    }
}
