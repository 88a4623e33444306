package org.neurosim.models.synapses;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.checks.Checks;

/**
 * Short-term plasticity of Tsodyks and Markram: transmitter is used up by spikes and recovers (depression), and each
 * spike raises the fraction that the next ones use (facilitation).
 *
 * <p>With x the recovered fraction of the transmitter and u the fraction of x that a spike uses, a spike transmits
 * {@code weight u x}. The models differ in where the used transmitter goes and in when u jumps:
 *
 * <table>
 *   <caption>The conventions</caption>
 *   <tr><th>factory</th><th>state at rest</th><th>first spike transmits</th><th>also known as</th></tr>
 *   <tr><td>{@link #twoState}</td><td>x = 1, u = 0</td><td>U</td><td>NEST's {@code tsodyks2_synapse}; Brian's examples;
 *       Mongillo, Barak and Tsodyks 2008</td></tr>
 *   <tr><td>{@link #threeState}</td><td>x = 1, y = 0, u = 0</td><td>U</td><td>Tsodyks, Pawelzik and Markram 1998; NEST's
 *       {@code tsodyks_synapse}</td></tr>
 *   <tr><td>{@link #raisedFromRest}</td><td>x = 1, u = U</td><td>U (2 - U)</td><td>Tiddia et al. 2022 ({@code
 *       tsodyks3_synapse}): Mongillo's equations with u taken after its jump</td></tr>
 * </table>
 *
 * <pre>
 * twoState         between spikes   dx/dt = (1 - x) / tau_rec     du/dt = -u / tau_fac
 *                  at a spike       u = u + U (1 - u);  transmit u x;  x = x - u x
 *
 * threeState       between spikes   dx/dt = (1 - x - y) / tau_rec   dy/dt = -y / tau_psc   du/dt = -u / tau_fac
 *                  at a spike       u = u + U (1 - u);  transmit u x;  x = x - u x;  y = y + u x
 *
 * raisedFromRest   between spikes   dx/dt = (1 - x) / tau_rec     du/dt = (U - u) / tau_fac
 *                  at a spike       u = u + U (1 - u);  transmit u x;  x = x - u x
 * </pre>
 *
 * The third state, y, is the transmitter in action: it recovers only after it has been inactivated with the time
 * constant of the postsynaptic current, so that intervals of some tau_psc find less of it. For tau_psc towards 0 it is
 * twoState. With tau_fac = 0 there is no facilitation: u is U at every spike.
 *
 * <p><b>Mongillo's form.</b> Their paper has u at rest at U and transmits with u before its jump: {@code transmit u x; x =
 * x - u x; u = u + U (1 - u)}. Both give {@code u' = U + u (1 - U) exp(-h/tau_fac)} from one spike to the next, h later, and
 * U at the first, so that they are one model: twoState.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>range</th><th></th></tr>
 *   <tr><td>U</td><td></td><td>[0, 1]</td><td>fraction used by a spike after rest; also U_SE</td></tr>
 *   <tr><td>tau_rec</td><td>ms</td><td>&gt; 0</td><td>time constant of recovery; also tau_D</td></tr>
 *   <tr><td>tau_fac</td><td>ms</td><td>&gt;= 0</td><td>time constant of facilitation; also tau_F; 0 for none</td></tr>
 *   <tr><td>tau_psc</td><td>ms</td><td>&gt; 0</td><td>three states only: time constant of the postsynaptic current,
 *       which the receptor must have; also tau_1, tau_in</td></tr>
 * </table>
 *
 * <p><b>Variables</b> of each synapse, as of just after the last spike: u, x and, with three states, y.
 *
 * <p><b>Numerics.</b> Exact: the equations between spikes are linear and are advanced from spike to spike in closed form.
 * The weight is the absolute efficacy, the response to the use of all transmitter.
 * {@link #perSynapse} gives each synapse parameters of its own.
 *
 * <p>Sources: Tsodyks and Markram 1997, PNAS 94:719; Tsodyks, Pawelzik and Markram 1998, Neural Comput 10:821 (equations
 * 2.1 to 2.5); Tsodyks, Uziel and Markram 2000, J Neurosci 20:RC50 (equations 3 and 4); Mongillo, Barak and Tsodyks
 * 2008, Science 319:1543; Tiddia, Golosio, Fanti and Paolucci 2022, Front Integr Neurosci 16:972055.
 */
