package org.neurosim.core.events;

/** A route whose synapses all have one delay: spikes arrive in the order in which they were sent. */
final class ConstantDelayRoute extends Route {

    private final double delay;
    private final EventFifo pending = new EventFifo();

    ConstantDelayRoute(String label, int firstSource, int target, int receptor, Synapses synapses) {
        super(label, firstSource, target, receptor, synapses);
        delay = synapses.delay;
    }

    @Override
    double minDelay() {
        return delay;
    }

    @Override
    void send(int row, double now, long sequence) {
        pending.add(now + delay, sequence, row);
    }

    @Override
    double next() {
        return pending.size() > 0 ? pending.time() : Double.POSITIVE_INFINITY;
    }

    @Override
    long sequence() {
        return pending.sequence();
    }

    @Override
    int arrive(double now, EventGroup group) {
        int row = pending.entry();
        pending.remove();
        int from = starts[row];
        int to = starts[row + 1];
        group.receive(now, receptor, targets, from, to, weights, weight);
        return to - from;
    }
}
