package org.neurosim.core.synapse;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.neurosim.api.InvalidNetworkException;

/**
 * Builds one {@link SynapseTable} by counting sorts. First the synapses of each row are counted. Then they are put in place: not row by row, which would be a cache
 * and page-table miss per synapse as soon as the table is larger than the caches, but into groups of neighbouring rows of some {@value #GROUP} synapses; and each group, which
 * fits into a cache, is then sorted by row and delay at once. Both sorts are stable: within a row and delay the order is that in which the synapses were generated,
 * which does not depend on partitions.
 */
final class TableAssembler {

    /** Synapses of a group. Measured with tables of 10 million synapses: 2^16 6.5 s, 2^19 5.3 s, 2^22 6.5 s. */
    private static final int GROUP = 1 << 19;

    /** Rows of a group are at most 2^12 if delays differ, so that there are not many more pairs of row and delay than synapses. */
    private static final int MOST_SHIFT_OF_VARIED = 12;

    /** Pairs of row and delay that are counted at once: 16 MiB. With delays of many steps the rows of a group are sorted a few at a time. */
    private static final int MOST_COUNTERS = 1 << 22;

    private static final int DELAY_BITS = Character.SIZE;
    private static final int DELAY = (1 << DELAY_BITS) - 1;

    private final TableKey key;
    private final String sourceName;
    private final int rows;
    private final boolean varied;
    private final UnaryOperator<SynapseTable> finisher;

    /** Number of synapses by row, then start of each row. */
    private final int[] start;

    private long total;

    /** A group has 2^shift rows. */
    private int shift;

    /** Next place by group. */
    private int[] next;

    private char[] target;
    private Weights weights;

    /** Row within the group, and delay, by which the synapses of a group are sorted; null if groups are rows and all delays are equal. */
    private int[] order;

    private int minDelay = Integer.MAX_VALUE;
    private int maxDelay;

    private final SortSpace space;

    /**
     * An assembler.
     *
     * @param key what the synapses have in common
     * @param rows number of source neurons
     * @param sourceName name of the source population, for messages
     * @param space memory for sorting, shared by the tables of a builder
     * @param finisher makes the table of the synapses' rule
     */
    TableAssembler(TableKey key, int rows, String sourceName, SortSpace space, UnaryOperator<SynapseTable> finisher) {
        this.key = key;
        this.space = space;
        this.finisher = finisher;
        this.rows = rows;
        this.sourceName = sourceName;
        varied = key.delay() == TableKey.VARIED;
        start = new int[rows + 1];
    }

    void count(int[] row, int from, int to) {
        for (int k = from; k < to; k++) {
            start[row[k]]++;
        }
        total += to - from;
    }

    /** Turns counts into places. */
    void allocate() {
        if (total > Integer.MAX_VALUE - 8) {
            throw new InvalidNetworkException("synapse table: " + total + " synapses from population " + sourceName
                    + " onto one partition; at most " + (Integer.MAX_VALUE - 8)
                    + " fit: use more threads or smaller populations");
        }
        int sum = 0;
        for (int i = 0; i <= rows; i++) {
            int count = start[i];
            start[i] = sum;
            sum += count;
        }
        target = new char[sum];
        weights = Weights.allocate(key.weightKind(), key.weight(), sum);
        int most = varied ? MOST_SHIFT_OF_VARIED : Character.SIZE;
        while (sum > GROUP && shift < most && ((long) sum << shift + 1) / rows <= GROUP) {
            shift++;
        }
        if (shift > 0 || varied) {
            order = space.takeOrder(sum);
        }
        next = new int[(rows >>> shift) + 1];
        for (int group = 0; group < next.length; group++) {
            next[group] = start[group << shift];
        }
    }

    /** Puts synapses from-to of the given columns into their groups. */
    void put(int[] row, char[] targetInPartition, double[] weight, int[] delaySteps, int from, int to) {
        int[] place = space.places(to - from);
        for (int k = from; k < to; k++) {
            place[k - from] = next[row[k] >>> shift]++;
        }
        for (int k = from; k < to; k++) {
            target[place[k - from]] = targetInPartition[k];
        }
        weights.put(weight, from, place, to - from);
        int mask = (1 << shift) - 1;
        if (varied) {
            int least = minDelay;
            int most = maxDelay;
            for (int k = from; k < to; k++) {
                int delay = delaySteps[k];
                least = Math.min(least, delay);
                most = Math.max(most, delay);
                order[place[k - from]] = (row[k] & mask) << DELAY_BITS | delay;
            }
            minDelay = least;
            maxDelay = most;
        } else if (order != null) {
            for (int k = from; k < to; k++) {
                order[place[k - from]] = (row[k] & mask) << DELAY_BITS;
            }
        }
    }

