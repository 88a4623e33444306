package org.neurosim.core.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Scans a few vectors at a time; only where a lane meets the condition are elements looked at one by one. */
final class VectorThresholdScan implements ThresholdScan {

    /** Vectors per branch. */
    private static final int TOGETHER = 4;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    VectorThresholdScan() {}

    @Override
    public int atOrAbove(double[] x, double level, int[] out, int n) {
        int lanes = SPECIES.length();
        int group = TOGETHER * lanes;
        int count = 0;
        int i = 0;
        for (; i + group <= n; i += group) {
            VectorMask<Double> a = DoubleVector.fromArray(SPECIES, x, i).compare(VectorOperators.GE, level);
            VectorMask<Double> b = DoubleVector.fromArray(SPECIES, x, i + lanes).compare(VectorOperators.GE, level);
            VectorMask<Double> c =
                    DoubleVector.fromArray(SPECIES, x, i + 2 * lanes).compare(VectorOperators.GE, level);
            VectorMask<Double> d =
                    DoubleVector.fromArray(SPECIES, x, i + 3 * lanes).compare(VectorOperators.GE, level);
            if (a.or(b).or(c.or(d)).anyTrue()) {
                count = list(x, level, i, i + group, out, count);
            }
        }
        return list(x, level, i, n, out, count);
    }

    private static int list(double[] x, double level, int from, int to, int[] out, int already) {
        int count = already;
        for (int k = from; k < to; k++) {
            if (x[k] >= level) {
                out[count++] = k;
            }
        }
        return count;
    }

    @Override
    public int atOrAbove(double[] x, double[] level, int[] out, int n) {
        int lanes = SPECIES.length();
        int bound = SPECIES.loopBound(n);
        int count = 0;
        int i = 0;
        for (; i < bound; i += lanes) {
            DoubleVector levels = DoubleVector.fromArray(SPECIES, level, i);
            if (DoubleVector.fromArray(SPECIES, x, i)
                    .compare(VectorOperators.GE, levels)
                    .anyTrue()) {
                for (int k = i; k < i + lanes; k++) {
                    if (x[k] >= level[k]) {
                        out[count++] = k;
                    }
                }
            }
        }
        for (; i < n; i++) {
            if (x[i] >= level[i]) {
                out[count++] = i;
            }
        }
        return count;
    }

    @Override
    public int outside(double[] x, double centre, double halfWidth, int[] out, int n) {
        int lanes = SPECIES.length();
        int group = TOGETHER * lanes;
        int count = 0;
        int i = 0;
        for (; i + group <= n; i += group) {
            VectorMask<Double> a = inside(x, i, centre, halfWidth);
            VectorMask<Double> b = inside(x, i + lanes, centre, halfWidth);
            VectorMask<Double> c = inside(x, i + 2 * lanes, centre, halfWidth);
            VectorMask<Double> d = inside(x, i + 3 * lanes, centre, halfWidth);
            if (!a.and(b).and(c.and(d)).allTrue()) {
                count = listOutside(x, centre, halfWidth, i, i + group, out, count);
            }
        }
        return listOutside(x, centre, halfWidth, i, n, out, count);
    }

    private static VectorMask<Double> inside(double[] x, int i, double centre, double halfWidth) {
        return DoubleVector.fromArray(SPECIES, x, i).sub(centre).abs().compare(VectorOperators.LE, halfWidth);
    }

    private static int listOutside(
            double[] x, double centre, double halfWidth, int from, int to, int[] out, int already) {
        int count = already;
        for (int k = from; k < to; k++) {
            if (!(Math.abs(x[k] - centre) <= halfWidth)) {
                out[count++] = k;
            }
        }
        return count;
    }
}
