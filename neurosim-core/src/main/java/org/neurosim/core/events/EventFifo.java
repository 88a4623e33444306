package org.neurosim.core.events;

/** Events whose times never fall: a ring of (time, sequence number, entry), 20 bytes each, that grows and shrinks as needed. */
final class EventFifo {

    private double[] times = new double[16];
    private long[] sequence = new long[16];
    private int[] entries = new int[16];
    private int head;
    private int size;
    private final Demand demand = new Demand();

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
            resize(2 * size);
        }
        int at = (head + size) & (times.length - 1);
        times[at] = time;
        sequence[at] = number;
        entries[at] = entry;
        size++;
        if (demand.isHalfEnough(size, times.length)) {
            resize(times.length / 2);
        }
    }

    private void resize(int room) {
        double[] newTimes = new double[room];
        long[] newSequence = new long[room];
        int[] newEntries = new int[room];
        int first = Math.min(size, times.length - head); // the rest is wrapped around
        System.arraycopy(times, head, newTimes, 0, first);
        System.arraycopy(times, 0, newTimes, first, size - first);
        System.arraycopy(sequence, head, newSequence, 0, first);
        System.arraycopy(sequence, 0, newSequence, first, size - first);
        System.arraycopy(entries, head, newEntries, 0, first);
        System.arraycopy(entries, 0, newEntries, first, size - first);
        times = newTimes;
        sequence = newSequence;
        entries = newEntries;
        head = 0;
    }

    /** How many events there is room for. */
    int room() {
        return times.length;
    }
}
