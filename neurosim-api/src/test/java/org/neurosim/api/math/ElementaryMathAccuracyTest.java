package org.neurosim.api.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.math.HighPrecision.of;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors that the documentation states, against references with about 95 bits, at more than two million arguments. */
class ElementaryMathAccuracyTest {

    private static final int N = 100_000;
    private static final double UNIT = Double.MIN_VALUE;
    private static final MathContext DIGITS = new MathContext(60);

    /** The first 70 digits of pi. */
    private static final BigDecimal PI =
            new BigDecimal("3.141592653589793238462643383279502884197169399375105820974944592307816");

    /** The greatest error over n arguments, equally spread over (low, high). */
    private static double worst(
            DoubleUnaryOperator function, DoubleFunction<HighPrecision> reference, double low, double high) {
        SplittableRandom random = new SplittableRandom(Double.doubleToLongBits(low + high));
        double worst = 0.0;
        for (int i = 0; i < N; i++) {
            double x = low + (high - low) * random.nextDouble();
            worst = Math.max(worst, reference.apply(x).ulps(function.applyAsDouble(x)));
        }
        return worst;
    }

    /** The same over arguments of both signs whose logarithms are equally spread over (log low, log high). */
    private static double worstOfMagnitudes(
            DoubleUnaryOperator function, DoubleFunction<HighPrecision> reference, double low, double high) {
        SplittableRandom random = new SplittableRandom(Double.doubleToLongBits(low + high));
        double range = StrictMath.log(high / low);
        double worst = 0.0;
        for (int i = 0; i < N; i++) {
            double x = low * StrictMath.exp(range * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            worst = Math.max(worst, reference.apply(x).ulps(function.applyAsDouble(x)));
        }
        return worst;
    }

    private static HighPrecision expReference(double x) {
        return HighPrecision.exp(of(x));
    }

    private static HighPrecision exprelReference(double x) {
        return HighPrecision.expm1(x).dividedBy(of(x));
    }

    private static HighPrecision tanhReference(double x) {
        HighPrecision e = HighPrecision.expm1(2.0 * x);
        return e.dividedBy(e.plus(of(2.0)));
    }

    private static HighPrecision sigmoidReference(double x) {
        return of(1.0).dividedBy(of(1.0).plus(HighPrecision.exp(of(-x))));
    }

    @Test
    void exp() {
        assertThat(worst(ElementaryMath::exp, ElementaryMathAccuracyTest::expReference, -0.36, 0.36))
                .isLessThan(0.86);
        assertThat(worst(ElementaryMath::exp, ElementaryMathAccuracyTest::expReference, -600.0, 600.0))
                .isLessThan(0.86);
        assertThat(worstOfMagnitudes(ElementaryMath::exp, ElementaryMathAccuracyTest::expReference, 1e-18, 600.0))
                .isLessThan(0.86);
    }

    @Test
    void expNextToOverflowAndUnderflow() {
        SplittableRandom random = new SplittableRandom(3);
        double worst = 0.0;
        double worstSubnormal = 0.0;
        for (int i = 0; i < N; i++) {
            double large = 700.0 + 9.78 * random.nextDouble();
            int k = HighPrecision.exponentOf(large);
            double scaled = Math.scalb(ElementaryMath.exp(large), -k);
            worst = Math.max(worst, HighPrecision.expMantissa(of(large), k).ulps(scaled));

            double small = -709.0 - 37.0 * random.nextDouble();
            k = HighPrecision.exponentOf(small);
            HighPrecision units = HighPrecision.expMantissa(of(small), k).scaled(k + 1074);
            double error = Math.abs((ElementaryMath.exp(small) / UNIT - units.hi()) - units.lo());
            worstSubnormal = Math.max(worstSubnormal, error);
        }
        assertThat(worst).isLessThan(0.86);
        // Half a unit for rounding to a subnormal number, and what the normal mantissa was off.
        assertThat(worstSubnormal).isLessThan(1.0);
    }

    @Test
    void expm1() {
        assertThat(worst(ElementaryMath::expm1, HighPrecision::expm1, -0.36, 0.36))
                .isLessThan(1.2);
        assertThat(worst(ElementaryMath::expm1, HighPrecision::expm1, 0.34, 1.1))
                .isLessThan(1.2);
        assertThat(worst(ElementaryMath::expm1, HighPrecision::expm1, -40.0, 100.0))
                .isLessThan(1.2);
        assertThat(worstOfMagnitudes(ElementaryMath::expm1, HighPrecision::expm1, 1e-300, 40.0))
                .isLessThan(1.2);
    }

    @Test
    void exprel() {
        assertThat(worst(ElementaryMath::exprel, ElementaryMathAccuracyTest::exprelReference, -0.36, 0.36))
                .isLessThan(1.9);
        assertThat(worst(ElementaryMath::exprel, ElementaryMathAccuracyTest::exprelReference, -40.0, 600.0))
                .isLessThan(1.9);
        assertThat(worstOfMagnitudes(ElementaryMath::exprel, ElementaryMathAccuracyTest::exprelReference, 1e-200, 40.0))
                .isLessThan(1.9);
        // e^715 is beyond double, e^715 / 715 is not.
        int k = HighPrecision.exponentOf(715.0);
        HighPrecision expected = HighPrecision.expMantissa(of(715.0), k).dividedBy(of(715.0));
        assertThat(expected.ulps(Math.scalb(ElementaryMath.exprel(715.0), -k))).isLessThan(1.9);
    }

    @Test
    void tanh() {
        assertThat(worst(ElementaryMath::tanh, ElementaryMathAccuracyTest::tanhReference, -2.0, 2.0))
                .isLessThan(1.5);
        assertThat(worst(ElementaryMath::tanh, ElementaryMathAccuracyTest::tanhReference, 0.05, 0.07))
                .isLessThan(1.5);
        assertThat(worstOfMagnitudes(ElementaryMath::tanh, ElementaryMathAccuracyTest::tanhReference, 1e-200, 25.0))
                .isLessThan(1.5);
    }

    @Test
    void sigmoid() {
        assertThat(worst(ElementaryMath::sigmoid, ElementaryMathAccuracyTest::sigmoidReference, -5.0, 5.0))
                .isLessThan(1.4);
        assertThat(worst(ElementaryMath::sigmoid, ElementaryMathAccuracyTest::sigmoidReference, -600.0, 40.0))
                .isLessThan(1.4);
    }

    @Test
    void log() {
        assertThat(worst(ElementaryMath::log, HighPrecision::log, 0.7, 1.42)).isLessThan(0.9);
        assertThat(worst(ElementaryMath::log, HighPrecision::log, 1e-300, 10.0)).isLessThan(0.9);
        SplittableRandom random = new SplittableRandom(8);
        double worst = 0.0;
        for (int i = 0; i < N; i++) {
            // Any positive double up to 2^961, subnormal ones included.
            double x = Double.longBitsToDouble(random.nextLong(0x7c00000000000000L) + 1L);
            worst = Math.max(worst, HighPrecision.log(x).ulps(ElementaryMath.log(x)));
        }
        assertThat(worst).isLessThan(0.9);
    }

    @Test
    void log1p() {
        assertThat(worst(ElementaryMath::log1p, HighPrecision::log1p, -0.9999, 3.0))
                .isLessThan(0.9);
        assertThat(worst(ElementaryMath::log1p, HighPrecision::log1p, -0.3, -0.28))
                .isLessThan(0.9);
        assertThat(worst(ElementaryMath::log1p, HighPrecision::log1p, 0.0, 1e12))
                .isLessThan(0.9);
        assertThat(worstOfMagnitudes(ElementaryMath::log1p, HighPrecision::log1p, 1e-300, 0.9))
                .isLessThan(0.9);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2", "0.99, 1.01", "1e-3, 1e3", "1e-250, 1e250"})
    void pow(double low, double high) {
        SplittableRandom random = new SplittableRandom(11);
        double range = StrictMath.log(high) - StrictMath.log(low);
        double worst = 0.0;
        for (int i = 0; i < N; i++) {
            double x = StrictMath.exp(StrictMath.log(low) + range * random.nextDouble());
            double y = 600.0 * (2.0 * random.nextDouble() - 1.0) / Math.max(1e-9, Math.abs(StrictMath.log(x)));
            HighPrecision expected = HighPrecision.exp(HighPrecision.log(x).times(of(y)));
            worst = Math.max(worst, expected.ulps(ElementaryMath.pow(x, y)));
        }
        assertThat(worst).isLessThan(0.7);
    }

    @Test
    void sineAndCosineNextToMultiplesOfHalfPi() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 3000; i++) {
            int k = random.nextInt(1 << random.nextInt(1, 17)) * (random.nextBoolean() ? 1 : -1);
            double x = PI.multiply(BigDecimal.valueOf(0.5 * k)).doubleValue();
            x = i % 3 == 0 ? x + 1e-4 * (random.nextDouble() - 0.5) : i % 3 == 1 ? x : Math.nextUp(x);
            BigDecimal r = new BigDecimal(x).subtract(PI.multiply(BigDecimal.valueOf(0.5 * k)));
            BigDecimal r2 = r.multiply(r, DIGITS);
            double sin = r.multiply(series(r2, 6, 20, 42), DIGITS).doubleValue();
            double cos = series(r2, 2, 12, 30).doubleValue();
            double[] values = {sin, cos, -sin, -cos};
            requireWithin(ElementaryMath.sin(x), values[k & 3], "sin(" + x + ")");
            requireWithin(ElementaryMath.cos(x), values[k + 1 & 3], "cos(" + x + ")");
        }
    }