    SynapseTable finish() {
        Runs runs = varied ? new Runs(rows) : null;
        if (order != null) {
            sort(runs);
            space.giveBack(order);
            order = null;
        }
        SynapseTable table = varied
                ? new SynapseTable(
                        key.source(), key.receptor(), TableKey.VARIED, start, target, weights, runs, minDelay, maxDelay)
                : new SynapseTable(
                        key.source(),
                        key.receptor(),
                        key.delay(),
                        start,
                        target,
                        weights,
                        null,
                        key.delay(),
                        key.delay());
        return finisher.apply(table);
    }

    /** Sorts each group by row and delay, and writes the runs if delays differ. */
    private void sort(Runs runs) {
        int longest = 0;
        for (int group = 0; group < next.length; group++) {
            longest = Math.max(longest, next[group] - start[group << shift]);
        }
        int[] place = space.places(longest);
        char[] old = new char[longest];
        Weights oldWeights = Weights.allocate(key.weightKind(), key.weight(), longest);
        int delays = maxDelay + 1;
        int rowsAtOnce = Math.max(1, Math.min(1 << shift, MOST_COUNTERS / delays));
        int[] counter = new int[rowsAtOnce * delays];
        for (int group = 0; group < next.length; group++) {
            int first = group << shift;
            int end = Math.min(rows, first + (1 << shift));
            int begin = start[first];
            int count = next[group] - begin;
            if (end - first <= rowsAtOnce) {
                findPlaces(first, end, begin, count, counter, place, runs);
            } else {
                for (int row = first; row < end; row += rowsAtOnce) {
                    findPlacesOfSome(row, Math.min(end, row + rowsAtOnce), begin, count, counter, place, runs);
                }
            }
            System.arraycopy(target, begin, old, 0, count);
            for (int k = 0; k < count; k++) {
                target[place[k]] = old[k];
            }
            weights.permute(begin, count, place, oldWeights);
        }
        if (varied) {
            runs.finish();
        }
    }

    /** Finds the places of the synapses of a group, which are in the rows from first to end. */
    private void findPlaces(int first, int end, int begin, int count, int[] counter, int[] place, Runs runs) {
        int delays = maxDelay + 1;
        for (int k = 0; k < count; k++) {
            place[k] = (order[begin + k] >>> DELAY_BITS) * delays + (order[begin + k] & DELAY);
        }
        Arrays.fill(counter, 0, (end - first) * delays, 0);
        for (int k = 0; k < count; k++) {
            counter[place[k]]++;
        }
        placeRows(first, end, counter, runs);
        for (int k = 0; k < count; k++) {
            place[k] = counter[place[k]]++;
        }
    }

    /** The same for those that are in some rows of the group, where there are too many pairs of row and delay. */
    private void findPlacesOfSome(int first, int end, int begin, int count, int[] counter, int[] place, Runs runs) {
        int delays = maxDelay + 1;
        int firstOfGroup = first & (1 << shift) - 1;
        int n = end - first;
        Arrays.fill(counter, 0, n * delays, 0);
        for (int k = begin; k < begin + count; k++) {
            int row = (order[k] >>> DELAY_BITS) - firstOfGroup;
            if (row >= 0 && row < n) {
                counter[row * delays + (order[k] & DELAY)]++;
            }
        }
        placeRows(first, end, counter, runs);
        for (int k = 0; k < count; k++) {
            int row = (order[begin + k] >>> DELAY_BITS) - firstOfGroup;
            if (row >= 0 && row < n) {
                place[k] = counter[row * delays + (order[begin + k] & DELAY)]++;
            }
        }
    }

    private void placeRows(int first, int end, int[] counter, Runs runs) {
        for (int row = first; row < end; row++) {
            placeRow(counter, (row - first) * (maxDelay + 1), start[row], runs, row);
        }
    }

    /** Turns the numbers of a row's synapses by delay into their first places, and writes its runs. */
    private void placeRow(int[] counter, int from, int begin, Runs runs, int row) {
        if (!varied) {
            counter[from] = begin;
            return;
        }
        runs.beginRow(row);
        int sum = begin;
        for (int d = 0; d <= maxDelay; d++) {
            int count = counter[from + d];
            counter[from + d] = sum;
            sum += count;
            if (count > 0) {
                runs.add(d, sum);
            }
        }
    }
}
