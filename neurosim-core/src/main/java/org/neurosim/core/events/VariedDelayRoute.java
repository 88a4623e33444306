package org.neurosim.core.events;

import java.util.Arrays;

/**
 * A route whose synapses have different delays. Each row is ordered by delay; a spike on its way is one entry of a binary heap, (time of its next arrival,
 * sequence number, next synapse), 36 bytes, however many synapses it has left.
 */
final class VariedDelayRoute extends Route {

    private final double[] delays;
    private final double minDelay;
    private double[] times = new double[16];
    private double[] sent = new double[16];
    private long[] sequence = new long[16];
    private int[] cursor = new int[16];
    private int[] row = new int[16];
    private int size;

    VariedDelayRoute(String label, int firstSource, int target, int receptor, Synapses synapses) {
        super(label, firstSource, target, receptor, synapses);
        delays = synapses.delays;
        minDelay = Arrays.stream(delays).min().orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    double minDelay() {
        return minDelay;
    }

    @Override
    void send(int newRow, double now, long number) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            sent = Arrays.copyOf(sent, 2 * size);
            sequence = Arrays.copyOf(sequence, 2 * size);
            cursor = Arrays.copyOf(cursor, 2 * size);
            row = Arrays.copyOf(row, 2 * size);
        }
        int at = size++;
        int first = starts[newRow];
        set(at, now + delays[first], now, number, first, newRow);
        while (at > 0 && before(at, (at - 1) >> 1)) {
            swap(at, (at - 1) >> 1);
            at = (at - 1) >> 1;
        }
    }

    @Override
    double next() {
        return size > 0 ? times[0] : Double.POSITIVE_INFINITY;
    }

    @Override
    long sequence() {
        return sequence[0];
    }

    @Override
    int arrive(double now, EventGroup group) {
        int from = cursor[0];
        int end = starts[row[0] + 1];
        int to = from + 1;
        while (to < end && delays[to] == delays[from]) {
            to++;
        }
        if (to < end) {
            times[0] = sent[0] + delays[to];
            cursor[0] = to;
        } else {
            size--;
            set(0, times[size], sent[size], sequence[size], cursor[size], row[size]);
        }
        sink();
        group.receive(now, receptor, targets, from, to, weights, weight);
        return to - from;
    }

    private void sink() {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && before(child + 1, child)) {
                child++;
            }
            if (!before(child, at)) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private boolean before(int a, int b) {
        return times[a] < times[b] || times[a] == times[b] && sequence[a] < sequence[b];
    }

    private void set(int at, double time, double from, long number, int next, int ofRow) {
        times[at] = time;
        sent[at] = from;
        sequence[at] = number;
        cursor[at] = next;
        row[at] = ofRow;
    }

    private void swap(int a, int b) {
        double time = times[a];
        double from = sent[a];
        long number = sequence[a];
        int next = cursor[a];
        int ofRow = row[a];
        set(a, times[b], sent[b], sequence[b], cursor[b], row[b]);
        set(b, time, from, number, next, ofRow);
    }
}
