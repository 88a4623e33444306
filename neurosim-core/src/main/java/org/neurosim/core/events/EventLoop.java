package org.neurosim.core.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurosim.api.NeurosimException;
import org.neurosim.core.describe.NetworkDescription;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.ProjectionDescription;

/**
 * The order of events: takes the earliest of the groups' own events, the stimuli's inputs and the routes' arrivals, one after the other. Events of one time come in
 * the order that {@link org.neurosim.api.Network} states: ends of refractory periods, inputs, spikes, and again inputs if spikes cause any without delay.
 *
 * <p>Has all groups and routes, or, as one of several in {@link EventWindows}, some groups and the routes that end at them; then it is told which spikes to send.
 */
final class EventLoop extends EventSchedule {

    /** Events between two looks whether the run is to stop. */
    private static final int LOOK_AFTER = 1024;

    /** Spikes of one neuron at one instant that are taken for a loop without end. */
    private static final int MOST_AT_ONCE = 100;

    private final EventGroups groups;

    /** Indices of the groups that it advances, ascending. */
    private final int[] own;

    /** Whether spikes are sent as soon as they happen. */
    private final boolean sends;

    private final NetworkDescription network;
    private final Route[][] routesOfProjection;
    private final InputEvents[] stimuli;
    private final Route[] routes;

    /** By population: the routes of its spikes. */
    private final Route[][] bySource;

    /** By group: the synapses that see its spikes as postsynaptic ones. */
    private final Transmission[][] plasticOnto;

    private final double[][] lastSpike;
    private final int[][] atOnce;
    private long spikeCount;

    /** Spikes from other parts of the network have numbers below those of all spikes of this one, so that their order does not depend on when they are told. */
    private long distantSpikes = Long.MIN_VALUE;

    /** The time at which neurons spike just now: those that are due at it come before what their spikes bring about. */
    private double spikingAt = Double.NaN;

    private long synapticEvents;
    private final PendingBound bound;

    /** How many spikes may happen or be sent before those that are kept must be counted again. */
    private long allowance;

    /**
     * A loop.
     *
     * @param groups all groups of the network; replaced ones are seen
     * @param own indices of those that it advances, ascending
     * @param stimuli stimuli of their neurons
     * @param mostPending how many spikes may be on their way or wait for the recorders
     */
    EventLoop(
            NetworkDescription network,
            EventGroups groups,
            int[] own,
            InputEvents[] stimuli,
            Route[][] routesOfProjection,
            long mostPending) {
        bound = new PendingBound(mostPending);
        this.network = network;
        this.routesOfProjection = routesOfProjection;
        this.groups = groups;
        this.own = own;
        this.stimuli = stimuli;
        sends = own.length == groups.size();
        boolean[] isOwn = new boolean[groups.size()];
        for (int g : own) {
            isOwn[g] = true;
        }
        routes = Arrays.stream(routesOfProjection)
                .flatMap(Arrays::stream)
                .filter(r -> isOwn[r.target])
                .toArray(Route[]::new);
        bySource = bySource(network, routesOfProjection, isOwn);
        plasticOnto = new Transmission[groups.size()][];
        for (int g = 0; g < groups.size(); g++) {
            int target = g;
            plasticOnto[g] = Arrays.stream(routes)
                    .filter(r -> r.target == target && r.transmission instanceof PlasticTransmission)
                    .map(r -> r.transmission)
                    .toArray(Transmission[]::new);
        }
        lastSpike = new double[groups.size()][];
        atOnce = new int[groups.size()][];
        for (int g : own) {
            int n = groups.to(g) - groups.from(g);
            lastSpike[g] = new double[n];
            Arrays.fill(lastSpike[g], Double.NEGATIVE_INFINITY);
            atOnce[g] = new int[n];
        }
    }

    private static Route[][] bySource(NetworkDescription network, Route[][] routesOfProjection, boolean[] isOwn) {
        List<List<Route>> lists = new ArrayList<>();
        for (int p = 0; p < network.populations().size(); p++) {
            lists.add(new ArrayList<>());
        }
        for (ProjectionDescription p : network.projections()) {
            if (routesOfProjection[p.index()].length == 0) {
                continue;
            }
            int targets =
                    routesOfProjection[p.index()].length / p.source().segments().size();
            int next = 0;
            for (Segment s : p.source().segments()) {
                for (int t = 0; t < targets; t++) {
                    Route route = routesOfProjection[p.index()][next++];
                    if (isOwn[route.target]) {
                        lists.get(s.population().index()).add(route);
                    }
                }
            }
        }
        return lists.stream().map(list -> list.toArray(new Route[0])).toArray(Route[][]::new);
    }

    @Override
    long spikeCount() {
        return spikeCount;
    }

    @Override
    long synapticEvents() {
        return synapticEvents;
    }

    @Override
    long synapses() {
        long sum = 0;
        for (Route route : routes) {
            sum += route.synapses();
        }
        return sum;
    }

    /** The routes to its groups. */
    Route[] routes() {
        return routes;
    }

