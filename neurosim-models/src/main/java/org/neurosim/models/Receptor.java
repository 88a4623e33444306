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
 * </pre>
 *
 * <p>Source of the forms: Rall 1967, J Neurophysiol 30:1138 (alpha function); Destexhe, Mainen and Sejnowski 1994,
 * Neural Comput 6:14.
 */
public final class Receptor {

    /** What arrives at the membrane. */
    enum Kind {
        DELTA,
        CURRENT,
        CONDUCTANCE
    }

    private final Kind kind;
    private final boolean alpha;
    private final String name;
    private final double tau;
    private final double reversal;

    private Receptor(Kind kind, boolean alpha, String name, double tau, double reversal) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("receptor: the name is blank; give one such as \"exc\"");
        }
        this.kind = kind;
        this.alpha = alpha;
        this.name = name;
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
        return new Receptor(Kind.DELTA, false, name, 1, 0);
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
        return new Receptor(Kind.CURRENT, false, name, tauMs, 0);
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
        return new Receptor(Kind.CURRENT, true, name, tauMs, 0);
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
        return new Receptor(Kind.CONDUCTANCE, false, name, tauMs, reversalMv);
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
        return new Receptor(Kind.CONDUCTANCE, true, name, tauMs, reversalMv);
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

    boolean alpha() {
        return alpha;
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
        return (alpha ? "alpha " : "exponential ") + (kind == Kind.CURRENT ? "current" : "conductance") + " receptor "
                + name + " (tau " + tau + " ms" + (kind == Kind.CURRENT ? ")" : ", E " + reversal + " mV)");
    }
}
