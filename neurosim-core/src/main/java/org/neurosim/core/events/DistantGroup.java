package org.neurosim.core.events;

/** Neurons that are advanced elsewhere; nothing happens to them here. */
final class DistantGroup extends EventGroup {

    @Override
    double next() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    boolean endsPeriod() {
        return false;
    }

    @Override
    int occur(double now) {
        return NOBODY;
    }

    @Override
    void receive(
            double now, int receptor, int[] targets, int from, int to, double[] weights, int shift, double weight) {
        throw new IllegalStateException("neurons of another part of the network take no input here");
    }
}
