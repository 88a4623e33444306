package org.neurosim.core.events;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkStatistics;
import org.neurosim.api.Neurons;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.Progress;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.Synapse;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NeuronSet;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.record.SpikeSink;
import org.neurosim.core.record.StateSamples;
import org.neurosim.core.record.TimeGrid;
import org.neurosim.core.synapse.ProjectionSynapses;

/**
 * An event-driven network that runs: lets the {@link EventLoop} go on for slices of about a millisecond, or to the next sample of a state, and hands the spikes to
 * the recorders, with their exact times. The time step is nothing but the unit in which the host and the recorders count.
 */
final class EventNetwork implements Network {

    private static final double SLICE_MS = 1;
    private static final int LONGEST_SLICE = 4096;
    private static final long NANOS_BETWEEN_REPORTS = 100_000_000L;

    private final NetworkDescription network;
    private final SimulationOptions options;
    private final double dt;
    private final EventGroup[] groups;
    private final EventLoop loop;

    /** By projection. */
    private final Route[][] routes;

    private final InjectedCurrents currents;
    private final GridInput[] gridInputs;

    /** Whether stimuli must be evaluated at the beginning of each step. */
    private final boolean stepwise;

    private final int slice;
    private final SpikeSink[] sinks;
    private final StateSamples[] samples;
    private long stepsMade;
    private volatile boolean cancelled;
    private Throwable failure;
    private boolean closed;

    EventNetwork(
            NetworkDescription network,
            SimulationOptions options,
            EventGroup[] groups,
            Route[][] routes,
            InjectedCurrents currents,
            GridInput[] gridInputs,
            EventLoop loop) {
        this.currents = currents;
        this.gridInputs = gridInputs;
        this.routes = routes;
        this.network = network;
        this.options = options;
        this.groups = groups;
        this.loop = loop;
        stepwise = !currents.isEmpty() || gridInputs.length > 0;
        dt = options.timeStep();
        slice = (int) Math.max(1, Math.min(LONGEST_SLICE, Math.round(SLICE_MS / dt)));
        sinks = network.spikeSinks().toArray(new SpikeSink[0]);
        samples = network.stateSamples().toArray(new StateSamples[0]);
        for (SpikeSink sink : sinks) {
            sink.attach(dt);
            sink.takesTimes();
        }
        for (StateSamples record : samples) {
            record.attach(dt);
        }
        sample(0);
    }

    @Override
    public double time() {
        return stepsMade * dt;
    }

    @Override
    public long stepCount() {
        return stepsMade;
    }

    @Override
    public double timeStep() {
        return dt;
    }

    @Override
    public boolean run(double duration) {
        return run(duration, null);
    }

    @Override
    public boolean run(double duration, Progress progress) {
        long end = stepsMade + steps(duration);
        requireUsable();
        long lastReport = System.nanoTime();
        while (stepsMade < end) {
            if (mustStop()) {
                return false;
            }
            advance(Math.min(end, stepsMade + slice));
            if (progress != null) {
                long now = System.nanoTime();
                if (now - lastReport >= NANOS_BETWEEN_REPORTS || stepsMade == end) {
                    lastReport = now;
                    progress.report(time(), end * dt, loop.spikes());
                }
            }
        }
        return true;
    }

    @Override
    public boolean runUntil(BooleanSupplier condition, double maxDuration) {
        long end = stepsMade + steps(maxDuration);
        requireUsable();
        boolean holds = condition.getAsBoolean();
        while (!holds && stepsMade < end && !mustStop()) {
            advance(stepsMade + 1);
            holds = condition.getAsBoolean();
        }
        return holds;
    }

    private long steps(double duration) {
        return TimeGrid.stepsOfRun(duration, dt, stepsMade);
    }

    private boolean mustStop() {
        if (cancelled) {
            cancelled = false;
            return true;
        }
        return Thread.currentThread().isInterrupted();
    }

    @Override
    public void step() {
        requireUsable();
        advance(stepsMade + 1);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    private void advance(long to) {
        try {
            for (int g = 0; g < groups.length; g++) {
                if (groups[g] instanceof HostEvents host) {
                    host.beginStep(stepsMade, dt);
                }
            }
            long from = stepsMade;
            for (long step = from + 1; step <= to; step++) {
                beginStep(step - 1);
                if (stepwise || step == to || isSampleDue(step)) {
                    loop.runTo(step * dt);
                    stepsMade = step;
                    sample(step);
                }
            }
            collect(from, to);
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        }
        for (SpikeSink sink : sinks) {
            sink.requireRoom();
        }
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
            record.makeRoom(step);
            double[] chunk = record.chunk(step);
            int offset = record.offset(step);
            List<Segment> segments = record.recorded().segments();
            for (int q = 0; q < segments.size(); q++) {
                Segment s = segments.get(q);
                NeuronEvents group = (NeuronEvents) groups[s.population().index()];
                int k = s.population().spec().stateIndex(record.variable());
                for (int i = s.from(); i < s.to(); i++) {
                    chunk[offset + s.offset() + i - s.from()] = group.value(i, k, now);
                }
            }
            record.commit(step);
        }
    }

