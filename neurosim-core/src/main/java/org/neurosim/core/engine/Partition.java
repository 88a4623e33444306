package org.neurosim.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neurosim.api.NumericalFailureException;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.ReceptorPort;
import org.neurosim.core.decompose.PartitionLayout;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.StimulusDescription;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.record.StateSamples;
import org.neurosim.core.synapse.ArrivalSchedule;
import org.neurosim.core.synapse.GradedTable;
import org.neurosim.core.synapse.InputColumn;
import org.neurosim.core.synapse.InputRing;
import org.neurosim.core.synapse.LearningTable;
import org.neurosim.core.synapse.StatePlaces;
import org.neurosim.core.synapse.SynapseTable;
import org.neurosim.core.synapse.TransmittedValues;

/**
 * A part of the network that one thread advances: a slice of every population, all synapses onto its neurons, and the input that is under way to them.
 *
 * <p>A slice of time is at most as long as the smallest delay, so that within it no partition needs spikes of others that are not yet known. At its start the
 * spikes of the slice before are pushed into the input ring (tables with individual delays); then each step pulls the spikes whose common delay ends with it,
 * integrates the neurons, and lets them take what arrives. The order of additions into an input column is that of emission step, table and source neuron, whatever the partitions
 * and slices: results do not depend on them.
 */
final class Partition {

    private static final int STEPS_BETWEEN_CHECKS = 64;
    private static final int STEPS_BETWEEN_CLEANINGS = 512;

    /**
     * What has decayed below is taken for zero. Left alone it would end as a subnormal number, with which processors calculate 10 to 20 times more slowly: after 1.5 s of
     * silence with a time constant of 2 ms.
     */
    private static final double TINY = 1e-290;

    private final PartitionLayout layout;
    private final Workspace workspace;
    private final NeuronGroup[] groups;
    private final SourceBlock[][] sources;

    /** By population: spikes that come from another part of the network, null where there are none. */
    private final ImportedSpikes[] imported;

    private final List<Sampler> samplers = new ArrayList<>();
    private SynapseTable[] pulled = {};
    private SynapseTable[] pushed = {};
    private SynapseTable[] gathering = {};
    private LearningTable[] plastic = {};
    private ContinuousPlasticity continuous;
    private GradedTable[] graded = {};

    /** Null in networks without graded synapses. */
    private GradedLinks links;

    private InputRing ring;
    private ArrivalSchedule schedule;
    private StatePlaces[] places;
    private boolean receptorsShareVariables;
    private SpikeLog log;
    private Partition[] all;
    private long synapticEvents;
    private long spikes;

    Partition(NetworkDescription network, PartitionLayout layout, double dt, boolean offGrid, long seed) {
        this.layout = layout;
        List<PopulationDescription> populations = network.populations();
        workspace = new Workspace(dt);
        groups = new NeuronGroup[populations.size()];
        sources = new SourceBlock[populations.size()][];
        imported = new ImportedSpikes[populations.size()];
        for (PopulationDescription p : populations) {
            int q = p.index();
            int from = layout.from(q);
            int to = layout.to(q);
            sources[q] = new SourceBlock[0];
            if (from == to) {
                continue;
            }
            receptorsShareVariables |= !p.isSource() && shareVariables(p.spec().receptors());
            if (p.isSource()) {
                sources[q] = sourceBlocks(p, from, to, seed);
            } else {
                groups[q] = new NeuronGroup(
                        p, IntegratorChoice.of(p), from, to, layout.offset(q), workspace, offGrid, seed);
            }
        }
        addStimuli(network.stimuli(), seed);
        for (StateSamples record : network.stateSamples()) {
            samplers.add(new Sampler(record));
        }
    }

    private static boolean shareVariables(List<ReceptorPort> receptors) {
        return receptors.stream().mapToInt(ReceptorPort::state).distinct().count() < receptors.size();
    }

    private SourceBlock[] sourceBlocks(PopulationDescription p, int from, int to, long seed) {
        SourceBlock[] blocks = new SourceBlock[(to - from + Workspace.BLOCK - 1) / Workspace.BLOCK];
        long key = StreamKey.of(seed, StreamKey.SOURCES, p.index());
        for (int b = 0; b < blocks.length; b++) {
            int first = from + b * Workspace.BLOCK;
            int size = Math.min(Workspace.BLOCK, to - first);
            blocks[b] = new SourceBlock(p.name(), p.source(), workspace, first, size, key);
        }
        return blocks;
    }

