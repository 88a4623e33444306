package org.neurosim.core.synapse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.neurosim.core.connect.ConnectionBatch;
import org.neurosim.core.connect.ConnectionPlan;
import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;

/**
 * Builds the synapse tables of one partition. Every projection is generated twice, chunk by chunk, and only those chunks of targets of which the partition owns
 * some: once to count the synapses of each row, once to put them in place. Projections that share a table are built together, and their tables are finished before
 * the next ones begin, so that what is needed while building is needed for a part of the synapses only, and serves for the next part. Partitions build at the same time.
 */
public final class TableBuilder {

    private static final Comparator<TableKey> BY_DELAY = Comparator.comparingInt(TableKey::source)
            .thenComparingInt(TableKey::receptor)
            .thenComparingInt(TableKey::delay);

    private final List<ProjectionPlan> plans;
    private final PartitionLayout layout;
    private final Map<TableKey, TableAssembler> assemblers = new LinkedHashMap<>();
    private final ConnectionBatch batch = new ConnectionBatch();
    private final SortSpace space = new SortSpace();

    /** Place in the partition, and segment, of each target of the chunk at hand. */
    private final int[] local = new int[ConnectionPlan.CHUNK];

    private final int[] segmentOf = new int[ConnectionPlan.CHUNK];

    private boolean ownsAll;

    // The synapses of the chunk that the partition owns, one entry each.
    private int[] row = new int[1024];
    private char[] target = new char[1024];
    private double[] weight = new double[1024];
    private double[] delay = new double[1024];
    private int[] steps = new int[1024];

    /**
     * A builder.
     *
     * @param plans projections, in order
     * @param layout what the partition owns
     */
    public TableBuilder(List<ProjectionPlan> plans, PartitionLayout layout) {
        this.plans = plans;
        this.layout = layout;
    }

    /**
     * Builds.
     *
     * @return the tables that hold at least one synapse or may get some, in an order that does not depend on partitions
     */
    public List<SynapseTable> build() {
        List<Pass> passes = new ArrayList<>();
        for (ProjectionPlan plan : plans) {
            passes.add(new Pass(plan));
        }
        Map<TableAssembler, SynapseTable> finished = new LinkedHashMap<>();
        while (!passes.isEmpty()) {
            List<Pass> group = takeGroup(passes);
            Set<TableAssembler> shared = new LinkedHashSet<>();
            for (Pass pass : group) {
                pass.count();
                shared.addAll(pass.tables());
            }
            shared.forEach(TableAssembler::allocate);
            group.forEach(Pass::fill);
            if (passes.isEmpty()) {
                space.keepNothing();
            }
            shared.forEach(table -> finished.put(table, table.finish()));
        }
        List<TableKey> order = new ArrayList<>(assemblers.keySet());
        order.sort(delaysInOrder());
        return order.stream()
                .map(key -> finished.get(assemblers.get(key)))
                .filter(table -> table.size() > 0 || table.projection() != TableKey.NO_RULE)
                .toList();
    }

    /** Which delay of a projection with a table for each is met first depends on the partition. All others stay as they are. */
    private Comparator<TableKey> delaysInOrder() {
        Set<Integer> split = new HashSet<>();
        for (ProjectionPlan plan : plans) {
            if (plan.splitsByDelay()) {
                split.add(plan.projection().index());
            }
        }
        return Comparator.comparingInt((TableKey key) -> split.contains(key.rule()) ? key.rule() : TableKey.NO_RULE)
                .thenComparing((a, b) -> split.contains(a.rule()) ? BY_DELAY.compare(a, b) : 0);
    }

    /** Takes the first projection and all that share tables with it, directly or through others. */
    private static List<Pass> takeGroup(List<Pass> passes) {
        Pass first = passes.get(0);
        Set<TableAssembler> tables = new LinkedHashSet<>(first.tables());
        int known;
        do {
            known = tables.size();
            for (Pass pass : passes) {
                if (pass.tables().stream().anyMatch(tables::contains)) {
                    tables.addAll(pass.tables());
                }
            }
        } while (tables.size() > known);
        List<Pass> group = passes.stream()
                .filter(pass -> pass == first || pass.tables().stream().anyMatch(tables::contains))
                .toList();
        passes.removeAll(group);
        return group;
    }

    private void reserve(int size) {
        if (row.length < size) {
            int length = size + (size >> 2);
            row = new int[length];
            target = new char[length];
            weight = new double[length];
            delay = new double[length];
            steps = new int[length];
        }
    }

    /** The walks over the connections of a projection. */
    private final class Pass {
        private final ProjectionPlan plan;
        private final List<Segment> sources;
        private final List<Segment> targets;

        /** By segment of the source and receptor. */
        private final TableAssembler[][] assembler;

        /** By segment of the target. */
        private final int[] receptor;

        private final boolean oneTable;

        /** Tables by source segment, receptor and delay, for rules whose tables hold one delay each; else empty. */
        private final Map<TableKey, TableAssembler> byDelay = new LinkedHashMap<>();

        Pass(ProjectionPlan plan) {
            this.plan = plan;
            ProjectionDescription projection = plan.projection();
            sources = projection.source().segments();
            targets = projection.target().segments();
            receptor = new int[targets.size()];
            int mostReceptors = 0;
            for (int t = 0; t < targets.size(); t++) {
                receptor[t] = projection.receptorIndex(targets.get(t).population());
                mostReceptors = Math.max(mostReceptors, receptor[t] + 1);
            }
            oneTable = !plan.splitsByDelay()
                    && sources.size() == 1
                    && IntStream.of(receptor).distinct().count() == 1;
            assembler = new TableAssembler[sources.size()][mostReceptors];
            for (int s = 0; s < sources.size(); s++) {
                for (int t = 0; t < targets.size(); t++) {
                    if (assembler[s][receptor[t]] == null && !plan.splitsByDelay()) {
                        assembler[s][receptor[t]] = assembler(sources.get(s).population(), receptor[t]);
                    }
                }
            }
        }

