package org.neurosim.core.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.neurosim.api.NeurosimException;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;

/**
 * The order of events: takes the earliest of the groups' own events, the stimuli's inputs and the routes' arrivals, one after the other. Events of one time come in
 * the order that {@link org.neurosim.api.Network} states: ends of refractory periods, inputs, spikes, and again inputs if spikes cause any without delay.
 *
 * <p>Spikes are kept in a log that the network empties.
 */
final class EventLoop {

    /** Spikes of one neuron at one instant that are taken for a loop without end. */
    private static final int MOST_AT_ONCE = 100;

    final EventGroup[] groups;
    private final List<PopulationDescription> populations;
    private final InputEvents[] stimuli;
    private final Route[] routes;
    private final Route[][] bySource;

    /** By population: the synapses that see its spikes as postsynaptic ones. */
    private final Transmission[][] plasticOnto;

    private final double[][] lastSpike;
    private final int[][] atOnce;
    double[] logTime = new double[1024];
    int[] logNeuron = new int[1024];
    int[] logPopulation = new int[1024];
    int logSize;
    private long spikes;

    /** Spikes from other parts of the network have numbers below those of all spikes of this one, so that their order does not depend on when they are told. */
    private long distantSpikes = Long.MIN_VALUE;

    /** The time at which neurons spike just now: those that are due at it come before what their spikes bring about. */
    private double spikingAt = Double.NaN;

    private long synapticEvents;

    EventLoop(NetworkDescription network, EventGroup[] groups, InputEvents[] stimuli, Route[][] routesOfProjection) {
        populations = network.populations();
        this.groups = groups;
        this.stimuli = stimuli;
        routes = Arrays.stream(routesOfProjection).flatMap(Arrays::stream).toArray(Route[]::new);
        bySource = bySource(network, routesOfProjection);
        plasticOnto = new Transmission[groups.length][];
        for (int g = 0; g < groups.length; g++) {
            int target = g;
            plasticOnto[g] = Arrays.stream(routes)
                    .filter(r -> r.target == target && r.transmission instanceof PlasticTransmission)
                    .map(r -> r.transmission)
                    .toArray(Transmission[]::new);
        }
        lastSpike = new double[groups.length][];
        atOnce = new int[groups.length][];
        for (int g = 0; g < groups.length; g++) {
            int n = populations.get(g).size();
            lastSpike[g] = new double[n];
            Arrays.fill(lastSpike[g], Double.NEGATIVE_INFINITY);
            atOnce[g] = new int[n];
        }
    }

    private static Route[][] bySource(NetworkDescription network, Route[][] routesOfProjection) {
        List<List<Route>> lists = new ArrayList<>();
        for (int p = 0; p < network.populations().size(); p++) {
            lists.add(new ArrayList<>());
        }
        for (ProjectionDescription p : network.projections()) {
            if (routesOfProjection[p.index()].length == 0) {
                continue;
            }
            int next = 0;
            for (Segment s : p.source().segments()) {
                for (int t = 0; t < p.target().segments().size(); t++) {
                    lists.get(s.population().index()).add(routesOfProjection[p.index()][next++]);
                }
            }
        }
        return lists.stream().map(list -> list.toArray(new Route[0])).toArray(Route[][]::new);
    }

    long spikes() {
        return spikes;
    }

    long synapticEvents() {
        return synapticEvents;
    }

    long synapses() {
        long sum = 0;
        for (Route route : routes) {
            sum += route.synapses();
        }
        return sum;
    }

    long pendingSpikes() {
        long sum = 0;
        for (Route route : routes) {
            sum += route.pending();
        }
        return sum;
    }

    /** Makes all events happen up to and at a time. */
    void runTo(double end) {
        while (true) {
            InputEvents stimulus = firstInput();
            double time = stimulus == null ? Double.POSITIVE_INFINITY : stimulus.next();
            Route route = firstArrival(time);
            if (route != null) {
                time = route.next();
            }
            int group = firstOwn(time);
            if (group >= 0) {
                time = groups[group].next();
            }
            if (!(time <= end) || time == Double.POSITIVE_INFINITY) {
                return;
            }
            if (group >= 0) {
                own(group, time);
            } else {
                spikingAt = Double.NaN;
                if (route != null) {
                    synapticEvents += route.arrive(time, groups[route.target]);
                } else {
                    stimulus.occur(time, groups);
                }
            }
        }
    }

