package org.neurosim.core.events;

import java.util.Arrays;

/**
 * The next event of each of a fixed number of owners, for owners whose events change many times before one of them happens. Ordered by time, then those of low rank before those of high rank, then
 * by owner.
 *
 * <p>Times lie in blocks of 64 and fields of 64 blocks, each with a lower bound of its times. A new time is stored and lowers the bounds if need be, which takes the same for any number of owners
 * and touches one place of a long array; a time that has risen leaves the bounds too low. The first event is looked for when it is asked for, and bounds are corrected on the way. (A heap touches a dozen
 * places at each change, most of them outside of the caches with 10^5 owners.)
 */
final class NextTimes {

    private static final int SHIFT = 6;
    private static final int BLOCK = 1 << SHIFT;

    private final double[] time;
    private final boolean[] high;
    private final double[] low;
    private final double[] lowOfField;

    /** While known: the first event. */
    private double first = Double.POSITIVE_INFINITY;

    private int owner;
    private boolean known;

    NextTimes(int owners) {
        time = new double[owners];
        high = new boolean[owners];
        low = new double[(owners + BLOCK - 1) >> SHIFT];
        lowOfField = new double[(low.length + BLOCK - 1) >> SHIFT];
        Arrays.fill(time, Double.POSITIVE_INFINITY);
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(lowOfField, Double.POSITIVE_INFINITY);
    }

    /** The owner of the first event. */
    int top() {
        find();
        return owner;
    }

    /** Time of the first event. */
    double topTime() {
        find();
        return first;
    }

    /** Gives an owner another time and rank. */
    void update(int i, double newTime, boolean highRank) {
        time[i] = newTime;
        high[i] = highRank;
        int block = i >> SHIFT;
        if (newTime < low[block]) {
            low[block] = newTime;
            int field = block >> SHIFT;
            if (newTime < lowOfField[field]) {
                lowOfField[field] = newTime;
            }
        }
        if (newTime <= first || i == owner) {
            known = false;
        }
    }

    private void find() {
        if (known) {
            return;
        }
        known = true;
        int field = least(lowOfField, 0, lowOfField.length);
        while (true) {
            lowOfField[field] = leastOfField(field);
            int next = least(lowOfField, 0, lowOfField.length);
            if (next == field) {
                break;
            }
            field = next;
        }
        first = lowOfField[field];
        findOwner();
    }

    private double leastOfField(int field) {
        int from = field << SHIFT;
        int to = Math.min(low.length, from + BLOCK);
        while (true) {
            int block = least(low, from, to);
            int begin = block << SHIFT;
            double exact = time[least(time, begin, Math.min(time.length, begin + BLOCK))];
            if (!(exact > low[block])) {
                return exact;
            }
            low[block] = exact;
        }
    }

    private static int least(double[] values, int from, int to) {
        int best = from;
        double value = values[from];
        for (int k = from + 1; k < to; k++) {
            if (values[k] < value) {
                value = values[k];
                best = k;
            }
        }
        return best;
    }

    /** Of all events of the first time, that of lowest rank and owner. */
    private void findOwner() {
        owner = -1;
        for (int block = 0; block < low.length; block++) {
            if (lowOfField[block >> SHIFT] > first) {
                block |= BLOCK - 1;
            } else if (low[block] <= first) {
                int end = Math.min(time.length, (block + 1) << SHIFT);
                for (int i = block << SHIFT; i < end; i++) {
                    if (time[i] == first && (owner < 0 || high[owner] && !high[i])) {
                        owner = i;
                    }
                }
            }
        }
    }
}
