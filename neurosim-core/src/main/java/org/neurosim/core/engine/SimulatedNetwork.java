package org.neurosim.core.engine;

import java.util.List;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkStatistics;
import org.neurosim.api.Neurons;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.Synapse;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NetworkPart;
import org.neurosim.core.describe.NeuronSet;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.events.SpikeReceiver;
import org.neurosim.core.record.SpikeSink;
import org.neurosim.core.record.StateSamples;
import org.neurosim.core.run.SteppedNetwork;
import org.neurosim.core.run.ThreadTeam;
import org.neurosim.core.synapse.SynapseSampler;
import org.neurosim.core.synapse.SynapseSamplers;

/**
 * A network that runs: divides time into slices of at most the smallest delay and these into rounds, lets the thread team advance all partitions through the slices of a round, then hands the
 * round's spikes to the recorders. Threads meet once per slice; with one round per slice they would wait for the recorders, too.
 *
 * <p>Only this class knows where the run is ({@link #stepsMade}); partitions are told which steps to make. Between rounds, when only the calling thread is active, everything
 * may be read and written. Threads see each other's writes through the team's counters.
 */
public final class SimulatedNetwork extends SteppedNetwork {

    /** Longest slice, and the length of slices where there are no delays. */
    private static final int LONGEST_SLICE = 64;

    private final ThreadTeam team;
    private final Partition[] partitions;
    private final int slice;

    /** Steps of a round of slices. */
    private final int roundSteps;

    private final SliceRound round;

    private final SpikeSink[] sinks;
    private final StateSamples[] samples;
    private final SynapseSamplers synapseSamplers;
    private final Runnable catchUp = this::bringUpToDate;
    private final SynapseChanges synapses;
    private long pushedTo;

    SimulatedNetwork(
            NetworkPart part,
            SimulationOptions options,
            ThreadTeam team,
            Partition[] partitions,
            int minDelaySteps,
            int roundSteps,
            SynapseChanges synapses) {
        super(part.network(), options);
        this.team = team;
        this.partitions = partitions;
        this.synapses = synapses;
        this.slice = minDelaySteps;
        this.roundSteps = roundSteps;
        round = new SliceRound(team, partitions, minDelaySteps);
        sinks = network.spikeSinks().stream()
                .filter(sink -> part.hasAll(sink.recorded()))
                .toArray(SpikeSink[]::new);
        samples = network.stateSamples().stream()
                .filter(record -> part.hasAny(record.recorded()))
                .toArray(StateSamples[]::new);
        for (SpikeSink sink : sinks) {
            sink.attach(dt);
        }
        for (StateSamples record : samples) {
            record.attach(dt);
            record.makeRoom(0);
        }
        for (Partition p : partitions) {
            p.sampleNow(0);
        }
        for (StateSamples record : samples) {
            record.commit(0);
        }
        synapseSamplers = new SynapseSamplers(network.synapseSamples().stream()
                .filter(r -> part.hasAny(r.projection().target()))
                .map(r -> synapses.of(r.projection()).sampler(r))
                .toArray(SynapseSampler[]::new));
    }

    /**
     * Builds a network.
     *
     * @param description complete description
     * @param options time step, seed, threads
     * @return the network at time 0
     */
    public static Network build(NetworkDescription description, SimulationOptions options) {
        return new EngineChoice(description, options).build(LONGEST_SLICE);
    }

    /** Rounds end where synapses are sampled: only then have all spikes been told to all partitions. */
    @Override
    protected long endOfSlice() {
        return Math.min(stepsMade + roundSteps, synapseSamplers.nextDue(stepsMade));
    }

    @Override
    protected void requireFinite() {
        for (Partition p : partitions) {
            p.requireFinite(stepsMade - 1);
        }
    }

    @Override
    protected void makeRoom(long to) {
        for (StateSamples record : samples) {
            record.makeRoom(to);
        }
        synapseSamplers.requireRoom(to);
    }

