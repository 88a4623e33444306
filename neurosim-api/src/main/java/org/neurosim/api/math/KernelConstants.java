package org.neurosim.api.math;

/**
 * The numbers of the elementary functions, and the order of operations that goes with them.
 *
 * <p>Only somebody who writes another {@link ColumnMath} provider needs this class. A provider has to return the same
 * bits as {@link ElementaryMath}; it does if it performs the operations below in this order, each rounded to double,
 * without fused multiply-add. All polynomials are minimax polynomials computed for this project (Remez exchange with
 * 200 bits, coefficients rounded to double).
 *
 * <h2>Exponential family</h2>
 *
 * <pre>
 * t  = z * LOG2_E + MAGIC            the low bits of t hold k as an integer
 * k  = t - MAGIC                     nearest integer to z / ln 2
 * hi = z - k * LN2_HI                exact for |k| &lt;= 2^20
 * lo = k * LN2_LO
 * r  = hi - lo                       |r| &lt;= 0.3466
 * r2 = r * r
 * A  = E3 + r2 * (E5 + r2 * (E7 + r2 * (E9 + r2 * E11)))
 * B  = E4 + r2 * (E6 + r2 * (E8 + r2 * E10))
 * d  = ((lo - (r2 * r) * A) - (r2 * r2) * B) - E2 * r2         so that exp(r) = 1 + (hi - d)
 * c  = 2^k                           the bits of t plus 1023, shifted left by 52; valid for |k| &lt;= MAX_SCALE
 *
 * exp(z):      (1 + (hi - d)) * c
 *
 * expm1(z):    a = c * hi, b = 1 - c, s = a - b, e = a - (s + b)
 *              w = c * d - e
 *              s - w
 *
 * exprel(x):   expm1(x) / x, and 1 at x = 0
 *
 * tanh(x):     s, w as in expm1(2 * x)
 *              f = s - w, l = w - (s - f), g = f + 2, p = g - f, h = (2 - p) - ((g - p) - f), y = f / g
 *              y - (l + y * (h - l)) * (0.5 - 0.5 * y)
 *
 * sigmoid(x):  z = -x, v = hi - d, m = 1 + v
 *              f = c * m, g = 1 + f, p = g - f, h = (1 - p) - ((g - p) - f), y = 1 / g
 *              y - y * (y * (h - c * ((m - 1) - v)))
 * </pre>
 *
 * Where |k| &gt; MAX_SCALE or k is NaN the scalar function has to be called.
 *
 * <h2>Logarithm</h2>
 *
 * For normal positive x; the scalar function has to be called for all others.
 *
 * <pre>
 * u = bits(x) + (ONE_BITS - SQRT_HALF_BITS)
 * k = (u &gt;&gt;&gt; 52) - 1023, as a double
 * f = double((u &amp; MANTISSA_BITS) + SQRT_HALF_BITS) - 1     sqrt(1/2) &lt;= 1 + f &lt; sqrt(2)
 * h = 0.5 * f * f, s = f / (2 + f), z = s * s, w = z * z
 * R = (h + z * (L1 + w * (L3 + w * (L5 + w * L7)))) + w * (L2 + w * (L4 + w * L6))
 * g = k * LN2_HI, a = g + f, e = f - (a - g)
 * log(x) = a - (h - (s * R + (k * LN2_LO + e)))
 * </pre>
 *
 * <h2>Sine and cosine</h2>
 *
 * For |k| &lt;= MAX_QUADRANT; the scalar function has to be called for all others.
 *
 * <pre>
 * t = x * TWO_OVER_PI + MAGIC, k = t - MAGIC, n = low two bits of t
 * a = x - k * PIO2_1                                        exact
 * p = k * PIO2_2, b = a - p, u = (a - b) - p
 * q = k * PIO2_3, c = b - q, v = (b - c) - q
 * l = k * PIO2_4 - (u + v)
 * r = c - l, m = (c - r) - l                                x - k pi/2 = r + m
 * z = r * r, w = z * z
 * S = ((S2 + S3 * z) + w * (S4 + S5 * z)) + (w * w) * S6
 * sin(r) = r - ((z * (0.5 * m - (z * r) * S) - m) - (z * r) * S1)
 * C = ((C1 + C2 * z) + w * (C3 + C4 * z)) + (w * w) * (C5 + C6 * z)
 * h = 0.5 * z, g = 1 - h
 * cos(r) = g + (((1 - g) - h) + (w * C - r * m))
 * sin(x) = { sin(r), cos(r), -sin(r), -cos(r) }[n], cos(x) = { cos(r), -sin(r), -cos(r), sin(r) }[n]
 * </pre>
 */
public final class KernelConstants {

    /** 1.5 * 2^52: adding it rounds a number below 2^51 in magnitude to the nearest integer (ties to even). */
    public static final double MAGIC = 0x1.8p52;

    /** 1 / ln 2. */
    public static final double LOG2_E = 0x1.71547652b82fep0;

