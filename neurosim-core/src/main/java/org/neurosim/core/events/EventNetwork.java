package org.neurosim.core.events;

import java.util.List;
import org.neurosim.api.Connections;
import org.neurosim.api.NetworkStatistics;
import org.neurosim.api.Neurons;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.Synapse;
import org.neurosim.core.describe.NetworkPart;
import org.neurosim.core.describe.NeuronSet;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.record.SpikeSink;
import org.neurosim.core.record.StateSamples;
import org.neurosim.core.run.SteppedNetwork;
import org.neurosim.core.synapse.SynapseSampler;
import org.neurosim.core.synapse.SynapseSamplers;

/**
 * An event-driven network that runs: lets the {@link EventSchedule} go on for slices of about a millisecond, or to the next sample of a state, and hands the spikes to
 * the recorders, with their exact times. The time step is nothing but the unit in which the host and the recorders count.
 */
public final class EventNetwork extends SteppedNetwork {

    private static final double SLICE_MS = 1;
    private static final int LONGEST_SLICE = 4096;

    /** A delay that rounding errors made so much of a step shorter is whole. */
    private static final double WHOLE = 1e-9;

    private final EventGroups groups;
    private final EventSchedule schedule;

    private final EventSynapses synapses;
    private final InjectedCurrents currents;
    private final GridInput[] gridInputs;

    /** Whether stimuli must be evaluated at the beginning of each step. */
    private final boolean stepwise;

    private final int slice;
    private final SpikeSink[] sinks;
    private final StateSamples[] samples;
    private final SynapseSamplers synapseSamplers;
    private final Runnable catchUp = this::bringUpToDate;

    /** Takes all spikes before the recorders do, null if nobody wants them. */
    private SpikeReceiver receiver;

    /** Number of steps after which the run stops early; no limit if it needn't. */
    private long lastStep;

    EventNetwork(
            NetworkPart part,
            SimulationOptions options,
            EventGroups groups,
            EventSynapses synapses,
            InjectedCurrents currents,
            GridInput[] gridInputs,
            EventSchedule schedule) {
        super(part.network(), options);
        this.currents = currents;
        this.gridInputs = gridInputs;
        this.synapses = synapses;
        this.groups = groups;
        this.schedule = schedule;
        schedule.limit = this::endOfRun;
        stepwise = !currents.isEmpty() || gridInputs.length > 0;
        slice = (int) Math.max(1, Math.min(LONGEST_SLICE, Math.round(SLICE_MS / dt)));
        sinks = network.spikeSinks().stream()
                .filter(sink -> part.hasAll(sink.recorded()))
                .toArray(SpikeSink[]::new);
        samples = network.stateSamples().stream()
                .filter(record -> part.hasAny(record.recorded()))
                .toArray(StateSamples[]::new);
        for (SpikeSink sink : sinks) {
            sink.attach(dt);
            sink.takesTimes();
        }
        for (StateSamples record : samples) {
            record.attach(dt);
            record.makeRoom(0);
        }
        sample(0);
        synapseSamplers = new SynapseSamplers(network.synapseSamples().stream()
                .filter(r -> part.hasAny(r.projection().target()))
                .map(r -> synapses.of(r.projection()).sampler(r))
                .toArray(SynapseSampler[]::new));
    }

    /**
     * Says who takes all spikes, besides the recorders.
     *
     * @param taker gets them in the order of time, after the steps in which they fall
     */
    public void send(SpikeReceiver taker) {
        receiver = taker;
    }

    /**
     * Takes a spike of a neuron of another part of the network; all of its arrivals must be yet to come. At one time they come before those of this part's own spikes.
     *
     * @param population index of its population
     * @param neuron index in the population
     * @param step the step in which it falls
     * @param time time of the spike, ms; must not fall
     */
    public void receive(int population, int neuron, long step, double time) {
        schedule.receive(population, neuron, time);
    }