        private TableAssembler assembler(PopulationDescription source, int ofReceptor) {
            return assembler(source, plan.key(source.index(), ofReceptor));
        }

        private TableAssembler assembler(PopulationDescription source, TableKey key) {
            return assemblers.computeIfAbsent(
                    key,
                    k -> new TableAssembler(k, source.size(), source.name(), space, t -> plan.withRule(t, layout)));
        }

        private TableAssembler tableOf(int sourceSegment, int ofReceptor, int delaySteps) {
            if (!plan.splitsByDelay()) {
                return assembler[sourceSegment][ofReceptor];
            }
            PopulationDescription source = sources.get(sourceSegment).population();
            TableKey key = plan.key(source.index(), ofReceptor).withDelay(delaySteps);
            return byDelay.computeIfAbsent(key, k -> assembler(source, k));
        }

        Set<TableAssembler> tables() {
            Set<TableAssembler> tables = new LinkedHashSet<>();
            for (TableAssembler[] ofSegment : assembler) {
                for (TableAssembler table : ofSegment) {
                    if (table != null) {
                        tables.add(table);
                    }
                }
            }
            tables.addAll(byDelay.values());
            return tables;
        }

        void count() {
            for (int chunk = 0; chunk < plan.chunks(); chunk++) {
                if (locate(chunk)) {
                    plan.connect(chunk, batch);
                    reserve(batch.size());
                    if (plan.splitsByDelay()) {
                        fillDelays(chunk);
                    }
                    hand(chunk, false);
                }
            }
        }

        void fill() {
            boolean ownDelays = plan.commonDelay() == TableKey.VARIED;
            for (int chunk = 0; chunk < plan.chunks(); chunk++) {
                if (locate(chunk)) {
                    plan.connect(chunk, batch);
                    reserve(batch.size());
                    plan.fillWeights(chunk, batch, weight);
                    if (ownDelays) {
                        fillDelays(chunk);
                    }
                    hand(chunk, true);
                }
            }
        }

        private void fillDelays(int chunk) {
            plan.fillDelays(chunk, batch, delay);
            plan.toSteps(delay, steps, batch.size());
        }

        /** Hands the synapses of the batch that the partition owns to their tables, in order, as many at a time as belong to the same. */
        private void hand(int chunk, boolean filling) {
            int[] sourceOf = batch.sources();
            int[] targetOf = batch.targets();
            int firstTarget = chunk * ConnectionPlan.CHUNK;
            if (oneTable && ownsAll) {
                handAll(sourceOf, targetOf, firstTarget, filling);
                return;
            }
            int s = 0;
            int count = 0;
            int from = 0;
            TableAssembler table = null;
            for (int k = 0; k < batch.size(); k++) {
                int t = targetOf[k] - firstTarget;
                if (local[t] < 0) {
                    continue;
                }
                s = segment(sourceOf[k], s);
                TableAssembler own = tableOf(s, receptor[segmentOf[t]], steps[k]);
                if (own != table) {
                    hand(table, from, count, filling);
                    table = own;
                    from = count;
                }
                row[count] =
                        sourceOf[k] + sources.get(s).from() - sources.get(s).offset();
                target[count] = (char) local[t];
                weight[count] = weight[k];
                steps[count] = steps[k];
                count++;
            }
            hand(table, from, count, filling);
        }

        /** The same where no synapse is left out and all belong to one table: short loops without branches. */
        private void handAll(int[] sourceOf, int[] targetOf, int firstTarget, boolean filling) {
            int shift = sources.get(0).from() - sources.get(0).offset();
            int size = batch.size();
            for (int k = 0; k < size; k++) {
                row[k] = sourceOf[k] + shift;
            }
            if (filling) {
                for (int k = 0; k < size; k++) {
                    target[k] = (char) local[targetOf[k] - firstTarget];
                }
            }
            hand(assembler[0][receptor[0]], 0, size, filling);
        }

        private void hand(TableAssembler table, int from, int to, boolean filling) {
            if (from == to) {
                return;
            }
            if (filling) {
                table.put(row, target, weight, steps, from, to);
            } else {
                table.count(row, from, to);
            }
        }

        /** Finds out where the targets of a chunk are; false if the partition owns none of them. */
        private boolean locate(int chunk) {
            int first = chunk * ConnectionPlan.CHUNK;
            int count =
                    Math.min(ConnectionPlan.CHUNK, plan.projection().target().size() - first);
            boolean any = false;
            ownsAll = true;
            int t = 0;
            for (int i = 0; i < count; i++) {
                while (first + i >= targets.get(t).offset() + targets.get(t).size()) {
                    t++;
                }
                Segment segment = targets.get(t);
                local[i] = layout.local(segment.population().index(), segment.from() + first + i - segment.offset());
                segmentOf[i] = t;
                any |= local[i] >= 0;
                ownsAll &= local[i] >= 0;
            }
            return any;
        }

        private int segment(int source, int guess) {
            Segment g = sources.get(guess);
            if (source >= g.offset() && source < g.offset() + g.size()) {
                return guess;
            }
            int low = 0;
            int high = sources.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (sources.get(middle).offset() <= source) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
    }
}
