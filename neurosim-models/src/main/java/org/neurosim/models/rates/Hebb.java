package org.neurosim.models.rates;

import org.neurosim.api.model.GradedRow;

/**
 * Hebb's rule between {@linkplain RateUnit rate units}, within bounds.
 *
 * <pre>
 * dw/dt = eta r_j r_i,     w_min &lt;= w &lt;= w_max
 * </pre>
 *
 * with r_j the presynaptic rate as it reaches the synapse and r_i the postsynaptic one. Without bounds weights grow without
 * end, fastest along the first principal component of the inputs; negative eta makes the rule anti-Hebbian. Transmits as
 * {@link RateConnection}. Parameters: eta (1/ms per unit of rate squared), w_min, w_max. No variables. Weights are advanced by
 * Euler steps: of first order.
 *
 * <p>Source: Hebb 1949, The organization of behavior; Gerstner and Kistler 2002, Spiking neuron models, section 11.1.
 */
public final class Hebb extends RateLearning {
    private final double min;
    private final double max;

    private Hebb(double learningRate, double min, double max) {
        super("Hebb", learningRate);
        if (!(min <= max)) {
            throw new IllegalArgumentException(
                    "Hebb: w_min = " + min + ", w_max = " + max + "; w_min must not be above w_max");
        }
        this.min = min;
        this.max = max;
    }

    /**
     * The rule.
     *
     * @param learningRate eta, 1/ms
     * @param min smallest weight w_min; negative infinity for none
     * @param max largest weight w_max; positive infinity for none
     * @return the model
     * @throws IllegalArgumentException unless the learning rate is finite and min &lt;= max
     */
    public static Hebb of(double learningRate, double min, double max) {
        return new Hebb(learningRate, min, max);
    }

    @Override
    public void update(GradedRow row) {
        double[] w = row.weight();
        double[] pre = row.pre();
        double[] post = row.post();
        double eta = row.dt() * learningRate;
        double low = min;
        double high = max;
        int n = row.size();
        for (int k = 0; k < n; k++) {
            w[k] = Math.min(Math.max(w[k] + eta * pre[k] * post[k], low), high);
        }
    }
}