    private void addStimuli(List<StimulusDescription> stimuli, long seed) {
        for (NeuronGroup group : groups) {
            if (group == null) {
                continue;
            }
            for (NeuronBlock block : group.blocks) {
                List<StimulusBlock> currents = new ArrayList<>();
                List<StimulusBlock> drives = new ArrayList<>();
                for (int k = 0; k < stimuli.size(); k++) {
                    StimulusDescription d = stimuli.get(k);
                    int receptor = d.receptor() == null ? -1 : group.spec().receptorIndex(d.receptor());
                    for (Segment s : d.targets().segments()) {
                        int low = Math.max(block.first, s.from());
                        int high = Math.min(block.first + block.size, s.to());
                        if (s.population() == group.population && low < high) {
                            long key = StreamKey.of(seed, StreamKey.STIMULI, k);
                            (receptor < 0 ? currents : drives)
                                    .add(new StimulusBlock(
                                            d.stimulus(),
                                            workspace,
                                            s.offset() + low - s.from(),
                                            high - low,
                                            low - block.first,
                                            receptor,
                                            key));
                        }
                    }
                }
                block.stimulate(currents, drives);
            }
        }
    }

    /** Takes the synapses, and room for the spikes and the input that is under way. */
    void connect(
            NetworkDescription network,
            List<SynapseTable> tables,
            int slots,
            int receptors,
            int logSlots,
            boolean offGrid,
            Partition[] partitions) {
        take(tables);
        schedule = new ArrivalSchedule(slots);
        // One column per receptor stays in the cache; only tables that deliver ahead of time need more.
        boolean ahead = Stream.of(pushed).anyMatch(SynapseTable::deliversAhead);
        ring = new InputRing(ahead ? slots : 1, receptors, layout.size());
        places = new StatePlaces[receptors];
        for (int r = 0; r < receptors; r++) {
            places[r] = new StatePlaces(layout.size());
            for (NeuronGroup group : groups) {
                if (group != null) {
                    for (NeuronBlock block : group.blocks) {
                        block.place(r, places[r]);
                    }
                }
            }
        }
        log = new SpikeLog(logSlots, groups.length, offGrid);
        all = partitions;
        continuous = new ContinuousPlasticity(network, tables, groups, layout, workspace.dt, partitions);
    }

    /** Exchanges tables before a step is made. Spikes that have been pushed go the way that they had then. */
    void exchange(List<SynapseTable> old, List<SynapseTable> made) {
        List<SynapseTable> tables = new ArrayList<>(tables());
        tables.removeAll(old);
        tables.addAll(made);
        take(tables);
    }

    private void take(List<SynapseTable> tables) {
        pulled = tables.stream().filter(SynapseTable::isPulled).toArray(SynapseTable[]::new);
        pushed = tables.stream()
                .filter(t -> !t.isPulled() && !(t instanceof GradedTable))
                .toArray(SynapseTable[]::new);
        gathering = tables.stream().filter(SynapseTable::gathers).toArray(SynapseTable[]::new);
        plastic = tables.stream().filter(LearningTable.class::isInstance).toArray(LearningTable[]::new);
    }

    /** Takes the graded synapses; the neurons hand over what they transmit at time 0. */
    void link(
            NetworkDescription network,
            List<SynapseTable> tables,
            Map<GradedLinks.Sender, TransmittedValues> values,
            long seed) {
        graded = tables.stream().filter(GradedTable.class::isInstance).toArray(GradedTable[]::new);
        if (!values.isEmpty()) {
            links = new GradedLinks(network, layout, groups, workspace, List.of(graded), values, seed);
            links.start();
        }
    }

    /** Pushes the spikes of steps pushFrom to from - 1 and makes steps from to - 1. */
    void advance(long pushFrom, long from, long to) {
        for (long step = pushFrom; step < from; step++) {
            push(step);
        }
        gather(from, to);
        continuous.beginSlice(from);
        for (long step = from; step < to; step++) {
            continuous.beginStep(step);
            pull(step);
            makeStep(step);
        }
    }

    private void push(long step) {
        for (SynapseTable table : pushed) {
            for (Partition p : all) {
                int slot = p.log.slot(step);
                int begin = p.log.from(slot, table.source());
                int end = p.log.to(slot, table.source());
                if (begin < end) {
                    synapticEvents += table.push(p.log.ids(slot), begin, end, ring, schedule, step);
                }
            }
        }
    }

    /** Lets interwoven rows be read for all partitions of this thread, of which this one is the first. */
    private void gather(long from, long to) {
        for (SynapseTable table : gathering) {
            table.beginGathering(from, to);
            for (long step = Math.max(from, table.uniformDelay()); step < to; step++) {
                for (Partition p : all) {
                    int slot = p.log.slot(step - table.uniformDelay());
                    table.gather(
                            p.log.ids(slot), p.log.from(slot, table.source()), p.log.to(slot, table.source()), step);
                }
            }
        }
    }

