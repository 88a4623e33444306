package org.neurosim.core.events;

import java.util.Arrays;

/**
 * A route whose synapses have different delays: a calendar of {@value #BUCKETS} buckets of time, as long together as the longest delay.
 *
 * <p>Each row is ordered by delay. A spike on its way, 32 bytes however many synapses it has left, is in the bucket of its next arrival. When a bucket's time comes, all arrivals that fall into it are written down and sorted: a few of
 * each spike, read from its row one after the other. A spike that is sent while the bucket is open and arrives within it is put between the others; one that arrives even before closes the bucket again.
 *
 * <p>(Own delay for each of 100 synapses: a binary heap of spikes on their way took 190 ns per arrival with 4,000 neurons and 570 with 100,000, most of it waiting for memory.)
 */
final class VariedDelayRoute extends Route {

    private static final int BUCKETS = 1 << 12;
    private static final int NONE = -1;
    private static final int LEAST_ROOM = 16;

    /** Lets buckets of 10^9 ms be counted. */
    private static final double MOST_PER_MS = 1e9;

    /** So many buckets are more than the longest delay, for rounding. */
    private static final int SPARE = 8;

    // Spikes on their way: when sent, number, the first run that they have not arrived at, the end of their runs, what
    // they carry, and the next one in the bucket or in the list of free places.
    private double[] sent;
    private long[] sequence;
    private int[] run;
    private int[] endRun;
    private int[] entry;
    private int[] next;
    private int size;

    /** Places from here on have never been used since the last resizing. */
    private int unused;

    private int free = NONE;

    /** By bucket, round and round: its first and its last spike. */
    private final int[] head = new int[BUCKETS];

    private final int[] tail = new int[BUCKETS];

    /** A bit for each bucket that is not empty. */
    private final long[] filled = new long[BUCKETS / Long.SIZE];

    private final double perMs;

    /** The bucket that was opened last: no spike is in an earlier one. Counted on from time 0. */
    private long open;

    private final Arrivals arrivals = new Arrivals();
    private final Demand demand = new Demand();

    VariedDelayRoute(
            String label, int firstSource, int target, RouteRows rows, Transmission transmission, double dendritic) {
        super(label, firstSource, target, rows, transmission, dendritic);
        perMs = Math.min(MOST_PER_MS, (BUCKETS - SPARE) / rows.maxDelay());
        Arrays.fill(head, NONE);
        makePlaces(LEAST_ROOM);
    }

    private void makePlaces(int room) {
        sent = new double[room];
        sequence = new long[room];
        run = new int[room];
        endRun = new int[room];
        entry = new int[room];
        next = new int[room];
        unused = 0;
        free = NONE;
    }

    private void enlarge(int room) {
        sent = Arrays.copyOf(sent, room);
        sequence = Arrays.copyOf(sequence, room);
        run = Arrays.copyOf(run, room);
        endRun = Arrays.copyOf(endRun, room);
        entry = Arrays.copyOf(entry, room);
        next = Arrays.copyOf(next, room);
    }

    /** Moves the spikes to places of fewer. */
    private void shrink(int room) {
        close();
        arrivals.shrink();
        double[] oldSent = sent;
        long[] oldSequence = sequence;
        int[] oldRun = run;
        int[] oldEnd = endRun;
        int[] oldEntry = entry;
        int[] oldNext = next;
        makePlaces(room);
        for (int b = 0; b < BUCKETS; b++) {
            int old = head[b];
            head[b] = NONE;
            while (old != NONE) {
                int place = unused++;
                sent[place] = oldSent[old];
                sequence[place] = oldSequence[old];
                run[place] = oldRun[old];
                endRun[place] = oldEnd[old];
                entry[place] = oldEntry[old];
                append(place, b);
                old = oldNext[old];
            }
        }
    }

    /** How many spikes there is room for. */
    int room() {
        return sent.length;
    }

