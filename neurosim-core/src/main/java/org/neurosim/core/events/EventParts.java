package org.neurosim.core.events;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Divides the populations of an event-driven network among threads. */
final class EventParts {

    /** Shorter windows hold too little to be shared, ms. */
    private static final double SHORTEST_WINDOW = 0.01;

    private EventParts() {}

    /**
     * The groups of each thread, ascending: one part if there is one thread, fewer than two populations of neurons, a shorter delay than 0.01 ms, or spikes from elsewhere. Populations with many synapses onto them are given first, each to the
     * thread that has least so far.
     */
    static int[][] divide(EventGroup[] groups, Route[][] routes, int threads) {
        long populations =
                Arrays.stream(groups).filter(NeuronEvents.class::isInstance).count();
        boolean alone = Arrays.stream(groups).noneMatch(DistantGroup.class::isInstance);
        double leastDelay = Arrays.stream(routes)
                .flatMap(Stream::of)
                .filter(r -> r.synapses() > 0)
                .mapToDouble(r -> r.rows.minDelay())
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        int parts = alone && leastDelay >= SHORTEST_WINDOW ? (int) Math.min(threads, populations) : 1;
        if (parts <= 1) {
            return new int[][] {IntStream.range(0, groups.length).toArray()};
        }
        long[] work = new long[groups.length];
        for (int g = 0; g < groups.length; g++) {
            work[g] = 1 + (groups[g] instanceof NeuronEvents neurons ? neurons.cells.size() : 0);
        }
        for (Route route : (Iterable<Route>) Arrays.stream(routes).flatMap(Stream::of)::iterator) {
            work[route.target] += route.synapses();
        }
        int[] partOf = new int[groups.length];
        long[] sum = new long[parts];
        IntStream.range(0, groups.length)
                .boxed()
                .sorted(Comparator.comparingLong(g -> -work[g]))
                .forEach(g -> {
                    int least = 0;
                    for (int p = 1; p < parts; p++) {
                        least = sum[p] < sum[least] ? p : least;
                    }
                    partOf[g] = least;
                    sum[least] += work[g];
                });
        int[][] own = new int[parts][];
        for (int p = 0; p < parts; p++) {
            int part = p;
            own[p] = IntStream.range(0, groups.length)
                    .filter(g -> partOf[g] == part)
                    .toArray();
        }
        return own;
    }
}
