package org.neurosim.core.integrators;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** Solutions to 1e-13 by the eighth-order method of Hipparchus. */
final class Oracle {

    private Oracle() {}

    /** A right-hand side. */
    interface RightHandSide {
        void derivatives(double[] x, double[] dx);
    }

    static double[] solve(RightHandSide f, double[] initial, double duration) {
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return initial.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] dy = new double[y.length];
                f.derivatives(y, dy);
                return dy;
            }
        };
        return new DormandPrince853Integrator(1e-10, duration, 1e-14, 1e-14)
                .integrate(equation, new ODEState(0, initial), duration)
                .getPrimaryState();
    }
}
