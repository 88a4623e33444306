package org.neurosim.api.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Accuracy against the functions of StrictMath (fdlibm, each within 1 ulp of the true value), so the true error is at most 1 ulp larger than the one measured here;
 * exp and log also against 40-digit series at fewer arguments.
 */
class ElementaryMathTest {

    private static final int ARGUMENTS = 300_000;

    private static double worstUlps(DoubleUnaryOperator f, DoubleUnaryOperator oracle, double low, double high) {
        SplittableRandom random = new SplittableRandom(17);
        double worst = 0;
        for (int k = 0; k < ARGUMENTS; k++) {
            double x = low + (high - low) * random.nextDouble();
            double expected = oracle.applyAsDouble(x);
            worst = Math.max(worst, Math.abs(f.applyAsDouble(x) - expected) / Math.ulp(expected));
        }
        return worst;
    }

    @Test
    void elementaryFunctionsAgreeWithStrictMath() {
        assertThat(worstUlps(ElementaryMath::exp, StrictMath::exp, -700, 700)).isLessThanOrEqualTo(1);
        assertThat(worstUlps(ElementaryMath::exp, StrictMath::exp, -1, 1)).isLessThanOrEqualTo(1);
        assertThat(worstUlps(ElementaryMath::expm1, StrictMath::expm1, -40, 40)).isLessThanOrEqualTo(2);
        assertThat(worstUlps(ElementaryMath::expm1, StrictMath::expm1, -1e-3, 1e-3))
                .isLessThanOrEqualTo(2);
        assertThat(worstUlps(ElementaryMath::log, StrictMath::log, 1e-300, 3)).isLessThanOrEqualTo(1);
        assertThat(worstUlps(ElementaryMath::log, StrictMath::log, 0.9, 1.1)).isLessThanOrEqualTo(1);
        assertThat(worstUlps(ElementaryMath::log1p, StrictMath::log1p, -0.9, 10))
                .isLessThanOrEqualTo(2);
        assertThat(worstUlps(ElementaryMath::tanh, StrictMath::tanh, -20, 20)).isLessThanOrEqualTo(3);
        assertThat(worstUlps(ElementaryMath::sin, StrictMath::sin, -100, 100)).isLessThanOrEqualTo(1);
        assertThat(worstUlps(ElementaryMath::cos, StrictMath::cos, -100, 100)).isLessThanOrEqualTo(1);
        for (double p : new double[] {-3.7, -0.2, 0.5, 2.3, 17}) {
            assertThat(worstUlps(x -> ElementaryMath.pow(x, p), x -> StrictMath.pow(x, p), 1e-3, 50))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void derivedFunctionsFollowTheirDefinition() {
        // The definitions themselves round: 1 ulp for the function, 0.5 for the division
        assertThat(worstUlps(ElementaryMath::exprel, x -> StrictMath.expm1(x) / x, -30, 30))
                .isLessThanOrEqualTo(3);
        assertThat(worstUlps(ElementaryMath::exprel, x -> StrictMath.expm1(x) / x, -1e-2, 1e-2))
                .isLessThanOrEqualTo(3);
        assertThat(worstUlps(ElementaryMath::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), -30, 30))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void expAndLogAgreeWithFortyDigits() {
        SplittableRandom random = new SplittableRandom(3);
        MathContext digits = new MathContext(40);
        for (int k = 0; k < 2000; k++) {
            double x = 20 * random.nextDouble() - 10;
            BigDecimal term = BigDecimal.ONE;
            BigDecimal sum = BigDecimal.ONE;
            for (int n = 1; n < 90; n++) {
                term = term.multiply(new BigDecimal(x), digits).divide(BigDecimal.valueOf(n), digits);
                sum = sum.add(term, digits);
            }
            double y = ElementaryMath.exp(x);
            double error = new BigDecimal(y).subtract(sum).doubleValue();
            assertThat(Math.abs(error)).isLessThan(0.9 * Math.ulp(y));
            // log(exp(x)) = x + error / y to first order
            double back = ElementaryMath.log(y);
            assertThat(Math.abs(back - (x + error / y))).isLessThanOrEqualTo(1.01 * Math.ulp(back));
        }
    }

    @Test
    void specialValues() {
        assertThat(ElementaryMath.exp(0)).isEqualTo(1);
        assertThat(ElementaryMath.exp(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ElementaryMath.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(ElementaryMath.exp(Double.NaN)).isNaN();
        assertThat(ElementaryMath.exp(710)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ElementaryMath.exp(-750)).isZero();
        assertThat(ElementaryMath.exp(-740)).isEqualTo(StrictMath.exp(-740));
        assertThat(ElementaryMath.expm1(0)).isZero();
        assertThat(ElementaryMath.expm1(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(ElementaryMath.expm1(1e-300)).isEqualTo(1e-300);
        assertThat(ElementaryMath.exprel(0)).isEqualTo(1);
        assertThat(ElementaryMath.exprel(Double.NaN)).isNaN();
        assertThat(ElementaryMath.exprel(-1e6)).isEqualTo(1e-6);
        assertThat(ElementaryMath.log(1)).isZero();
        assertThat(ElementaryMath.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(ElementaryMath.log(-1)).isNaN();
        assertThat(ElementaryMath.log(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
        assertThat(ElementaryMath.pow(0, 0)).isEqualTo(1);
        assertThat(ElementaryMath.pow(-2, 3)).isEqualTo(-8);
        assertThat(ElementaryMath.pow(-2, 0.5)).isNaN();
        assertThat(ElementaryMath.pow(2, 10)).isEqualTo(1024);
        assertThat(ElementaryMath.tanh(1000)).isEqualTo(1);
        assertThat(ElementaryMath.sigmoid(-1000)).isZero();
        assertThat(ElementaryMath.sigmoid(0)).isEqualTo(0.5);
    }

    /** The bits are part of the contract: results of networks depend on them. */
    @Test
    void theBitsAreThese() {
        long hash = 1;
        SplittableRandom random = new SplittableRandom(2026);
        for (int k = 0; k < 10_000; k++) {
            double x = 60 * random.nextDouble() - 30;
            double positive = Math.abs(x) + 1e-3;
            double[] values = {
                ElementaryMath.exp(x),
                ElementaryMath.expm1(x),
                ElementaryMath.exprel(x),
                ElementaryMath.tanh(x),
                ElementaryMath.sigmoid(x),
                ElementaryMath.log(positive),
                ElementaryMath.log1p(positive),
                ElementaryMath.pow(positive, 1.7),
                ElementaryMath.sin(x),
                ElementaryMath.cos(x)
            };
            for (double value : values) {
                hash = 31 * hash + Double.doubleToLongBits(value);
            }
        }
        assertThat(Long.toHexString(hash)).isEqualTo("f8cb703830274232");
    }
}
