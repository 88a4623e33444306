package org.neurosim.models.membrane;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.StateVariable;
import org.neurosim.models.Receptor;

/**
 * The receptors of one neuron model: what they declare and their part of the membrane equation. The formulas of
 * receptors are here and nowhere else.
 *
 * <p>The kinetics of the receptor variables are declared ({@link org.neurosim.api.model.StateVariable.Kinetics}), so
 * that integrators advance them; what is left for a model is the current that they send into the membrane, which is
 * added up here in the two forms that models need: columns of driving current and conductance, and a row of the linear
 * system.
 */
public final class ReceptorSet {

    /** Gives {@code filtered} the gain e/tau, with which an alpha function of input w has its peak w. */
    private static final double E = StrictMath.E;

    private final int[] currents;
    private final int[] conductances;
    private final int[] reversals;
    private final int[] blocked;
    private final int[] blockedReversals;
    private final int[] magnesium;
    private final int[] gapSums;
    private final int[] gapConductances;

    private ReceptorSet(NeuronSpec spec, List<Receptor> receptors) {
        Predicate<Receptor> gap = r -> r.kind() == Receptor.Kind.GAP;
        Predicate<Receptor> current = r -> r.kind() == Receptor.Kind.CURRENT;
        Predicate<Receptor> open = r -> r.kind() == Receptor.Kind.CONDUCTANCE && !r.blocked();
        currents = positions(receptors, current, r -> spec.stateIndex(variable(r)));
        conductances = positions(receptors, open, r -> spec.stateIndex(variable(r)));
        reversals = positions(receptors, open, r -> spec.parameterIndex("E_" + r.name()));
        blocked = positions(receptors, Receptor::blocked, r -> spec.stateIndex(variable(r)));
        blockedReversals = positions(receptors, Receptor::blocked, r -> spec.parameterIndex("E_" + r.name()));
        magnesium = positions(receptors, Receptor::blocked, r -> spec.parameterIndex("Mg_" + r.name()));
        gapSums = positions(receptors, gap, r -> spec.stateIndex("S_" + r.name()));
        gapConductances = positions(receptors, gap, r -> spec.stateIndex(variable(r)));
    }

    private static int[] positions(List<Receptor> receptors, Predicate<Receptor> which, ToIntFunction<Receptor> where) {
        return receptors.stream().filter(which).mapToInt(where).toArray();
    }

    /**
     * Declares parameters, state variables and ports of all receptors; v must have been declared.
     *
     * @param parameters number of parameters declared so far
     */
    public static void declare(NeuronSpec.Builder spec, int parameters, List<Receptor> receptors) {
        declare(spec, parameters, receptors, "v");
    }

