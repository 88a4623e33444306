package org.neurosim.core.math;

import static org.neurosim.api.math.KernelConstants.E10;
import static org.neurosim.api.math.KernelConstants.E11;
import static org.neurosim.api.math.KernelConstants.E2;
import static org.neurosim.api.math.KernelConstants.E3;
import static org.neurosim.api.math.KernelConstants.E4;
import static org.neurosim.api.math.KernelConstants.E5;
import static org.neurosim.api.math.KernelConstants.E6;
import static org.neurosim.api.math.KernelConstants.E7;
import static org.neurosim.api.math.KernelConstants.E8;
import static org.neurosim.api.math.KernelConstants.E9;
import static org.neurosim.api.math.KernelConstants.L1;
import static org.neurosim.api.math.KernelConstants.L2;
import static org.neurosim.api.math.KernelConstants.L3;
import static org.neurosim.api.math.KernelConstants.L4;
import static org.neurosim.api.math.KernelConstants.L5;
import static org.neurosim.api.math.KernelConstants.L6;
import static org.neurosim.api.math.KernelConstants.L7;
import static org.neurosim.api.math.KernelConstants.LN2_HI;
import static org.neurosim.api.math.KernelConstants.LN2_LO;
import static org.neurosim.api.math.KernelConstants.LOG2_E;
import static org.neurosim.api.math.KernelConstants.MAGIC;
import static org.neurosim.api.math.KernelConstants.MANTISSA_BITS;
import static org.neurosim.api.math.KernelConstants.MAX_SCALE;
import static org.neurosim.api.math.KernelConstants.ONE_BITS;
import static org.neurosim.api.math.KernelConstants.SQRT_HALF_BITS;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.math.ElementaryMath;

/**
 * Column operations with the Vector API of the incubator. The same operations in the same order as the scalar functions,
 * hence the same bits; vectors that hold an argument for which these are not good, and the elements behind the last full
 * vector, are handed to the scalar functions.
 *
 * <p>Only what the API has had since JDK 17 is used, so that one class file serves all. Every loop is a method of its own
 * with well below a hundred vector operations: beyond that C2 stops inlining and allocates every intermediate vector.
 * Loaded by name, through {@link ColumnMathProvider}.
 */
final class VectorColumnMath implements ColumnMath {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Bits of 2^52: an integer below 2^52 put into its low bits makes 2^52 + that integer. */
    private static final long TWO_52_BITS = 0x4330000000000000L;

    private static final double TWO_52_PLUS_BIAS = 0x1p52 + 1023.0;

    private final TrigVectors trig = new TrigVectors();

    /** Width of the vectors that the processor prefers, bit. */
    static int vectorBits() {
        return SPECIES.vectorBitSize();
    }

    @Override
    public void exp(double[] x, double[] y, int n) {
        PlainColumnMath.check(x, y, n);
        int i = 0;
        for (int bound = SPECIES.loopBound(n); i < bound; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector t = z.mul(LOG2_E).add(MAGIC);
            DoubleVector k = t.sub(MAGIC);
            DoubleVector hi = z.sub(k.mul(LN2_HI));
            DoubleVector m = hi.sub(defect(hi, k.mul(LN2_LO))).add(1.0);
            if (inside(k)) {
                m.mul(powerOfTwo(t)).intoArray(y, i);
            } else {
                expScalar(x, y, i, i + LANES);
            }
        }
        expScalar(x, y, i, n);
    }

    @Override
    public void expm1(double[] x, double[] y, int n) {
        PlainColumnMath.check(x, y, n);
        int i = 0;
        for (int bound = SPECIES.loopBound(n); i < bound; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector t = z.mul(LOG2_E).add(MAGIC);
            DoubleVector k = t.sub(MAGIC);
            DoubleVector hi = z.sub(k.mul(LN2_HI));
            if (inside(k)) {
                expm1OfParts(hi, defect(hi, k.mul(LN2_LO)), powerOfTwo(t)).intoArray(y, i);
            } else {
                expm1Scalar(x, y, i, i + LANES);
            }
        }
        expm1Scalar(x, y, i, n);
    }

