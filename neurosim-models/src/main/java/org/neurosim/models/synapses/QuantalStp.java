package org.neurosim.models.synapses;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.checks.Checks;

/**
 * Short-term plasticity by whole vesicles: a synapse has n release sites, each of which holds one vesicle or is empty. A spike releases each vesicle with probability u; each empty site is
 * filled again within a time h with probability 1 - exp(-h/tau_rec); u facilitates as in {@link TsodyksMarkram#twoState}, of which this is the stochastic form:
 *
 * <pre>
 * between spikes   a = a + Binomial(n - a, 1 - exp(-h/tau_rec))    du/dt = -u / tau_fac
 * at a spike       u = u + U (1 - u);  r = Binomial(a, u);  transmit weight r / n;  a = a - r
 * </pre>
 *
 * <p>Sites are independent, so what spike k releases is binomially distributed with parameters n and u_k x_k, where x_k is the x of the deterministic model: its mean is what {@link
 * TsodyksMarkram#twoState} transmits with the same weight. The weight is the response to the release of all vesicles, one vesicle gives weight / n (NEST's {@code quantal_stp_synapse}, the same
 * model otherwise, has the response to one vesicle as its weight).
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>range</th><th></th></tr>
 *   <tr><td>n</td><td></td><td>1 to 1000</td><td>number of release sites</td></tr>
 *   <tr><td>U</td><td></td><td>[0, 1]</td><td>probability of release after rest</td></tr>
 *   <tr><td>tau_rec</td><td>ms</td><td>&gt; 0</td><td>time constant of recovery</td></tr>
 *   <tr><td>tau_fac</td><td>ms</td><td>&gt;= 0</td><td>time constant of facilitation; 0 for none: u is U at every spike</td></tr>
 * </table>
 *
 * <p><b>Variables</b> of each synapse, as of just after the last spike: u, and a, the number of vesicles.
 *
 * <p>Sources: Fuhrmann, Segev, Markram and Tsodyks 2002, J Neurophysiol 87:140; Loebel, Silberberg, Helbig, Markram, Tsodyks and Richardson 2009, Front Comput Neurosci 3:27.
 */
public final class QuantalStp implements Synapse.PresynapticRule {
    private static final String NAME = "QuantalStp";
    private static final int U = 0;
    private static final int A = 1;

    /** Up to here the probability that none of n events of probability 1/2 happens is a normal number. */
    private static final int MOST_SITES = 1000;

    private final int sites;
    private final double use;
    private final double tauRec;
    private final double tauFac;
    private final SynapseSpec spec;

    private QuantalStp(int sites, double use, double tauRec, double tauFac) {
        this.sites = (int) Checks.require(NAME, "n", sites, "", Range.between(1, MOST_SITES));
        this.use = Checks.require(NAME, "U", use, "", Range.between(0, 1));
        this.tauRec = Checks.require(NAME, "tau_rec", tauRec, "ms", Range.POSITIVE);
        this.tauFac = Checks.require(NAME, "tau_fac", tauFac, "ms", Range.NON_NEGATIVE);
        spec = new SynapseSpec(
                NAME,
                List.of(
                        new SynapseSpec.Variable("u", "", 0, Range.between(0, 1)),
                        new SynapseSpec.Variable("a", "", sites, Range.between(0, sites))));
    }

    /**
     * The model.
     *
     * @param sites n, number of release sites, 1 to 1000
     * @param use U, probability of release after rest, 0 to 1
     * @param tauRecMs time constant of recovery, ms
     * @param tauFacMs time constant of facilitation, ms; 0 for none
     * @return the model
     * @throws IllegalArgumentException if a value is out of range
     */
    public static QuantalStp of(int sites, double use, double tauRecMs, double tauFacMs) {
        return new QuantalStp(sites, use, tauRecMs, tauFacMs);
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public void onPresynapticSpike(Row row) {
        double interval = row.time() - row.previousTime(); // infinite before the first spike
        double keepU = tauFac > 0 ? ElementaryMath.exp(-interval / tauFac) : 0;
        double filled = -ElementaryMath.expm1(-interval / tauRec);
        fill(row.variable(A), row.uniform(), filled, row.from(), row.to());
        release(row, keepU, row.uniform());
    }

    private void fill(double[] a, double[] chance, double probability, int from, int to) {
        for (int k = from; k < to; k++) {
            a[k] += binomial(sites - (int) a[k], probability, chance[k]);
        }
    }

    private void release(Row row, double keepU, double[] chance) {
        double[] u = row.variable(U);
        double[] a = row.variable(A);
        double[] out = row.transmitted();
        for (int k = row.from(); k < row.to(); k++) {
            u[k] = TsodyksMarkram.raised(u[k], keepU, 0, use);
            int released = binomial((int) a[k], u[k], chance[k]);
            a[k] -= released;
            out[k] = out[k] * released / sites;
        }
    }

    /** The binomial count whose distribution function first exceeds a number in (0, 1). Of events more probable than 1/2 those that fail are counted. */
    static int binomial(int n, double p, double chance) {
        return p > 0.5 ? n - rare(n, 1 - p, 1 - chance) : rare(n, p, chance);
    }

    private static int rare(int n, double p, double chance) {
        double odds = p / (1 - p);
        double term = 1;
        for (int i = 0; i < n; i++) {
            term *= 1 - p;
        }
        double rest = chance - term;
        int count = 0;
        while (rest >= 0 && count < n) {
            count++;
            term *= odds * (n - count + 1) / count;
            rest -= term;
        }
        return count;
    }

    @Override
    public String toString() {
        return spec.name();
    }
}
