package org.neurosim.models;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Solutions of a test's own transcription of the equations, by the eighth-order method of Hipparchus with tolerances of
 * 1e-12: far better than any bound they are compared within.
 */
public final class Solution {
    private static final double TOLERANCE = 1e-12;

    private Solution() {}

    /** A right-hand side. */
    @FunctionalInterface
    public interface RightHandSide {
        void derivatives(double t, double[] x, double[] dx);
    }

    /**
     * Samples at 0, interval, 2 interval ...: [variable][sample]. Inputs may jump at sample times only, because the
     * method starts anew at each.
     */
    public static double[][] sample(RightHandSide f, double[] initial, double interval, int samples) {
        int n = initial.length;
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return n;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] dy = new double[y.length];
                f.derivatives(t, y, dy);
                return dy;
            }
        };
        DormandPrince853Integrator method = new DormandPrince853Integrator(1e-12, interval, TOLERANCE, TOLERANCE);
        method.setInitialStepSize(interval / 4);
        double[][] out = new double[n][samples];
        double[] x = initial.clone();
        for (int k = 0; k < samples; k++) {
            for (int j = 0; j < n; j++) {
                out[j][k] = x[j];
            }
            if (k + 1 < samples) {
                x = method.integrate(equation, new ODEState(k * interval, x), (k + 1) * interval)
                        .getPrimaryState();
            }
        }
        return out;
    }

    /** On from start to end; the end itself belongs to what follows. */
    public static double pulse(double t, double start, double end, double height) {
        return t >= start && t < end ? height : 0;
    }

    /** x / (e^x - 1). */
    public static double bernoulli(double x) {
        return Math.abs(x) < 1e-12 ? 1 : x / Math.expm1(x);
    }
}
