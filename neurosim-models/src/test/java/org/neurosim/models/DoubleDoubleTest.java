package org.neurosim.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What judges others is judged by decimal arithmetic. */
class DoubleDoubleTest {

    private static final MathContext DIGITS = new MathContext(60);

    private static BigDecimal decimal(DoubleDouble x) {
        return new BigDecimal(x.hi()).add(new BigDecimal(x.lo()));
    }

    private static void equal(DoubleDouble x, BigDecimal exact, double tolerance) {
        BigDecimal error = decimal(x).subtract(exact);
        assertThat(error.abs().doubleValue())
                .isLessThanOrEqualTo(tolerance * exact.abs().doubleValue());
    }

    private static BigDecimal exp(BigDecimal x) {
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        BigDecimal small = x.divide(new BigDecimal(1024), DIGITS);
        for (int k = 1; k < 40; k++) {
            term = term.multiply(small, DIGITS).divide(new BigDecimal(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(1024, DIGITS);
    }

    @Test
    @DisplayName("sums, products, quotients and exponentials to 1e-30, and exp to 1e-29")
    void decimals() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 300; n++) {
            DoubleDouble a = DoubleDouble.of(random.nextDouble()).over(3 + n);
            DoubleDouble b = DoubleDouble.of(random.nextDouble()).over(7).minus(0.01 * random.nextDouble());
            equal(a.times(b), decimal(a).multiply(decimal(b)), 1e-30);
            equal(a.over(b), decimal(a).divide(decimal(b), DIGITS), 1e-30);
            assertThat(decimal(a.minus(b))
                            .subtract(decimal(a).subtract(decimal(b)))
                            .abs()
                            .doubleValue())
                    .isLessThanOrEqualTo(1e-31);
            DoubleDouble x = DoubleDouble.of(-100 * random.nextDouble()).over(3);
            equal(DoubleDouble.exp(x), exp(decimal(x)), 1e-29);
        }
    }
}
