package org.neurosim.core.synapse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neurosim.core.connect.ConnectionBatch;
import org.neurosim.core.connect.ConnectionPlan;
import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;

/**
 * Builds the synapse tables of one partition. Every projection is generated twice, chunk by chunk, and only those chunks of targets of which the partition owns
 * some: once to count the synapses of each row, once to put them in place. Nothing is kept per synapse in between. Partitions build at the same time.
 */
public final class TableBuilder {

    private final List<ProjectionPlan> plans;
    private final PartitionLayout layout;
    private final Map<TableKey, TableAssembler> tables = new LinkedHashMap<>();
    private final ConnectionBatch batch = new ConnectionBatch();
    private final int[] local = new int[ConnectionPlan.CHUNK];
    private final int[] segmentOf = new int[ConnectionPlan.CHUNK];
    private double[] weight = new double[1024];
    private double[] delay = new double[1024];

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
     * @return the tables that hold at least one synapse, in the order of the projections that began them
     */
    public List<SynapseTable> build() {
        for (ProjectionPlan plan : plans) {
            new Pass(plan).count();
        }
        for (TableAssembler table : tables.values()) {
            table.allocate("synapse table");
        }
        for (ProjectionPlan plan : plans) {
            new Pass(plan).fill();
        }
        List<SynapseTable> result = new ArrayList<>();
        for (TableAssembler assembler : tables.values()) {
            SynapseTable table = assembler.finish();
            if (table.size() > 0) {
                result.add(table);
            }
        }
        return result;
    }

    /** One walk over the connections of a projection. */
    private final class Pass {
        private final ProjectionPlan plan;
        private final List<Segment> sources;
        private final List<Segment> targets;

        /** By segment of the source and receptor. */
        private final TableAssembler[][] assembler;

        /** By segment of the target. */
        private final int[] receptor;

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
            assembler = new TableAssembler[sources.size()][mostReceptors];
            for (int s = 0; s < sources.size(); s++) {
                for (int t = 0; t < targets.size(); t++) {
                    if (assembler[s][receptor[t]] == null) {
                        assembler[s][receptor[t]] = assembler(sources.get(s).population(), receptor[t]);
                    }
                }
            }
        }

        private TableAssembler assembler(PopulationDescription source, int ofReceptor) {
            TableKey key = plan.key(source.index(), ofReceptor);
            return tables.computeIfAbsent(key, k -> new TableAssembler(k, plan.rule(), plan.dt(), source.size()));
        }

        void count() {
            for (int chunk = 0; chunk < plan.chunks(); chunk++) {
                if (!locate(chunk)) {
                    continue;
                }
                plan.connect(chunk, batch);
                int firstTarget = chunk * ConnectionPlan.CHUNK;
                int s = 0;
                for (int k = 0; k < batch.size(); k++) {
                    int t = batch.targets()[k] - firstTarget;
                    if (local[t] >= 0) {
                        s = segment(batch.sources()[k], s);
                        assembler[s][receptor[segmentOf[t]]].count(row(batch.sources()[k], s));
                    }
                }
            }
        }

        void fill() {
            int commonDelay = plan.commonDelay();
            boolean ownDelays = commonDelay == TableKey.VARIED;
            for (int chunk = 0; chunk < plan.chunks(); chunk++) {
                if (!locate(chunk)) {
                    continue;
                }
                plan.connect(chunk, batch);
                if (weight.length < batch.size()) {
                    weight = new double[batch.size() + (batch.size() >> 2)];
                    delay = new double[weight.length];
                }
                plan.fillWeights(chunk, batch, weight);
                if (ownDelays) {
                    plan.fillDelays(chunk, batch, delay);
                }
                int firstTarget = chunk * ConnectionPlan.CHUNK;
                int s = 0;
                for (int k = 0; k < batch.size(); k++) {
                    int t = batch.targets()[k] - firstTarget;
                    if (local[t] >= 0) {
                        s = segment(batch.sources()[k], s);
                        assembler[s][receptor[segmentOf[t]]].put(
                                row(batch.sources()[k], s),
                                local[t],
                                weight[k],
                                ownDelays ? plan.delaySteps(delay[k]) : commonDelay);
                    }
                }
            }
        }

        /** Finds out where the targets of a chunk are; false if the partition owns none of them. */
        private boolean locate(int chunk) {
            int first = chunk * ConnectionPlan.CHUNK;
            int count =
                    Math.min(ConnectionPlan.CHUNK, plan.projection().target().size() - first);
            boolean any = false;
            int t = 0;
            for (int i = 0; i < count; i++) {
                while (first + i >= targets.get(t).offset() + targets.get(t).size()) {
                    t++;
                }
                Segment segment = targets.get(t);
                local[i] = layout.local(segment.population().index(), segment.from() + first + i - segment.offset());
                segmentOf[i] = t;
                any |= local[i] >= 0;
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

        private int row(int source, int s) {
            Segment segment = sources.get(s);
            return segment.from() + source - segment.offset();
        }
    }
}
