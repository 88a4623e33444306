package org.neurosim.models.plasticity;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Elapsed;

/**
 * The efficacy of {@link GraupnerBrunel} while calcium decays.
 *
 * @param tauCalcium time constant of calcium, ms
 * @param thetaD threshold of depression
 * @param thetaP threshold of potentiation
 * @param depression gamma_d / tau, 1/ms
 * @param potentiation gamma_p / tau, 1/ms
 * @param tau time constant of the efficacy, ms
 * @param noise sigma^2 / tau, 1/ms
 */
record CalciumEfficacy(
        double tauCalcium,
        double thetaD,
        double thetaP,
        double depression,
        double potentiation,
        double tau,
        double noise) {

    /** Length of RK4 steps in units of the fastest rate: a step errs by less than 1e-11. */
    private static final double STEP = 0.015;

    double calcium(double c, double time) {
        return c * ElementaryMath.exp(-time / tauCalcium);
    }

    /** Efficacy after a part of the time of an entry that begins with calcium c. */
    double after(double rho, double c, double time, Elapsed elapsed, int entry) {
        double depressed = Math.min(time, timeAbove(c, thetaD));
        double potentiated = Math.min(time, timeAbove(c, thetaP));
        double both = Math.min(depressed, potentiated);
        double any = Math.max(depressed, potentiated);
        double down = depressed > potentiated ? depression : 0;
        double up = depressed > potentiated ? 0 : potentiation;
        double r = driven(rho, depression, potentiation, both);
        r += fluctuation(2 * noise, depression + potentiation, both, elapsed, entry);
        r = driven(r, down, up, any - both);
        r += fluctuation(noise, down + up, any - both, elapsed, entry);
        return alone(r, time - any);
    }

    /** What white noise leaves of a variable that decays with a rate. */
    private static double fluctuation(double strength, double rate, double time, Elapsed elapsed, int entry) {
        if (strength == 0 || time <= 0) {
            return 0;
        }
        double variance = strength * time * ElementaryMath.exprel(-2 * rate * time);
        return Math.sqrt(variance) * elapsed.normal(entry);
    }

    private double timeAbove(double c, double threshold) {
        return c > threshold ? tauCalcium * ElementaryMath.log(c / threshold) : 0;
    }

    /** Without calcium (rho - 1/2)^2 grows logistically towards 1/4. */
    private double alone(double rho, double time) {
        double u = rho - 0.5;
        double s = u * u;
        if (time <= 0 || s == 0) {
            return rho;
        }
        double fade = ElementaryMath.exp(-time / (2 * tau));
        return 0.5 + u * Math.sqrt(0.25 / (s + (0.25 - s) * fade));
    }

    private double driven(double rho, double down, double up, double time) {
        if (time <= 0) {
            return rho;
        }
        int steps = (int) Math.ceil(time * (down + up + 1 / tau) / STEP);
        double h = time / steps;
        double r = rho;
        for (int n = 0; n < steps; n++) {
            double k1 = slope(r, down, up);
            double k2 = slope(r + h / 2 * k1, down, up);
            double k3 = slope(r + h / 2 * k2, down, up);
            double k4 = slope(r + h * k3, down, up);
            r += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        return r;
    }

    private double slope(double r, double down, double up) {
        return -r * (1 - r) * (0.5 - r) / tau + up * (1 - r) - down * r;
    }
}
