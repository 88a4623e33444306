package org.neurosim.models.synapses;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.math.GammaDistribution;

/**
 * NMDA synapses whose gating saturates, for receptors whose conductance jumps and decays with tau_decay ({@link
 * org.neurosim.models.Receptor#nmdaConductance(String, double, double, double)}).
 *
 * <p>The gating s of a presynaptic neuron with spikes at t_k,
 *
 * <pre>
 * ds/dt = -s / tau_decay + alpha x (1 - s)
 * dx/dt = -x / tau_rise + sum over k of delta(t - t_k)
 * </pre>
 *
 * is replaced by jumps: what the rise brings is known at the spike, {@code s = s(t_k) + k_0 + k_1 s(t_k)}, and decays
 * with tau_decay from there, with
 *
 * <pre>
 * k_0 = c^r gamma(1 - r, c)     k_1 = exp(-c) - 1     c = alpha tau_rise, r = tau_rise / tau_decay
 * </pre>
 *
 * and gamma the lower incomplete gamma function. A spike transmits weight x (k_0 + k_1 s), so that the conductance of the
 * target is the sum over its synapses of weight x s.
 *
 * <p><b>Limits.</b> Exact some tau_rise after a spike where the spikes of a neuron are some tau_rise apart; the rise
 * itself (2 ms of a decay of 100) is left out. With the defaults k_0 = 0.648, k_1 = -0.632. s can exceed 1 a little at
 * once after a spike, because the decay during the rise is counted in.
 *
 * <p><b>Variable.</b> s, after the last spike; each synapse of a neuron has the same.
 *
 * <p>Sources: Wang 1999, J Neurosci 19:9587 (gating); Brunel and Wang 2001, J Comput Neurosci 11:63 (values); the jumps
 * are those of NEST's {@code iaf_bw_2001}.
 */
public final class SaturatingNmda implements Synapse.PresynapticRule {
    private static final String NAME = "SaturatingNmda";

    private final double tauDecay;
    private final double first;
    private final double perGating;
    private final SynapseSpec spec = new SynapseSpec(NAME, List.of(new SynapseSpec.Variable("s", "", 0)));

    private SaturatingNmda(double tauRise, double tauDecay, double alpha) {
        Checks.require(NAME, "tau_rise", tauRise, "ms", Range.POSITIVE);
        this.tauDecay = Checks.require(NAME, "tau_decay", tauDecay, "ms", Range.POSITIVE);
        Checks.require(NAME, "alpha", alpha, "1/ms", Range.POSITIVE);
        if (!(tauRise < tauDecay)) {
            throw new IllegalArgumentException(
                    NAME + ": tau_rise = " + tauRise + " ms; must be below tau_decay = " + tauDecay + " ms");
        }
        double c = alpha * tauRise;
        double r = tauRise / tauDecay;
        GammaDistribution gamma = new GammaDistribution(1 - r);
        double incomplete = gamma.cumulative(c) * ElementaryMath.exp(GammaDistribution.logGamma(1 - r));
        first = ElementaryMath.pow(c, r) * incomplete;
        perGating = ElementaryMath.expm1(-c);
    }

    /**
     * With the values of Brunel and Wang: tau_rise 2 ms, tau_decay 100 ms, alpha 0.5 / ms.
     *
     * @return the model
     */
    public static SaturatingNmda brunelWang() {
        return of(2, 100, 0.5);
    }

    /**
     * With values of one's own.
     *
     * @param tauRiseMs time constant of the rise, ms
     * @param tauDecayMs time constant of the decay, ms, above that of the rise; the receptor must have the same
     * @param alphaPerMs alpha, 1/ms
     * @return the model
     * @throws IllegalArgumentException unless all are finite and positive and the rise is shorter than the decay
     */
    public static SaturatingNmda of(double tauRiseMs, double tauDecayMs, double alphaPerMs) {
        return new SaturatingNmda(tauRiseMs, tauDecayMs, alphaPerMs);
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public void onPresynapticSpike(Row row) {
        double keep = ElementaryMath.exp((row.previousTime() - row.time()) / tauDecay);
        gate(row.variable(0), row.weight(), row.transmitted(), keep, first, perGating, row.from(), row.to());
    }

    private static void gate(
            double[] s,
            double[] weight,
            double[] transmitted,
            double keep,
            double first,
            double perGating,
            int from,
            int to) {
        for (int k = from; k < to; k++) {
            double before = s[k] * keep;
            double jump = first + perGating * before;
            transmitted[k] = weight[k] * jump;
            s[k] = before + jump;
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
