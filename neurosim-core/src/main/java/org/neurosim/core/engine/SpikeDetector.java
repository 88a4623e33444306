package org.neurosim.core.engine;

import org.neurosim.api.model.Threshold;
import org.neurosim.api.model.Threshold.Condition;
import org.neurosim.core.math.ThresholdScan;

/** Finds the neurons of a block that meet the declared spike condition. */
final class SpikeDetector {

    private final Threshold threshold;
    private final ThresholdScan scan;
    private final double[] previous;
    private final double[] previousLevel;
    private final boolean interpolate;
    private boolean uniformLevel;

    SpikeDetector(Threshold threshold, ThresholdScan scan, int size, boolean offGrid) {
        this.threshold = threshold;
        this.scan = scan;
        interpolate = offGrid && threshold.condition() != Condition.PEAK;
        previous = interpolate || threshold.condition() != Condition.AT_OR_ABOVE ? new double[size] : null;
        previousLevel = previous != null && threshold.levelIsState() ? new double[size] : null;
    }

    /** Whether the condition depends on a state variable. */
    boolean reads(int state) {
        return state == threshold.state() || threshold.levelIsState() && state == threshold.level();
    }

    /** Tells whether the level is one number for the whole block. */
    void uniformLevel(boolean uniform) {
        uniformLevel = uniform && !threshold.levelIsState();
    }

    void beforeStep(double[][] x) {
        if (previous != null) {
            System.arraycopy(x[threshold.state()], 0, previous, 0, previous.length);
        }
        if (previousLevel != null) {
            System.arraycopy(x[threshold.level()], 0, previousLevel, 0, previousLevel.length);
        }
    }

    /** Writes the positions of the neurons that meet the condition, ascending, and returns how many. */
    int find(double[][] x, double[][] parameters, int[] out, int n) {
        double[] v = x[threshold.state()];
        int count = uniformLevel
                ? scan.atOrAbove(v, parameters[threshold.level()][0], out, n)
                : scan.atOrAbove(v, level(x, parameters), out, n);
        return threshold.condition() == Condition.AT_OR_ABOVE || count == 0
                ? count
                : confirm(x, parameters, out, count);
    }

    private double[] level(double[][] x, double[][] parameters) {
        return threshold.levelIsState() ? x[threshold.level()] : parameters[threshold.level()];
    }

    /** The level at the start of the step. */
    private double[] levelBefore(double[][] parameters) {
        return previousLevel != null ? previousLevel : parameters[threshold.level()];
    }

    private int confirm(double[][] x, double[][] parameters, int[] out, int count) {
        double[] v = x[threshold.state()];
        double[] before = levelBefore(parameters);
        boolean rising = threshold.condition() == Condition.RISING;
        int kept = 0;
        for (int k = 0; k < count; k++) {
            int i = out[k];
            if (rising ? previous[i] < before[i] : v[i] < previous[i]) {
                out[kept++] = i;
            }
        }
        return kept;
    }

    /** Writes spikes to the log, before they are reset. */
    void log(double[][] x, double[][] parameters, int[] spiking, int count, int first, SpikeLog log) {
        if (!interpolate) {
            for (int k = 0; k < count; k++) {
                log.add(first + spiking[k]);
            }
            return;
        }
        double[] v = x[threshold.state()];
        double[] level = level(x, parameters);
        double[] before = levelBefore(parameters);
        for (int k = 0; k < count; k++) {
            int i = spiking[k];
            double gap = before[i] - previous[i];
            double fraction = gap / (gap + (v[i] - level[i]));
            log.add(first + i, fraction > 0 && fraction < 1 ? fraction : 1);
        }
    }
}