    @Override
    long pendingSpikes() {
        long sum = 0;
        for (Route route : routes) {
            sum += route.pending();
        }
        return sum;
    }

    @Override
    long peakPendingSpikes() {
        return bound.peak();
    }

    @Override
    void runTo(double end) {
        double last = end;
        int untilLook = LOOK_AFTER;
        while (true) {
            InputEvents stimulus = firstInput();
            double time = stimulus == null ? Double.POSITIVE_INFINITY : stimulus.next();
            Route route = firstArrival(time);
            if (route != null) {
                time = route.next();
            }
            int group = firstOwn(time);
            if (group >= 0) {
                time = groups.group[group].next();
            }
            if (!(time <= last) || time == Double.POSITIVE_INFINITY) {
                return;
            }
            if (--untilLook == 0) {
                untilLook = LOOK_AFTER;
                last = Math.min(last, limit.applyAsDouble(time));
            }
            if (group >= 0) {
                own(group, time);
            } else {
                spikingAt = Double.NaN;
                if (route != null) {
                    synapticEvents += route.arrive(time, groups.group[route.target]);
                } else {
                    stimulus.occur(time, groups);
                }
            }
        }
    }

    /** Time of the earliest event that is known, infinity if there is none. */
    double nextTime() {
        InputEvents stimulus = firstInput();
        double time = stimulus == null ? Double.POSITIVE_INFINITY : stimulus.next();
        for (Route route : routes) {
            time = Math.min(time, route.next());
        }
        for (int g : own) {
            time = Math.min(time, groups.group[g].next());
        }
        return time;
    }

    /** The first time at which a spike could arrive through one of the routes. */
    double firstArrivalOf(double sent) {
        double first = Double.POSITIVE_INFINITY;
        for (Route route : routes) {
            if (route.synapses() > 0) {
                first = Math.min(first, route.firstArrival(sent));
            }
        }
        return first;
    }

    /** The group whose own event comes before an input at a time, -1 if there is none. */
    private int firstOwn(double inputTime) {
        double time = inputTime;
        int first = -1;
        boolean spikeIsFirst = true;
        for (int g : own) {
            double t = groups.group[g].next();
            if (t > time || t == Double.POSITIVE_INFINITY) {
                continue;
            }
            boolean spike = !groups.group[g].endsPeriod();
            boolean beforeInput = t < inputTime || !spike || t == spikingAt;
            if (beforeInput && (first < 0 || t < time || spikeIsFirst && !spike)) {
                time = t;
                first = g;
                spikeIsFirst = spike;
            }
        }
        return first;
    }

    private void own(int group, double time) {
        int neuron = groups.group[group].occur(time);
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
        int population = groups.population(group);
        spikes.add(time, population, neuron);
        use(time);
        int place = neuron - groups.from(group);
        if (time == lastSpike[group][place]) {
            if (++atOnce[group][place] >= MOST_AT_ONCE) {
                throw endless(population, neuron, time);
            }
        } else {
            lastSpike[group][place] = time;
            atOnce[group][place] = 1;
        }
        for (Transmission plastic : plasticOnto[group]) {
            plastic.postsynaptic(neuron, time);
        }
        long number = spikeCount++;
        if (sends) {
            send(population, neuron, time, number);
        }
    }

    /**
     * Sends spikes on the routes.
     *
     * @param trail spikes in the order in which they happened
     * @param from the first to send
     * @param number its number among all spikes
     */
    void send(SpikeTrail trail, int from, long number) {
        for (int k = from; k < trail.size; k++) {
            send(trail.population[k], trail.neuron[k], trail.time[k], number + k - from);
        }
    }

    private void send(int population, int neuron, double time, long sequence) {
        for (Route route : bySource[population]) {
            int row = route.row(neuron);
            if (row >= 0) {
                route.send(row, time, sequence);
                use(time);
            }
        }
    }

    /** Counts a spike that is kept now. */
    private void use(double time) {
        if (--allowance < 0) {
            allowance = bound.count(pendingSpikes() + spikes.size);
            if (allowance < 0) {
                throw bound.exceeded(spikes.size, time, routes);
            }
        }
    }

    @Override
    void receive(int population, int neuron, double time) {
        send(population, neuron, time, distantSpikes++);
    }

    @Override
    double shortestWay(int population) {
        double least = Double.POSITIVE_INFINITY;
        for (Route route : bySource[population]) {
            if (route.synapses() > 0) {
                least = Math.min(least, route.rows.minDelay() - route.dendritic);
            }
        }
        return least;
    }

    private NeurosimException endless(int population, int neuron, double time) {
        boolean[] every = new boolean[groups.size()];
        Arrays.fill(every, true);
        InstantLoops loops = new InstantLoops(bySource(network, routesOfProjection, every), groups, time);
        return new NeurosimException("neuron " + neuron + " of population "
                + network.populations().get(population).name() + " spiked " + MOST_AT_ONCE + " times at " + time
                + " ms: time does not advance; " + loops.cause(population));
    }
}
