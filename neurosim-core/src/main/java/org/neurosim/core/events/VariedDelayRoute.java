package org.neurosim.core.events;

import java.util.Arrays;

/**
 * A route whose synapses have different delays. Each row is ordered by delay; a spike on its way is one entry of a binary heap, (time of its next arrival,
 * sequence number, next run of synapses), 40 bytes, however many synapses it has left.
 */
final class VariedDelayRoute extends Route {

    private double[] atSynapse = new double[16];
    private double[] sent = new double[16];
    private long[] sequence = new long[16];
    private int[] run = new int[16];
    private int[] entries = new int[16];
    private int size;
    private final Demand demand = new Demand();

    VariedDelayRoute(
            String label, int firstSource, int target, RouteRows rows, Transmission transmission, double dendritic) {
        super(label, firstSource, target, rows, transmission, dendritic);
    }

    private void resize(int room) {
        atSynapse = Arrays.copyOf(atSynapse, room);
        sent = Arrays.copyOf(sent, room);
        sequence = Arrays.copyOf(sequence, room);
        run = Arrays.copyOf(run, room);
        entries = Arrays.copyOf(entries, room);
    }

    /** How many spikes there is room for. */
    int room() {
        return sent.length;
    }

    private double axonal(int ofRun) {
        return rows.delay(ofRun) - dendritic;
    }

    @Override
    void send(int row, double now, long number) {
        if (size == sent.length) {
            resize(2 * size);
        }
        int at = size++;
        if (demand.isHalfEnough(size, sent.length)) {
            resize(sent.length / 2);
        }
        int first = rows.firstRun(row);
        set(at, now + axonal(first), now, number, first, transmission.send(row, now));
        while (at > 0 && before(at, (at - 1) >> 1)) {
            swap(at, (at - 1) >> 1);
            at = (at - 1) >> 1;
        }
    }

    @Override
    double next() {
        return size > 0 ? atSynapse[0] + dendritic : Double.POSITIVE_INFINITY;
    }

    @Override
    long sequence() {
        return sequence[0];
    }

    @Override
    int arrive(double now, EventGroup group) {
        int entry = entries[0];
        int here = run[0];
        double reached = atSynapse[0];
        boolean last = here + 1 == rows.firstRun(transmission.row(entry) + 1);
        if (last) {
            size--;
            set(0, atSynapse[size], sent[size], sequence[size], run[size], entries[size]);
        } else {
            atSynapse[0] = sent[0] + axonal(here + 1);
            run[0] = here + 1;
        }
        sink();
        transmission.arrive(now, reached, entry, here, group);
        if (last) {
            transmission.forget(entry);
        }
        return rows.start(here + 1) - rows.start(here);
    }

    @Override
    int pending() {
        return size;
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
        return atSynapse[a] < atSynapse[b] || atSynapse[a] == atSynapse[b] && sequence[a] < sequence[b];
    }

    private void set(int at, double time, double from, long number, int next, int entry) {
        atSynapse[at] = time;
        sent[at] = from;
        sequence[at] = number;
        run[at] = next;
        entries[at] = entry;
    }

    private void swap(int a, int b) {
        double time = atSynapse[a];
        double from = sent[a];
        long number = sequence[a];
        int next = run[a];
        int entry = entries[a];
        set(a, atSynapse[b], sent[b], sequence[b], run[b], entries[b]);
        set(b, time, from, number, next, entry);
    }
}
