package org.neurosim.models.rates;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.GradedRow;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.models.checks.Checks;

/**
 * The rule of Bienenstock, Cooper and Munro between {@linkplain RateUnit rate units}: potentiation above, depression below a
 * threshold that slides with the postsynaptic activity.
 *
 * <pre>
 * dw/dt             = eta r_j r_i (r_i - theta)
 * tau_theta dtheta/dt = r_i^2 / r_0 - theta
 * </pre>
 *
 * with r_j the presynaptic rate as it reaches the synapse and r_i the postsynaptic one. A unit becomes selective: with patterns of
 * equal probability p it answers one of them with r_0/p and the others not at all. The threshold must follow faster than the
 * weights and more slowly than the patterns. Transmits as {@link RateConnection}.
 *
 * <p>Parameters: eta (1/ms per unit of rate squared), tau_theta (ms), r_0 (unit of the rate). Variable: theta, starts at 0; each
 * synapse keeps that of its target. Weights are advanced by Euler steps (of first order), theta exactly for r_i held.
 *
 * <p>Sources: Bienenstock, Cooper and Munro 1982, J Neurosci 2:32; Intrator and Cooper 1992, Neural Netw 5:3 (this
 * threshold).
 */
public final class Bcm extends RateLearning {
    private static final int THETA = 0;

    private final double tau;
    private final double perRate;

    private Bcm(double learningRate, double tau, double rate) {
        super("Bcm", learningRate, new SynapseSpec.Variable("theta", "", 0));
        this.tau = Checks.require("Bcm", "tau_theta", tau, "ms", Range.POSITIVE);
        perRate = 1 / Checks.require("Bcm", "r_0", rate, "", Range.POSITIVE);
    }

    /**
     * The rule.
     *
     * @param learningRate eta, 1/ms
     * @param thresholdMs time constant tau_theta of the threshold, ms
     * @param rate rate r_0 at which a constant activity is its own threshold
     * @return the model
     * @throws IllegalArgumentException unless the learning rate is finite and the others finite and &gt; 0
     */
    public static Bcm of(double learningRate, double thresholdMs, double rate) {
        return new Bcm(learningRate, thresholdMs, rate);
    }

    @Override
    public void update(GradedRow row) {
        double[] w = row.weight();
        double[] theta = row.variable(THETA);
        double[] pre = row.pre();
        double[] post = row.post();
        double eta = row.dt() * learningRate;
        double approach = -ElementaryMath.expm1(-row.dt() / tau);
        double square = perRate;
        int n = row.size();
        for (int k = 0; k < n; k++) {
            double r = post[k];
            w[k] += eta * pre[k] * r * (r - theta[k]);
            theta[k] += approach * (r * r * square - theta[k]);
        }
    }
}
