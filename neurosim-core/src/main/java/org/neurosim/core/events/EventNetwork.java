package org.neurosim.core.events;

import java.util.ArrayList;
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
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Parameter;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NeuronSet;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.record.SpikeSink;
import org.neurosim.core.record.StateSamples;
import org.neurosim.core.record.TimeGrid;

/**
 * An event-driven network that runs: lets the {@link EventLoop} go on for slices of about a millisecond, or to the next sample of a state, and hands the spikes to
 * the recorders, with their exact times. The time step is nothing but the unit in which the host and the recorders count.
 */
final class EventNetwork implements Network {

    private static final double SLICE_MS = 1;
    private static final int LONGEST_SLICE = 4096;
    private static final long NANOS_BETWEEN_REPORTS = 100_000_000L;
    private static final double MOST_STEPS = 0x1p53;

    private final NetworkDescription network;
    private final SimulationOptions options;
    private final double dt;
    private final EventGroup[] groups;
    private final EventLoop loop;
    private final int slice;
    private final SpikeSink[] sinks;
    private final StateSamples[] samples;
    private long stepsMade;
    private volatile boolean cancelled;
    private Throwable failure;
    private boolean closed;

    EventNetwork(NetworkDescription network, SimulationOptions options, EventGroup[] groups, EventLoop loop) {
        this.network = network;
        this.options = options;
        this.groups = groups;
        this.loop = loop;
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
        if (!(duration >= 0 && duration < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("duration = " + duration + " ms; must be finite and >= 0");
        }
        if (!TimeGrid.isWhole(duration, dt)) {
            throw new IllegalArgumentException(
                    "duration = " + duration + " ms; must be a whole number of time steps of " + dt + " ms (nearest: "
                            + TimeGrid.decimal(Math.round(duration / dt), dt) + " ms)");
        }
        if (stepsMade + duration / dt > MOST_STEPS) {
            throw new IllegalArgumentException("duration = " + duration + " ms; must end before " + MOST_STEPS * dt
                    + " ms (2^53 time steps); to run without an end, use runUntil or a loop");
        }
        return Math.round(duration / dt);
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
                if (step == to || isSampleDue(step)) {
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
        if (out.length < set.size()) {
            throw new IllegalArgumentException("reading " + variable + " of " + set.label() + ": array of length "
                    + out.length + " for " + set.size() + " neurons");
        }
        for (Segment s : set.segments()) {
            boolean isState = isState(s.population(), variable);
            int k = index(s.population(), variable, isState);
            NeuronEvents group = (NeuronEvents) groups[s.population().index()];
            for (int i = s.from(); i < s.to(); i++) {
                out[s.offset() + i - s.from()] =
                        isState ? group.value(i, k, time()) : group.cells.parameter(k)[i];
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
        if (values.length != set.size()) {
            throw new IllegalArgumentException("writing " + variable + " of " + set.label() + ": array of length "
                    + values.length + " for " + set.size() + " neurons");
        }
        for (Segment s : set.segments()) {
            boolean isState = isState(s.population(), variable);
            int k = index(s.population(), variable, isState);
            for (int i = 0; i < s.size(); i++) {
                requireAdmissible(s, variable, isState, k, i, values[s.offset() + i]);
            }
        }
        for (Segment s : set.segments()) {
            write(s, variable, values);
        }
    }

    private void write(Segment s, String variable, double[] values) {
        boolean isState = isState(s.population(), variable);
        int k = index(s.population(), variable, isState);
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

    private static void requireAdmissible(Segment s, String variable, boolean isState, int k, int i, double value) {
        PopulationDescription population = s.population();
        Parameter declared = isState ? null : population.spec().parameters().get(k);
        if (isState ? !Double.isFinite(value) : !declared.range().contains(value)) {
            throw new IllegalArgumentException(
                    "writing " + variable + " of neuron " + (s.from() + i) + " of population "
                            + population.name() + ": " + value + "; must be "
                            + (isState ? "finite" : declared.range().describe()));
        }
    }

    private static boolean isState(PopulationDescription population, String variable) {
        return !population.isSource() && population.spec().stateIndex(variable) >= 0;
    }

    private static int index(PopulationDescription population, String variable, boolean isState) {
        if (population.isSource()) {
            throw new IllegalArgumentException(
                    "population " + population.name() + " is a spike source and has no " + variable);
        }
        NeuronSpec spec = population.spec();
        int k = isState ? spec.stateIndex(variable) : spec.parameterIndex(variable);
        if (k < 0) {
            List<String> names = new ArrayList<>();
            spec.states().forEach(state -> names.add(state.name()));
            spec.parameters().forEach(p -> names.add(p.name()));
            throw new IllegalArgumentException("population " + population.name() + ": model " + spec.name()
                    + " has no state variable or parameter " + variable + "; it has " + String.join(", ", names));
        }
        return k;
    }

    @Override
    public Connections connections(Projection projection) {
        requireOpen();
        return new RouteBuilder(network.own(projection), dt, options.seed()).list();
    }

    @Override
    public double[] read(Projection projection, String variable) {
        requireOpen();
        network.own(projection).variableIndex(variable);
        return connections(projection).weights();
    }

    @Override
    public void write(Projection projection, String variable, double[] values) {
        throw noRule(projection);
    }

    @Override
    public void normalizeWeights(Projection projection, double sum) {
        throw noRule(projection);
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
        throw noRule(projection);
    }

    private IllegalArgumentException noRule(Projection projection) {
        requireOpen();
        return new IllegalArgumentException(
                "projection " + network.own(projection).label()
                        + ": its synapses are static, as all are in an event-driven network; run it clock-driven for synapses with a rule");
    }

    @Override
    public NetworkStatistics statistics() {
        requireOpen();
        return new NetworkStatistics(
                network.neuronCount(), loop.synapses(), stepsMade, loop.spikes(), loop.synapticEvents(), slice);
    }

    @Override
    public void close() {
        closed = true;
    }
}