    private void pull(long step) {
        schedule.deliver(step, ring);
        for (SynapseTable table : pulled) {
            long emitted = step - table.uniformDelay();
            if (emitted < 0) {
                continue;
            }
            boolean together = table.isDense() && table.deliversTogether(spikes(table.source(), emitted));
            for (Partition p : all) {
                int slot = p.log.slot(emitted);
                int begin = p.log.from(slot, table.source());
                int end = p.log.to(slot, table.source());
                if (together) {
                    table.collect(p.log.ids(slot), begin, end);
                } else if (begin < end) {
                    synapticEvents += table.pull(p.log.ids(slot), begin, end, ring, step);
                }
            }
            if (together) {
                synapticEvents += table.pullCollected(ring, step);
            }
        }
    }

    /** Spikes of a population in a step, in all partitions. */
    private int spikes(int population, long emitted) {
        int sum = 0;
        for (Partition p : all) {
            int slot = p.log.slot(emitted);
            sum += p.log.to(slot, population) - p.log.from(slot, population);
        }
        return sum;
    }

    private void makeStep(long step) {
        workspace.step = step;
        if (links != null) {
            links.receive(step);
        }
        boolean together = hasSparse(step);
        if (together) {
            for (NeuronGroup group : groups) {
                if (group != null) {
                    group.integrate();
                }
            }
            drainSparse(step);
        }
        log.beginStep(step);
        for (int q = 0; q < groups.length; q++) {
            log.beginPopulation(q);
            if (groups[q] != null && together) {
                groups[q].finish(ring, log);
            } else if (groups[q] != null) {
                groups[q].step(ring, log);
            } else if (imported[q] != null) {
                spikes -= imported[q].emit(step, log);
            } else {
                for (SourceBlock block : sources[q]) {
                    block.emit(log);
                }
            }
        }
        log.endStep();
        continuous.endStep(step);
        tellPlasticTables(step);
        for (int r = 0; r < ring.receptors(); r++) {
            ring.column(step, r).drained();
        }
        spikes += log.size(log.slot(step));
        if (links != null) {
            links.send();
        }
        for (int k = 0; k < samplers.size(); k++) {
            samplers.get(k).sample(step + 1);
        }
        if ((step + 1) % STEPS_BETWEEN_CHECKS == 0) {
            requireFinite(step);
        }
        if ((step + 1) % STEPS_BETWEEN_CLEANINGS == 0) {
            dropTiny();
        }
    }

    private void tellPlasticTables(long step) {
        int slot = log.slot(step);
        for (LearningTable table : plastic) {
            for (int q = 0; q < groups.length; q++) {
                if (groups[q] != null) {
                    int offset = layout.offset(q) - layout.from(q);
                    table.postsynaptic(log.ids(slot), log.from(slot, q), log.to(slot, q), offset, step);
                }
            }
            table.tidy(step + 1);
        }
    }

    private boolean hasSparse(long step) {
        for (int r = 0; r < ring.receptors(); r++) {
            InputColumn column = ring.column(step, r);
            if (!column.isEmpty() && !column.isDense()) {
                return true;
            }
        }
        return false;
    }

    /** Drains sparse columns; dense ones follow block by block. Receptors that act on one variable must add to it in their order, whichever way is taken. */
    private void drainSparse(long step) {
        boolean anyDense = false;
        for (int r = 0; r < ring.receptors(); r++) {
            InputColumn column = ring.column(step, r);
            if (column.isEmpty()) {
                continue;
            }
            if (anyDense && receptorsShareVariables) {
                column.touchAll();
            }
            if (column.isDense()) {
                anyDense = true;
            } else {
                column.drain(places[r]);
            }
        }
    }

    /** Stops the run if a state variable is NaN or infinite. */
    void requireFinite(long step) {
        for (NeuronGroup group : groups) {
            if (group != null) {
                for (NeuronBlock block : group.blocks) {
                    for (int k = 0; k < block.x.length; k++) {
                        if (!isFinite(block.x[k], block.size)) {
                            throw failure(group, block, k, step);
                        }
                    }
                }
            }
        }
    }

