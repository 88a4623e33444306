package org.neurosim.core.events;

/**
 * The synapses of one projection from neurons of one population onto those of another, by source, and the spikes on their way through them. Constant weights and
 * delays are not stored.
 */
abstract class Route {

    final String label;
    final int target;
    final int receptor;
    final int[] starts;
    final int[] targets;
    final double[] weights;
    final double weight;
    private final int firstSource;

    Route(String label, int firstSource, int target, int receptor, Synapses synapses) {
        this.label = label;
        this.firstSource = firstSource;
        this.target = target;
        this.receptor = receptor;
        starts = synapses.starts;
        targets = synapses.targets;
        weights = synapses.weights;
        weight = synapses.weight;
    }

    /** What {@link RouteBuilder} makes. */
    static final class Synapses {
        int[] starts;
        int[] targets;
        double[] weights;
        double weight;
        double[] delays;
        double delay;
    }

    /** Row of a neuron of the source population, -1 if it has none or an empty one. */
    final int row(int neuron) {
        int row = neuron - firstSource;
        return row >= 0 && row < starts.length - 1 && starts[row] < starts[row + 1] ? row : -1;
    }

    final long synapses() {
        return targets.length;
    }

    abstract double minDelay();

    /** Takes a spike. */
    abstract void send(int row, double now, long sequence);

    /** Time of the next arrival, infinity if nothing is on its way. */
    abstract double next();

    /** Sequence number of the spike that arrives next. */
    abstract long sequence();

    /** Delivers the next arrival; returns how many synapses it went through. */
    abstract int arrive(double now, EventGroup group);
}
