package org.neurosim.core.math;

import java.util.Arrays;

/** Scans in plain Java: whole chunks without branches ({@link Excess}), the rest element by element. */
final class PlainThresholdScan implements ThresholdScan {

    /** So many elements are filled up to a chunk; for fewer a loop with branches is faster. */
    private static final int FEWEST = 192;

    private static final double FAR_BELOW = -0x1p1000;

    private final Excess excess = new Excess();
    private final double[] filledUp = new double[Excess.CHUNK];

    @Override
    public int atOrAbove(double[] x, double level, int[] out, int n) {
        int count = 0;
        int i = 0;
        if (n < Excess.CHUNK && n >= FEWEST && level > FAR_BELOW) {
            System.arraycopy(x, 0, filledUp, 0, n);
            Arrays.fill(filledUp, n, Excess.CHUNK, FAR_BELOW);
            return excess.atOrAbove(filledUp, level, out);
        }
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

    @Override
    public int outside(double[] x, double centre, double halfWidth, int[] out, int n) {
        return excess.outside(x, centre, halfWidth, out, n);
    }
}
