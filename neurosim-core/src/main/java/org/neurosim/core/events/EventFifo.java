package org.neurosim.core.events;

import java.util.Arrays;

/** Events whose times never fall: a ring of (time, sequence number, entry), 20 bytes each, that grows as needed. */
final class EventFifo {

    private double[] times = new double[16];
    private long[] sequence = new long[16];
    private int[] entries = new int[16];
    private int head;
    private int size;

    int size() {
        return size;
    }

    /** Time of the first event. */
    double time() {
        return times[head];
    }

    long sequence() {
        return sequence[head];
    }

    int entry() {
        return entries[head];
    }

    void remove() {
        head = (head + 1) & (times.length - 1);
        size--;
    }

    void add(double time, long number, int entry) {
        if (size == times.length) {
            grow();
        }
        int at = (head + size) & (times.length - 1);
        times[at] = time;
        sequence[at] = number;
        entries[at] = entry;
        size++;
    }

    private void grow() {
        int old = times.length;
        int h = head;
        times = Arrays.copyOf(times, 2 * old);
        sequence = Arrays.copyOf(sequence, 2 * old);
        entries = Arrays.copyOf(entries, 2 * old);
        // What was wrapped around goes behind the rest.
        System.arraycopy(times, 0, times, old, h);
        System.arraycopy(sequence, 0, sequence, old, h);
        System.arraycopy(entries, 0, entries, old, h);
    }
}
