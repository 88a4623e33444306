package org.neurosim.models;

import java.util.Locale;
import java.util.Objects;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/**
 * A receptor: how synapses that end at it act on the neuron. Immutable; the same receptors fit all neuron models
 * of this module.
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
 *   <tr><td>{@link #betaCurrent}</td><td>I = w N (exp(-t/tau) - exp(-t/tau_rise)), N such that the peak is
 *       w</td><td>pA</td><td>tau_rise_name, tau_name</td><td>y_name, I_name</td></tr>
 *   <tr><td>{@link #betaConductance}</td><td>I = g (E - v), g = w N (exp(-t/tau) - exp(-t/tau_rise)): peak
 *       w</td><td>nS</td> <td>tau_rise_name, tau_name, E_name</td><td>y_name, g_name</td></tr>
 *   <tr><td>{@link #nmdaConductance}</td><td>I = g B(v) (E - v), g as above, B(v) = 1 / (1 + [Mg] exp(-0.062 v) /
 *       3.57)</td><td>nS</td> <td>tau_rise_name, tau_name, E_name, Mg_name</td><td>y_name, g_name</td></tr>
 * </table>
 *
 * <p>Receptors for {@linkplain org.neurosim.api.Synapse.Graded graded synapses}, which take no spikes; w_j is the
 * weight of the synapse from neuron j, s_j what it transmits, v_j its membrane potential:
 *
 * <table>
 *   <caption>Without spikes</caption>
 *   <tr><th>factory</th><th>current</th><th>unit of w</th><th>parameters</th><th>state variables</th></tr>
 *   <tr><td>{@link #gapJunction}</td><td>I = sum of w_j (v_j - v)</td><td>nS</td><td>none</td><td>S_name = sum of w_j v_j,
 *       g_name = sum of w_j</td></tr>
 *   <tr><td>{@link #gradedConductance}</td><td>I = g (E - v), g = sum of w_j s_j</td><td>nS</td><td>E_name</td>
 *       <td>g_name</td></tr>
 *   <tr><td>{@link #gradedCurrent}</td><td>I = sum of w_j s_j</td><td>pA</td><td>none</td><td>I_name</td></tr>
 * </table>
 *
 * <table>
 *   <caption>The presets, all normalised to the peak w</caption>
 *   <tr><th>factory</th><th>name</th><th>tau_rise, ms</th><th>tau, ms</th><th>E, mV</th></tr>
 *   <tr><td>{@link #ampa}</td><td>AMPA</td><td>0.5</td><td>2.4</td><td>0</td></tr>
 *   <tr><td>{@link #nmda}</td><td>NMDA</td><td>4</td><td>40</td><td>0, [Mg] = 1 mM</td></tr>
 *   <tr><td>{@link #gabaA}</td><td>GABA_A</td><td>1</td><td>7</td><td>-70</td></tr>
 *   <tr><td>{@link #gabaB}</td><td>GABA_B</td><td>60</td><td>200</td><td>-90</td></tr>
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
 *               dI/dt = k y - I/tau                k = (tau/tau_rise)^(tau_rise/(tau - tau_rise)) / tau_rise
 * </pre>
 *
 * <p>Sources of the forms: Stein 1965, Biophys J 5:173 (delta); Brette et al. 2007, J Comput Neurosci 23:349 (exponential); Rall 1967, J Neurophysiol 30:1138 (alpha
 * function); Destexhe, Mainen and Sejnowski 1994, Neural Comput 6:14 (beta); Hahne et al. 2015, Front Neuroinform 9:22 (gap junctions); Wang and Rinzel 1992, Neural Comput 4:84, and
 * Hahne et al. 2017, Front Neuroinform 11:34 (graded). Magnesium block: Jahr and Stevens 1990, J Neurosci 10:3178. Presets: Hill and Tononi 2005, J
 * Neurophysiol 93:1671, table 2 (double exponentials), but for the block of NMDA, which is that of Jahr and Stevens.
 */
public final class Receptor {

    /** What arrives at the membrane. */
    public enum Kind {
        /** A jump of the membrane potential. */
        DELTA,
        /** A current. */
        CURRENT,
        /** A conductance with a reversal potential. */
        CONDUCTANCE,
        /** Conductances to the membrane potentials of other neurons. */
        GAP
    }

    /** How the response rises. */
    public enum Shape {
        /** A jump of the membrane potential itself. */
        JUMP,
        /** At once. */
        EXPONENTIAL,
        /** With the time constant of the decay. */
        ALPHA,
        /** With a time constant of its own. */
        BETA,
        /** Not by spikes: follows what the presynaptic neurons transmit. */
        GRADED
    }

    private final Kind kind;
    private final Shape shape;
    private final String name;
    private final double tauRise;
    private final double tau;
    private final double reversal;
    private final double magnesium;