    @Override
    protected void makeSteps(long to) {
        try {
            round.make(pushedTo, stepsMade, to);
        } catch (RuntimeException | Error e) {
            takeUntil(e);
            throw e;
        }
        pushedTo = round.lastSlice();
        partitions[0].continuous().publish(to);
        take(to);
        synapseSamplers.sample(to, catchUp);
    }

    /** Lets the records take what all partitions had done before a failure, which no other may hide. */
    private void takeUntil(Throwable first) {
        try {
            take(round.doneByAll());
        } catch (RuntimeException | Error another) {
            if (another != first) {
                first.addSuppressed(another);
            }
        }
    }

    /** Lets the records take what happened up to a step. */
    private void take(long to) {
        long from = stepsMade;
        stepsMade = to;
        for (StateSamples record : samples) {
            record.commit(to);
        }
        collect(from, to);
    }

    @Override
    protected void requireRoom() {
        for (SpikeSink sink : sinks) {
            sink.requireRoom();
        }
    }

    private void collect(long from, long to) {
        for (SpikeSink sink : sinks) {
            List<Segment> segments = sink.recorded().segments();
            for (long step = from; step < to; step++) {
                sink.beginStep(step);
                for (int s = 0; s < segments.size(); s++) {
                    collect(sink, segments.get(s), step);
                }
            }
            sink.endBatch(to);
        }
    }

    private void collect(SpikeSink sink, Segment segment, long step) {
        int population = segment.population().index();
        for (Partition p : partitions) {
            SpikeLog log = p.log();
            int slot = log.slot(step);
            int begin = log.from(slot, population);
            int end = log.to(slot, population);
            if (begin == end) {
                continue;
            }
            int[] ids = log.ids(slot);
            while (begin < end && ids[begin] < segment.from()) {
                begin++;
            }
            while (end > begin && ids[end - 1] >= segment.to()) {
                end--;
            }
            if (begin < end) {
                sink.take(ids, begin, end, segment.offset() - segment.from(), log.fractions(slot));
            }
        }
    }

    /**
     * Hands over the spikes of a population in a step of the last slice, by neuron.
     *
     * @param offGrid whether with the times at which they fell within the step; else as of its end
     */
    void send(int population, long step, boolean offGrid, SpikeReceiver receiver) {
        double end = (step + 1) * dt;
        for (Partition p : partitions) {
            SpikeLog log = p.log();
            int slot = log.slot(step);
            int[] ids = log.ids(slot);
            double[] fractions = offGrid ? log.fractions(slot) : null;
            int last = log.to(slot, population);
            for (int k = log.from(slot, population); k < last; k++) {
                receiver.take(population, ids[k], step, fractions == null ? end : (step + fractions[k]) * dt);
            }
        }
    }

    /** Takes the spikes of a population that another engine advances; they are there before each slice. */
    void receive(int population, ImportedSpikes spikes) {
        partitions[0].receive(population, spikes);
    }

    int slice() {
        return slice;
    }

    @Override
    public void read(Neurons neurons, String variable, double[] out) {
        requireOpen();
        NeuronSet set = network.own(neurons);
        set.requireRoom(variable, out);
        // Host loops read in every step: no iterator.
        List<Segment> segments = set.segments();
        for (int q = 0; q < segments.size(); q++) {
            Segment s = segments.get(q);
            boolean isState = s.population().isState(variable);
            int k = s.population().variableIndex(variable);
            for (Partition p : partitions) {
                NeuronGroup group = p.group(s.population().index());
                if (group != null) {
                    int high = Math.min(s.to(), group.to);
                    for (int i = Math.max(s.from(), group.from); i < high; i++) {
                        out[s.offset() + i - s.from()] = group.read(i, isState, k);
                    }
                }
            }
        }
    }

    @Override
    public void write(Neurons neurons, String variable, double[] values) {
        requireOpen();
        NeuronSet set = network.own(neurons);
        set.requireAdmissible(variable, values);
        for (Segment s : set.segments()) {
            write(s, variable, values);
        }
    }

