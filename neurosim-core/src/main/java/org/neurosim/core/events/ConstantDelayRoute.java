package org.neurosim.core.events;

/** A route whose synapses all have one delay: spikes arrive in the order in which they were sent. */
final class ConstantDelayRoute extends Route {

    private final double axonal;

    /** By the time at which they reach the synapses. */
    private final EventFifo pending = new EventFifo();

    ConstantDelayRoute(
            String label, int firstSource, int target, RouteRows rows, Transmission transmission, double dendritic) {
        super(label, firstSource, target, rows, transmission, dendritic);
        axonal = rows.delay - dendritic;
    }

    @Override
    void send(int row, double now, long sequence) {
        pending.add(now + axonal, sequence, transmission.send(row, now));
    }

    @Override
    double next() {
        return pending.size() > 0 ? pending.time() + dendritic : Double.POSITIVE_INFINITY;
    }

    @Override
    long sequence() {
        return pending.sequence();
    }

    @Override
    int arrive(double now, EventGroup group) {
        int entry = pending.entry();
        double atSynapse = pending.time();
        pending.remove();
        int row = transmission.row(entry);
        transmission.arrive(now, atSynapse, entry, row, group);
        transmission.forget(entry);
        return rows.starts[row + 1] - rows.starts[row];
    }

    @Override
    int pending() {
        return pending.size();
    }
}
