package org.neurosim.core.events;

/**
 * The next event of each of a fixed number of owners: a 4-ary heap ordered by (time, rank), with the place of every owner, so that an owner's time can change in
 * place. Owners without an event have time infinity. Ranks are unique.
 */
final class TimeHeap {

    private final double[] time;
    private final int[] rank;
    private final int[] heap;
    private final int[] place;

    TimeHeap(int owners) {
        time = new double[owners];
        rank = new int[owners];
        heap = new int[owners];
        place = new int[owners];
        for (int i = 0; i < owners; i++) {
            time[i] = Double.POSITIVE_INFINITY;
            rank[i] = i;
            heap[i] = i;
            place[i] = i;
        }
    }

    /** The owner of the earliest event. */
    int top() {
        return heap[0];
    }

    /** Time of the earliest event. */
    double topTime() {
        return time[heap[0]];
    }

    double time(int owner) {
        return time[owner];
    }

    /** Gives an owner another time and rank. */
    void update(int owner, double newTime, int newRank) {
        boolean earlier = newTime < time[owner] || newTime == time[owner] && newRank < rank[owner];
        time[owner] = newTime;
        rank[owner] = newRank;
        if (earlier) {
            rise(owner);
        } else {
            sink(owner);
        }
    }

    private boolean before(int a, int b) {
        double ta = time[a];
        double tb = time[b];
        return ta < tb || ta == tb && rank[a] < rank[b];
    }

    private void rise(int owner) {
        int at = place[owner];
        while (at > 0) {
            int up = (at - 1) >> 2;
            int parent = heap[up];
            if (!before(owner, parent)) {
                break;
            }
            heap[at] = parent;
            place[parent] = at;
            at = up;
        }
        heap[at] = owner;
        place[owner] = at;
    }

    private void sink(int owner) {
        int n = heap.length;
        int at = place[owner];
        while (true) {
            int child = (at << 2) + 1;
            if (child >= n || child < 0) {
                break;
            }
            int end = Math.min(n, child + 4);
            int best = heap[child];
            for (int k = child + 1; k < end; k++) {
                if (before(heap[k], best)) {
                    best = heap[k];
                }
            }
            if (!before(best, owner)) {
                break;
            }
            int from = place[best];
            heap[at] = best;
            place[best] = at;
            at = from;
        }
        heap[at] = owner;
        place[owner] = at;
    }
}
