package org.neurosim.core.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Scans a vector at a time; only where a lane has reached the level are elements looked at one by one. */
final class VectorThresholdScan implements ThresholdScan {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    VectorThresholdScan() {}

    @Override
    public int atOrAbove(double[] x, double level, int[] out, int n) {
        int lanes = SPECIES.length();
        int bound = SPECIES.loopBound(n);
        int count = 0;
        int i = 0;
        for (; i < bound; i += lanes) {
            if (DoubleVector.fromArray(SPECIES, x, i)
                    .compare(VectorOperators.GE, level)
                    .anyTrue()) {
                for (int k = i; k < i + lanes; k++) {
                    if (x[k] >= level) {
                        out[count++] = k;
                    }
                }
            }
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
}
