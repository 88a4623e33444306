package org.neurosim.core.events;

/** The spikes on their way from neurons of one population to those of one group through the synapses of one projection. */
abstract class Route {

    final String label;
    final int target;
    final RouteRows rows;
    final Transmission transmission;

    /** The part of the delays that is spent between synapse and cell body, as far as it matters: for synapses that see postsynaptic spikes, else 0. */
    final double dendritic;

    private final int firstSource;
    private final double leastAxonal;

    Route(String label, int firstSource, int target, RouteRows rows, Transmission transmission, double dendritic) {
        this.label = label;
        this.firstSource = firstSource;
        this.target = target;
        this.rows = rows;
        this.transmission = transmission;
        this.dendritic = dendritic;
        leastAxonal = rows.minDelay() - dendritic;
    }

    /** Row of a neuron of the source population, -1 if it has none or an empty one. */
    final int row(int neuron) {
        int row = neuron - firstSource;
        return row >= 0 && row < rows.rows() && rows.starts[row] < rows.starts[row + 1] ? row : -1;
    }

    /** The first time at which a spike can arrive, by the sums that are made for it. */
    final double firstArrival(double sent) {
        return (sent + leastAxonal) + dendritic;
    }

    final long synapses() {
        return rows.targets.length;
    }

    /** Takes a spike. */
    abstract void send(int row, double now, long sequence);

    /** Time of the next arrival, infinity if nothing is on its way. */
    abstract double next();

    /** Sequence number of the spike that arrives next. */
    abstract long sequence();

    /** Delivers the next arrival; returns how many synapses it went through. */
    abstract int arrive(double now, EventGroup group);

    /** Number of spikes on their way. */
    abstract int pending();
}
