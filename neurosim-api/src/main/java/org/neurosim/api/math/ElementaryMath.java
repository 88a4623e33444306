package org.neurosim.api.math;

/**
 * Elementary functions that return the same bits on every Java version, operating system and processor.
 *
 * <p>{@link Math#exp} and its relatives may differ in the last bit between platforms, and {@link StrictMath} is slow. The
 * functions here are built from + - * /, the square root and exponent bits alone (no fused multiply-add), are about as
 * accurate as the platform's, and exist with the very same bits as operations over columns ({@link ColumnMath}). Models,
 * plasticity rules and methods should use them, or the columns, wherever a result depends on the outcome.
 *
 * <p>Accuracy is stated as the greatest error that was seen over more than 10<sup>7</sup> random arguments per function
 * (10<sup>8</sup> for exp and expm1), spread over its whole domain and denser where errors are greatest, against 113-bit
 * references; in units in the last place (ulp) of the result. Results below 2<sup>-1022</sup> lose precision gradually.
 * Functions with f(0) = 0 keep the sign of zero. NaN gives NaN.
 *
 * <p>All methods are pure and thread-safe.
 */
public final class ElementaryMath {

    private ElementaryMath() {}

    /**
     * e<sup>x</sup>; error below 0.86 ulp.
     *
     * <p>Infinity above 709.78; 0 below -745.13. Method: argument reduction by multiples of ln 2 in two parts (W. J. Cody,
     * W. Waite, Software manual for the elementary functions, 1980, chapter 6) and a minimax polynomial of degree 11.
     *
     * @param x exponent
     * @return e<sup>x</sup>
     */
    public static double exp(double x) {
        return ExpKernels.exp(x);
    }

    /**
     * e<sup>x</sup> - 1, accurate near 0; error below 1.2 ulp.
     *
     * <p>Reduction and polynomial are those of {@link #exp}; the rounding error of the sum is carried along.
     *
     * @param x exponent
     * @return e<sup>x</sup> - 1; infinity above 709.78
     */
    public static double expm1(double x) {
        return ExpKernels.expm1(x);
    }

    /**
     * (e<sup>x</sup> - 1) / x, and 1 at 0; error below 1.9 ulp.
     *
     * <p>The mean of the exponential function over [0, x]. Rates of the form a (v - b) / (1 - exp(-(v - b) / c)) are a c /
     * exprel(-(v - b) / c), without the gap at v = b; an exponential Euler step is x + h f exprel(h g).
     *
     * @param x argument
     * @return (e<sup>x</sup> - 1) / x; infinity above 716.35, 0 at -infinity
     */
    public static double exprel(double x) {
        return ExpKernels.exprel(x);
    }

    /**
     * Hyperbolic tangent; error below 1.5 ulp.
     *
     * <p>f / (f + 2) for f = expm1(2x), with the rounding errors of f and of the sum corrected to first order. Never beyond
     * [-1, 1].
     *
     * @param x argument
     * @return hyperbolic tangent of x
     */
    public static double tanh(double x) {
        return ExpKernels.tanh(x);
    }

    /**
     * 1 / (1 + e<sup>-x</sup>), the logistic function; error below 1.4 ulp.
     *
     * @param x argument
     * @return number in [0, 1]; 0 below -745.13
     */
    public static double sigmoid(double x) {
        return ExpKernels.sigmoid(x);
    }

    /**
     * Natural logarithm; error below 0.9 ulp.
     *
     * <p>Method: that of fdlibm (K. C. Ng, Sun Microsystems, 1993): mantissa in [sqrt(1/2), sqrt(2)), a series in f / (2 + f)
     * with coefficients of our own, and the sum of exponent and mantissa with its rounding error.
     *
     * @param x argument
     * @return logarithm of x; -infinity at 0 and -0, NaN below 0
     */
    public static double log(double x) {
        return LogKernels.log(x);
    }

    /**
     * log(1 + x), accurate near 0; error below 0.9 ulp.
     *
     * @param x argument
     * @return log(1 + x); -infinity at -1, NaN below -1
     */
    public static double log1p(double x) {
        return LogKernels.log1p(x);
    }

    /**
     * x<sup>y</sup>; error below 0.7 ulp.
     *
     * <p>Special values as for {@link Math#pow}. Exponents 1 and 2 give x and x * x, correctly rounded. Method: y log(x) with
     * about 68 bits from a table of 128 logarithms (P. T. P. Tang, ACM Transactions on Mathematical Software 16, 1990,
     * 378-400), exponential with the rounding error of its last sum.
     *
     * @param x base
     * @param y exponent
     * @return x<sup>y</sup>
     */
    public static double pow(double x, double y) {
        return PowKernel.pow(x, y);
    }

    /**
     * Sine; error below 0.85 ulp.
     *
     * <p>pi/2 is subtracted in four parts, so the result is accurate next to multiples of pi, too. Beyond 102,944 in magnitude
     * {@link StrictMath#sin}, whose bits are specified.
     *
     * @param x angle, radian
     * @return sine of x; NaN for infinities
     */
    public static double sin(double x) {
        return TrigKernels.sin(x);
    }

    /**
     * Cosine; error below 0.85 ulp. As {@link #sin}.
     *
     * @param x angle, radian
     * @return cosine of x; NaN for infinities
     */
    public static double cos(double x) {
        return TrigKernels.cos(x);
    }
}
