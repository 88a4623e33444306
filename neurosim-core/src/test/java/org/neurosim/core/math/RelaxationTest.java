package org.neurosim.core.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.neurosim.api.math.ElementaryMath;

class RelaxationTest {

    private static final MathContext DIGITS = new MathContext(60);

    private final Relaxation relaxation = new Relaxation();

    @Test
    void agreesWithTheSeries() {
        double[] b = new Random(1).doubles(40 * Relaxation.CAPACITY, -1, 8).toArray();
        for (int from = 0; from < b.length; from += Relaxation.CAPACITY) {
            double[] rates = Arrays.copyOfRange(b, from, from + Relaxation.CAPACITY);
            double[] phi = factors(rates, 1);
            for (int i = 0; i < rates.length; i++) {
                double exact = exact(rates[i]);
                assertThat(Math.abs(phi[i] - exact) / exact)
                        .as("y = %s", rates[i])
                        .isLessThan(6e-16);
            }
        }
    }

    @Test
    void advancesTowardsTheSteadyState() {
        double[] x = {3, -2, 0.5};
        double[] a = {1, 7, 4};
        double[] b = {0.5, 12, 80};
        double h = 0.125;
        double[] exact = new double[3];
        for (int i = 0; i < 3; i++) {
            exact[i] = a[i] / b[i] + (x[i] - a[i] / b[i]) * Math.exp(-h * b[i]);
        }
        relaxation.advance(x, a, b, h, 3);
        assertThat(x).containsExactly(exact, offset(1e-15));
    }

    @Test
    void isOneAtZeroAndAppliesTheTimeStep() {
        double[] phi = factors(new double[] {0, -0.0, 4}, 0.25);
        assertThat(phi[0]).isEqualTo(1);
        assertThat(phi[1]).isEqualTo(1);
        assertThat(phi[2]).isCloseTo(exact(1), offset(4e-16));
    }

    @Test
    void argumentsBeyondThePolynomialsAreThoseOfExprel() {
        for (int n : new int[] {7, 200, Relaxation.CAPACITY}) {
            for (double y : new double[] {-1.0001, -50, 8.0001, 30, 800, Double.POSITIVE_INFINITY, Double.NaN}) {
                for (int place : new int[] {0, 5, n - 1}) {
                    double[] b = new double[n];
                    b[place] = y;
                    // An infinite rate times x = 0 is not a number, whatever the factor.
                    double[] phi = factors(b, 1);
                    double expected = Double.isInfinite(y) ? Double.NaN : ElementaryMath.exprel(-y);
                    assertThat(Double.compare(phi[place], expected))
                            .as("y = %s of %s", y, n)
                            .isZero();
                    assertThat(phi[place == 0 ? 1 : 0]).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void anElementDoesNotDependOnTheOthers() {
        for (double highest : new double[] {2.6, 4, 12}) {
            double[] b =
                    new Random(2).doubles(Relaxation.CAPACITY, -1.2, highest).toArray();
            for (int n : new int[] {40, Relaxation.CAPACITY - 1, Relaxation.CAPACITY}) {
                double[] together = factors(Arrays.copyOf(b, n), 1);
                for (int i = 0; i < n; i++) {
                    assertThat(together[i]).isEqualTo(factors(new double[] {b[i]}, 1)[0]);
                }
            }
        }
    }

    /** What a step of 1 adds to 0 where the derivative is 1: phi, times the step. */
    private double[] factors(double[] b, double h) {
        double[] x = new double[b.length];
        double[] a = new double[b.length];
        Arrays.fill(a, 1);
        relaxation.advance(x, a, b, h, b.length);
        return Arrays.stream(x).map(v -> v / h).toArray();
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
