package org.neurosim.models;

import java.util.Objects;
import org.neurosim.api.model.Range;

/**
 * A receptor: how the spikes that arrive at it act on the neuron. Immutable; the same receptors fit all neuron models
 * of this package.
 *
 * <p>With w the weight of a spike that arrives at t = 0, v the membrane potential and I the current into the membrane:
 *
 * <table>
 *   <caption>The kinds</caption>
 *   <tr><th>factory</th><th>response to one spike</th><th>unit of w</th><th>parameters</th><th>state
 *       variables</th></tr>
 *   <tr><td>{@link #delta}</td><td>v jumps by w</td><td>mV</td><td>none</td><td>none</td></tr>
 *   <tr><td>{@link #expCurrent}</td><td>I = w exp(-t/tau)</td><td>pA</td><td>tau_name</td><td>I_name</td></tr>
 *   <tr><td>{@link #alphaCurrent}</td><td>I = w (t/tau) exp(1 - t/tau): peak w at t =
 *       tau</td><td>pA</td><td>tau_name</td> <td>y_name, I_name</td></tr>
 *   <tr><td>{@link #expConductance}</td><td>I = g (E - v), g = w exp(-t/tau)</td><td>nS</td><td>tau_name, E_name</td>
 *       <td>g_name</td></tr>
 *   <tr><td>{@link #alphaConductance}</td><td>I = g (E - v), g = w (t/tau) exp(1 - t/tau): peak w at t =
 *       tau</td><td>nS</td> <td>tau_name, E_name</td><td>y_name, g_name</td></tr>
 *   <tr><td>{@link #betaCurrent}</td><td>I = w c (exp(-t/tau_decay) - exp(-t/tau_rise)), c such that the peak is
 *       w</td><td>pA</td><td>tau_name, tau_rise_name</td><td>y_name, I_name</td></tr>
 *   <tr><td>{@link #betaConductance}</td><td>I = g (E - v), g = w c (exp(-t/tau_decay) - exp(-t/tau_rise)): peak
 *       w</td><td>nS</td><td>tau_name, tau_rise_name, E_name</td><td>y_name, g_name</td></tr>
 * </table>
 *
 * The responses of all spikes add up. A conductance is inhibitory by its reversal potential, so its weights are
 * positive; currents and delta receptors are inhibitory by negative weights.
 *
 * <p>State variables, with declared kinetics, so that every integrator that treats variables one by one advances them
 * exactly:
 *
 * <pre>
 * exponential:  dI/dt = -I/tau                     I jumps by w (likewise g)
 * alpha:        dy/dt = -y/tau                     y jumps by w
 *               dI/dt = (e/tau) y - I/tau          (likewise g)
 * beta:         dy/dt = -y/tau_rise                y jumps by w
 *               dI/dt = k y - I/tau_decay          (likewise g)
 *               k = exp(r ln(r) / (r - 1)) / tau_rise, r = tau_rise/tau_decay
 * </pre>
 *
 * <p>Source of the forms: Rall 1967, J Neurophysiol 30:1138 (alpha function); Destexhe, Mainen and Sejnowski 1994,
 * Neural Comput 6:14; Roth and van Rossum 2009, Modeling synapses, in De Schutter, Computational modeling methods for
 * neuroscientists, ch. 6 (difference of exponentials, there called beta function, and its peak). The rise may be the
 * slower of the two: the response is symmetric in them, and equal ones make an alpha function.
 */
public final class Receptor {

    /** What arrives at the membrane. */
    enum Kind {
        DELTA,
        CURRENT,
        CONDUCTANCE
    }

    /** Time course of the response. */
    enum Shape {
        JUMP,
        EXPONENTIAL,
        ALPHA,
        BETA
    }

    private final Kind kind;
    private final Shape shape;
    private final String name;
    private final double tau;
    private final double tauRise;
    private final double reversal;

