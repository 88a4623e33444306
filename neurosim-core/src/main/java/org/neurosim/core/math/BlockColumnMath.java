package org.neurosim.core.math;

import java.util.Objects;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.math.ElementaryMath;

/**
 * Column operations in blocks of {@value #BLOCK} elements and several passes per block.
 *
 * <p>C2 vectorises a loop by itself only if it has no branch, no conversion between numbers and their bits and not too many
 * operations, and if all arrays have the same index. Each function is therefore cut into passes of pure arithmetic, which
 * are common to all providers ({@link ExpPasses}, {@link LogPasses}, {@link TrigPasses}), and short passes over exponent
 * bits and signs, which are left to the subclass: a scalar loop, or the Vector API. The operations are those of
 * {@link org.neurosim.api.math.KernelConstants} in the same order, hence the same bits.
 *
 * <p>Passes work on scratch columns, and results are written only when arguments are no longer needed: results may replace
 * arguments. Not thread-safe: one instance per thread.
 */
abstract class BlockColumnMath implements ColumnMath {

    /** Elements per block: scratch columns, arguments and results fit into the first-level cache together. */
    private static final int BLOCK = 512;

    /** For |x| up to this (below ln 2 / 2) exp(x) needs no power of 2. */
    private static final double UNSCALED = 0.34;

    private final Excess excess = new Excess();
    private final double[] first = new double[BLOCK];
    private final double[] second = new double[BLOCK];
    private final double[] third = new double[BLOCK];
    private final double[] fourth = new double[BLOCK];
    private final double[] copy = new double[BLOCK];

    private final BlockOperation exp = this::expBlock;
    private final BlockOperation expm1 = this::expm1Block;
    private final BlockOperation exprel = this::exprelBlock;
    private final BlockOperation log = this::logBlock;
    private final BlockOperation tanh = this::tanhBlock;
    private final BlockOperation sigmoid = this::sigmoidBlock;
    private final BlockOperation sin = this::sinBlock;
    private final BlockOperation cos = this::cosBlock;

    /** An operation over at most one block. */
    private interface BlockOperation {
        void apply(double[] x, double[] y, int n);
    }

    /** y = m 2^k from t = k + MAGIC; exp(x) by the scalar function where |k| is too large. */
    abstract void scale(double[] m, double[] t, double[] x, double[] y, int n);

    /** Replaces t = k + MAGIC by 2^k; says whether all |k| are small enough for that. */
    abstract boolean powersOfTwo(double[] t, int n);

    /** The mantissas 1 + f and 2^52 + 1023 + k of x = 2^k (1 + f); says whether all x are positive, normal and finite. */
    abstract boolean logParts(double[] x, double[] mantissa, double[] exponent, int n);

    /** y = sin(x) from t = k + MAGIC and sine and cosine of x - k pi/2; by the scalar function where |k| is too large. */
    abstract void sinOfParts(double[] t, double[] sin, double[] cos, double[] x, double[] y, int n);

    /** y = cos(x), likewise. */
    abstract void cosOfParts(double[] t, double[] sin, double[] cos, double[] x, double[] y, int n);

    @Override
    public void exp(double[] x, double[] y, int n) {
        apply(exp, x, y, n);
    }

    @Override
    public void expm1(double[] x, double[] y, int n) {
        apply(expm1, x, y, n);
    }

    @Override
    public void exprel(double[] x, double[] y, int n) {
        apply(exprel, x, y, n);
    }

    @Override
    public void log(double[] x, double[] y, int n) {
        apply(log, x, y, n);
    }

    @Override
    public void tanh(double[] x, double[] y, int n) {
        apply(tanh, x, y, n);
    }

    @Override
    public void sigmoid(double[] x, double[] y, int n) {
        apply(sigmoid, x, y, n);
    }

    @Override
    public void pow(double[] x, double p, double[] y, int n) {
        check(x, y, n);
        powers(x, p, y, n);
    }

    @Override
    public void sin(double[] x, double[] y, int n) {
        apply(sin, x, y, n);
    }

    @Override
    public void cos(double[] x, double[] y, int n) {
        apply(cos, x, y, n);
    }

