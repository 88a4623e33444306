package org.neurosim.models;

import java.util.List;
import java.util.Objects;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.StateVariable;

/**
 * The receptors of one neuron model: what they declare and their part of the membrane equation. The formulas of
 * receptors are here and nowhere else.
 *
 * <p>The kinetics of the receptor variables are declared ({@link org.neurosim.api.model.StateVariable.Kinetics}), so
 * that integrators advance them; what is left for a model is the current that they send into the membrane, which is
 * added up here in the two forms that models need: columns of driving current and conductance, and a row of the linear
 * system.
 */
final class ReceptorSet {

    /** Gives {@code filtered} the gain e/tau, with which an alpha function of input w has its peak w. */
    private static final double E = StrictMath.E;

    private final int[] currents;
    private final int[] conductances;
    private final int[] reversals;

    private ReceptorSet(int[] currents, int[] conductances, int[] reversals) {
        this.currents = currents;
        this.conductances = conductances;
        this.reversals = reversals;
    }

    /**
     * Declares parameters, state variables and ports of all receptors; v must have been declared.
     *
     * @param parameters number of parameters declared so far
     */
    static void declare(NeuronSpec.Builder spec, int parameters, List<Receptor> receptors) {
        int next = parameters;
        for (Receptor r : receptors) {
            Objects.requireNonNull(r, "receptor");
            try {
                next = declare(spec, next, r);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "receptor " + r.name() + ": " + e.getMessage() + "; give the receptor another name", e);
            }
        }
    }

    private static int declare(NeuronSpec.Builder spec, int parameters, Receptor r) {
        if (r.kind() == Receptor.Kind.DELTA) {
            spec.receptor(r.name(), "mV", "v");
            return parameters;
        }
        boolean current = r.kind() == Receptor.Kind.CURRENT;
        String unit = current ? "pA" : "nS";
        String variable = variable(r);
        String tau = "tau_" + r.name();
        spec.parameter(tau, "ms", r.tau(), Range.POSITIVE);
        if (!current) {
            spec.parameter("E_" + r.name(), "mV", r.reversal(), Range.FINITE);
        }
        int own = current ? 1 : 2;
        String y = "y_" + r.name();
        switch (r.shape()) {
            case ALPHA -> {
                spec.decaying(y, unit, tau);
                spec.filtered(variable, unit, tau, y, p -> E / p.get(parameters));
                spec.receptor(r.name(), unit, y);
            }
            case BETA -> {
                String rise = "tau_rise_" + r.name();
                int riseIndex = parameters + own++;
                spec.parameter(rise, "ms", r.tauRise(), Range.POSITIVE);
                spec.decaying(y, unit, rise);
                spec.filtered(variable, unit, tau, y, p -> betaGain(p.get(riseIndex), p.get(parameters)));
                spec.receptor(r.name(), unit, y);
            }
            default -> {
                spec.decaying(variable, unit, tau);
                spec.receptor(r.name(), unit, variable);
            }
        }
        return parameters + own;
    }

    /**
     * The gain of {@code filtered} with which a difference of exponentials of input w has its peak w, 1/ms: with r =
     * rise/decay the solution peaks at {@code (tau_rise/(1 - r)) ln(1/r)}, where it is {@code gain tau_rise
     * exp(-r ln(r)/(r - 1))}. Equal time constants are no special case: ln(r)/(r - 1) is 1 there.
     */
    static double betaGain(double rise, double decay) {
        double z = (rise - decay) / decay;
        double logarithmic = z == 0 ? 1 : ElementaryMath.log1p(z) / z;
        return ElementaryMath.exp((1 + z) * logarithmic) / rise;
    }

    private static String variable(Receptor r) {
        return (r.kind() == Receptor.Kind.CURRENT ? "I_" : "g_") + r.name();
    }

    /** Where the declared variables of the receptors are. */
    static ReceptorSet of(NeuronSpec spec, List<Receptor> receptors) {
        return new ReceptorSet(
                receptors.stream()
                        .filter(r -> r.kind() == Receptor.Kind.CURRENT)
                        .mapToInt(r -> spec.stateIndex(variable(r)))
                        .toArray(),
                receptors.stream()
                        .filter(r -> r.kind() == Receptor.Kind.CONDUCTANCE)
                        .mapToInt(r -> spec.stateIndex(variable(r)))
                        .toArray(),
                receptors.stream()
                        .filter(r -> r.kind() == Receptor.Kind.CONDUCTANCE)
                        .mapToInt(r -> spec.parameterIndex("E_" + r.name()))
                        .toArray());
    }

    /** Whether the membrane equation stays linear. */
    static boolean linear(List<Receptor> receptors) {
        return receptors.stream().noneMatch(r -> r.kind() == Receptor.Kind.CONDUCTANCE);
    }

    /**
     * Adds the receptors to the membrane current {@code drive - conductance * v}: one pass over the block per receptor,
     * so that each is a plain short loop.
     *
     * @param drive column, pA, to which currents and g E are added
     * @param conductance column, nS, to which g is added
     */
    void add(Block block, double[][] x, double[] drive, double[] conductance) {
        int n = block.size();
        for (int k = 0; k < currents.length; k++) {
            Membrane.addCurrent(x[currents[k]], drive, n);
        }
        for (int k = 0; k < conductances.length; k++) {
            Membrane.addConductance(x[conductances[k]], block.parameter(reversals[k]), drive, conductance, n);
        }
    }

    /**
     * Adds the current-based receptors to row v of a linear system.
     *
     * @param perPicoampere effect of 1 pA on v, mV/ms
     */
    void add(LinearSystem system, int v, double perPicoampere) {
        for (int k = 0; k < currents.length; k++) {
            system.matrix()[v][currents[k]] = perPicoampere;
        }
    }

    /** Fills in the rows of all variables with declared kinetics. */
    static void addKinetics(LinearSystem system, NeuronSpec spec, ParameterSet p) {
        List<StateVariable> states = spec.states();
        for (int k = 0; k < states.size(); k++) {
            StateVariable.Kinetics kinetics = states.get(k).kinetics();
            if (kinetics != null) {
                system.matrix()[k][k] = -1 / p.get(kinetics.tau());
                if (kinetics.source() >= 0) {
                    system.matrix()[k][kinetics.source()] = kinetics.gain().applyAsDouble(p);
                }
            }
        }
    }
}
