package org.neurosim.core.events;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Divides the populations of an event-driven network among threads. */
final class EventParts {

    /** System property: from which number of synapses times smallest delay, in ms, on threads share the work. For tests and experiments; results do not depend on it. */
    private static final String PROPERTY = "neurosim.events.leastShared";

    /**
     * At 10 Hz, a thousand events in a window, some 20 us, where a barrier takes 1 to 2. {@code cuba-events} (32,000) took three times as long on two threads as on one.
     */
    private static final long LEAST_SHARED = 100_000;

    private EventParts() {}

    /**
     * The groups of each thread, ascending: one part if there is one thread, fewer than two populations of neurons, too little to do in a window of the smallest delay, or spikes from elsewhere. Populations with many synapses onto them are given first, each to the
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
        long synapses = Arrays.stream(routes)
                .flatMap(Stream::of)
                .mapToLong(Route::synapses)
                .sum();
        boolean pays = synapses == 0 || leastDelay > 0 && synapses * leastDelay >= Long.getLong(PROPERTY, LEAST_SHARED);
        int parts = alone && pays ? (int) Math.min(threads, populations) : 1;
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
