package org.neurosim.core.math;

import static org.neurosim.api.math.KernelConstants.C1;
import static org.neurosim.api.math.KernelConstants.C2;
import static org.neurosim.api.math.KernelConstants.C3;
import static org.neurosim.api.math.KernelConstants.C4;
import static org.neurosim.api.math.KernelConstants.C5;
import static org.neurosim.api.math.KernelConstants.C6;
import static org.neurosim.api.math.KernelConstants.MAGIC;
import static org.neurosim.api.math.KernelConstants.MAX_QUADRANT;
import static org.neurosim.api.math.KernelConstants.PIO2_1;
import static org.neurosim.api.math.KernelConstants.PIO2_2;
import static org.neurosim.api.math.KernelConstants.PIO2_3;
import static org.neurosim.api.math.KernelConstants.PIO2_4;
import static org.neurosim.api.math.KernelConstants.S1;
import static org.neurosim.api.math.KernelConstants.S2;
import static org.neurosim.api.math.KernelConstants.S3;
import static org.neurosim.api.math.KernelConstants.S4;
import static org.neurosim.api.math.KernelConstants.S5;
import static org.neurosim.api.math.KernelConstants.S6;
import static org.neurosim.api.math.KernelConstants.TWO_OVER_PI;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.neurosim.api.math.ElementaryMath;

/** Sine and cosine of {@link VectorColumnMath}: one vector at a time in two methods, since one would be too big for C2. */
final class TrigVectors {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    void sin(double[] x, double[] y, int n) {
        int i = 0;
        for (int bound = SPECIES.loopBound(n); i < bound; i += LANES) {
            if (!quadrants(x, y, i, 0L)) {
                sinScalar(x, y, i, i + LANES);
            }
        }
        sinScalar(x, y, i, n);
    }

    void cos(double[] x, double[] y, int n) {
        int i = 0;
        for (int bound = SPECIES.loopBound(n); i < bound; i += LANES) {
            if (!quadrants(x, y, i, 1L)) {
                cosScalar(x, y, i, i + LANES);
            }
        }
        cosScalar(x, y, i, n);
    }

    /** The sine of x + shift pi/2 for one vector; says whether the arguments were small enough, writes nothing if not. */
    private static boolean quadrants(double[] x, double[] y, int i, long shift) {
        DoubleVector z = DoubleVector.fromArray(SPECIES, x, i);
        DoubleVector t = z.mul(TWO_OVER_PI).add(MAGIC);
        DoubleVector k = t.sub(MAGIC);
        if (!k.abs().compare(VectorOperators.LE, MAX_QUADRANT).allTrue()) {
            return false;
        }
        DoubleVector a = z.sub(k.mul(PIO2_1));
        DoubleVector p = k.mul(PIO2_2);
        DoubleVector b = a.sub(p);
        DoubleVector q = k.mul(PIO2_3);
        DoubleVector c = b.sub(q);
        DoubleVector l = k.mul(PIO2_4).sub(a.sub(b).sub(p).add(b.sub(c).sub(q)));
        DoubleVector r = c.sub(l);
        DoubleVector m = c.sub(r).sub(l);

        LongVector n = t.reinterpretAsLongs().add(shift);
        VectorMask<Double> odd = n.and(1L).compare(VectorOperators.NE, 0L).cast(SPECIES);
        LongVector sign = n.lanewise(VectorOperators.LSHR, 1).lanewise(VectorOperators.LSHL, 63);
        DoubleVector value = sine(r, m).blend(cosine(r, m), odd);
        value.reinterpretAsLongs()
                .lanewise(VectorOperators.XOR, sign)
                .reinterpretAsDoubles()
                .intoArray(y, i);
        return true;
    }

    private static DoubleVector sine(DoubleVector r, DoubleVector m) {
        DoubleVector z = r.mul(r);
        DoubleVector w = z.mul(z);
        DoubleVector s = z.mul(S3).add(S2).add(w.mul(z.mul(S5).add(S4))).add(w.mul(w).mul(S6));
        DoubleVector v = z.mul(r);
        return r.sub(z.mul(m.mul(0.5).sub(v.mul(s))).sub(m).sub(v.mul(S1)));
    }

    private static DoubleVector cosine(DoubleVector r, DoubleVector m) {
        DoubleVector z = r.mul(r);
        DoubleVector w = z.mul(z);
        DoubleVector c = z.mul(C2)
                .add(C1)
                .add(w.mul(z.mul(C4).add(C3)))
                .add(w.mul(w).mul(z.mul(C6).add(C5)));
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
        DoubleVector h = z.mul(0.5);
        DoubleVector g = one.sub(h);
        return g.add(one.sub(g).sub(h).add(w.mul(c).sub(r.mul(m))));
    }

    private static void sinScalar(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = ElementaryMath.sin(x[i]);
        }
    }

    private static void cosScalar(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = ElementaryMath.cos(x[i]);
        }
    }
}
