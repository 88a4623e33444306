package org.neurosim.core.engine;

import java.util.stream.IntStream;
import org.neurosim.api.Connections;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkStatistics;
import org.neurosim.api.Neurons;
import org.neurosim.api.Projection;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.Synapse;
import org.neurosim.core.describe.NetworkPart;
import org.neurosim.core.events.EventNetwork;
import org.neurosim.core.events.SpikeReceiver;
import org.neurosim.core.run.SteppedNetwork;

/**
 * A network of clock-driven and event-driven neurons: two engines that go through a slice of time one after the other.
 *
 * <p>A slice is at most as long as the smallest delay from clock-driven to event-driven neurons, so that all their spikes that arrive within it are known when it begins. So the event-driven part
 * goes first. Then its spikes are known to the clock-driven part, for which they fall at the ends of their steps; there delays of at least one step, which all projections onto clock-driven neurons have, are
 * enough.
 *
 * <p>What happens does not depend on the slices: the clock-driven part takes the spikes of a step by population and neuron, the event-driven part tells simultaneous arrivals apart by numbers
 * that the clock-driven spikes get in the order of step, population and neuron, apart from its own.
 */
final class HybridNetwork extends SteppedNetwork {

    private final NetworkPart clockPart;
    private final SimulatedNetwork clock;
    private final EventNetwork events;
    private final SpikeReceiver toEvents;

    /** Event-driven spikes on their way to the clock-driven part, by population. */
    private final ImportedSpikes[] imported;

    /** Clock-driven populations of which event-driven neurons get spikes. */
    private final int[] heard;

    private final SharedRecords records;

    /** Clock-driven populations in records that are shared. */
    private final int[] recorded;

    HybridNetwork(NetworkPart clockPart, SimulationOptions options, SimulatedNetwork clock, EventNetwork events) {
        super(clockPart.network(), options);
        this.clockPart = clockPart;
        this.clock = clock;
        this.events = events;
        toEvents = events::receive;
        imported = new ImportedSpikes[network.populations().size()];
        for (int q = 0; q < imported.length; q++) {
            if (!clockPart.has(network.populations().get(q))) {
                imported[q] = new ImportedSpikes(clock.slice());
                clock.receive(q, imported[q]);
            }
        }
        records = new SharedRecords(
                network.spikeSinks().stream()
                        .filter(sink -> clockPart.hasAny(sink.recorded()) && !clockPart.hasAll(sink.recorded()))
                        .toList(),
                imported.length,
                dt,
                clock.slice());
        heard = clockDriven().filter(events::listensTo).toArray();
        recorded = clockDriven().filter(records::wants).toArray();
        events.send((population, neuron, step, time) -> {
            imported[population].add(neuron, step);
            if (records.wants(population)) {
                records.take(population, neuron, step, time);
            }
        });
    }

    private IntStream clockDriven() {
        return IntStream.range(0, imported.length).filter(q -> imported[q] == null);
    }

    @Override
    protected long endOfSlice() {
        return Math.min(Math.min(stepsMade + clock.slice(), clock.endOfSlice()), events.nextSynapseSample());
    }

    @Override
    protected void makeRoom(long to) {
        events.makeRoom(to);
        clock.makeRoom(to);
    }

    @Override
    protected void makeSteps(long to) {
        clock.requireUsable();
        events.goTo(to);
        clock.goTo(to);
        for (long step = stepsMade; step < to; step++) {
            for (int q : heard) {
                clock.send(q, step, false, toEvents);
            }
            for (int q : recorded) {
                clock.send(q, step, true, records);
            }
        }
        records.collect(stepsMade, to);
        stepsMade = to;
    }

    @Override
    protected void requireRoom() {
        events.requireRoom();
        clock.requireRoom();
        records.requireRoom();
    }

    @Override
    protected void requireFinite() {
        clock.requireFinite();
    }

    @Override
    protected long spikes() {
        return clock.spikes() + events.spikes();
    }

    /** Each part looks after its own neurons. */
    @Override
    public void read(Neurons neurons, String variable, double[] out) {
        requireOpen();
        clock.read(neurons, variable, out);
        events.read(neurons, variable, out);
    }

    @Override
    public void write(Neurons neurons, String variable, double[] values) {
        requireOpen();
        clock.write(neurons, variable, values);
        events.write(neurons, variable, values);
    }

    /** The part that has the targets of a projection. */
    private Network partOf(Projection projection) {
        requireOpen();
        return clockPart.hasAny(network.own(projection).target()) ? clock : events;
    }

    @Override
    public Connections connections(Projection projection) {
        return partOf(projection).connections(projection);
    }

    @Override
    public double[] read(Projection projection, String variable) {
        return partOf(projection).read(projection, variable);
    }

    @Override
    public void write(Projection projection, String variable, double[] values) {
        partOf(projection).write(projection, variable, values);
    }

    @Override
    public void normalizeWeights(Projection projection, double sum) {
        partOf(projection).normalizeWeights(projection, sum);
    }

    @Override
    public void rewire(Projection projection, int[] removed, Connections added) {
        requireUsable();
        partOf(projection).rewire(projection, removed, added);
    }

    @Override
    public void setSynapse(Projection projection, Synapse synapse) {
        partOf(projection).setSynapse(projection, synapse);
    }

    @Override
    public NetworkStatistics statistics() {
        NetworkStatistics c = clock.statistics();
        NetworkStatistics e = events.statistics();
        return new NetworkStatistics(
                network.neuronCount(),
                c.synapses() + e.synapses(),
                stepsMade,
                spikes(),
                c.synapticEvents() + e.synapticEvents(),
                clock.slice(),
                e.pendingSpikes(),
                e.peakPendingSpikes());
    }

    @Override
    protected void release() {
        clock.close();
        events.close();
    }
}