    private void write(Segment s, String variable, double[] values) {
        boolean isState = s.population().isState(variable);
        int k = s.population().variableIndex(variable);
        for (Partition p : partitions) {
            NeuronGroup group = p.group(s.population().index());
            if (group == null) {
                continue;
            }
            int low = Math.max(s.from(), group.from);
            int high = Math.min(s.to(), group.to);
            int shift = s.offset() - s.from();
            if (!isState && high - low == group.size() && isConstant(values, low + shift, high + shift)) {
                group.writeParameter(k, values[low + shift]);
                group.bind();
                continue;
            }
            for (int i = low; i < high; i++) {
                double value = values[shift + i];
                if (isState) {
                    group.writeState(i, k, value);
                } else {
                    group.writeParameter(i, k, value);
                }
            }
            if (!isState && low < high) {
                group.bind();
            }
        }
    }

    private static boolean isConstant(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (values[i] != values[from]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Connections connections(Projection projection) {
        return synapses.of(upToDate(projection)).connections();
    }

    @Override
    public double[] read(Projection projection, String variable) {
        return synapses.of(upToDate(projection)).read(variable);
    }

    @Override
    public void write(Projection projection, String variable, double[] values) {
        ProjectionDescription own = settled(projection);
        changing(() -> synapses.write(own, variable, values, stepsMade));
    }

    @Override
    public void normalizeWeights(Projection projection, double sum) {
        ProjectionDescription own = settled(projection);
        double[] weights = synapses.of(own).normalized(sum);
        changing(() -> synapses.write(own, ProjectionDescription.WEIGHT, weights, stepsMade));
    }

    @Override
    public void rewire(Projection projection, int[] removed, Connections added) {
        requireUsable();
        ProjectionDescription own = settled(projection);
        if (synapseSamplers.has(own)) {
            throw new IllegalArgumentException(
                    "rewiring projection " + own.label()
                            + ": its synapses are recorded, and a record holds the same synapses from beginning to end; read them between rewirings instead");
        }
        changing(() -> synapses.rewire(own, removed, added, stepsMade));
    }

    /** Whatever goes wrong after the checks leaves synapses in disorder. */
    private void changing(Runnable change) {
        try {
            change.run();
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        }
    }

    /** The projection, after all spikes so far have acted upon the synapses. */
    private ProjectionDescription upToDate(Projection projection) {
        requireOpen();
        ProjectionDescription own = network.own(projection);
        bringUpToDate();
        return own;
    }

    @Override
    public void setSynapse(Projection projection, Synapse synapse) {
        ProjectionDescription own = network.own(projection);
        own.requireExchangeable(synapse);
        settled(projection);
        for (Partition p : partitions) {
            p.follow(own.index(), synapse);
        }
    }

    /** The projection, with synapses that are ready to be changed: those that go on between spikes have come to the present. */
    private ProjectionDescription settled(Projection projection) {
        ProjectionDescription own = upToDate(projection);
        for (Partition p : partitions) {
            p.settle(own.index(), stepsMade);
        }
        return own;
    }

    /** Lets all spikes so far act upon the synapses. */
    private void bringUpToDate() {
        if (failure == null) {
            try {
                for (Partition p : partitions) {
                    p.bringUpToDate(pushedTo, stepsMade);
                }
                pushedTo = stepsMade;
            } catch (RuntimeException | Error e) {
                failure = e;
                throw e;
            }
        }
    }

    @Override
    protected long spikes() {
        long sum = 0;
        for (Partition p : partitions) {
            sum += p.spikes();
        }
        return sum;
    }

    @Override
    public NetworkStatistics statistics() {
        requireOpen();
        long synapses = 0;
        long events = 0;
        for (Partition p : partitions) {
            synapses += p.synapses();
            events += p.synapticEvents();
        }
        return new NetworkStatistics(network.neuronCount(), synapses, stepsMade, spikes(), events, slice, 0, 0);
    }

    @Override
    protected void release() {
        team.close();
    }

    /** Signals that a description is wrong, in the words of a part that checks itself. */
    static InvalidNetworkException refused(String where, IllegalArgumentException e) {
        return new InvalidNetworkException(where + ": " + e.getMessage(), e);
    }
}
