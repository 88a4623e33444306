package org.neurosim.core.events;

/** The target of a route under test: takes note of what arrives. */
final class Ear extends EventGroup {

    /** Sum of the weights of everything that has arrived. */
    double sum;

    /** First target of the last arrival, and how many targets it had. */
    int first;

    int count;

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
        first = targets[from];
        count = to - from;
        for (int k = from; k < to; k++) {
            sum += weights == null ? weight : weights[k + shift];
        }
    }
}
