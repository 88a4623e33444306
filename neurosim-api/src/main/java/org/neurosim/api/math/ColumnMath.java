package org.neurosim.api.math;

/**
 * Elementary functions over columns.
 *
 * <p>Every operation reads {@code x[0] .. x[n - 1]} and writes {@code y[0] .. y[n - 1]}; {@code y} may be {@code x}. The
 * results have the same bits as those of the scalar functions of {@link ElementaryMath}, element by element, for every
 * provider and every n, so it does not matter to a simulation which provider is at work or how a population is cut into
 * blocks. Accuracy, ranges and special values are therefore those stated there.
 *
 * <p>An instance may hold scratch space: it belongs to one thread at a time. Operations do not allocate. Lengths are
 * checked once per call: if n is negative or greater than one of the arrays, {@link IndexOutOfBoundsException} is
 * thrown before anything is written.
 */
public interface ColumnMath {

    /**
     * y = e<sup>x</sup>.
     *
     * @param x exponents
     * @param y results, may be x
     * @param n number of elements
     * @see ElementaryMath#exp(double)
     */
    void exp(double[] x, double[] y, int n);

    /**
     * y = e<sup>x</sup> - 1, accurate near 0.
     *
     * @param x exponents
     * @param y results, may be x
     * @param n number of elements
     * @see ElementaryMath#expm1(double)
     */
    void expm1(double[] x, double[] y, int n);

    /**
     * y = (e<sup>x</sup> - 1) / x, and 1 where x = 0.
     *
     * @param x arguments
     * @param y results, may be x
     * @param n number of elements
     * @see ElementaryMath#exprel(double)
     */
    void exprel(double[] x, double[] y, int n);

    /**
     * y = natural logarithm of x.
     *
     * @param x arguments
     * @param y results, may be x
     * @param n number of elements
     * @see ElementaryMath#log(double)
     */
    void log(double[] x, double[] y, int n);

    /**
     * y = hyperbolic tangent of x.
     *
     * @param x arguments
     * @param y results, may be x
     * @param n number of elements
     * @see ElementaryMath#tanh(double)
     */
    void tanh(double[] x, double[] y, int n);

    /**
     * y = 1 / (1 + e<sup>-x</sup>), the logistic function.
     *
     * @param x arguments
     * @param y results, may be x
     * @param n number of elements
     * @see ElementaryMath#sigmoid(double)
     */
    void sigmoid(double[] x, double[] y, int n);

    /**
     * y = x<sup>p</sup> with one exponent for the whole column.
     *
     * @param x bases
     * @param p exponent
     * @param y results, may be x
     * @param n number of elements
     * @see ElementaryMath#pow(double, double)
     */
    void pow(double[] x, double p, double[] y, int n);

    /**
     * y = sine of x.
     *
     * @param x angles, radian
     * @param y results, may be x
     * @param n number of elements
     * @see ElementaryMath#sin(double)
     */
    void sin(double[] x, double[] y, int n);

    /**
     * y = cosine of x.
     *
     * @param x angles, radian
     * @param y results, may be x
     * @param n number of elements
     * @see ElementaryMath#cos(double)
     */
    void cos(double[] x, double[] y, int n);
}
