package org.neurosim.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.synapse.GradedTable;
import org.neurosim.core.synapse.StatePlaces;
import org.neurosim.core.synapse.SynapseTable;
import org.neurosim.core.synapse.TransmittedValues;

/**
 * The graded transmission of one partition: at the end of each step its neurons hand over what they transmit; at the start of each step the sums over its synapses enter the held variables of
 * its neurons, then rules change weights.
 *
 * <p>A slice is at most as long as the smallest delay (one step where there is none), so that all values that a slice reads were handed over before it began.
 */
final class GradedLinks {

    /** Who transmits: a population through the synapses of a projection. */
    record Sender(int projection, int population) {}

    private final Workspace workspace;
    private final GradedTable[] learning;
    private final HeldInput[] inputs;
    private final Map<Integer, List<TransmissionBlock>> senders = new LinkedHashMap<>();
    private final TransmissionBlock[] blocks;

    GradedLinks(
            NetworkDescription network,
            PartitionLayout layout,
            NeuronGroup[] groups,
            Workspace workspace,
            List<GradedTable> tables,
            Map<Sender, TransmittedValues> values,
            long seed) {
        this.workspace = workspace;
        for (Map.Entry<Sender, TransmittedValues> entry : values.entrySet()) {
            addSender(network, groups, entry.getKey(), entry.getValue(), seed);
        }
        blocks = senders.values().stream().flatMap(List::stream).toArray(TransmissionBlock[]::new);
        for (GradedTable table : tables) {
            ProjectionDescription projection = network.projections().get(table.projection());
            StatePlaces places = table.learns() ? postsynaptic(projection, groups, layout) : null;
            table.connect(values.get(new Sender(table.projection(), table.source())), places);
        }
        learning = tables.stream().filter(GradedTable::learns).toArray(GradedTable[]::new);
        inputs = inputs(network, layout, groups, tables);
    }

    /**
     * Finds out who transmits, and makes room for the values.
     *
     * @param tables tables of all partitions
     * @param slice steps for which partitions are advanced without meeting
     */
    static Map<Sender, TransmittedValues> values(
            NetworkDescription network, List<List<SynapseTable>> tables, int slice) {
        Map<Sender, Integer> longest = new LinkedHashMap<>();
        for (List<SynapseTable> ofPartition : tables) {
            for (SynapseTable table : ofPartition) {
                if (table instanceof GradedTable) {
                    longest.merge(new Sender(table.projection(), table.source()), table.maxDelay(), Math::max);
                }
            }
        }
        Map<Sender, TransmittedValues> values = new LinkedHashMap<>();
        longest.forEach((sender, delay) -> {
            int size = network.populations().get(sender.population()).size();
            boolean discrete = synapse(network, sender).isDiscrete();
            values.put(sender, new TransmittedValues(size, delay, slice, discrete));
        });
        return values;
    }

    private static Synapse.Graded synapse(NetworkDescription network, Sender sender) {
        return (Synapse.Graded) network.projections().get(sender.projection()).synapse();
    }

    private void addSender(
            NetworkDescription network, NeuronGroup[] groups, Sender sender, TransmittedValues values, long seed) {
        NeuronGroup group = groups[sender.population()];
        if (group == null) {
            return;
        }
        Synapse.Graded synapse = synapse(network, sender);
        int variable = group.spec().stateIndex(synapse.presynapticVariable());
        long key = StreamKey.of(seed, StreamKey.GRADED, sender.projection(), sender.population());
        for (NeuronBlock block : group.blocks) {
            senders.computeIfAbsent(sender.projection(), p -> new ArrayList<>())
                    .add(new TransmissionBlock(synapse, values, block, variable, key));
        }
    }

    private static StatePlaces postsynaptic(
            ProjectionDescription projection, NeuronGroup[] groups, PartitionLayout layout) {
        StatePlaces places = new StatePlaces(layout.size());
        String name = ((Synapse.GradedRule) projection.synapse()).postsynapticVariable();
        for (Segment s : projection.target().segments()) {
            NeuronGroup group = groups[s.population().index()];
            if (group != null) {
                int variable = group.spec().stateIndex(name);
                for (NeuronBlock block : group.blocks) {
                    places.put(block.local, block.size, block.x[variable]);
                }
            }
        }
        return places;
    }

    /** The receptors at which graded projections end, by their number. */
    private static HeldInput[] inputs(
            NetworkDescription network, PartitionLayout layout, NeuronGroup[] groups, List<GradedTable> tables) {
        Map<Integer, Map<NeuronBlock, ReceptorPort>> targets = new TreeMap<>();
        for (ProjectionDescription p : network.projections()) {
            if (p.synapse() instanceof Synapse.Graded) {
                for (Segment s : p.target().segments()) {
                    PopulationDescription population = s.population();
                    int receptor = p.receptorIndex(population);
                    Map<NeuronBlock, ReceptorPort> own = targets.computeIfAbsent(receptor, r -> new LinkedHashMap<>());
                    if (groups[population.index()] != null) {
                        for (NeuronBlock block : groups[population.index()].blocks) {
                            own.put(block, population.spec().receptors().get(receptor));
                        }
                    }
                }
            }
        }
        List<HeldInput> inputs = new ArrayList<>();
        targets.forEach((receptor, ports) -> inputs.add(new HeldInput(
                tables.stream().filter(t -> t.receptor() == receptor).toArray(GradedTable[]::new),
                ports.keySet().toArray(new NeuronBlock[0]),
                ports.values().toArray(new ReceptorPort[0]),
                layout.size())));
        return inputs.toArray(new HeldInput[0]);
    }

    /** Hands over the values of time 0. */
    void start() {
        workspace.step = -1;
        for (TransmissionBlock block : blocks) {
            block.start();
        }
    }

    /** Gives the neurons the input of a step, then lets rules change the weights. */
    void receive(long step) {
        for (HeldInput input : inputs) {
            input.receive(step);
        }
        for (GradedTable table : learning) {
            table.learn(step);
        }
    }

    /** Hands over the values at the end of the step. */
    void send() {
        for (TransmissionBlock block : blocks) {
            block.send();
        }
    }

    /** Tells that weights have been set. */
    void weightsChanged() {
        for (HeldInput input : inputs) {
            input.weightsChanged();
        }
    }

    /** Exchanges the model of a projection for one that declares the same. */
    void follow(int projection, Synapse.Graded synapse) {
        senders.getOrDefault(projection, List.of()).forEach(block -> block.follow(synapse));
    }
}