    private Receptor(
            Kind kind, Shape shape, String name, double tauRise, double tau, double reversal, double magnesium) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("receptor: the name is blank; give one such as \"exc\"");
        }
        String owner = "receptor " + name;
        this.kind = kind;
        this.shape = shape;
        this.name = name;
        this.tauRise = Checks.require(owner, "tau_rise_" + name, tauRise, "ms", Range.POSITIVE);
        this.tau = Checks.require(owner, "tau_" + name, tau, "ms", Range.POSITIVE);
        this.reversal = Checks.require(owner, "E_" + name, reversal, "mV", Range.FINITE);
        this.magnesium = Double.isNaN(magnesium)
                ? magnesium
                : Checks.require(owner, "Mg_" + name, magnesium, "mM", Range.NON_NEGATIVE);
    }

    /**
     * A spike makes the membrane potential jump by its weight.
     *
     * @param name name by which projections address it
     * @return receptor with weights in mV
     * @throws IllegalArgumentException if the name is blank
     */
    public static Receptor delta(String name) {
        return new Receptor(Kind.DELTA, Shape.JUMP, name, 1, 1, 0, Double.NaN);
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
        return new Receptor(Kind.CURRENT, Shape.EXPONENTIAL, name, 1, tauMs, 0, Double.NaN);
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
        return new Receptor(Kind.CURRENT, Shape.ALPHA, name, 1, tauMs, 0, Double.NaN);
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
        return new Receptor(Kind.CONDUCTANCE, Shape.EXPONENTIAL, name, 1, tauMs, reversalMv, Double.NaN);
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
        return new Receptor(Kind.CONDUCTANCE, Shape.ALPHA, name, 1, tauMs, reversalMv, Double.NaN);
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
        return new Receptor(Kind.CURRENT, Shape.BETA, name, tauRiseMs, tauDecayMs, 0, Double.NaN);
    }

    /**
     * A spike opens a conductance that rises and decays exponentially with a time constant each (the beta function); its
     * peak is the weight.
     *
     * @param name name by which projections address it
     * @param tauRiseMs time constant of the rise, ms
     * @param tauDecayMs time constant of the decay, ms; may equal that of the rise, then it is an alpha function
     * @param reversalMv reversal potential, mV
     * @return receptor with weights in nS
     * @throws IllegalArgumentException if the name is blank, a time constant not finite and positive, or the reversal
     *     potential not finite
     */
    public static Receptor betaConductance(String name, double tauRiseMs, double tauDecayMs, double reversalMv) {
        return new Receptor(Kind.CONDUCTANCE, Shape.BETA, name, tauRiseMs, tauDecayMs, reversalMv, Double.NaN);
    }

    /**
     * As {@link #betaConductance}, blocked by magnesium at low membrane potentials: {@code B(v) = 1 / (1 + [Mg]
     * exp(-0.062 v) / 3.57)}. The weight is the peak without the block.
     *
     * @param name name by which projections address it
     * @param tauRiseMs time constant of the rise, ms
     * @param tauDecayMs time constant of the decay, ms; may equal that of the rise
     * @param reversalMv reversal potential, mV
     * @param magnesiumMm external magnesium concentration, mM; 0 for no block
     * @return receptor with weights in nS
     * @throws IllegalArgumentException if the name is blank, a time constant not finite and positive, the reversal
     *     potential not finite, or the concentration not finite and &gt;= 0
     */
    public static Receptor nmdaConductance(
            String name, double tauRiseMs, double tauDecayMs, double reversalMv, double magnesiumMm) {
        double magnesium = Double.isNaN(magnesiumMm) ? Double.NEGATIVE_INFINITY : magnesiumMm;
        return new Receptor(Kind.CONDUCTANCE, Shape.BETA, name, tauRiseMs, tauDecayMs, reversalMv, magnesium);
    }

    /**
     * As {@link #nmdaConductance(String, double, double, double, double)} without a rise: the conductance jumps by the
     * weight. For synapses whose gating saturates, {@link org.neurosim.models.synapses.SaturatingNmda}.
     *
     * @param name name by which projections address it
     * @param tauMs time constant, ms
     * @param reversalMv reversal potential, mV
     * @param magnesiumMm external magnesium concentration, mM; 0 for no block
     * @return receptor with weights in nS
     * @throws IllegalArgumentException if the name is blank, the time constant not finite and positive, the reversal
     *     potential not finite, or the concentration not finite and &gt;= 0
     */
    public static Receptor nmdaConductance(String name, double tauMs, double reversalMv, double magnesiumMm) {
        double magnesium = Double.isNaN(magnesiumMm) ? Double.NEGATIVE_INFINITY : magnesiumMm;
        return new Receptor(Kind.CONDUCTANCE, Shape.EXPONENTIAL, name, 1, tauMs, reversalMv, magnesium);
    }

    /**
     * Electrical coupling, for {@link org.neurosim.models.synapses.GapJunction}: the current {@code sum of w_j (v_j - v)} from the neurons j at the other
     * side. A projection is one direction; a gap junction between two neurons needs both. Fits all models that take
     * conductances.
     *
     * @param name name by which projections address it
     * @return receptor with weights in nS
     * @throws IllegalArgumentException if the name is blank
     */
    public static Receptor gapJunction(String name) {
        return new Receptor(Kind.GAP, Shape.GRADED, name, 1, 1, 0, Double.NaN);
    }

    /**
     * A conductance that follows what presynaptic neurons transmit, for {@link org.neurosim.models.synapses.GradedSynapse}.
     *
     * @param name name by which projections address it
     * @param reversalMv reversal potential, mV
     * @return receptor with weights in nS
     * @throws IllegalArgumentException if the name is blank or the reversal potential not finite
     */
    public static Receptor gradedConductance(String name, double reversalMv) {
        return new Receptor(Kind.CONDUCTANCE, Shape.GRADED, name, 1, 1, reversalMv, Double.NaN);
    }

    /**
     * A current that follows what presynaptic neurons transmit, for {@link org.neurosim.models.synapses.GradedSynapse} and {@link org.neurosim.models.rates.RateConnection}.
     *
     * @param name name by which projections address it
     * @return receptor with weights in pA
     * @throws IllegalArgumentException if the name is blank
     */
    public static Receptor gradedCurrent(String name) {
        return new Receptor(Kind.CURRENT, Shape.GRADED, name, 1, 1, 0, Double.NaN);
    }

    /**
     * The preset AMPA: fast excitation, 0.5 and 2.4 ms, 0 mV.
     *
     * @return receptor of the name AMPA with weights in nS
     */
    public static Receptor ampa() {
        return betaConductance("AMPA", 0.5, 2.4, 0);
    }

    /**
     * The preset NMDA: slow excitation with magnesium block, 4 and 40 ms, 0 mV, 1 mM. It does not saturate.
     *
     * @return receptor of the name NMDA with weights in nS
     */
    public static Receptor nmda() {
        return nmdaConductance("NMDA", 4, 40, 0, 1);
    }

    /**
     * The preset GABA-A: fast inhibition, 1 and 7 ms, -70 mV.
     *
     * @return receptor of the name GABA_A with weights in nS
     */
    public static Receptor gabaA() {
        return betaConductance("GABA_A", 1, 7, -70);
    }

    /**
     * The preset GABA-B: slow inhibition, 60 and 200 ms, -90 mV. Linear: a single spike acts like each of a
     * burst, whereas in cells only bursts do.
     *
     * @return receptor of the name GABA_B with weights in nS
     */
    public static Receptor gabaB() {
        return betaConductance("GABA_B", 60, 200, -90);
    }

    /**
     * Name by which projections address it.
     *
     * @return name
     */
    public String name() {
        return name;
    }

    /**
     * What arrives at the membrane.
     *
     * @return kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * How the response rises.
     *
     * @return shape
     */
    public Shape shape() {
        return shape;
    }

    /**
     * Time constant of the rise, of receptors of the shape {@link Shape#BETA}.
     *
     * @return tau_rise, ms; 1 for other shapes
     */
    public double tauRise() {
        return tauRise;
    }

    /**
     * Time constant of the decay.
     *
     * @return tau, ms; 1 for receptors without one
     */
    public double tau() {
        return tau;
    }

    /**
     * Reversal potential, of conductances.
     *
     * @return E, mV; 0 for other kinds
     */
    public double reversal() {
        return reversal;
    }

    /**
     * Whether magnesium blocks it.
     *
     * @return whether it is an NMDA receptor
     */
    public boolean blocked() {
        return !Double.isNaN(magnesium);
    }

    /**
     * Magnesium concentration outside the cell, of receptors that it blocks.
     *
     * @return [Mg], mM; NaN for other receptors
     */
    public double magnesium() {
        return magnesium;
    }

    @Override
    public String toString() {
        if (kind == Kind.DELTA) {
            return "delta receptor " + name;
        }
        if (kind == Kind.GAP) {
            return "gap junction receptor " + name;
        }
        if (shape == Shape.GRADED) {
            return "graded " + kind.name().toLowerCase(Locale.ROOT) + " receptor " + name
                    + (kind == Kind.CURRENT ? "" : " (E " + reversal + " mV)");
        }
        String form = blocked() ? "NMDA " : shape.name().toLowerCase(Locale.ROOT) + " ";
        return form + (kind == Kind.CURRENT ? "current" : "conductance") + " receptor " + name
                + (shape == Shape.BETA ? " (tau_rise " + tauRise + " ms, tau " : " (tau ") + tau + " ms"
                + (kind == Kind.CURRENT ? "" : ", E " + reversal + " mV")
                + (blocked() ? ", Mg " + magnesium + " mM)" : ")");
    }
}
