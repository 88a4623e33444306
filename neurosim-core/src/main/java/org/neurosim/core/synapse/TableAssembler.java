package org.neurosim.core.synapse;

import java.util.Arrays;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Synapse;

/**
 * Builds one {@link SynapseTable}: first the synapses of each row are counted, then they are put in place (counting sort), then rows with differing delays are
 * sorted by delay. Within a row and delay the order is that in which the synapses were generated, which does not depend on partitions.
 */
final class TableAssembler {

    private final TableKey key;
    private final Synapse.PresynapticRule rule;
    private final double dt;
    private final int[] next;
    private final int rows;
    private long total;
    private char[] target;
    private char[] delay;
    private Weights weights;

    TableAssembler(TableKey key, Synapse.PresynapticRule rule, double dt, int rows) {
        this.key = key;
        this.rule = rule;
        this.dt = dt;
        this.rows = rows;
        this.next = new int[rows + 1];
    }

    void count(int row) {
        next[row]++;
        total++;
    }

    /** Turns counts into places. */
    void allocate(String where) {
        if (total > Integer.MAX_VALUE - 8) {
            throw new InvalidNetworkException(
                    where + ": " + total + " synapses from one population onto one partition; at most "
                            + (Integer.MAX_VALUE - 8) + " fit: use more threads or smaller populations");
        }
        int place = 0;
        for (int row = 0; row <= rows; row++) {
            int count = next[row];
            next[row] = place;
            place += count;
        }
        target = new char[place];
        weights = Weights.allocate(key.weightKind(), key.weight(), place);
        delay = key.delay() == TableKey.VARIED ? new char[place] : null;
    }

    void put(int row, int targetInPartition, double weight, int delaySteps) {
        int k = next[row]++;
        target[k] = (char) targetInPartition;
        weights.set(k, weight);
        if (delay != null) {
            delay[k] = (char) delaySteps;
        }
    }

    SynapseTable finish() {
        // After filling, next[row] is the end of the row, that is the start of the next one.
        int[] rowStart = new int[rows + 1];
        System.arraycopy(next, 0, rowStart, 1, rows);
        SynapseTable table = table(rowStart);
        return rule == null ? table : new RuleTable(table, rule, dt);
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

    /** Sorts each row by delay, stably, writes the runs, and returns the smallest and largest delay. */
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
        int[] place = new int[max + 2];
        char[] oldTarget = new char[longest];
        double[] oldWeight = new double[longest];
        char[] oldDelay = new char[longest];
        for (int row = 0; row < rows; row++) {
            int begin = rowStart[row];
            int count = rowStart[row + 1] - begin;
            Arrays.fill(place, 0);
            for (int k = 0; k < count; k++) {
                oldTarget[k] = target[begin + k];
                oldWeight[k] = weights.get(begin + k);
                oldDelay[k] = delay[begin + k];
                place[oldDelay[k] + 1]++;
            }
            runs.beginRow(row);
            int sum = begin;
            for (int d = 0; d <= max; d++) {
                sum += place[d];
                if (place[d + 1] > 0) {
                    runs.add(d, sum + place[d + 1]);
                }
                place[d] = sum;
            }
            for (int k = 0; k < count; k++) {
                int at = place[oldDelay[k]]++;
                target[at] = oldTarget[k];
                weights.set(at, oldWeight[k]);
            }
        }
        runs.finish();
        return new int[] {min, max};
    }
}