public final class TsodyksMarkram implements Synapse.PresynapticRule {
    private static final String NAME = "TsodyksMarkram";
    private static final int U = 0;
    private static final int X = 1;
    private static final int Y = 2;

    private final double use;
    private final double tauRec;
    private final double tauFac;
    private final double tauPsc; // 0 with two states
    private final boolean restsAtUse;
    private final double restingUse;
    private final SynapseSpec spec;

    private TsodyksMarkram(double use, double tauRec, double tauFac, double tauPsc, boolean restsAtUse) {
        this.use = Checks.require(NAME, "U", use, "", Range.between(0, 1));
        this.tauRec = Checks.require(NAME, "tau_rec", tauRec, "ms", Range.POSITIVE);
        this.tauFac = Checks.require(NAME, "tau_fac", tauFac, "ms", Range.NON_NEGATIVE);
        this.tauPsc = tauPsc;
        this.restsAtUse = restsAtUse;
        restingUse = restsAtUse ? use : 0;
        SynapseSpec.Variable u = new SynapseSpec.Variable("u", "", restingUse);
        SynapseSpec.Variable x = new SynapseSpec.Variable("x", "", 1);
        SynapseSpec.Variable y = new SynapseSpec.Variable("y", "", 0);
        spec = new SynapseSpec(NAME, tauPsc > 0 ? List.of(u, x, y) : List.of(u, x));
    }

    /**
     * Transmitter that is used recovers at once: two states.
     *
     * @param use U, fraction used by a spike after rest, 0 to 1
     * @param tauRecMs time constant of recovery, ms
     * @param tauFacMs time constant of facilitation, ms; 0 for none
     * @return the model
     * @throws IllegalArgumentException if a value is out of range
     */
    public static TsodyksMarkram twoState(double use, double tauRecMs, double tauFacMs) {
        return new TsodyksMarkram(use, tauRecMs, tauFacMs, 0, false);
    }

    /**
     * Transmitter that is used acts for a while before it recovers: three states.
     *
     * @param use U, fraction used by a spike after rest, 0 to 1
     * @param tauRecMs time constant of recovery, ms
     * @param tauFacMs time constant of facilitation, ms; 0 for none
     * @param tauPscMs time constant of the postsynaptic current, ms; the receptor must have the same
     * @return the model
     * @throws IllegalArgumentException if a value is out of range
     */
    public static TsodyksMarkram threeState(double use, double tauRecMs, double tauFacMs, double tauPscMs) {
        Checks.require(NAME, "tau_psc", tauPscMs, "ms", Range.POSITIVE);
        return new TsodyksMarkram(use, tauRecMs, tauFacMs, tauPscMs, false);
    }

    /**
     * Two states, where u rests at U and is raised before it is used, so that already the first spike is facilitated.
     *
     * @param use U, the value at which u rests and the fraction of 1 - u by which a spike raises it, 0 to 1
     * @param tauRecMs time constant of recovery, ms
     * @param tauFacMs time constant of facilitation, ms, above 0
     * @return the model
     * @throws IllegalArgumentException if a value is out of range
     */
    public static TsodyksMarkram raisedFromRest(double use, double tauRecMs, double tauFacMs) {
        Checks.require(NAME, "tau_fac", tauFacMs, "ms", Range.POSITIVE);
        return new TsodyksMarkram(use, tauRecMs, tauFacMs, 0, true);
    }

