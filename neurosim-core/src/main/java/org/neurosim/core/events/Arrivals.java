package org.neurosim.core.events;

import java.util.Arrays;

/**
 * Arrivals of a short time, in order of (time, number of the spike, run of synapses).
 *
 * <p>Sorted as a whole when all are there: spread over as many bins of time as there are arrivals, and within the bins by insertion, or by merging where many fall into one, as ties do.
 */
final class Arrivals {

    private static final int SMALL = 32;
    private static final int LEAST_ROOM = 16;

    private double[] time = new double[LEAST_ROOM];
    private long[] sequence = new long[LEAST_ROOM];
    private int[] spike = new int[LEAST_ROOM];
    private int[] run = new int[LEAST_ROOM];
    private double[] otherTime = {};
    private long[] otherSequence = {};
    private int[] otherSpike = {};
    private int[] otherRun = {};
    private int[] places = {};
    private int first;
    private int end;

    boolean isEmpty() {
        return first == end;
    }

    double time() {
        return time[first];
    }

    long sequence() {
        return sequence[first];
    }

    int spike() {
        return spike[first];
    }

    int run() {
        return run[first];
    }

    /** Takes the first arrival away. */
    void remove() {
        first++;
    }

    /** Takes all away. */
    void clear() {
        first = 0;
        end = 0;
    }

    /** Gives back memory; takes all away. */
    void shrink() {
        clear();
        time = new double[LEAST_ROOM];
        sequence = new long[LEAST_ROOM];
        spike = new int[LEAST_ROOM];
        run = new int[LEAST_ROOM];
        otherTime = new double[0];
        otherSequence = new long[0];
        otherSpike = new int[0];
        otherRun = new int[0];
        places = new int[0];
    }

    /** Adds an arrival behind the others; {@link #sort} must follow. */
    void add(double at, long ofSequence, int ofSpike, int ofRun) {
        if (end == time.length) {
            int room = 2 * end;
            time = Arrays.copyOf(time, room);
            sequence = Arrays.copyOf(sequence, room);
            spike = Arrays.copyOf(spike, room);
            run = Arrays.copyOf(run, room);
        }
        set(end++, at, ofSequence, ofSpike, ofRun);
    }

    /** Adds an arrival in its place among sorted ones. */
    void insert(double at, long ofSequence, int ofSpike, int ofRun) {
        add(at, ofSequence, ofSpike, ofRun);
        int low = first;
        int high = end - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before(end - 1, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        int moved = end - 1 - low;
        System.arraycopy(time, low, time, low + 1, moved);
        System.arraycopy(sequence, low, sequence, low + 1, moved);
        System.arraycopy(spike, low, spike, low + 1, moved);
        System.arraycopy(run, low, run, low + 1, moved);
        set(low, at, ofSequence, ofSpike, ofRun);
    }

    private void set(int k, double at, long ofSequence, int ofSpike, int ofRun) {
        time[k] = at;
        sequence[k] = ofSequence;
        spike[k] = ofSpike;
        run[k] = ofRun;
    }

    private boolean before(int a, int b) {
        return before(time[a], sequence[a], run[a], time[b], sequence[b], run[b]);
    }

    private static boolean before(double ta, long sa, int ra, double tb, long sb, int rb) {
        if (ta != tb) {
            return ta < tb;
        }
        return sa != sb ? sa < sb : ra < rb;
    }

    /** Sorts all, of which none has been taken away. */
    void sort() {
        if (end <= SMALL) {
            insertion(0, end);
            return;
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < end; k++) {
            least = Math.min(least, time[k]);
            greatest = Math.max(greatest, time[k]);
        }
        makeRoom();
        int bins = Integer.highestOneBit(end);
        // Equal times: one bin. Monotonic in time, so that bins are in order.
        double perTime = greatest > least ? (bins - 1) / (greatest - least) : 0;
        Arrays.fill(places, 0, bins + 1, 0);
        for (int k = 0; k < end; k++) {
            places[(int) ((time[k] - least) * perTime) + 1]++;
        }
        for (int b = 0; b < bins; b++) {
            places[b + 1] += places[b];
        }
        for (int k = 0; k < end; k++) {
            put(k, places[(int) ((time[k] - least) * perTime)]++);
        }
        exchange();
        int from = 0;
        for (int b = 0; b < bins; b++) {
            int to = places[b];
            if (to - from <= SMALL) {
                insertion(from, to);
            } else {
                merge(from, to);
            }
            from = to;
        }
    }

    private void makeRoom() {
        if (otherTime.length < end) {
            otherTime = new double[time.length];
            otherSequence = new long[time.length];
            otherSpike = new int[time.length];
            otherRun = new int[time.length];
            places = new int[time.length + 1];
        }
    }

    private void put(int k, int place) {
        otherTime[place] = time[k];
        otherSequence[place] = sequence[k];
        otherSpike[place] = spike[k];
        otherRun[place] = run[k];
    }

    private void exchange() {
        double[] times = time;
        time = otherTime;
        otherTime = times;
        long[] sequences = sequence;
        sequence = otherSequence;
        otherSequence = sequences;
        int[] spikes = spike;
        spike = otherSpike;
        otherSpike = spikes;
        int[] runs = run;
        run = otherRun;
        otherRun = runs;
    }

    private void insertion(int from, int to) {
        for (int k = from + 1; k < to; k++) {
            if (before(k, k - 1)) {
                double at = time[k];
                long ofSequence = sequence[k];
                int ofSpike = spike[k];
                int ofRun = run[k];
                int place = k;
                do {
                    set(place, time[place - 1], sequence[place - 1], spike[place - 1], run[place - 1]);
                    place--;
                } while (place > from
                        && before(at, ofSequence, ofRun, time[place - 1], sequence[place - 1], run[place - 1]));
                set(place, at, ofSequence, ofSpike, ofRun);
            }
        }
    }

    private void merge(int from, int to) {
        if (to - from <= SMALL) {
            insertion(from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        merge(from, middle);
        merge(middle, to);
        if (!before(middle, middle - 1)) {
            return;
        }
        int a = from;
        int b = middle;
        for (int k = from; k < to; k++) {
            boolean takesSecond = a == middle || b < to && before(b, a);
            put(takesSecond ? b++ : a++, k);
        }
        System.arraycopy(otherTime, from, time, from, to - from);
        System.arraycopy(otherSequence, from, sequence, from, to - from);
        System.arraycopy(otherSpike, from, spike, from, to - from);
        System.arraycopy(otherRun, from, run, from, to - from);
    }
}
