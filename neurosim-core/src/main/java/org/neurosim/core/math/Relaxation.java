package org.neurosim.core.math;

import org.neurosim.api.math.ElementaryMath;

/**
 * The factor {@code phi = (1 - exp(-y)) / y} by which a variable that relaxes with rate b falls short of forward Euler in a step h, y = h b: the heart of
 * exponential Euler, and its dearest part.
 *
 * <p>For -1 &lt;= y &lt;= 8, which is all that a sensible step meets, phi(y/8) is a polynomial of degree 11 (Chebyshev fit on [-1/8, 1], relative error 2e-16), and
 * {@code phi(2z) = phi(z) (1 - z phi(z) / 2)} leads back to y in three doublings: no division, no exponent bits, hence one loop that C2 vectorises (1.6 ns with vectors of 512 bit, 2.9 with 256;
 * Horner's form, one long chain of dependent operations, 2.2 and 3.7; further splits are not vectorised by JDK 17). Relative error less than
 * 8e-16. Other arguments are rare and take {@link ElementaryMath#exprel}. Which way an element takes depends on that element alone.
 *
 * <p>For one thread at a time.
 */
public final class Relaxation {

    private static final double CENTRE = 3.5;
    private static final double HALF_WIDTH = 4.5;

    private static final double C1 = -0x1.fffffffffffffp-2;
    private static final double C2 = 0x1.5555555555485p-3;
    private static final double C3 = -0x1.5555555556372p-5;
    private static final double C4 = 0x1.111111119fbd4p-7;
    private static final double C5 = -0x1.6c16c177244f7p-10;
    private static final double C6 = 0x1.a019fd1003d3fp-13;
    private static final double C7 = -0x1.a018f32b80676p-16;
    private static final double C8 = 0x1.71c48f02f3bafp-19;
    private static final double C9 = -0x1.268f0e8f8e438p-22;
    private static final double C10 = 0x1.99d829f448532p-26;
    private static final double C11 = -0x1.8e8bf97337586p-30;

    private final Excess excess = new Excess();

    /** With scratch columns of its own. */
    public Relaxation() {}

    /**
     * Writes phi(h b).
     *
     * @param b rates
     * @param h time step
     * @param phi results, not b
     * @param n number of elements
     */
    public void factors(double[] b, double h, double[] phi, int n) {
        polynomial(b, h, phi, n);
        doublings(b, h, phi, n);
        if (excess.outside(b, CENTRE / h, HALF_WIDTH / h, n)) {
            for (int i = 0; i < n; i++) {
                double y = h * b[i];
                if (!(Math.abs(y - CENTRE) <= HALF_WIDTH)) {
                    phi[i] = ElementaryMath.exprel(-y);
                }
            }
        }
    }

    private static void polynomial(double[] b, double h, double[] phi, int n) {
        double eighth = 0.125 * h;
        for (int i = 0; i < n; i++) {
            double z = eighth * b[i];
            double w = z * z;
            double odd = C1 + w * (C3 + w * (C5 + w * (C7 + w * (C9 + w * C11))));
            double even = 1 + w * (C2 + w * (C4 + w * (C6 + w * (C8 + w * C10))));
            phi[i] = even + z * odd;
        }
    }

    /** From phi(y/8) to phi(y). */
    private static void doublings(double[] b, double h, double[] phi, int n) {
        double sixteenth = 0.0625 * h;
        for (int i = 0; i < n; i++) {
            double p = phi[i];
            double s = (sixteenth * b[i]) * p;
            double r = 1 - s;
            p = p * r;
            s = (s + s) * r;
            r = 1 - s;
            p = p * r;
            s = (s + s) * r;
            phi[i] = p * (1 - s);
        }
    }
}
