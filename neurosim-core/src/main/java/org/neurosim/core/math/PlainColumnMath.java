package org.neurosim.core.math;

import static org.neurosim.api.math.KernelConstants.MANTISSA_BITS;
import static org.neurosim.api.math.KernelConstants.ONE_BITS;
import static org.neurosim.api.math.KernelConstants.SQRT_HALF_BITS;

import org.neurosim.api.math.ElementaryMath;

/**
 * Column operations in plain Java: passes over exponent bits and signs are scalar loops (0.5 to 1.2 ns per element).
 *
 * <p>Its static methods do single elements for {@link VectorColumnMath}, which needs them behind the last full vector.
 */
public final class PlainColumnMath extends BlockColumnMath {

    /** t - this is an unsigned number up to {@link #SCALE_SPAN} if |k| &lt;= MAX_SCALE, for the bits of t = k + MAGIC. */
    private static final long MIN_SCALE_BITS = 0x4338000000000000L - 1021L;

    private static final long SCALE_SPAN = 2042L;

    /** The same for |k| &lt;= MAX_QUADRANT. */
    private static final long MIN_QUADRANT_BITS = 0x4338000000000000L - 65536L;

    private static final long QUADRANT_SPAN = 131072L;

    private static final long MIN_NORMAL_BITS = 0x0010000000000000L;
    private static final long NORMAL_SPAN = 0x7fe0000000000000L;

    /** Bits of 2^52: an integer below 2^52 put into its low bits makes 2^52 + that integer. */
    static final long TWO_52_BITS = 0x4330000000000000L;

    /** A provider with scratch columns of its own, for use by one thread at a time. */
    public PlainColumnMath() {}

    @Override
    void scale(double[] m, double[] t, double[] x, double[] y, int n) {
        scale(m, t, x, y, 0, n);
    }

    @Override
    boolean powersOfTwo(double[] t, int n) {
        return powersOfTwo(t, 0, n);
    }

    @Override
    boolean logParts(double[] x, double[] mantissa, double[] exponent, int n) {
        return logParts(x, mantissa, exponent, 0, n);
    }

    @Override
    void sinOfParts(double[] t, double[] sin, double[] cos, double[] x, double[] y, int n) {
        sinOfParts(t, sin, cos, x, y, 0, n);
    }

    @Override
    void cosOfParts(double[] t, double[] sin, double[] cos, double[] x, double[] y, int n) {
        cosOfParts(t, sin, cos, x, y, 0, n);
    }

    static void scale(double[] m, double[] t, double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(t[i]);
            if (Long.compareUnsigned(bits - MIN_SCALE_BITS, SCALE_SPAN) > 0) {
                y[i] = ElementaryMath.exp(x[i]);
            } else {
                y[i] = m[i] * Double.longBitsToDouble((bits + 1023L) << 52);
            }
        }
    }

    static boolean powersOfTwo(double[] t, int from, int to) {
        boolean inside = true;
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(t[i]);
            if (Long.compareUnsigned(bits - MIN_SCALE_BITS, SCALE_SPAN) > 0) {
                inside = false;
            }
            t[i] = Double.longBitsToDouble((bits + 1023L) << 52);
        }
        return inside;
    }

    static boolean logParts(double[] x, double[] mantissa, double[] exponent, int from, int to) {
        boolean normal = true;
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(x[i]);
            if (Long.compareUnsigned(bits - MIN_NORMAL_BITS, NORMAL_SPAN) >= 0) {
                normal = false;
            }
            long u = bits + (ONE_BITS - SQRT_HALF_BITS);
            mantissa[i] = Double.longBitsToDouble((u & MANTISSA_BITS) + SQRT_HALF_BITS);
            exponent[i] = Double.longBitsToDouble(u >>> 52 | TWO_52_BITS);
        }
        return normal;
    }

    static void sinOfParts(double[] t, double[] sin, double[] cos, double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            long n = Double.doubleToRawLongBits(t[i]);
            y[i] = outside(n) ? ElementaryMath.sin(x[i]) : quadrant(n, sin[i], cos[i]);
        }
    }

    static void cosOfParts(double[] t, double[] sin, double[] cos, double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            long n = Double.doubleToRawLongBits(t[i]);
            y[i] = outside(n) ? ElementaryMath.cos(x[i]) : quadrant(n + 1L, sin[i], cos[i]);
        }
    }

    private static boolean outside(long tBits) {
        return Long.compareUnsigned(tBits - MIN_QUADRANT_BITS, QUADRANT_SPAN) > 0;
    }

    /** The sine of r + n pi/2 from sine and cosine of r, without branches. */
    private static double quadrant(long n, double sin, double cos) {
        long sinBits = Double.doubleToRawLongBits(sin);
        long cosBits = Double.doubleToRawLongBits(cos);
        long bits = sinBits ^ ((sinBits ^ cosBits) & -(n & 1L));
        return Double.longBitsToDouble(bits ^ ((n & 2L) << 62));
    }
}