    /** 0 x is 0 for a finite x, else NaN; four sums, because each addition waits for the one before. */
    private static boolean isFinite(double[] x, int n) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            first += 0 * x[i];
            second += 0 * x[i + 1];
            third += 0 * x[i + 2];
            fourth += 0 * x[i + 3];
        }
        for (; i < n; i++) {
            first += 0 * x[i];
        }
        return first + second + third + fourth == 0;
    }

    /** At fixed steps, so that neither threads nor the division of a run leave a trace. */
    private void dropTiny() {
        for (NeuronGroup group : groups) {
            if (group != null) {
                for (NeuronBlock block : group.blocks) {
                    for (double[] column : block.x) {
                        dropTiny(column, block.size);
                    }
                }
            }
        }
    }

    private static void dropTiny(double[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = Math.abs(x[i]) < TINY ? 0 : x[i];
        }
    }

    private static NumericalFailureException failure(NeuronGroup group, NeuronBlock block, int k, long step) {
        int i = 0;
        while (Double.isFinite(block.x[k][i])) {
            i++;
        }
        String variable = group.spec().states().get(k).name();
        double time = (step + 1) * group.dt();
        int neuron = block.first + i;
        return new NumericalFailureException(
                "population " + group.population.name() + ", neuron " + neuron + ": " + variable + " = " + block.x[k][i]
                        + " at " + time + " ms (found within " + STEPS_BETWEEN_CHECKS
                        + " steps of its occurrence); use a smaller time step or a more stable integrator, or check parameters, weights and currents",
                group.population.name(),
                neuron,
                variable,
                time,
                block.x[k][i]);
    }

    /** Samples the initial state. */
    void sampleNow(long steps) {
        for (Sampler sampler : samplers) {
            sampler.sample(steps);
        }
    }

    /** Writes the values of this partition's neurons into a record. */
    private final class Sampler {
        private final StateSamples record;
        private final List<NeuronBlock> blocks = new ArrayList<>();
        private final List<int[]> places = new ArrayList<>();

        Sampler(StateSamples record) {
            this.record = record;
            for (Segment s : record.recorded().segments()) {
                NeuronGroup group = groups[s.population().index()];
                if (group == null) {
                    continue;
                }
                int variable = group.spec().stateIndex(record.variable());
                for (NeuronBlock block : group.blocks) {
                    int low = Math.max(block.first, s.from());
                    int high = Math.min(block.first + block.size, s.to());
                    if (low < high) {
                        blocks.add(block);
                        places.add(new int[] {variable, low - block.first, high - low, s.offset() + low - s.from()});
                    }
                }
            }
        }

        void sample(long steps) {
            if (!record.isDue(steps) || blocks.isEmpty()) {
                return;
            }
            double[] chunk = record.chunk(steps);
            int offset = record.offset(steps);
            for (int k = 0; k < blocks.size(); k++) {
                int[] place = places.get(k);
                System.arraycopy(blocks.get(k).x[place[0]], place[1], chunk, offset + place[3], place[2]);
            }
        }
    }

    /** Lets all spikes before a step act upon the synapses, of which those before pushFrom have been pushed. */
    void bringUpToDate(long pushFrom, long step) {
        for (long s = pushFrom; s < step; s++) {
            push(s);
        }
        for (LearningTable table : plastic) {
            table.catchUp(step);
        }
    }

    /** Brings the weights of a projection up to date before step is made, so that they can be set. */
    void settle(int projection, long step) {
        schedule.copyAll();
        for (LearningTable table : plastic) {
            if (table.projection() == projection) {
                table.settle(step);
            }
        }
    }

    /** Lets the spikes of a population that is advanced elsewhere come from this partition. */
    void receive(int population, ImportedSpikes spikesOfPopulation) {
        imported[population] = spikesOfPopulation;
    }

    ContinuousPlasticity continuous() {
        return continuous;
    }

    List<SynapseTable> tables() {
        return Stream.of(pulled, pushed, graded).flatMap(Stream::of).toList();
    }

    /** Tells that weights have been set from outside. */
    void weightsChanged() {
        if (links != null) {
            links.weightsChanged();
        }
    }

    /** Exchanges the rule of a projection's synapses for one that declares the same. */
    void follow(int projection, Synapse synapse) {
        for (SynapseTable table : tables()) {
            if (table.projection() == projection) {
                table.follow(synapse);
            }
        }
        if (links != null && synapse instanceof Synapse.Graded c) {
            links.follow(projection, c);
        }
    }

    NeuronGroup group(int population) {
        return groups[population];
    }

    PartitionLayout layout() {
        return layout;
    }

    SpikeLog log() {
        return log;
    }

    /** Neurons other than spike sources. */
    long neurons() {
        long sum = 0;
        for (NeuronGroup group : groups) {
            sum += group == null ? 0 : group.size();
        }
        return sum;
    }

    long synapticEvents() {
        return synapticEvents;
    }

    long spikes() {
        return spikes;
    }

    long synapses() {
        long sum = 0;
        for (SynapseTable t : tables()) {
            sum += t.size();
        }
        return sum;
    }
}