    /** 1 - r2/a + r2^2/(a b) - r2^3/(a b c): enough for r below 1e-4. */
    private static BigDecimal series(BigDecimal r2, int a, int b, int c) {
        BigDecimal sum = BigDecimal.ONE.subtract(r2.divide(BigDecimal.valueOf(c), DIGITS));
        sum = BigDecimal.ONE.subtract(r2.multiply(sum, DIGITS).divide(BigDecimal.valueOf(b), DIGITS));
        return BigDecimal.ONE.subtract(r2.multiply(sum, DIGITS).divide(BigDecimal.valueOf(a), DIGITS));
    }

    /** The expected value has been rounded, too. */
    private static void requireWithin(double actual, double expected, String what) {
        assertThat(Math.abs(actual - expected)).as(what).isLessThanOrEqualTo(Math.ulp(expected));
    }

    @Test
    void largeAnglesAreThoseOfStrictMath() {
        for (double x : new double[] {102_944.5, -1e6, 1e22, Double.MAX_VALUE}) {
            assertThat(ElementaryMath.sin(x)).isEqualTo(StrictMath.sin(x));
            assertThat(ElementaryMath.cos(x)).isEqualTo(StrictMath.cos(x));
        }
    }

    @Test
    void theReferenceItselfIsRight() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            double x = 40.0 * random.nextDouble() - 20.0;
            BigDecimal term = BigDecimal.ONE;
            BigDecimal sum = BigDecimal.ONE;
            for (int n = 1; n < 150; n++) {
                term = term.multiply(new BigDecimal(x), DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
                sum = sum.add(term);
            }
            HighPrecision e = HighPrecision.exp(of(x));
            BigDecimal error =
                    new BigDecimal(e.hi()).add(new BigDecimal(e.lo())).subtract(sum);
            assertThat(error.divide(sum, DIGITS).abs().doubleValue()).isLessThan(0x1p-90);
            // log(e) = x, up to the rounding of e to double
            HighPrecision back = HighPrecision.log(e.hi()).minus(of(x)).plus(of(e.lo() / e.hi()));
            assertThat(Math.abs(back.hi())).isLessThan(0x1p-90);
        }
    }

    @Test
    void functionsKeepSignsOfZeroAndBounds() {
        for (double zero : new double[] {0.0, -0.0}) {
            long bits = Double.doubleToLongBits(zero);
            assertThat(Double.doubleToLongBits(ElementaryMath.expm1(zero))).isEqualTo(bits);
            assertThat(Double.doubleToLongBits(ElementaryMath.log1p(zero))).isEqualTo(bits);
            assertThat(Double.doubleToLongBits(ElementaryMath.tanh(zero))).isEqualTo(bits);
            assertThat(Double.doubleToLongBits(ElementaryMath.sin(zero))).isEqualTo(bits);
        }
        for (double x = 15.0; x < 40.0; x += 0.001) {
            assertThat(ElementaryMath.tanh(x)).isLessThanOrEqualTo(1.0);
            assertThat(ElementaryMath.tanh(-x)).isGreaterThanOrEqualTo(-1.0);
            assertThat(ElementaryMath.sigmoid(x)).isLessThanOrEqualTo(1.0);
        }
    }

    @Test
    void powTreatsSpecialValuesAsMathDoes() {
        double[] values = {
            0.0,
            -0.0,
            1.0,
            -1.0,
            2.0,
            -2.0,
            0.5,
            -0.5,
            3.0,
            -3.0,
            1e300,
            -1e300,
            1e-320,
            -1e-320,
            0x1p53,
            -0x1p53,
            0x1p53 - 1.0,
            1e200,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            1.0 - 0x1p-53,
            1.0 + 0x1p-52
        };
        for (double x : values) {
            for (double y : values) {
                double expected = StrictMath.pow(x, y);
                double actual = ElementaryMath.pow(x, y);
                String what = x + "^" + y;
                if (Double.isNaN(expected) || Double.isInfinite(expected) || expected == 0.0) {
                    assertThat(Double.doubleToLongBits(actual)).as(what).isEqualTo(Double.doubleToLongBits(expected));
                } else {
                    assertThat(Math.abs(actual - expected)).as(what).isLessThanOrEqualTo(Math.ulp(expected));
                }
            }
        }
    }
}
