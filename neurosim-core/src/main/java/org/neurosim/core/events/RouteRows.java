package org.neurosim.core.events;

import java.util.Arrays;

/**
 * The synapses of one projection from neurons of one population onto those of one group, by source: the synapses of row r are those from {@code starts[r]} to {@code
 * starts[r + 1]}. A weight is stored per synapse only where weights differ or were set, a delay once per run of synapses of a row that have the same.
 */
final class RouteRows {

    final int[] starts;
    final int[] targets;

    /** One per synapse; null if all are {@link #weight}. */
    double[] weights;

    final double weight;

    /** Delay of all synapses, ms, if there are no runs. */
    final double delay;

    /** First run of each row; null if all synapses have one delay: then each row is one run. */
    private int[] firstRun;

    /** First synapse of each run; null if each run is one synapse. */
    private int[] runStart;

    private double[] runDelay;

    RouteRows(int[] starts, int[] targets, double[] weights, double weight, double delay) {
        this.starts = starts;
        this.targets = targets;
        this.weights = weights;
        this.weight = weight;
        this.delay = delay;
    }

    /** Gives each synapse a weight of its own, if they have one weight so far. */
    void keepWeights() {
        if (weights == null) {
            weights = new double[targets.length];
            Arrays.fill(weights, weight);
        }
    }

    /** Cuts the rows into runs, given the delay of every synapse; each row must be ordered by delay. */
    void cut(double[] delays) {
        firstRun = new int[rows() + 1];
        runStart = new int[delays.length + 1];
        runDelay = new double[delays.length];
        int runs = 0;
        for (int row = 0; row < rows(); row++) {
            firstRun[row] = runs;
            for (int k = starts[row]; k < starts[row + 1]; k++) {
                if (k == starts[row] || delays[k] != delays[k - 1]) {
                    runStart[runs] = k;
                    runDelay[runs++] = delays[k];
                }
            }
        }
        firstRun[rows()] = runs;
        runStart[runs] = delays.length;
        runStart = runs == delays.length ? null : Arrays.copyOf(runStart, runs + 1);
        runDelay = Arrays.copyOf(runDelay, runs);
    }

    int rows() {
        return starts.length - 1;
    }

    boolean hasRuns() {
        return firstRun != null;
    }

    /** Number of runs; rows without synapses have none, unless there is one delay. */
    int runs() {
        return firstRun == null ? rows() : runDelay.length;
    }

    /** First run of a row; that behind its last is the first of the next row. */
    int firstRun(int row) {
        return firstRun == null ? row : firstRun[row];
    }

    /** First synapse of a run; that behind its last is the first of the next run. */
    int start(int run) {
        if (firstRun == null) {
            return starts[run];
        }
        return runStart == null ? run : runStart[run];
    }

    double delay(int run) {
        return firstRun == null ? delay : runDelay[run];
    }

    double minDelay() {
        return firstRun == null ? delay : Arrays.stream(runDelay).min().orElse(Double.POSITIVE_INFINITY);
    }

    double maxDelay() {
        return firstRun == null ? delay : Arrays.stream(runDelay).max().orElse(0);
    }

    /** The run of a row that has a delay. */
    int find(int row, double ofDelay) {
        int run = firstRun(row);
        while (delay(run) != ofDelay) {
            run++;
        }
        return run;
    }
}
