package org.neurosim.core.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.neurosim.api.math.ElementaryMath;

class RelaxationTest {

    private static final MathContext DIGITS = new MathContext(60);

    private final Relaxation relaxation = new Relaxation();

    @Test
    void agreesWithTheSeries() {
        Random random = new Random(1);
        double[] b = random.doubles(5000, -1, 8).toArray();
        double[] phi = new double[b.length];
        relaxation.factors(b, 1, phi, b.length);
        for (int i = 0; i < b.length; i++) {
            double exact = exact(b[i]);
            assertThat(Math.abs(phi[i] - exact) / exact).as("y = %s", b[i]).isLessThan(8e-16);
        }
    }

    @Test
    void isOneAtZeroAndAppliesTheTimeStep() {
        double[] phi = new double[3];
        relaxation.factors(new double[] {0, -0.0, 4}, 0.25, phi, 3);
        assertThat(phi[0]).isEqualTo(1);
        assertThat(phi[1]).isEqualTo(1);
        assertThat(phi[2]).isCloseTo(exact(1), offset(4e-16));
    }

    @Test
    void argumentsBeyondThePolynomialAreThoseOfExprel() {
        for (int n : new int[] {7, Excess.CHUNK, Excess.CHUNK + 3}) {
            for (double y : new double[] {-1.0001, -50, 8.0001, 30, 800, Double.POSITIVE_INFINITY, Double.NaN}) {
                for (int place : new int[] {0, 5, n - 1}) {
                    double[] b = new double[n];
                    double[] phi = new double[n];
                    b[place] = y;
                    relaxation.factors(b, 1, phi, n);
                    assertThat(Double.compare(phi[place], ElementaryMath.exprel(-y)))
                            .as("y = %s of %s", y, n)
                            .isZero();
                    assertThat(phi[place == 0 ? 1 : 0]).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void anElementDoesNotDependOnTheOthers() {
        double[] b = new Random(2).doubles(Excess.CHUNK + 40, -3, 12).toArray();
        double[] together = new double[b.length];
        relaxation.factors(b, 1, together, b.length);
        double[] alone = new double[1];
        for (int i = 0; i < b.length; i++) {
            relaxation.factors(new double[] {b[i]}, 1, alone, 1);
            assertThat(together[i]).isEqualTo(alone[0]);
        }
    }

    /** Sum of (-y)^k / (k + 1)!. */
    private static double exact(double y) {
        BigDecimal minus = new BigDecimal(-y);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int k = 1; k < 80; k++) {
            term = term.multiply(minus, DIGITS).divide(BigDecimal.valueOf(k + 1), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.doubleValue();
    }
}