    /**
     * The same model where each synapse has parameters of its own: U, tau_rec and tau_fac are variables, at first those of this model, and are given by {@link
     * org.neurosim.api.Projection#initially}, for example {@code initially("U", normal(0.5, 0.25).redrawnWithin(0.1, 0.9))}. Takes 24 bytes more per synapse, and exponentials of each synapse's own.
     *
     * @return the model
     */
    public Synapse.PresynapticRule perSynapse() {
        return new VariedTsodyksMarkram(spec, use, tauRec, tauFac, tauPsc, restsAtUse);
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public void onPresynapticSpike(Row row) {
        double interval = row.time() - row.previousTime(); // infinite before the first spike
        double keepU = tauFac > 0 ? ElementaryMath.exp(-interval / tauFac) : 0;
        double keepX = ElementaryMath.exp(-interval / tauRec);
        if (tauPsc > 0) {
            double keepY = ElementaryMath.exp(-interval / tauPsc);
            recover(
                    row.variable(X),
                    row.variable(Y),
                    keepX,
                    keepY,
                    inactivated(interval, tauRec, tauPsc),
                    row.from(),
                    row.to());
        } else {
            recover(row.variable(X), keepX, row.from(), row.to());
        }
        raise(row.variable(U), keepU, restingUse, use, row.from(), row.to());
        double[] out = row.transmitted();
        release(row.variable(U), row.variable(X), out, row.from(), row.to());
        if (tauPsc > 0) {
            add(out, row.variable(Y), row.from(), row.to());
        }
        scale(row.weight(), out, row.from(), row.to());
    }

    /**
     * What is inactive of one unit of y, h ms later: {@code (exp(-a h) - exp(-b h)) / (tau_psc (b - a))} with a and b the
     * smaller and the larger of 1/tau_rec and 1/tau_psc, written so that it is accurate for any two, also for equal ones.
     */
    static double inactivated(double interval, double tauRec, double tauPsc) {
        if (interval == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double a = 1 / Math.max(tauRec, tauPsc);
        double difference = 1 / Math.min(tauRec, tauPsc) - a;
        double overlap = difference > 0 ? -ElementaryMath.expm1(-interval * difference) / difference : interval;
        return ElementaryMath.exp(-a * interval) * overlap / tauPsc;
    }

    private static void recover(double[] x, double keepX, int from, int to) {
        for (int k = from; k < to; k++) {
            x[k] = recovered(x[k], keepX);
        }
    }

    /** As above by way of the inactive fraction z = 1 - x - y. */
    private static void recover(
            double[] x, double[] y, double keepX, double keepY, double inactivated, int from, int to) {
        for (int k = from; k < to; k++) {
            double z = inactive(x[k], y[k], keepX, inactivated);
            y[k] *= keepY;
            x[k] = 1 - y[k] - z;
        }
    }

    private static void raise(double[] u, double keepU, double rest, double use, int from, int to) {
        for (int k = from; k < to; k++) {
            u[k] = raised(u[k], keepU, rest, use);
        }
    }

    /** x later, without spikes, of two states. */
    static double recovered(double x, double keepX) {
        return 1 + (x - 1) * keepX;
    }

    /** The inactive fraction z later, without spikes, of three states. */
    static double inactive(double x, double y, double keepX, double inactivated) {
        return (1 - x - y) * keepX + y * inactivated;
    }

    /** u later, just after a spike. */
    static double raised(double u, double keepU, double rest, double use) {
        double before = rest + (u - rest) * keepU;
        return before + use * (1 - before);
    }

    private static void release(double[] u, double[] x, double[] released, int from, int to) {
        for (int k = from; k < to; k++) {
            released[k] = u[k] * x[k];
            x[k] -= released[k];
        }
    }

    private static void add(double[] released, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] += released[k];
        }
    }

    private static void scale(double[] weight, double[] transmitted, int from, int to) {
        for (int k = from; k < to; k++) {
            transmitted[k] *= weight[k];
        }
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