    /** Hands the log to the recorders, step by step. */
    private void collect(long from, long to) {
        for (SpikeSink sink : sinks) {
            List<Segment> segments = sink.recorded().segments();
            int k = 0;
            for (long step = from; step < to; step++) {
                sink.beginStep(step);
                double end = (step + 1) * dt;
                for (; k < loop.logSize && loop.logTime[k] <= end; k++) {
                    take(sink, segments, k);
                }
            }
            sink.endBatch(to);
        }
        loop.logSize = 0;
    }

    private void take(SpikeSink sink, List<Segment> segments, int k) {
        int neuron = loop.logNeuron[k];
        for (int q = 0; q < segments.size(); q++) {
            Segment s = segments.get(q);
            if (s.population().index() == loop.logPopulation[k] && neuron >= s.from() && neuron < s.to()) {
                sink.take(loop.logNeuron, k, k + 1, s.offset() - s.from(), loop.logTime);
            }
        }
    }

    private void requireUsable() {
        requireOpen();
        if (failure != null) {
            String reason = failure instanceof NeurosimException ? failure.getMessage() : failure.toString();
            throw new IllegalStateException(
                    "the network has stopped and can only be read, because: " + reason, failure);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
    }

    @Override
    public void read(Neurons neurons, String variable, double[] out) {
        requireOpen();
        NeuronSet set = network.own(neurons);
        set.requireRoom(variable, out);
        for (Segment s : set.segments()) {
            boolean isState = s.population().isState(variable);
            int k = s.population().variableIndex(variable);
            NeuronEvents group = (NeuronEvents) groups[s.population().index()];
            for (int i = s.from(); i < s.to(); i++) {
                out[s.offset() + i - s.from()] = isState ? group.value(i, k, time()) : group.cells.given(k, i);
            }
        }
    }

    @Override
    public void write(Neurons neurons, String variable, double value) {
        double[] values = new double[network.own(neurons).size()];
        Arrays.fill(values, value);
        write(neurons, variable, values);
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
        NeuronEvents group = (NeuronEvents) groups[s.population().index()];
        if (isState) {
            for (int i = s.from(); i < s.to(); i++) {
                group.write(i, k, values[s.offset() + i - s.from()], time());
            }
            return;
        }
        group.store(time());
        for (int i = s.from(); i < s.to(); i++) {
            group.cells.writeParameter(k, i, values[s.offset() + i - s.from()]);
        }
        group.cells.parameterWritten(k);
        groups[s.population().index()] = NeuronEvents.of(group.cells, time());
    }

    @Override
    public Connections connections(Projection projection) {
        return synapses(projection).connections();
    }

    @Override
    public double[] read(Projection projection, String variable) {
        return synapses(projection).read(variable);
    }

    @Override
    public void write(Projection projection, String variable, double[] values) {
        ProjectionSynapses synapses = synapses(projection);
        network.own(projection).requireRuleToSetWeights();
        synapses.requireAdmissible(variable, values);
        synapses.write(variable, values);
    }

    @Override
    public void normalizeWeights(Projection projection, double sum) {
        write(projection, ProjectionDescription.WEIGHT, synapses(projection).normalized(sum));
    }

    @Override
    public void rewire(Projection projection, int[] removed, Connections added) {
        requireOpen();
        throw new IllegalArgumentException("projection "
                + network.own(projection).label()
                + ": event-driven networks cannot be rewired; run it clock-driven");
    }

    @Override
    public void setSynapse(Projection projection, Synapse synapse) {
        requireOpen();
        ProjectionDescription own = network.own(projection);
        own.requireExchangeable(synapse);
        bringUpToDate(own); // spikes so far act by the old rule
        for (Route route : routes[own.index()]) {
            route.transmission.follow(synapse);
        }
    }

    /** The synapses of a projection, brought up to date. */
    private ProjectionSynapses synapses(Projection projection) {
        requireOpen();
        ProjectionDescription own = network.own(projection);
        bringUpToDate(own);
        return new ProjectionSynapses(
                EventAssembly.draws(own, options), () -> new RoutePlaces(own, routes[own.index()]));
    }

    private void bringUpToDate(ProjectionDescription projection) {
        for (Route route : routes[projection.index()]) {
            route.transmission.catchUp(time());
        }
    }

    @Override
    public NetworkStatistics statistics() {
        requireOpen();
        return new NetworkStatistics(
                network.neuronCount(),
                loop.synapses(),
                stepsMade,
                loop.spikes(),
                loop.synapticEvents(),
                slice,
                loop.pendingSpikes());
    }

    @Override
    public void close() {
        closed = true;
    }
}
