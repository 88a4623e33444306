package org.neurosim.api.math;

/**
 * Elementary functions that return the same bits on every Java version, operating system and processor, unlike those of {@link Math}: models use these, so that
 * results can be repeated everywhere. All are pure functions. Special values (NaN, infinities, zeros) are those of {@link StrictMath}.
 *
 * <p>They are made of additions, multiplications, divisions and operations on exponent bits in a fixed order, without fused multiply-add; {@link
 * KernelConstants} has the formulas, {@link ColumnMath} the forms for whole columns. Errors are in units of the last place, measured against StrictMath and
 * series of 40 digits.
 */
public final class ElementaryMath {

    private ElementaryMath() {}

    /**
     * e^x. Error below 0.9 ulp; gradual underflow below -708.4, 0 below -745.2, infinity above 709.78.
     *
     * @param x exponent
     * @return e^x
     */
    public static double exp(double x) {
        return ExpKernels.exp(x);
    }

    /**
     * e^x - 1 without loss of digits near 0. Error below 2 ulp; -1 for large negative x, infinity above 709.78.
     *
     * @param x exponent
     * @return e^x - 1
     */
    public static double expm1(double x) {
        return ExpKernels.expm1(x);
    }

    /**
     * (e^x - 1) / x, 1 at x = 0: the relative error exponential, smooth everywhere. Error below 3 ulp. It makes both exponential Euler steps and the rate functions x / (e^x - 1) of
     * Hodgkin-Huxley channels free of 0/0.
     *
     * @param x argument
     * @return (e^x - 1) / x
     */
    public static double exprel(double x) {
        return ExpKernels.exprel(x);
    }

    /**
     * Natural logarithm. Error below 1.1 ulp, subnormal arguments included; negative infinity at 0, NaN for negative x.
     *
     * @param x argument
     * @return ln x
     */
    public static double log(double x) {
        return LogKernels.log(x);
    }

    /**
     * ln(1 + x) without loss of digits near 0. Error below 2 ulp; negative infinity at -1, NaN below.
     *
     * @param x argument
     * @return ln(1 + x)
     */
    public static double log1p(double x) {
        return LogKernels.log1p(x);
    }

    /**
     * Hyperbolic tangent. Error below 3 ulp.
     *
     * @param x argument
     * @return tanh x
     */
    public static double tanh(double x) {
        return ExpKernels.tanh(x);
    }

    /**
     * Logistic function 1 / (1 + e^-x). Error below 3 ulp.
     *
     * @param x argument
     * @return 1 / (1 + e^-x)
     */
    public static double sigmoid(double x) {
        return ExpKernels.sigmoid(x);
    }

    /**
     * Sine. Error below 1 ulp.
     *
     * @param x angle, rad
     * @return sin x
     */
    public static double sin(double x) {
        return TrigKernels.sin(x);
    }

    /**
     * Cosine. Error below 1 ulp.
     *
     * @param x angle, rad
     * @return cos x
     */
    public static double cos(double x) {
        return TrigKernels.cos(x);
    }

    /**
     * x to the power y. Error below 1 ulp above that of StrictMath.
     *
     * @param x base
     * @param y exponent
     * @return x^y; NaN for negative x and broken y
     */
    public static double pow(double x, double y) {
        return PowKernel.pow(x, y);
    }
}
