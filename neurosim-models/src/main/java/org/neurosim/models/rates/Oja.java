package org.neurosim.models.rates;

import org.neurosim.api.model.GradedRow;

/**
 * Oja's rule between {@linkplain RateUnit rate units}: Hebb's with a decay that keeps the weight vector of a unit at length 1.
 *
 * <pre>
 * dw/dt = eta r_i (r_j - r_i w)
 * </pre>
 *
 * with r_j the presynaptic rate as it reaches the synapse and r_i the postsynaptic one. For a linear unit of gain 1 the weights
 * converge to the first eigenvector of the inputs' correlation matrix. Transmits as {@link RateConnection}. Parameter: eta (1/ms
 * per unit of rate squared). No variables. Weights are advanced by Euler steps: of first order; eta r^2 dt must be small
 * against 1.
 *
 * <p>Source: Oja 1982, J Math Biol 15:267.
 */
public final class Oja extends RateLearning {

    private Oja(double learningRate) {
        super("Oja", learningRate);
    }

    /**
     * The rule.
     *
     * @param learningRate eta, 1/ms
     * @return the model
     * @throws IllegalArgumentException unless finite
     */
    public static Oja of(double learningRate) {
        return new Oja(learningRate);
    }

    @Override
    public void update(GradedRow row) {
        double[] w = row.weight();
        double[] pre = row.pre();
        double[] post = row.post();
        double eta = row.dt() * learningRate;
        int n = row.size();
        for (int k = 0; k < n; k++) {
            w[k] += eta * post[k] * (pre[k] - post[k] * w[k]);
        }
    }
}
