package org.neurosim.core.events;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neurosim.api.Synapse;
import org.neurosim.core.describe.NetworkPart;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.describe.ProjectionDescription;

/** Divides the neurons of an event-driven network among threads. */
final class EventParts {

    /** System property: from which number of synapses times smallest delay, in ms, on threads share the work. For tests and experiments; results do not depend on it. */
    private static final String PROPERTY = "neurosim.events.leastShared";

    /**
     * At 10 Hz, a thousand events in a window, some 20 us, where a barrier takes 1 to 2. {@code cuba-events} (32,000) took three times as long on two threads as on one.
     */
    private static final long LEAST_SHARED = 100_000;

    /** System property: how many neurons a piece of a population that threads share has at least. For tests and experiments; results do not depend on it. */
    private static final String PIECE_PROPERTY = "neurosim.events.leastPiece";

    /** Each piece takes every spike, and its arrivals go through fewer synapses. */
    private static final int LEAST_PIECE = 10_000;

    private EventParts() {}

    /**
     * Into how many groups each population is cut: those of many neurons into one for each thread. A population whose synapses have a {@link Synapse.PresynapticRule} stays whole, because that rule is called for whole rows.
     */
    static int[] pieces(NetworkPart part, int threads) {
        List<PopulationDescription> populations = part.network().populations();
        int[] pieces = whole(part);
        if (threads == 1 || !populations.stream().allMatch(part::has)) {
            return pieces;
        }
        int least = Integer.getInteger(PIECE_PROPERTY, LEAST_PIECE);
        for (PopulationDescription p : populations) {
            if (!p.isSource()) {
                pieces[p.index()] = Math.max(1, Math.min(threads, p.size() / least));
            }
        }
        for (ProjectionDescription projection : part.projections()) {
            if (projection.synapse() instanceof Synapse.PresynapticRule) {
                for (Segment t : projection.target().segments()) {
                    pieces[t.population().index()] = 1;
                }
            }
        }
        return pieces;
    }

    /** One group for each population. */
    static int[] whole(NetworkPart part) {
        int[] pieces = new int[part.network().populations().size()];
        Arrays.fill(pieces, 1);
        return pieces;
    }

    /**
     * The groups of each thread, ascending: one part if there is one thread, fewer than two groups of neurons, too little to do in a window of the smallest delay, or spikes from elsewhere. Those with many synapses onto them are given first, each to the
     * thread that has least so far.
     */
    static int[][] divide(EventGroups groups, Route[][] routes, int threads) {
        long shares = Arrays.stream(groups.group)
                .filter(NeuronEvents.class::isInstance)
                .count();
        boolean alone = Arrays.stream(groups.group).noneMatch(DistantGroup.class::isInstance);
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
        int parts = alone && pays ? (int) Math.min(threads, shares) : 1;
        if (parts <= 1) {
            return new int[][] {IntStream.range(0, groups.size()).toArray()};
        }
        long[] work = new long[groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            work[g] = 1 + (groups.group[g] instanceof NeuronEvents ? groups.to(g) - groups.from(g) : 0);
        }
        for (Route route : (Iterable<Route>) Arrays.stream(routes).flatMap(Stream::of)::iterator) {
            work[route.target] += route.synapses();
        }
        int[] partOf = new int[groups.size()];
        long[] sum = new long[parts];
        IntStream.range(0, groups.size())
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
            own[p] = IntStream.range(0, groups.size())
                    .filter(g -> partOf[g] == part)
                    .toArray();
        }
        return own;
    }
}
