package org.neurosim.core.events;

import java.util.Arrays;
import java.util.List;
import org.neurosim.core.run.ThreadTeam;

/**
 * Lets several threads advance the groups of neurons of a network through windows of time that are as long as the smallest delay: within a window nobody needs a spike that is not yet known. Each
 * thread has an {@link EventLoop} for groups of its own and the routes to them. Between two windows the spikes are put into one order, that of time, population and neuron, which is the order of a network on one thread if no neuron spikes twice at one time (with a reset at or above its threshold, where time does not advance); in that order each loop sends them on its routes when the next window begins. So which thread has which group leaves no
 * trace.
 *
 * <p>A window that begins with the earliest pending event, m, ends before the first possible arrival of a spike at m. Arrival times are sums that are rounded, and sums rise with m: the bound holds for rounded numbers.
 */
final class EventWindows extends EventSchedule {

    private final EventLoop[] loops;
    private final Route[] routes;
    private final ThreadTeam team;
    private final double[] next;
    private final int[] at;
    private final ThreadTeam.Work window = this::advance;
    private double windowEnd;
    private long count;

    /** The first of the spikes that have not been sent, and the number of the spike at the beginning of the list. */
    private int unsent;

    private final PendingBound bound;

    EventWindows(List<EventLoop> loops, long mostPending) {
        bound = new PendingBound(mostPending);
        this.loops = loops.toArray(new EventLoop[0]);
        routes = loops.stream().flatMap(loop -> Arrays.stream(loop.routes())).toArray(Route[]::new);
        next = new double[loops.size()];
        at = new int[loops.size()];
        team = new ThreadTeam(loops.size(), "events");
    }

    @Override
    void runTo(double end) {
        double last = end;
        unsent = spikes.size;
        for (int p = 0; p < loops.length; p++) {
            next[p] = loops[p].nextTime();
        }
        while (true) {
            double first = unsent < spikes.size ? arrival(spikes.time[unsent]) : Double.POSITIVE_INFINITY;
            for (double time : next) {
                first = Math.min(first, time);
            }
            if (!(first <= last) || first == Double.POSITIVE_INFINITY) {
                break;
            }
            windowEnd = Math.min(last, Math.nextDown(arrival(first)));
            team.perform(window);
            unsent = spikes.size;
            merge();
            requireBound(windowEnd);
            last = Math.min(last, limit.applyAsDouble(windowEnd));
        }
        for (EventLoop loop : loops) {
            loop.send(spikes, unsent, count - (spikes.size - unsent));
        }
        requireBound(end);
    }

    private void requireBound(double time) {
        if (bound.count(pendingSpikes() + spikes.size) < 0) {
            throw bound.exceeded(spikes.size, time, routes);
        }
    }

    /** The first possible arrival of a spike. */
    private double arrival(double sent) {
        double first = Double.POSITIVE_INFINITY;
        for (EventLoop loop : loops) {
            first = Math.min(first, loop.firstArrivalOf(sent));
        }
        return first;
    }

    private void advance(int member) {
        EventLoop loop = loops[member];
        loop.send(spikes, unsent, count - (spikes.size - unsent));
        loop.runTo(windowEnd);
        next[member] = loop.nextTime();
    }

    /** Takes the spikes of all loops, which have different neurons. */
    private void merge() {
        Arrays.fill(at, 0);
        while (true) {
            int least = -1;
            for (int p = 0; p < loops.length; p++) {
                if (at[p] < loops[p].spikes.size && (least < 0 || isBefore(p, least))) {
                    least = p;
                }
            }
            if (least < 0) {
                break;
            }
            SpikeTrail trail = loops[least].spikes;
            int k = at[least]++;
            spikes.add(trail.time[k], trail.population[k], trail.neuron[k]);
            count++;
        }
        for (EventLoop loop : loops) {
            loop.spikes.size = 0;
        }
    }

    private boolean isBefore(int p, int q) {
        SpikeTrail a = loops[p].spikes;
        SpikeTrail b = loops[q].spikes;
        double difference = a.time[at[p]] - b.time[at[q]];
        int populations = a.population[at[p]] - b.population[at[q]];
        boolean first = populations < 0 || populations == 0 && a.neuron[at[p]] < b.neuron[at[q]];
        return difference < 0 || difference == 0 && first;
    }

    @Override
    long spikeCount() {
        return count;
    }

    @Override
    long synapticEvents() {
        long sum = 0;
        for (EventLoop loop : loops) {
            sum += loop.synapticEvents();
        }
        return sum;
    }

    @Override
    long synapses() {
        long sum = 0;
        for (EventLoop loop : loops) {
            sum += loop.synapses();
        }
        return sum;
    }

    @Override
    long pendingSpikes() {
        long sum = 0;
        for (EventLoop loop : loops) {
            sum += loop.pendingSpikes();
        }
        return sum;
    }

    @Override
    long peakPendingSpikes() {
        return bound.peak();
    }

    @Override
    void receive(int population, int neuron, double time) {
        throw new IllegalStateException("a network in windows has no part that is advanced elsewhere");
    }

    @Override
    double shortestWay(int population) {
        double least = Double.POSITIVE_INFINITY;
        for (EventLoop loop : loops) {
            least = Math.min(least, loop.shortestWay(population));
        }
        return least;
    }

    @Override
    void close() {
        team.close();
    }
}
