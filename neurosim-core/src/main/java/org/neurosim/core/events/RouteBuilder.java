package org.neurosim.core.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Connections;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.core.connect.ConnectionBatch;
import org.neurosim.core.connect.ConnectionPlan;
import org.neurosim.core.connect.ValueSampler;
import org.neurosim.core.describe.NeuronSet.Segment;
import org.neurosim.core.describe.ProjectionDescription;
import org.neurosim.core.random.StreamKey;

/** Generates the synapses of a projection: the same pairs, weights and delays as in a clock-driven network, without its rounding of delays. */
final class RouteBuilder {

    private final ProjectionDescription projection;
    private final double defaultDelay;
    private final ConnectionPlan plan;
    private final ValueSampler weights;
    private final ValueSampler delays;

    RouteBuilder(ProjectionDescription projection, double defaultDelay, long seed) {
        this.projection = projection;
        this.defaultDelay = defaultDelay;
        int index = projection.index();
        String label = projection.label();
        plan = ConnectionPlan.of(
                projection.connector(),
                projection.source().size(),
                projection.target().size(),
                projection.self(),
                StreamKey.of(seed, StreamKey.CONNECTIONS, index),
                label);
        weights = ValueSampler.of(projection.weight(), StreamKey.of(seed, StreamKey.WEIGHTS, index), "weight", label);
        delays = projection.delay() == null
                ? null
                : ValueSampler.of(projection.delay(), StreamKey.of(seed, StreamKey.DELAYS, index), "delay", label);
        weights.check(plan);
        if (delays != null) {
            delays.check(plan);
            if (delays.isConstant()) {
                requireDelay(delays.constant());
            }
        }
    }

    /** The routes of all pairs of populations that the projection connects. */
    List<Route> build() {
        List<Route> routes = new ArrayList<>();
        for (Segment s : projection.source().segments()) {
            for (Segment t : projection.target().segments()) {
                Route.Synapses synapses = synapses(s, t);
                int target = t.population().index();
                int receptor = projection.receptorIndex(t.population());
                routes.add(
                        synapses.delays == null
                                ? new ConstantDelayRoute(projection.label(), s.from(), target, receptor, synapses)
                                : new VariedDelayRoute(projection.label(), s.from(), target, receptor, synapses));
            }
        }
        return routes;
    }

    private Route.Synapses synapses(Segment s, Segment t) {
        Route.Synapses out = new Route.Synapses();
        out.starts = new int[s.size() + 1];
        int lastChunk = (t.offset() + t.size() - 1) / ConnectionPlan.CHUNK;
        ConnectionBatch batch = new ConnectionBatch();
        for (int chunk = t.offset() / ConnectionPlan.CHUNK; chunk <= lastChunk; chunk++) {
            plan.connect(chunk, batch);
            for (int k = 0; k < batch.size(); k++) {
                if (isIn(s, batch.sources()[k]) && isIn(t, batch.targets()[k])) {
                    out.starts[batch.sources()[k] - s.offset() + 1]++;
                }
            }
        }
        long total = 0;
        for (int row = 0; row < s.size(); row++) {
            total += out.starts[row + 1];
            if (total > Integer.MAX_VALUE - 8) {
                throw new InvalidNetworkException("projection " + projection.label() + ": more than "
                        + (Integer.MAX_VALUE - 8)
                        + " synapses between two populations of an event-driven network; split the projection");
            }
            out.starts[row + 1] = (int) total;
        }
        out.targets = new int[(int) total];
        out.weight = weights.isConstant() ? weights.constant() : 0;
        out.weights = weights.isConstant() ? null : new double[(int) total];
        boolean oneDelay = delays == null || delays.isConstant();
        out.delay = delays == null ? defaultDelay : oneDelay ? delays.constant() : 0;
        out.delays = oneDelay ? null : new double[(int) total];
        fill(s, t, lastChunk, batch, out);
        if (out.delays != null) {
            sortRows(out);
        }
        return out;
    }

