package org.neurosim.core.synapse;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.neurosim.api.InvalidNetworkException;

/**
 * Builds one {@link SynapseTable} by counting sorts. First the synapses of each row are counted. Then they are put in place: not row by row, which would be a cache
 * and page-table miss per synapse as soon as the table is larger than the caches, but into groups of neighbouring rows of some {@value #GROUP} synapses; and each group, which
 * fits into a cache, is then sorted by row, and each row by delay. All sorts are stable: within a row and delay the order is that in which the synapses were generated,
 * which does not depend on partitions.
 */
final class TableAssembler {

    /** Synapses of a group. Measured with tables of 10 million synapses: 2^16 6.5 s, 2^19 5.3 s, 2^22 6.5 s. */
    private static final int GROUP = 1 << 19;

    private final TableKey key;
    private final String sourceName;
    private final int rows;
    private final UnaryOperator<SynapseTable> finisher;

    /** Number of synapses by row, then start of each row, in the end its end. */
    private final int[] next;

    private long total;
    private int shift;
    private int[] groupNext;
    private char[] target;
    private Weights weights;

    /** Delay of each synapse, null if all have one. */
    private char[] delay;

    /** Row within the group of each synapse, null if groups are rows. */
    private char[] rowOf;

    private int[] place = {};

    /**
     * An assembler.
     *
     * @param key what the synapses have in common
     * @param rows number of source neurons
     * @param sourceName name of the source population, for messages
     * @param finisher makes the table of the synapses' rule
     */
    TableAssembler(TableKey key, int rows, String sourceName, UnaryOperator<SynapseTable> finisher) {
        this.key = key;
        this.finisher = finisher;
        this.rows = rows;
        this.sourceName = sourceName;
        this.next = new int[rows + 1];
    }

    void count(int[] row, int from, int to) {
        for (int k = from; k < to; k++) {
            next[row[k]]++;
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
            int count = next[i];
            next[i] = sum;
            sum += count;
        }
        target = new char[sum];
        weights = Weights.allocate(key.weightKind(), key.weight(), sum);
        delay = key.delay() == TableKey.VARIED ? new char[sum] : null;
        while (sum > GROUP && shift < Character.SIZE && ((long) sum << shift + 1) / rows <= GROUP) {
            shift++;
        }
        if (shift == 0) {
            groupNext = next;
            return;
        }
        rowOf = new char[sum];
        groupNext = new int[(rows >>> shift) + 1];
        for (int group = 0; group < groupNext.length; group++) {
            groupNext[group] = next[group << shift];
        }
    }

    /** Puts synapses from-to of the given columns into their groups. */
    void put(int[] row, char[] targetInPartition, double[] weight, double[] delaySteps, int from, int to) {
        reserve(to - from);
        for (int k = from; k < to; k++) {
            place[k - from] = groupNext[row[k] >>> shift]++;
        }
        for (int k = from; k < to; k++) {
            target[place[k - from]] = targetInPartition[k];
        }
        weights.put(weight, from, place, to - from);
        if (delay != null) {
            for (int k = from; k < to; k++) {
                delay[place[k - from]] = (char) delaySteps[k];
            }
        }
        if (rowOf != null) {
            int mask = (1 << shift) - 1;
            for (int k = from; k < to; k++) {
                rowOf[place[k - from]] = (char) (row[k] & mask);
            }
        }
    }

    private void reserve(int count) {
        if (place.length < count) {
            place = new int[count + (count >> 2)];
        }
    }

    SynapseTable finish() {
        if (rowOf != null) {
            sortByRow();
            rowOf = null;
        }
        // Now next[row] is the end of the row, that is the start of the next one.
        int[] rowStart = new int[rows + 1];
        System.arraycopy(next, 0, rowStart, 1, rows);
        SynapseTable table = table(rowStart);
        place = new int[0];
        return finisher.apply(table);
    }

    private void sortByRow() {
        int longest = 0;
        for (int group = 0; group < groupNext.length; group++) {
            longest = Math.max(longest, groupNext[group] - next[group << shift]);
        }
        reserve(longest);
        char[] old = new char[longest];
        Weights oldWeights = Weights.allocate(key.weightKind(), key.weight(), longest);
        for (int group = 0; group < groupNext.length; group++) {
            int firstRow = group << shift;
            int begin = next[firstRow];
            int count = groupNext[group] - begin;
            for (int k = 0; k < count; k++) {
                place[k] = next[firstRow + rowOf[begin + k]]++;
            }
            permute(target, begin, count, old);
            weights.permute(begin, count, place, oldWeights);
            if (delay != null) {
                permute(delay, begin, count, old);
            }
        }
    }

    private void permute(char[] column, int begin, int count, char[] old) {
        System.arraycopy(column, begin, old, 0, count);
        for (int k = 0; k < count; k++) {
            column[place[k]] = old[k];
        }
    }

    private SynapseTable table(int[] rowStart) {
        if (delay == null) {
            return new SynapseTable(
                    key.source(),
                    key.receptor(),
                    key.delay(),
                    rowStart,
                    target,
                    weights,
                    null,
                    key.delay(),
                    key.delay());
        }
        Runs runs = new Runs(rows);
        int[] range = sortByDelay(rowStart, runs);
        delay = null;
        return new SynapseTable(
                key.source(), key.receptor(), TableKey.VARIED, rowStart, target, weights, runs, range[0], range[1]);
    }

    /** Sorts each row by delay, writes the runs, and returns the smallest and largest delay. */
    private int[] sortByDelay(int[] rowStart, Runs runs) {
        int longest = 0;
        for (int row = 0; row < rows; row++) {
            longest = Math.max(longest, rowStart[row + 1] - rowStart[row]);
        }
        int min = Integer.MAX_VALUE;
        int max = 0;
        for (char d : delay) {
            min = Math.min(min, d);
            max = Math.max(max, d);
        }
        reserve(longest);
        int[] start = new int[max + 2];
        char[] old = new char[longest];
        Weights oldWeights = Weights.allocate(key.weightKind(), key.weight(), longest);
        for (int row = 0; row < rows; row++) {
            int begin = rowStart[row];
            int count = rowStart[row + 1] - begin;
            Arrays.fill(start, 0);
            for (int k = begin; k < begin + count; k++) {
                start[delay[k] + 1]++;
            }
            runs.beginRow(row);
            int sum = begin;
            for (int d = 0; d <= max; d++) {
                sum += start[d];
                if (start[d + 1] > 0) {
                    runs.add(d, sum + start[d + 1]);
                }
                start[d] = sum;
            }
            for (int k = 0; k < count; k++) {
                place[k] = start[delay[begin + k]]++;
            }
            permute(target, begin, count, old);
            weights.permute(begin, count, place, oldWeights);
        }
        runs.finish();
        return new int[] {min, max};
    }
}
