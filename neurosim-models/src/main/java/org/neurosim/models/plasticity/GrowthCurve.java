package org.neurosim.models.plasticity;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * How fast a neuron's synaptic elements (axonal boutons, dendritic spines) grow at an intracellular calcium concentration, for {@link StructuralPlasticity}. Zero growth is homeostasis: the
 * neuron seeks the calcium, and so the rate, at which its curve falls through zero.
 *
 * <p>Source: Butz and van Ooyen 2013, PLoS Comput Biol 9:e1003259; the linear one as in NEST.
 */
@FunctionalInterface
public interface GrowthCurve {

    /**
     * Rate of growth.
     *
     * @param calcium calcium concentration, &gt;= 0
     * @return elements per ms, negative where elements are lost
     */
    double rate(double calcium);

    /**
     * dz/dt = nu (1 - C / epsilon): grows below epsilon, shrinks above.
     *
     * @param ratePerMs nu, elements per ms, finite and &gt; 0
     * @param target epsilon, calcium concentration of homeostasis, finite and &gt; 0
     * @return curve
     * @throws IllegalArgumentException if one is out of range
     */
    static GrowthCurve linear(double ratePerMs, double target) {
        Checks.require("GrowthCurve", "nu", ratePerMs, "1/ms", Range.POSITIVE);
        Checks.require("GrowthCurve", "epsilon", target, "", Range.POSITIVE);
        return calcium -> ratePerMs * (1 - calcium / target);
    }

    /**
     * dz/dt = nu (2 exp(-((C - xi) / zeta)^2) - 1), xi = (eta + epsilon) / 2, zeta = (epsilon - eta) / (2 sqrt(ln 2)): grows between eta and epsilon, shrinks outside; homeostasis is at epsilon,
     * and a neuron whose calcium is below eta loses its elements.
     *
     * @param ratePerMs nu, elements per ms, finite and &gt; 0
     * @param minimum eta, calcium concentration at which growth sets in, finite
     * @param target epsilon, calcium concentration of homeostasis, finite and above eta
     * @return curve
     * @throws IllegalArgumentException if one is out of range
     */
    static GrowthCurve gaussian(double ratePerMs, double minimum, double target) {
        Checks.require("GrowthCurve", "nu", ratePerMs, "1/ms", Range.POSITIVE);
        Checks.require("GrowthCurve", "eta", minimum, "", Range.FINITE);
        Checks.require("GrowthCurve", "epsilon", target, "", Range.FINITE);
        if (minimum >= target) {
            throw new IllegalArgumentException(
                    "GrowthCurve: eta = " + minimum + " is not below epsilon = " + target + "; exchange them");
        }
        double xi = (minimum + target) / 2;
        double zeta = (target - minimum) / (2 * Math.sqrt(ElementaryMath.log(2)));
        return calcium -> {
            double distance = (calcium - xi) / zeta;
            return ratePerMs * (2 * ElementaryMath.exp(-distance * distance) - 1);
        };
    }
}
