package org.neurosim.core.math;

/** Scans in plain Java: whole chunks without branches ({@link Excess}), the rest element by element. */
final class PlainThresholdScan implements ThresholdScan {

    private final Excess excess = new Excess();

    @Override
    public int atOrAbove(double[] x, double level, int[] out, int n) {
        int count = 0;
        int i = 0;
        if (n >= Excess.CHUNK) {
            count = excess.atOrAbove(x, level, out);
            i = Excess.CHUNK;
        }
        for (; i < n; i++) {
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