    private Receptor(Kind kind, Shape shape, String name, double tauRise, double tau, double reversal) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("receptor: the name is blank; give one such as \"exc\"");
        }
        this.kind = kind;
        this.shape = shape;
        this.name = name;
        this.tauRise = Checks.require("receptor " + name, "tau_rise_" + name, tauRise, "ms", Range.POSITIVE);
        this.tau = Checks.require("receptor " + name, "tau_" + name, tau, "ms", Range.POSITIVE);
        this.reversal = Checks.require("receptor " + name, "E_" + name, reversal, "mV", Range.FINITE);
    }

    /**
     * A spike makes the membrane potential jump by its weight.
     *
     * @param name name by which projections address it
     * @return receptor with weights in mV
     * @throws IllegalArgumentException if the name is blank
     */
    public static Receptor delta(String name) {
        return new Receptor(Kind.DELTA, Shape.JUMP, name, 1, 1, 0);
    }

    /**
     * A spike causes a current that jumps to its weight and decays exponentially.
     *
     * @param name name by which projections address it
     * @param tauMs time constant, ms
     * @return receptor with weights in pA
     * @throws IllegalArgumentException if the name is blank or the time constant not finite and positive
     */
    public static Receptor expCurrent(String name, double tauMs) {
        return new Receptor(Kind.CURRENT, Shape.EXPONENTIAL, name, 1, tauMs, 0);
    }

    /**
     * A spike causes a current in the form of an alpha function whose peak, at tau after arrival, is the weight.
     *
     * @param name name by which projections address it
     * @param tauMs time constant, ms
     * @return receptor with weights in pA
     * @throws IllegalArgumentException if the name is blank or the time constant not finite and positive
     */
    public static Receptor alphaCurrent(String name, double tauMs) {
        return new Receptor(Kind.CURRENT, Shape.ALPHA, name, 1, tauMs, 0);
    }

    /**
     * A spike opens a conductance that jumps to its weight and decays exponentially.
     *
     * @param name name by which projections address it
     * @param tauMs time constant, ms
     * @param reversalMv reversal potential, mV
     * @return receptor with weights in nS
     * @throws IllegalArgumentException if the name is blank, the time constant not finite and positive, or the reversal
     *     potential not finite
     */
    public static Receptor expConductance(String name, double tauMs, double reversalMv) {
        return new Receptor(Kind.CONDUCTANCE, Shape.EXPONENTIAL, name, 1, tauMs, reversalMv);
    }

    /**
     * A spike opens a conductance in the form of an alpha function whose peak, at tau after arrival, is the weight.
     *
     * @param name name by which projections address it
     * @param tauMs time constant, ms
     * @param reversalMv reversal potential, mV
     * @return receptor with weights in nS
     * @throws IllegalArgumentException if the name is blank, the time constant not finite and positive, or the reversal
     *     potential not finite
     */
    public static Receptor alphaConductance(String name, double tauMs, double reversalMv) {
        return new Receptor(Kind.CONDUCTANCE, Shape.ALPHA, name, 1, tauMs, reversalMv);
    }

    /**
     * A spike causes a current that rises and decays exponentially (difference of two exponentials) and whose peak is
     * the weight.
     *
     * @param name name by which projections address it
     * @param tauRiseMs time constant of the rise, ms
     * @param tauDecayMs time constant of the decay, ms
     * @return receptor with weights in pA
     * @throws IllegalArgumentException if the name is blank or a time constant not finite and positive
     */
    public static Receptor betaCurrent(String name, double tauRiseMs, double tauDecayMs) {
        return new Receptor(Kind.CURRENT, Shape.BETA, name, tauRiseMs, tauDecayMs, 0);
    }

    /**
     * A spike opens a conductance that rises and decays exponentially (difference of two exponentials) and whose peak
     * is the weight.
     *
     * @param name name by which projections address it
     * @param tauRiseMs time constant of the rise, ms
     * @param tauDecayMs time constant of the decay, ms
     * @param reversalMv reversal potential, mV
     * @return receptor with weights in nS
     * @throws IllegalArgumentException if the name is blank, a time constant not finite and positive, or the reversal
     *     potential not finite
     */
    public static Receptor betaConductance(String name, double tauRiseMs, double tauDecayMs, double reversalMv) {
        return new Receptor(Kind.CONDUCTANCE, Shape.BETA, name, tauRiseMs, tauDecayMs, reversalMv);
    }

    /**
     * Name by which projections address it.
     *
     * @return name
     */
    public String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    Shape shape() {
        return shape;
    }

    double tauRise() {
        return tauRise;
    }

    double tau() {
        return tau;
    }

    double reversal() {
        return reversal;
    }

    @Override
    public String toString() {
        if (kind == Kind.DELTA) {
            return "delta receptor " + name;
        }
        return shape.name().toLowerCase(java.util.Locale.ROOT) + (kind == Kind.CURRENT ? " current" : " conductance")
                + " receptor " + name + " (tau " + (shape == Shape.BETA ? tauRise + " and " : "") + tau + " ms"
                + (kind == Kind.CURRENT ? ")" : ", E " + reversal + " mV)");
    }
}