    /** The leading 33 bits of ln 2; products with integers up to 2^20 are exact. */
    public static final double LN2_HI = 0x1.62e42feep-1;

    /** ln 2 - {@link #LN2_HI}. */
    public static final double LN2_LO = 0x1.a39ef35793c76p-33;

    /** Greatest |k| for which 2^k and every product with it in the exponential family are normal numbers. */
    public static final double MAX_SCALE = 1021.0;

    /** (exp(r) - 1 - r) / r^2, coefficient of r^0; error of the whole polynomial 5.9e-18 relative to exp(r). */
    public static final double E2 = 0.5;
    /** Coefficient of r. */
    public static final double E3 = 0x1.5555555555502p-3;
    /** Coefficient of r^2. */
    public static final double E4 = 0x1.5555555553221p-5;
    /** Coefficient of r^3. */
    public static final double E5 = 0x1.1111111128737p-7;
    /** Coefficient of r^4. */
    public static final double E6 = 0x1.6c16c17cbbf74p-10;
    /** Coefficient of r^5. */
    public static final double E7 = 0x1.a01a011c6415cp-13;
    /** Coefficient of r^6. */
    public static final double E8 = 0x1.a019ab40d3409p-16;
    /** Coefficient of r^7. */
    public static final double E9 = 0x1.71df54f5ab525p-19;
    /** Coefficient of r^8. */
    public static final double E10 = 0x1.289f79f223770p-22;
    /** Coefficient of r^9. */
    public static final double E11 = 0x1.ad2041c8cbbd2p-26;

    /** Bits of 1.0. */
    public static final long ONE_BITS = 0x3ff0000000000000L;
    /** Bits of a number just below sqrt(1/2): mantissas of the logarithm are taken from [sqrt(1/2), sqrt(2)). */
    public static final long SQRT_HALF_BITS = 0x3fe6a09e00000000L;
    /** Mask of the 52 mantissa bits. */
    public static final long MANTISSA_BITS = 0x000fffffffffffffL;

    /** (log(1+f) - 2s) / s^3 as a polynomial in z = s^2, s = f/(2+f), coefficient of z^0; error 1.3e-18 relative. */
    public static final double L1 = 0x1.5555555555592p-1;
    /** Coefficient of z. */
    public static final double L2 = 0x1.999999997ff0bp-2;
    /** Coefficient of z^2. */
    public static final double L3 = 0x1.24924941e249fp-2;
    /** Coefficient of z^3. */
    public static final double L4 = 0x1.c71c521349c84p-3;
    /** Coefficient of z^4. */
    public static final double L5 = 0x1.74663d31b34edp-3;
    /** Coefficient of z^5. */
    public static final double L6 = 0x1.39a1e079b3896p-3;
    /** Coefficient of z^6. */
    public static final double L7 = 0x1.2f041bd4f0b52p-3;

    /** 2 / pi. */
    public static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    /** Bits 1 to 33 of pi/2. */
    public static final double PIO2_1 = 0x1.921fb544p0;
    /** Bits 34 to 66 of pi/2. */
    public static final double PIO2_2 = 0x1.0b4611a6p-34;
    /** Bits 67 to 101 of pi/2. */
    public static final double PIO2_3 = 0x1.3198a2ep-69;
    /** The rest of pi/2. */
    public static final double PIO2_4 = 0x1.b839a252049c1p-104;
    /** Greatest multiple of pi/2 that is subtracted by the four constants: |x| up to about 102,943. */
    public static final double MAX_QUADRANT = 65536.0;

    /** (sin(r) - r) / r^3 as a polynomial in z = r^2, coefficient of z^0; error 3.5e-18 relative. */
    public static final double S1 = -0x1.5555555555549p-3;
    /** Coefficient of z. */
    public static final double S2 = 0x1.111111110f869p-7;
    /** Coefficient of z^2. */
    public static final double S3 = -0x1.a01a019c0f1f5p-13;
    /** Coefficient of z^3. */
    public static final double S4 = 0x1.71de357556498p-19;
    /** Coefficient of z^4. */
    public static final double S5 = -0x1.ae5e64388f1f9p-26;
    /** Coefficient of z^5. */
    public static final double S6 = 0x1.5d926292f150fp-33;

    /** (cos(r) - 1 + r^2/2) / r^4 as a polynomial in z = r^2, coefficient of z^0; error 5e-20. */
    public static final double C1 = 0x1.555555555554cp-5;
    /** Coefficient of z. */
    public static final double C2 = -0x1.6c16c16c15168p-10;
    /** Coefficient of z^2. */
    public static final double C3 = 0x1.a01a019caf68ep-16;
    /** Coefficient of z^3. */
    public static final double C4 = -0x1.27e4f808216e7p-22;
    /** Coefficient of z^4. */
    public static final double C5 = 0x1.1ee9ea9afed20p-29;
    /** Coefficient of z^5. */
    public static final double C6 = -0x1.8fade65b6acd2p-37;

    private KernelConstants() {}
}