    /**
     * Block by block. All loops index all columns alike, from 0: with an offset in some of the indices C2 does not
     * vectorise, so blocks after the first are copied (about 0.2 ns per element).
     */
    private void apply(BlockOperation operation, double[] x, double[] y, int n) {
        check(x, y, n);
        operation.apply(x, y, Math.min(BLOCK, n));
        for (int from = BLOCK; from < n; from += BLOCK) {
            int size = Math.min(BLOCK, n - from);
            System.arraycopy(x, from, copy, 0, size);
            operation.apply(copy, copy, size);
            System.arraycopy(copy, 0, y, from, size);
        }
    }

    private void expBlock(double[] x, double[] y, int n) {
        if (!excess.outside(x, 0, UNSCALED, n)) {
            ExpPasses.unscaled(x, y, n);
            return;
        }
        ExpPasses.reduce(x, 1.0, first, second, n);
        ExpPasses.mantissa(first, second, third, n);
        scale(third, second, x, y, n);
    }

    /** hi, d and t of exp(factor x) into the first three scratch columns. */
    private void expParts(double[] x, double factor, int n) {
        ExpPasses.reduce(x, factor, first, third, n);
        ExpPasses.defect(first, third, second, n);
    }

    private void expm1Block(double[] x, double[] y, int n) {
        expParts(x, 1.0, n);
        if (powersOfTwo(third, n)) {
            ExpPasses.expm1OfParts(first, second, third, y, n);
        } else {
            for (int i = 0; i < n; i++) {
                y[i] = ElementaryMath.expm1(x[i]);
            }
        }
    }

    private void exprelBlock(double[] x, double[] y, int n) {
        expParts(x, 1.0, n);
        if (powersOfTwo(third, n)) {
            ExpPasses.exprelOfParts(first, second, third, x, y, n);
            oneForNan(y, n);
        } else {
            for (int i = 0; i < n; i++) {
                y[i] = ElementaryMath.exprel(x[i]);
            }
        }
    }

    private void tanhBlock(double[] x, double[] y, int n) {
        expParts(x, 2.0, n);
        if (powersOfTwo(third, n)) {
            ExpPasses.tanhOfParts(first, second, third, y, n);
        } else {
            for (int i = 0; i < n; i++) {
                y[i] = ElementaryMath.tanh(x[i]);
            }
        }
    }

    private void sigmoidBlock(double[] x, double[] y, int n) {
        expParts(x, -1.0, n);
        if (powersOfTwo(third, n)) {
            ExpPasses.sigmoidOfParts(first, second, third, y, n);
        } else {
            for (int i = 0; i < n; i++) {
                y[i] = ElementaryMath.sigmoid(x[i]);
            }
        }
    }

    private void logBlock(double[] x, double[] y, int n) {
        if (logParts(x, first, second, n)) {
            LogPasses.logOfParts(first, second, y, n);
        } else {
            for (int i = 0; i < n; i++) {
                y[i] = ElementaryMath.log(x[i]);
            }
        }
    }

    private void sinBlock(double[] x, double[] y, int n) {
        sineAndCosine(x, n);
        sinOfParts(third, fourth, second, x, y, n);
    }

    private void cosBlock(double[] x, double[] y, int n) {
        sineAndCosine(x, n);
        cosOfParts(third, fourth, second, x, y, n);
    }

    /** Remainders into the first scratch column, their cosine into the second, t into the third, sine into the fourth. */
    private void sineAndCosine(double[] x, int n) {
        TrigPasses.reduce(x, n, first, second, third);
        TrigPasses.sine(first, second, fourth, n);
        TrigPasses.cosine(first, second, second, n);
    }

    /** x^p; the table look-up inside does not vectorise, so this is the same for every provider. */
    static void powers(double[] x, double p, double[] y, int n) {
        if (p == 2.0) {
            for (int i = 0; i < n; i++) {
                y[i] = x[i] * x[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                y[i] = ElementaryMath.pow(x[i], p);
            }
        }
    }

    /** exprel of finite arguments is a number except that 0 / 0 is not. */
    private static void oneForNan(double[] y, int n) {
        for (int i = 0; i < n; i++) {
            if (y[i] != y[i]) {
                y[i] = 1.0;
            }
        }
    }

    static void check(double[] x, double[] y, int n) {
        Objects.checkFromIndexSize(0, n, x.length);
        Objects.checkFromIndexSize(0, n, y.length);
    }
}
