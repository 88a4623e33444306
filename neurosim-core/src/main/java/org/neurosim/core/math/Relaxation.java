package org.neurosim.core.math;

import org.neurosim.api.math.ElementaryMath;

/**
 * The step of exponential Euler: {@code x += h (a - b x) phi(h b)} with {@code phi(y) = (1 - exp(-y)) / y}, the factor by which a variable that relaxes with rate b falls short of forward Euler.
 *
 * <p>With z = y/2, {@code phi(y) = 1 / (z coth z + z)}, and z coth z is an even function without a zero or pole near the real axis, so a quotient Q/P of short polynomials in z^2 approximates it:
 * {@code phi = P / (Q + z P)}. There is one division and neither a doubling nor exponent bits, all terms are positive for y &gt; 0, and with y = 0 the factor is 1 exactly. For -1 &lt;= y &lt;= 4 degree 4 in z^2 does
 * (error of the quotient 6e-17, with rounding less than 6e-16 relative), few enough for the whole step to be one loop that C2 vectorises (0.7 ns with vectors of 512 bit, 1.0 with 256; a polynomial of degree 11 with three doublings and the step in a loop of its own
 * 1.1 and 1.4). Elements beyond are few in sensible steps and come one by one, or, where they are many, by a second loop: up to y = 8 degrees 5 and 6, else {@link ElementaryMath#exprel}.
 * Which way an element takes depends on that element alone.
 *
 * <p>Coefficients: interpolation of z coth z in z^2 at the zeros of Chebyshev polynomials, both polynomials 1 at 0.
 *
 * <p>For one thread at a time.
 */
public final class Relaxation {

    /** Largest number of elements. */
    public static final int CAPACITY = Excess.CHUNK;

    private static final double LEAST = -1;
    private static final double NEAR = 4;
    private static final double FAR = 8;
    private static final double CENTRE = 0.5 * (LEAST + NEAR);
    private static final double HALF_WIDTH = 0.5 * (NEAR - LEAST);

    private static final double P1 = 0x1.18ac16e4b818ep-3;
    private static final double P2 = 0x1.fe855b61e4f2fp-9;
    private static final double P3 = 0x1.d85743e606299p-16;
    private static final double P4 = 0x1.d90c88aa662d5p-26;
    private static final double Q1 = 0x1.e1ab60c7b1610p-2;
    private static final double Q2 = 0x1.c02f7c62115fep-6;
    private static final double Q3 = 0x1.a0b1555d64db2p-12;
    private static final double Q4 = 0x1.5334190cad0c0p-20;

    private static final double FAR_P1 = 0x1.281f5bc9a290fp-3;
    private static final double FAR_P2 = 0x1.428e8d30c9c5dp-8;
    private static final double FAR_P3 = 0x1.db6681056896fp-15;
    private static final double FAR_P4 = 0x1.e22fa1ffe600bp-23;
    private static final double FAR_P5 = 0x1.e43545b25fbd8p-33;
    private static final double FAR_Q1 = 0x1.e965033a269dcp-2;
    private static final double FAR_Q2 = 0x1.fa35d6a477e02p-6;
    private static final double FAR_Q3 = 0x1.3adc412301bd4p-11;
    private static final double FAR_Q4 = 0x1.1414eca41dcbdp-18;
    private static final double FAR_Q5 = 0x1.2d2c1c5e30673p-27;
    private static final double FAR_Q6 = 0x1.7b86cad1c9ed9p-39;

    /** From one element in so many on, a loop over all is faster than one by one. */
    private static final int MANY = 4;

    private final ThresholdScan scan = ThresholdScan.create();
    private final int[] beyond = new int[CAPACITY];
    private final double[] results = new double[CAPACITY];
    private final double[] factors = new double[CAPACITY];

    /** With scratch columns of its own. */
    public Relaxation() {}

    /**
     * Advances a variable by a step.
     *
     * @param x the variable
     * @param a constant part of its derivative
     * @param b rate of its relaxation, not x
     * @param h time step
     * @param n number of elements, at most {@value #CAPACITY}
     */
    public void advance(double[] x, double[] a, double[] b, double h, int n) {
        int count = scan.outside(b, CENTRE / h, HALF_WIDTH / h, beyond, n);
        if (count > 0) {
            advanceBeyond(x, a, b, h, n, count);
        }
        advanceNear(x, a, b, h, n);
        for (int k = 0; k < count; k++) {
            x[beyond[k]] = results[k];
        }
    }

    private static void advanceNear(double[] x, double[] a, double[] b, double h, int n) {
        double half = 0.5 * h;
        for (int i = 0; i < n; i++) {
            double z = half * b[i];
            double w = z * z;
            double p = 1 + w * (P1 + w * (P2 + w * (P3 + w * P4)));
            double q = 1 + w * (Q1 + w * (Q2 + w * (Q3 + w * Q4)));
            double value = x[i];
            x[i] = value + (h * (a[i] - b[i] * value)) * (p / (q + z * p));
        }
    }

    /** Writes the results of the elements that are not near. */
    private void advanceBeyond(double[] x, double[] a, double[] b, double h, int n, int count) {
        double half = 0.5 * h;
        boolean many = count * MANY > n;
        if (many) {
            farFactors(b, half, factors, n);
        }
        for (int k = 0; k < count; k++) {
            int i = beyond[k];
            double y = h * b[i];
            double phi;
            if (!(y >= LEAST && y <= FAR)) {
                phi = ElementaryMath.exprel(-y);
            } else {
                phi = many ? factors[i] : farFactor(half * b[i]);
            }
            results[k] = x[i] + (h * (a[i] - b[i] * x[i])) * phi;
        }
    }

    private static void farFactors(double[] b, double half, double[] phi, int n) {
        for (int i = 0; i < n; i++) {
            phi[i] = farFactor(half * b[i]);
        }
    }

    private static double farFactor(double z) {
        double w = z * z;
        double p = 1 + w * (FAR_P1 + w * (FAR_P2 + w * (FAR_P3 + w * (FAR_P4 + w * FAR_P5))));
        double q = 1 + w * (FAR_Q1 + w * (FAR_Q2 + w * (FAR_Q3 + w * (FAR_Q4 + w * (FAR_Q5 + w * FAR_Q6)))));
        return p / (q + z * p);
    }
}