    /**
     * How long spikes from other parts of the network take to the synapses at least.
     *
     * @return steps, a large number if there are no such synapses
     */
    public int shortestWay() {
        double least = Integer.MAX_VALUE;
        for (PopulationDescription p : network.populations()) {
            if (groups.group[groups.begin(p.index())] instanceof DistantGroup) {
                least = Math.min(least, schedule.shortestWay(p.index()) / dt + WHOLE);
            }
        }
        return (int) least;
    }

    /**
     * Whether neurons of this part get spikes of a population.
     *
     * @param population index of the population
     * @return false if it projects onto none
     */
    public boolean listensTo(int population) {
        return schedule.shortestWay(population) < Double.POSITIVE_INFINITY;
    }

    @Override
    protected long endOfSlice() {
        return Math.min(stepsMade + slice, nextSynapseSample());
    }

    /**
     * When synapses are recorded next: a run must have stopped by then to see whether there is room.
     *
     * @return number of steps, a large one if they are not recorded
     */
    public long nextSynapseSample() {
        return synapseSamplers.nextDue(stepsMade);
    }

    @Override
    public void makeRoom(long to) {
        for (StateSamples record : samples) {
            record.makeRoom(to);
        }
        synapseSamplers.requireRoom(to);
    }

    @Override
    protected void makeSteps(long to) {
        for (EventGroup group : groups.group) {
            if (group instanceof HostEvents host) {
                host.beginStep(stepsMade, dt);
            }
        }
        long from = stepsMade;
        lastStep = Long.MAX_VALUE;
        for (long step = from + 1; step <= to && lastStep == Long.MAX_VALUE; step++) {
            beginStep(step - 1);
            if (stepwise || step == to || isSampleDue(step)) {
                schedule.runTo(step * dt);
                stepsMade = Math.min(step, lastStep);
                if (stepsMade == step) {
                    sample(step);
                }
                endOfRun(stepsMade * dt);
            }
        }
        if (receiver != null) {
            send(from);
        }
        collect(from, stepsMade);
        synapseSamplers.sample(stepsMade, catchUp);
    }

    /** Where a run stops that somebody wants to stop: the end of the step in which a time lies, infinity if nobody does. A part of a network goes on as far as the others. */
    private double endOfRun(double time) {
        if (receiver != null || !isStopRequested()) {
            return Double.POSITIVE_INFINITY;
        }
        if (lastStep == Long.MAX_VALUE) {
            lastStep = Math.max(stepsMade + 1, (long) Math.ceil(time / dt));
            if (lastStep * dt < time) {
                lastStep++;
            }
        }
        return lastStep * dt;
    }

    private void send(long from) {
        SpikeTrail trail = schedule.spikes;
        long step = from;
        for (int k = 0; k < trail.size; k++) {
            while (trail.time[k] > (step + 1) * dt) {
                step++;
            }
            receiver.take(trail.population[k], trail.neuron[k], step, trail.time[k]);
        }
    }

    @Override
    public void requireRoom() {
        for (SpikeSink sink : sinks) {
            sink.requireRoom();
        }
    }

    /** Events find out when they happen. */
    @Override
    protected void requireFinite() {}

    @Override
    public long spikes() {
        return schedule.spikeCount();
    }

    private void beginStep(long step) {
        if (stepwise) {
            currents.beginStep(step, dt);
            for (GridInput input : gridInputs) {
                input.beginStep(step, dt);
            }
        }
    }

    private boolean isSampleDue(long step) {
        for (StateSamples record : samples) {
            if (record.isDue(step)) {
                return true;
            }
        }
        return false;
    }

    private void sample(long step) {
        double now = step * dt;
        for (StateSamples record : samples) {
            if (!record.isDue(step)) {
                continue;
            }
            double[] chunk = record.chunk(step);
            int offset = record.offset(step);
            List<Segment> segments = record.recorded().segments();
            for (int q = 0; q < segments.size(); q++) {
                Segment s = segments.get(q);
                int p = s.population().index();
                if (groups.neurons(p, 0) == null) {
                    continue;
                }
                int k = s.population().spec().stateIndex(record.variable());
                for (int i = s.from(); i < s.to(); i++) {
                    chunk[offset + s.offset() + i - s.from()] =
                            groups.neurons(p, i).value(i, k, now);
                }
            }
            record.commit(step);
        }
    }