    /** The group whose own event comes before an input at a time, -1 if there is none. */
    private int firstOwn(double inputTime) {
        double time = inputTime;
        int first = -1;
        boolean spikes = true;
        for (int g = 0; g < groups.length; g++) {
            double t = groups[g].next();
            if (t > time || t == Double.POSITIVE_INFINITY) {
                continue;
            }
            boolean spike = !groups[g].endsPeriod();
            boolean beforeInput = t < inputTime || !spike || t == spikingAt;
            if (beforeInput && (first < 0 || t < time || spikes && !spike)) {
                time = t;
                first = g;
                spikes = spike;
            }
        }
        return first;
    }

    private void own(int group, double time) {
        int neuron = groups[group].occur(time);
        if (neuron != EventGroup.NOBODY) {
            spikingAt = time;
            spike(group, neuron, time);
        }
    }

    private InputEvents firstInput() {
        InputEvents first = null;
        double time = Double.POSITIVE_INFINITY;
        for (InputEvents s : stimuli) {
            if (s.next() < time) {
                time = s.next();
                first = s;
            }
        }
        return first;
    }

    /** The route whose arrival is first, null if none is before a time. */
    private Route firstArrival(double before) {
        Route first = null;
        double time = before;
        long sequence = Long.MIN_VALUE;
        for (Route route : routes) {
            double t = route.next();
            if (t < time || t == time && first != null && route.sequence() < sequence) {
                time = t;
                first = route;
                sequence = route.sequence();
            }
        }
        return first;
    }

    private void spike(int group, int neuron, double time) {
        if (logSize == logTime.length) {
            logTime = Arrays.copyOf(logTime, 2 * logSize);
            logNeuron = Arrays.copyOf(logNeuron, 2 * logSize);
            logPopulation = Arrays.copyOf(logPopulation, 2 * logSize);
        }
        logTime[logSize] = time;
        logNeuron[logSize] = neuron;
        logPopulation[logSize++] = group;
        if (time == lastSpike[group][neuron]) {
            if (++atOnce[group][neuron] >= MOST_AT_ONCE) {
                throw endless(group, neuron, time);
            }
        } else {
            lastSpike[group][neuron] = time;
            atOnce[group][neuron] = 1;
        }
        for (Transmission plastic : plasticOnto[group]) {
            plastic.postsynaptic(neuron, time);
        }
        send(group, neuron, time, spikes++);
    }

    private void send(int group, int neuron, double time, long sequence) {
        for (Route route : bySource[group]) {
            int row = route.row(neuron);
            if (row >= 0) {
                route.send(row, time, sequence);
            }
        }
    }

    /** Takes a spike of a neuron that is advanced elsewhere. */
    void receive(int group, int neuron, double time) {
        send(group, neuron, time, distantSpikes++);
    }

    /** The shortest time from a spike of a group to synapses of its neurons, infinity if it has none. */
    double shortestWay(int group) {
        double least = Double.POSITIVE_INFINITY;
        for (Route route : bySource[group]) {
            if (route.synapses() > 0) {
                least = Math.min(least, route.rows.minDelay() - route.dendritic);
            }
        }
        return least;
    }

    private NeurosimException endless(int group, int neuron, double time) {
        String loops = Arrays.stream(routes)
                .filter(r -> r.rows.minDelay() == 0)
                .map(r -> r.label)
                .distinct()
                .collect(Collectors.joining(", "));
        return new NeurosimException("neuron " + neuron + " of population "
                + populations.get(group).name() + " spiked " + MOST_AT_ONCE + " times at " + time
                + " ms: time does not advance; "
                + (loops.isEmpty()
                        ? "its reset leaves it at or above its threshold"
                        : "give the projections without delay a delay or the neurons a refractory period: " + loops));
    }
}