    private double axonal(int ofRun) {
        return rows.delay(ofRun) - dendritic;
    }

    private long bucketOf(double time) {
        return (long) (time * perMs);
    }

    @Override
    void send(int row, double now, long number) {
        if (arrivals.isEmpty() && size > 0) {
            openFirst();
        }
        if (size == sent.length) {
            enlarge(2 * size);
        }
        int place = free;
        if (place == NONE) {
            place = unused++;
        } else {
            free = next[place];
        }
        size++;
        sent[place] = now;
        sequence[place] = number;
        run[place] = rows.firstRun(row);
        endRun[place] = rows.firstRun(row + 1);
        entry[place] = transmission.send(row, now);
        long bucket = bucketOf(now + axonal(run[place]));
        if (size == 1 || bucket < open) {
            close();
            open = bucket;
            link(place, bucket);
        } else if (bucket == open && !arrivals.isEmpty()) {
            writeDown(place, false);
        } else {
            link(place, bucket);
        }
        if (demand.isHalfEnough(size, sent.length)) {
            shrink(sent.length / 2);
        }
    }

    private void link(int place, long bucket) {
        append(place, (int) bucket & (BUCKETS - 1));
    }

    private void append(int place, int b) {
        next[place] = NONE;
        if (head[b] == NONE) {
            head[b] = place;
            filled[b / Long.SIZE] |= 1L << b;
        } else {
            next[tail[b]] = place;
        }
        tail[b] = place;
    }

    /** Writes down all arrivals of the first bucket that has any. */
    private void openFirst() {
        int from = (int) open & (BUCKETS - 1);
        int word = from / Long.SIZE;
        long bits = filled[word] & -1L << from;
        while (bits == 0) {
            word = word + 1 & filled.length - 1;
            bits = filled[word];
        }
        int b = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        open += b - from & BUCKETS - 1;
        int place = head[b];
        head[b] = NONE;
        filled[word] &= ~(1L << b);
        arrivals.clear();
        while (place != NONE) {
            writeDown(place, true);
            place = next[place];
        }
        arrivals.sort();
    }

    /** Writes down the arrivals of a spike in the open bucket. */
    private void writeDown(int place, boolean sortsLater) {
        int r = run[place];
        double at = sent[place] + axonal(r);
        do {
            if (sortsLater) {
                arrivals.add(at, sequence[place], place, r);
            } else {
                arrivals.insert(at, sequence[place], place, r);
            }
            r++;
            at = r < endRun[place] ? sent[place] + axonal(r) : Double.POSITIVE_INFINITY;
        } while (bucketOf(at) == open);
    }

    /** Puts spikes with arrivals that are written down back into their bucket. */
    private void close() {
        while (!arrivals.isEmpty()) {
            int place = arrivals.spike();
            if (arrivals.run() == run[place]) {
                link(place, open);
            }
            arrivals.remove();
        }
    }

    @Override
    double next() {
        if (arrivals.isEmpty()) {
            if (size == 0) {
                return Double.POSITIVE_INFINITY;
            }
            openFirst();
        }
        return arrivals.time() + dendritic;
    }

    @Override
    long sequence() {
        return arrivals.sequence();
    }

    @Override
    int arrive(double now, EventGroup group) {
        int place = arrivals.spike();
        int here = arrivals.run();
        double reached = arrivals.time();
        arrivals.remove();
        int carried = entry[place];
        boolean last = here + 1 == endRun[place];
        if (last) {
            size--;
            next[place] = free;
            free = place;
        } else {
            run[place] = here + 1;
            long bucket = bucketOf(sent[place] + axonal(here + 1));
            if (bucket != open) {
                link(place, bucket);
            }
        }
        transmission.arrive(now, reached, carried, here, group);
        if (last) {
            transmission.forget(carried);
        }
        return rows.start(here + 1) - rows.start(here);
    }

    @Override
    int pending() {
        return size;
    }
}