    private void fill(Segment s, Segment t, int lastChunk, ConnectionBatch batch, Route.Synapses out) {
        int[] at = out.starts.clone();
        double[] weight = {};
        double[] delay = {};
        for (int chunk = t.offset() / ConnectionPlan.CHUNK; chunk <= lastChunk; chunk++) {
            plan.connect(chunk, batch);
            if (weight.length < batch.size()) {
                weight = new double[batch.size()];
                delay = new double[batch.size()];
            }
            values(chunk, batch, weight, delay);
            for (int k = 0; k < batch.size(); k++) {
                if (isIn(s, batch.sources()[k]) && isIn(t, batch.targets()[k])) {
                    int place = at[batch.sources()[k] - s.offset()]++;
                    out.targets[place] = batch.targets()[k] - t.offset() + t.from();
                    if (out.weights != null) {
                        out.weights[place] = weight[k];
                    }
                    if (out.delays != null) {
                        out.delays[place] = delay[k];
                    }
                }
            }
        }
    }

    /** Weights and delays of a chunk; drawn weights have single precision, as in clock-driven networks. */
    private void values(int chunk, ConnectionBatch batch, double[] weight, double[] delay) {
        int sources = projection.source().size();
        int targets = projection.target().size();
        weights.fill(chunk, batch, sources, targets, weight);
        if (weights.isRandom()) {
            for (int k = 0; k < batch.size(); k++) {
                weight[k] = (float) weight[k];
            }
        }
        if (delays == null) {
            Arrays.fill(delay, 0, batch.size(), defaultDelay);
        } else {
            delays.fill(chunk, batch, sources, targets, delay);
            for (int k = 0; k < batch.size(); k++) {
                requireDelay(delay[k]);
            }
        }
    }

    private void requireDelay(double delay) {
        if (!(delay >= 0 && delay < Double.POSITIVE_INFINITY)) {
            throw new InvalidNetworkException("projection " + projection.label() + ": delay = " + delay
                    + " ms; must be finite and at least 0 in an event-driven network");
        }
    }

    private static boolean isIn(Segment s, int index) {
        return index >= s.offset() && index < s.offset() + s.size();
    }

    /** Orders each row by delay, equal ones as they were. */
    private static void sortRows(Route.Synapses out) {
        for (int row = 0; row + 1 < out.starts.length; row++) {
            int from = out.starts[row];
            int n = out.starts[row + 1] - from;
            Integer[] order = new Integer[n];
            Arrays.setAll(order, k -> from + k);
            Arrays.sort(order, (a, b) -> Double.compare(out.delays[a], out.delays[b]));
            int[] targets = new int[n];
            double[] weight = new double[n];
            double[] delay = new double[n];
            for (int k = 0; k < n; k++) {
                targets[k] = out.targets[order[k]];
                weight[k] = out.weights == null ? 0 : out.weights[order[k]];
                delay[k] = out.delays[order[k]];
            }
            System.arraycopy(targets, 0, out.targets, from, n);
            System.arraycopy(delay, 0, out.delays, from, n);
            if (out.weights != null) {
                System.arraycopy(weight, 0, out.weights, from, n);
            }
        }
    }

    /** Lists all connections, ordered by target. */
    Connections list() {
        int size = 0;
        int[] sources = new int[1024];
        int[] targets = new int[1024];
        double[] weight = new double[1024];
        double[] delay = new double[1024];
        ConnectionBatch batch = new ConnectionBatch();
        for (int chunk = 0; chunk < plan.chunks(); chunk++) {
            plan.connect(chunk, batch);
            int n = batch.size();
            if (size + n > sources.length) {
                int length = Math.max(size + n, 2 * sources.length);
                sources = Arrays.copyOf(sources, length);
                targets = Arrays.copyOf(targets, length);
                weight = Arrays.copyOf(weight, length);
                delay = Arrays.copyOf(delay, length);
            }
            double[] w = new double[n];
            double[] d = new double[n];
            values(chunk, batch, w, d);
            System.arraycopy(batch.sources(), 0, sources, size, n);
            System.arraycopy(batch.targets(), 0, targets, size, n);
            System.arraycopy(w, 0, weight, size, n);
            System.arraycopy(d, 0, delay, size, n);
            size += n;
        }
        return new Connections(
                Arrays.copyOf(sources, size),
                Arrays.copyOf(targets, size),
                Arrays.copyOf(weight, size),
                Arrays.copyOf(delay, size));
    }
}
