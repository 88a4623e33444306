package org.neurosim.core.math;

import static org.neurosim.api.math.KernelConstants.MAGIC;
import static org.neurosim.api.math.KernelConstants.MANTISSA_BITS;
import static org.neurosim.api.math.KernelConstants.MAX_QUADRANT;
import static org.neurosim.api.math.KernelConstants.MAX_SCALE;
import static org.neurosim.api.math.KernelConstants.ONE_BITS;
import static org.neurosim.api.math.KernelConstants.SQRT_HALF_BITS;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Column operations with the Vector API of the incubator for the passes over exponent bits and signs, where C2 does not
 * vectorise by itself; the arithmetic is in the same plain loops as ever.
 *
 * <p>Only what the API has had since JDK 17 is used, so that one class file serves all. The methods are small on purpose:
 * with all of exp in one loop of Vector API calls it gains nothing or at most 15 % (1.4 against 1.6 ns), expm1 and the
 * others exceed what C2 is willing to inline and take 6 to 15 ns, and everything is far slower until C2 has compiled it.
 *
 * <p>Named by string only, by {@link VectorSupport}, which loads it if it can be used.
 */
final class VectorColumnMath extends BlockColumnMath {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** For {@link VectorSupport#create}. */
    VectorColumnMath() {}

    /** Width of the vectors that the processor prefers, bit. */
    static int vectorBits() {
        return SPECIES.vectorBitSize();
    }

    @Override
    void scale(double[] m, double[] t, double[] x, double[] y, int n) {
        int bound = SPECIES.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            DoubleVector ti = DoubleVector.fromArray(SPECIES, t, i);
            if (inside(ti, MAX_SCALE)) {
                DoubleVector.fromArray(SPECIES, m, i).mul(powerOfTwo(ti)).intoArray(y, i);
            } else {
                PlainColumnMath.scale(m, t, x, y, i, i + LANES);
            }
        }
        PlainColumnMath.scale(m, t, x, y, bound, n);
    }

    @Override
    boolean powersOfTwo(double[] t, int n) {
        boolean inside = true;
        int bound = SPECIES.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            DoubleVector ti = DoubleVector.fromArray(SPECIES, t, i);
            inside &= inside(ti, MAX_SCALE);
            powerOfTwo(ti).intoArray(t, i);
        }
        return PlainColumnMath.powersOfTwo(t, bound, n) & inside;
    }

    @Override
    boolean logParts(double[] x, double[] mantissa, double[] exponent, int n) {
        boolean normal = true;
        int bound = SPECIES.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            DoubleVector xi = DoubleVector.fromArray(SPECIES, x, i);
            VectorMask<Double> large = xi.compare(VectorOperators.GE, Double.MIN_NORMAL);
            normal &=
                    large.and(xi.compare(VectorOperators.LE, Double.MAX_VALUE)).allTrue();
            LongVector u = xi.reinterpretAsLongs().add(ONE_BITS - SQRT_HALF_BITS);
            u.and(MANTISSA_BITS).add(SQRT_HALF_BITS).reinterpretAsDoubles().intoArray(mantissa, i);
            u.lanewise(VectorOperators.LSHR, 52)
                    .or(PlainColumnMath.TWO_52_BITS)
                    .reinterpretAsDoubles()
                    .intoArray(exponent, i);
        }
        return PlainColumnMath.logParts(x, mantissa, exponent, bound, n) & normal;
    }

    @Override
    void sinOfParts(double[] t, double[] sin, double[] cos, double[] x, double[] y, int n) {
        int bound = SPECIES.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            DoubleVector ti = DoubleVector.fromArray(SPECIES, t, i);
            if (inside(ti, MAX_QUADRANT)) {
                quadrant(ti.reinterpretAsLongs(), sin, cos, i).intoArray(y, i);
            } else {
                PlainColumnMath.sinOfParts(t, sin, cos, x, y, i, i + LANES);
            }
        }
        PlainColumnMath.sinOfParts(t, sin, cos, x, y, bound, n);
    }

    @Override
    void cosOfParts(double[] t, double[] sin, double[] cos, double[] x, double[] y, int n) {
        int bound = SPECIES.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            DoubleVector ti = DoubleVector.fromArray(SPECIES, t, i);
            if (inside(ti, MAX_QUADRANT)) {
                quadrant(ti.reinterpretAsLongs().add(1L), sin, cos, i).intoArray(y, i);
            } else {
                PlainColumnMath.cosOfParts(t, sin, cos, x, y, i, i + LANES);
            }
        }
        PlainColumnMath.cosOfParts(t, sin, cos, x, y, bound, n);
    }

    /** Whether |k| &lt;= max in all lanes for t = k + MAGIC; false for NaN. */
    private static boolean inside(DoubleVector t, double max) {
        return t.sub(MAGIC).abs().compare(VectorOperators.LE, max).allTrue();
    }

    private static DoubleVector powerOfTwo(DoubleVector t) {
        return t.reinterpretAsLongs()
                .add(1023L)
                .lanewise(VectorOperators.LSHL, 52)
                .reinterpretAsDoubles();
    }

    /** The sine of r + n pi/2 from sine and cosine of r. */
    private static DoubleVector quadrant(LongVector n, double[] sin, double[] cos, int i) {
        LongVector sinBits = DoubleVector.fromArray(SPECIES, sin, i).reinterpretAsLongs();
        LongVector cosBits = DoubleVector.fromArray(SPECIES, cos, i).reinterpretAsLongs();
        LongVector odd = n.and(1L).neg();
        LongVector sign = n.and(2L).lanewise(VectorOperators.LSHL, 62);
        return sinBits.lanewise(
                        VectorOperators.XOR,
                        sinBits.lanewise(VectorOperators.XOR, cosBits).and(odd))
                .lanewise(VectorOperators.XOR, sign)
                .reinterpretAsDoubles();
    }
}