    @Override
    public void exprel(double[] x, double[] y, int n) {
        PlainColumnMath.check(x, y, n);
        int i = 0;
        for (int bound = SPECIES.loopBound(n); i < bound; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector t = z.mul(LOG2_E).add(MAGIC);
            DoubleVector k = t.sub(MAGIC);
            DoubleVector hi = z.sub(k.mul(LN2_HI));
            if (inside(k)) {
                DoubleVector e = expm1OfParts(hi, defect(hi, k.mul(LN2_LO)), powerOfTwo(t));
                e.div(z).blend(1.0, z.compare(VectorOperators.EQ, 0.0)).intoArray(y, i);
            } else {
                exprelScalar(x, y, i, i + LANES);
            }
        }
        exprelScalar(x, y, i, n);
    }

    @Override
    public void tanh(double[] x, double[] y, int n) {
        PlainColumnMath.check(x, y, n);
        int i = 0;
        for (int bound = SPECIES.loopBound(n); i < bound; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, i).mul(2.0);
            DoubleVector t = z.mul(LOG2_E).add(MAGIC);
            DoubleVector k = t.sub(MAGIC);
            DoubleVector hi = z.sub(k.mul(LN2_HI));
            if (inside(k)) {
                tanhOfParts(hi, defect(hi, k.mul(LN2_LO)), powerOfTwo(t)).intoArray(y, i);
            } else {
                tanhScalar(x, y, i, i + LANES);
            }
        }
        tanhScalar(x, y, i, n);
    }

    @Override
    public void sigmoid(double[] x, double[] y, int n) {
        PlainColumnMath.check(x, y, n);
        int i = 0;
        for (int bound = SPECIES.loopBound(n); i < bound; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, i).neg();
            DoubleVector t = z.mul(LOG2_E).add(MAGIC);
            DoubleVector k = t.sub(MAGIC);
            DoubleVector hi = z.sub(k.mul(LN2_HI));
            if (inside(k)) {
                sigmoidOfParts(hi.sub(defect(hi, k.mul(LN2_LO))), powerOfTwo(t)).intoArray(y, i);
            } else {
                sigmoidScalar(x, y, i, i + LANES);
            }
        }
        sigmoidScalar(x, y, i, n);
    }

    @Override
    public void log(double[] x, double[] y, int n) {
        PlainColumnMath.check(x, y, n);
        int i = 0;
        for (int bound = SPECIES.loopBound(n); i < bound; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, i);
            VectorMask<Double> normal = z.compare(VectorOperators.GE, Double.MIN_NORMAL)
                    .and(z.compare(VectorOperators.LE, Double.MAX_VALUE));
            if (normal.allTrue()) {
                LongVector u = z.reinterpretAsLongs().add(ONE_BITS - SQRT_HALF_BITS);
                DoubleVector f = u.and(MANTISSA_BITS)
                        .add(SQRT_HALF_BITS)
                        .reinterpretAsDoubles()
                        .sub(1.0);
                DoubleVector k = u.lanewise(VectorOperators.LSHR, 52)
                        .or(TWO_52_BITS)
                        .reinterpretAsDoubles()
                        .sub(TWO_52_PLUS_BIAS);
                logOfParts(f, k).intoArray(y, i);
            } else {
                logScalar(x, y, i, i + LANES);
            }
        }
        logScalar(x, y, i, n);
    }

    @Override
    public void pow(double[] x, double p, double[] y, int n) {
        PlainColumnMath.check(x, y, n);
        PlainColumnMath.powers(x, p, y, n);
    }

    @Override
    public void sin(double[] x, double[] y, int n) {
        PlainColumnMath.check(x, y, n);
        trig.sin(x, y, n);
    }

    @Override
    public void cos(double[] x, double[] y, int n) {
        PlainColumnMath.check(x, y, n);
        trig.cos(x, y, n);
    }

    private static boolean inside(DoubleVector k) {
        return k.abs().compare(VectorOperators.LE, MAX_SCALE).allTrue();
    }

    private static DoubleVector powerOfTwo(DoubleVector t) {
        return t.reinterpretAsLongs()
                .add(1023L)
                .lanewise(VectorOperators.LSHL, 52)
                .reinterpretAsDoubles();
    }

    private static DoubleVector defect(DoubleVector hi, DoubleVector lo) {
        DoubleVector r = hi.sub(lo);
        DoubleVector r2 = r.mul(r);
        DoubleVector a = r2.mul(E11).add(E9).mul(r2).add(E7).mul(r2).add(E5).mul(r2).add(E3);
        DoubleVector b = r2.mul(E10).add(E8).mul(r2).add(E6).mul(r2).add(E4);
        return lo.sub(r2.mul(r).mul(a)).sub(r2.mul(r2).mul(b)).sub(r2.mul(E2));
    }

    private static DoubleVector expm1OfParts(DoubleVector hi, DoubleVector d, DoubleVector c) {
        DoubleVector a = c.mul(hi);
        DoubleVector b = DoubleVector.broadcast(SPECIES, 1.0).sub(c);
        DoubleVector s = a.sub(b);
        DoubleVector e = a.sub(s.add(b));
        return s.sub(c.mul(d).sub(e));
    }

    private static DoubleVector tanhOfParts(DoubleVector hi, DoubleVector d, DoubleVector c) {
        DoubleVector a = c.mul(hi);
        DoubleVector b = DoubleVector.broadcast(SPECIES, 1.0).sub(c);
        DoubleVector s = a.sub(b);
        DoubleVector e = a.sub(s.add(b));
        DoubleVector w = c.mul(d).sub(e);
        DoubleVector f = s.sub(w);
        DoubleVector l = w.sub(s.sub(f));
        DoubleVector g = f.add(2.0);
        DoubleVector p = g.sub(f);
        DoubleVector h = DoubleVector.broadcast(SPECIES, 2.0).sub(p).sub(g.sub(p).sub(f));
        DoubleVector q = f.div(g);
        DoubleVector half = DoubleVector.broadcast(SPECIES, 0.5);
        return q.sub(l.add(q.mul(h.sub(l))).mul(half.sub(q.mul(half))));
    }

    private static DoubleVector sigmoidOfParts(DoubleVector v, DoubleVector c) {
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
        DoubleVector m = v.add(one);
        DoubleVector f = c.mul(m);
        DoubleVector g = f.add(one);
        DoubleVector p = g.sub(f);
        DoubleVector h = one.sub(p).sub(g.sub(p).sub(f));
        DoubleVector q = one.div(g);
        return q.sub(q.mul(q.mul(h.sub(c.mul(m.sub(one).sub(v))))));
    }

    private static DoubleVector logOfParts(DoubleVector f, DoubleVector k) {
        DoubleVector h = f.mul(0.5).mul(f);
        DoubleVector s = f.div(f.add(2.0));
        DoubleVector z = s.mul(s);
        DoubleVector w = z.mul(z);
        DoubleVector odd = w.mul(L7).add(L5).mul(w).add(L3).mul(w).add(L1);
        DoubleVector even = w.mul(L6).add(L4).mul(w).add(L2);
        DoubleVector r = h.add(z.mul(odd)).add(w.mul(even));
        DoubleVector g = k.mul(LN2_HI);
        DoubleVector a = g.add(f);
        DoubleVector e = f.sub(a.sub(g));
        return a.sub(h.sub(s.mul(r).add(k.mul(LN2_LO).add(e))));
    }

    private static void expScalar(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = ElementaryMath.exp(x[i]);
        }
    }

    private static void expm1Scalar(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = ElementaryMath.expm1(x[i]);
        }
    }

    private static void exprelScalar(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = ElementaryMath.exprel(x[i]);
        }
    }

    private static void tanhScalar(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = ElementaryMath.tanh(x[i]);
        }
    }

    private static void sigmoidScalar(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = ElementaryMath.sigmoid(x[i]);
        }
    }

    private static void logScalar(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = ElementaryMath.log(x[i]);
        }
    }
}
