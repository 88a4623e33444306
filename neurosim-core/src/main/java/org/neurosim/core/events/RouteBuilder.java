package org.neurosim.core.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Synapse;
import org.neurosim.core.connect.ConnectionBatch;
import org.neurosim.core.connect.ConnectionPlan;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.random.StreamKey;
import org.neurosim.core.synapse.ProjectionDraws;

/** Generates the synapses of a projection: the same pairs, weights and delays as in a clock-driven network, without its rounding of delays. */
final class RouteBuilder {

    private final ProjectionDescription projection;
    private final ProjectionDraws draws;

    /** Dendritic part of the delays where it matters. */
    private final double dendritic;

    private final EventGroups groups;
    private int routesMade;

    RouteBuilder(ProjectionDescription projection, ProjectionDraws draws, EventGroups groups) {
        this.groups = groups;
        this.projection = projection;
        this.draws = draws;
        dendritic = projection.synapse() instanceof Synapse.PlasticityRule ? projection.dendriticDelay() : 0;
    }

    /** The routes of all pairs of a source population and a group of targets that the projection connects: for each of the sources all targets. */
    Route[] build() {
        List<Route> routes = new ArrayList<>();
        for (Segment s : projection.source().segments()) {
            for (Segment whole : projection.target().segments()) {
                for (Segment t : groups.cut(whole)) {
                    routes.add(route(s, t));
                }
            }
        }
        return routes.toArray(new Route[0]);
    }

    private Route route(Segment s, Segment t) {
        RouteRows rows = rows(s, t);
        int target = groups.indexOf(t.population().index(), t.from());
        int receptor = projection.receptorIndex(t.population());
        Transmission transmission = transmission(rows, receptor, t);
        return rows.hasRuns()
                ? new VariedDelayRoute(projection.label(), s.from(), target, rows, transmission, dendritic)
                : new ConstantDelayRoute(projection.label(), s.from(), target, rows, transmission, dendritic);
    }

    private Transmission transmission(RouteRows rows, int receptor, Segment t) {
        if (projection.synapse() instanceof Synapse.PresynapticRule rule) {
            long key = StreamKey.of(draws.seed(), StreamKey.TRANSMISSION, projection.index(), routesMade++);
            return new RuleTransmission(rows, receptor, rule, key);
        }
        if (projection.synapse() instanceof Synapse.ContinuousRule
                || projection.synapse() instanceof Synapse.SteppedRule
                || projection.synapse() instanceof Synapse.Graded) {
            throw new InvalidNetworkException(
                    "projection " + projection.label() + ": "
                            + projection.synapse().spec().name()
                            + " changes or transmits between spikes, which event-driven networks cannot follow; use clock-driven integrators");
        }
        if (projection.synapse() instanceof Synapse.PlasticityRule rule) {
            return new PlasticTransmission(rows, receptor, rule, dendritic, t);
        }
        return new Transmission.Static(rows, receptor);
    }

    private RouteRows rows(Segment s, Segment t) {
        int[] starts = new int[s.size() + 1];
        ConnectionBatch batch = new ConnectionBatch();
        for (int chunk = firstChunk(t); chunk <= lastChunk(t); chunk++) {
            draws.connect(chunk, batch);
            for (int k = 0; k < batch.size(); k++) {
                if (isIn(s, batch.sources()[k]) && isIn(t, batch.targets()[k])) {
                    starts[batch.sources()[k] - s.offset() + 1]++;
                }
            }
        }
        long total = 0;
        for (int row = 0; row < s.size(); row++) {
            total += starts[row + 1];
            if (total > Integer.MAX_VALUE - 8) {
                throw new InvalidNetworkException("projection " + projection.label() + ": more than "
                        + (Integer.MAX_VALUE - 8)
                        + " synapses between two populations of an event-driven network; split the projection");
            }
            starts[row + 1] = (int) total;
        }
        int[] targets = new int[(int) total];
        double[] weights = draws.hasOneWeight() ? null : new double[(int) total];
        double[] delays = draws.hasOneDelay() ? null : new double[(int) total];
        double[] common = fill(s, t, starts, targets, weights, delays);
        if (delays != null) {
            sortRows(starts, targets, weights, delays);
        }
        RouteRows rows = new RouteRows(starts, targets, weights, common[0], common[1]);
        if (delays != null) {
            rows.cut(delays);
        }
        return rows;
    }

    private static int firstChunk(Segment t) {
        return t.offset() / ConnectionPlan.CHUNK;
    }

    private static int lastChunk(Segment t) {
        return (t.offset() + t.size() - 1) / ConnectionPlan.CHUNK;
    }

    /** Puts the synapses into their places; returns the weight and delay of the last, which are those of all if they are not given one by one. */
    private double[] fill(Segment s, Segment t, int[] starts, int[] targets, double[] weights, double[] delays) {
        ConnectionBatch batch = new ConnectionBatch();
        int[] at = starts.clone();
        double[] weight = {};
        double[] delay = {};
        double[] common = new double[2];
        for (int chunk = firstChunk(t); chunk <= lastChunk(t); chunk++) {
            draws.connect(chunk, batch);
            if (weight.length < batch.size()) {
                weight = new double[batch.size()];
                delay = new double[batch.size()];
            }
            draws.fillKeptWeights(chunk, batch, weight);
            draws.fillDelays(chunk, batch, delay);
            for (int k = 0; k < batch.size(); k++) {
                requireDelay(delay[k]);
                if (isIn(s, batch.sources()[k]) && isIn(t, batch.targets()[k])) {
                    int place = at[batch.sources()[k] - s.offset()]++;
                    targets[place] = batch.targets()[k] - t.offset() + t.from();
                    if (weights != null) {
                        weights[place] = weight[k];
                    }
                    if (delays != null) {
                        delays[place] = delay[k];
                    }
                    common[0] = weight[k];
                    common[1] = delay[k];
                }
            }
        }
        return common;
    }

    private void requireDelay(double delay) {
        if (!(delay >= 0 && delay < Double.POSITIVE_INFINITY)) {
            throw new InvalidNetworkException("projection " + projection.label() + ": delay = " + delay
                    + " ms; must be finite and at least 0 in an event-driven network");
        }
        if (!(dendritic <= delay)) {
            throw new InvalidNetworkException("projection " + projection.label() + ": dendriticDelay = " + dendritic
                    + " ms; must be in [0, " + delay + "] ms, the whole delay of a synapse");
        }
    }

    private static boolean isIn(Segment s, int index) {
        return index >= s.offset() && index < s.offset() + s.size();
    }

    /** Orders each row by delay, equal ones as they were. */
    private static void sortRows(int[] starts, int[] targets, double[] weights, double[] delays) {
        for (int row = 0; row + 1 < starts.length; row++) {
            int from = starts[row];
            int n = starts[row + 1] - from;
            Integer[] order = new Integer[n];
            Arrays.setAll(order, k -> from + k);
            Arrays.sort(order, (a, b) -> Double.compare(delays[a], delays[b]));
            int[] target = new int[n];
            double[] weight = new double[n];
            double[] delay = new double[n];
            for (int k = 0; k < n; k++) {
                target[k] = targets[order[k]];
                weight[k] = weights == null ? 0 : weights[order[k]];
                delay[k] = delays[order[k]];
            }
            System.arraycopy(target, 0, targets, from, n);
            System.arraycopy(delay, 0, delays, from, n);
            if (weights != null) {
                System.arraycopy(weight, 0, weights, from, n);
            }
        }
    }
}