    /**
     * The same for receptors of another compartment.
     *
     * @param voltage name of its membrane potential, on which delta receptors act
     * @return number of parameters declared now
     */
    public static int declare(NeuronSpec.Builder spec, int parameters, List<Receptor> receptors, String voltage) {
        int next = parameters;
        for (Receptor r : receptors) {
            Objects.requireNonNull(r, "receptor");
            try {
                next = declare(spec, next, r, voltage);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "receptor " + r.name() + ": " + e.getMessage() + "; give the receptor another name", e);
            }
        }
        return next;
    }

    private static int declare(NeuronSpec.Builder spec, int parameters, Receptor r, String voltage) {
        if (r.kind() == Receptor.Kind.DELTA) {
            spec.receptor(r.name(), "mV", voltage);
            return parameters;
        }
        if (r.shape() == Receptor.Shape.GRADED) {
            return declareGraded(spec, parameters, r);
        }
        boolean current = r.kind() == Receptor.Kind.CURRENT;
        String unit = current ? "pA" : "nS";
        String variable = variable(r);
        String tau = "tau_" + r.name();
        int next = parameters;
        if (r.shape() == Receptor.Shape.BETA) {
            spec.parameter("tau_rise_" + r.name(), "ms", r.tauRise(), Range.POSITIVE);
            next++;
        }
        int decay = next++;
        spec.parameter(tau, "ms", r.tau(), Range.POSITIVE);
        if (!current) {
            spec.parameter("E_" + r.name(), "mV", r.reversal(), Range.FINITE);
            next++;
        }
        if (r.blocked()) {
            spec.parameter("Mg_" + r.name(), "mM", r.magnesium(), Range.NON_NEGATIVE);
            next++;
        }
        String y = "y_" + r.name();
        switch (r.shape()) {
            case JUMP, EXPONENTIAL -> {
                spec.decaying(variable, unit, tau);
                spec.receptor(r.name(), unit, variable);
            }
            case ALPHA -> {
                spec.decaying(y, unit, tau);
                spec.filtered(variable, unit, tau, y, p -> E / p.get(decay));
                spec.receptor(r.name(), unit, y);
            }
            case BETA -> {
                spec.decaying(y, unit, "tau_rise_" + r.name());
                spec.filtered(variable, unit, tau, y, p -> betaGain(p.get(parameters), p.get(decay)));
                spec.receptor(r.name(), unit, y);
            }
        }
        return next;
    }

    private static int declareGraded(NeuronSpec.Builder spec, int parameters, Receptor r) {
        String variable = variable(r);
        switch (r.kind()) {
            case GAP -> {
                String sum = "S_" + r.name();
                spec.held(sum, "pA").held(variable, "nS").receptor(r.name(), "nS", sum, variable);
                return parameters;
            }
            case CONDUCTANCE -> {
                spec.parameter("E_" + r.name(), "mV", r.reversal(), Range.FINITE);
                spec.held(variable, "nS").receptor(r.name(), "nS", variable);
                return parameters + 1;
            }
            default -> {
                spec.held(variable, "pA").receptor(r.name(), "pA", variable);
                return parameters;
            }
        }
    }

    /**
     * The gain with which a beta function of input w has its peak w: {@code (1 + x)^(1/x) / rise} with {@code x = decay /
     * rise - 1}, in a form that has no gap where the two are equal and {@code (1 + x)^(1/x)} is e.
     */
    public static double betaGain(double rise, double decay) {
        double x = (decay - rise) / rise;
        return ElementaryMath.exp(x == 0 ? 1 : ElementaryMath.log1p(x) / x) / rise;
    }

    private static String variable(Receptor r) {
        return (r.kind() == Receptor.Kind.CURRENT ? "I_" : "g_") + r.name();
    }

    /** Where the declared variables of the receptors are. */
    public static ReceptorSet of(NeuronSpec spec, List<Receptor> receptors) {
        return new ReceptorSet(spec, receptors);
    }

    /** Whether the membrane equation stays linear. */
    public static boolean linear(List<Receptor> receptors) {
        return receptors.stream().allMatch(r -> r.kind() == Receptor.Kind.CURRENT || r.kind() == Receptor.Kind.DELTA);
    }

    /**
     * Adds the receptors to the membrane current {@code drive - conductance * v}: one pass over the block per receptor,
     * so that each is a plain short loop.
     *
     * @param drive column, pA, to which currents and g E are added
     * @param conductance column, nS, to which g is added
     */
    public void add(Block block, double[][] x, double[] drive, double[] conductance) {
        add(block, x, x[0], drive, conductance);
    }

    /**
     * The same where the membrane potential is not the first state variable. Uses the scratch column 0.
     *
     * @param v membrane potential, mV
     */
    public void add(Block block, double[][] x, double[] v, double[] drive, double[] conductance) {
        int n = block.size();
        for (int k = 0; k < currents.length; k++) {
            Membrane.addCurrent(x[currents[k]], drive, n);
        }
        addConductances(block, x, drive, conductance);
        for (int k = 0; k < gapSums.length; k++) {
            Membrane.addCurrent(x[gapSums[k]], drive, n);
            Membrane.addCurrent(x[gapConductances[k]], conductance, n);
        }
        for (int k = 0; k < blocked.length; k++) {
            double[] open = block.scratch(0);
            GateRates.exponential(block.math(), v, 1, 0, -1 / 0.062, open, n);
            unblocked(x[blocked[k]], block.parameter(magnesium[k]), open, n);
            Membrane.addConductance(open, block.parameter(blockedReversals[k]), drive, conductance, n);
        }
    }

    /** In pairs where the reversal potentials are uniform, which most networks have. */
    private void addConductances(Block block, double[][] x, double[] drive, double[] conductance) {
        int n = block.size();
        int k = 0;
        while (k + 1 < conductances.length && block.isUniform(reversals[k]) && block.isUniform(reversals[k + 1])) {
            double first = block.parameter(reversals[k])[0];
            double second = block.parameter(reversals[k + 1])[0];
            Membrane.addConductances(x[conductances[k]], first, x[conductances[k + 1]], second, drive, conductance, n);
            k += 2;
        }
        for (; k < conductances.length; k++) {
            Membrane.addConductance(x[conductances[k]], block.parameter(reversals[k]), drive, conductance, n);
        }
    }

    /** Whether there are just two conductances without block, whose reversal potentials are the same for all neurons. */
    public boolean isUniformPair(Block block) {
        return conductances.length == 2
                && currents.length == 0
                && blocked.length == 0
                && gapSums.length == 0
                && block.isUniform(reversals[0])
                && block.isUniform(reversals[1]);
    }

    /** State variable of the k-th conductance without block. */
    public int conductance(int k) {
        return conductances[k];
    }

    /** Its reversal potential, if it is the same for all neurons. */
    public double reversal(Block block, int k) {
        return block.parameter(reversals[k])[0];
    }

    /** open = g B(v), with exp(-0.062 v) in open before. */
    private static void unblocked(double[] g, double[] magnesium, double[] open, int n) {
        for (int i = 0; i < n; i++) {
            open[i] = g[i] / (1 + magnesium[i] * open[i] * (1 / 3.57));
        }
    }

    /**
     * The whole input of a model that gives its right-hand side: constant current, stimuli and receptors at v. Uses the
     * scratch columns 0 and 15.
     *
     * @param constant constant current, pA
     * @param out column that gets the current into the membrane, pA
     */
    public void total(Block block, double[][] x, double[] constant, double[] v, double[] out) {
        int n = block.size();
        double[] conductance = block.scratch(15);
        System.arraycopy(constant, 0, out, 0, n);
        Arrays.fill(conductance, 0, n, 0);
        if (block.hasCurrent()) {
            Membrane.addCurrent(block.current(), out, n);
        }
        add(block, x, v, out, conductance);
        for (int i = 0; i < n; i++) {
            out[i] -= conductance[i] * v[i];
        }
    }

    /**
     * Adds the current-based receptors to row v of a linear system.
     *
     * @param perPicoampere effect of 1 pA on v, mV/ms
     */
    public void add(LinearSystem system, int v, double perPicoampere) {
        for (int k = 0; k < currents.length; k++) {
            system.matrix()[v][currents[k]] = perPicoampere;
        }
    }

    /** Fills in the rows of all variables with declared kinetics. */
    public static void addKinetics(LinearSystem system, NeuronSpec spec, ParameterSet p) {
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