    /** Hands the log to the recorders, step by step. */
    private void collect(long from, long to) {
        SpikeTrail trail = schedule.spikes;
        for (SpikeSink sink : sinks) {
            List<Segment> segments = sink.recorded().segments();
            int k = 0;
            for (long step = from; step < to; step++) {
                sink.beginStep(step);
                double end = (step + 1) * dt;
                for (; k < trail.size && trail.time[k] <= end; k++) {
                    take(sink, segments, trail, k);
                }
            }
            sink.endBatch(to);
        }
        schedule.spikes.size = 0;
    }

    private void take(SpikeSink sink, List<Segment> segments, SpikeTrail trail, int k) {
        int neuron = trail.neuron[k];
        for (int q = 0; q < segments.size(); q++) {
            Segment s = segments.get(q);
            if (s.population().index() == trail.population[k] && neuron >= s.from() && neuron < s.to()) {
                sink.take(trail.neuron, k, k + 1, s.offset() - s.from(), trail.time);
            }
        }
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
            int p = s.population().index();
            if (groups.neurons(p, 0) == null) {
                continue;
            }
            for (int i = s.from(); i < s.to(); i++) {
                NeuronEvents group = groups.neurons(p, i);
                out[s.offset() + i - s.from()] = isState ? group.value(i, k, time()) : group.cells.given(k, i);
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
        int p = s.population().index();
        if (groups.neurons(p, 0) == null) {
            return;
        }
        if (isState) {
            for (int i = s.from(); i < s.to(); i++) {
                groups.neurons(p, i).write(i, k, values[s.offset() + i - s.from()], time());
            }
            return;
        }
        groups.store(p, time());
        CellColumns cells = groups.neurons(p, 0).cells;
        for (int i = s.from(); i < s.to(); i++) {
            cells.writeParameter(k, i, values[s.offset() + i - s.from()]);
        }
        cells.parameterWritten(k);
        groups.renew(p, cells, time());
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
        synapses.write(upToDate(projection), variable, values);
    }

    @Override
    public void normalizeWeights(Projection projection, double sum) {
        ProjectionDescription own = upToDate(projection);
        synapses.write(own, ProjectionDescription.WEIGHT, synapses.of(own).normalized(sum));
    }

    @Override
    public void rewire(Projection projection, int[] removed, Connections added) {
        requireOpen();
        throw new IllegalArgumentException("projection "
                + network.own(projection).label()
                + ": synapses onto event-driven neurons cannot be rewired; choose another integrator for the targets");
    }

    @Override
    public void setSynapse(Projection projection, Synapse synapse) {
        requireOpen();
        ProjectionDescription own = network.own(projection);
        own.requireExchangeable(synapse);
        synapses.catchUp(own, time()); // spikes so far act by the old rule
        synapses.follow(own, synapse);
    }

    /** The projection, after all spikes so far have acted upon its synapses. */
    private ProjectionDescription upToDate(Projection projection) {
        requireOpen();
        ProjectionDescription own = network.own(projection);
        synapses.catchUp(own, time());
        return own;
    }

    private void bringUpToDate() {
        for (ProjectionDescription p : network.projections()) {
            synapses.catchUp(p, time());
        }
    }

    @Override
    public NetworkStatistics statistics() {
        requireOpen();
        return new NetworkStatistics(
                network.neuronCount(),
                schedule.synapses(),
                stepsMade,
                schedule.spikeCount(),
                schedule.synapticEvents(),
                slice,
                schedule.pendingSpikes(),
                schedule.peakPendingSpikes());
    }

    @Override
    protected void release() {
        schedule.close();
    }
}
