package org.neurosim.models.synapses;

import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.model.Transmission;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.GateRates;

/**
 * A chemical synapse that follows the membrane potential v of its presynaptic neuron without spikes.
 *
 * <pre>
 * F(v)  = 1 / (1 + exp(-(v - theta) / k))
 * s     = F(v)                                          {@link #instantaneous}
 * ds/dt = alpha F(v) (1 - s) - beta s                   {@link #kinetic}
 * </pre>
 *
 * It ends at a {@link org.neurosim.models.Receptor#gradedConductance} of the target, where the weight w, in nS, makes the current {@code w s (E
 * - v)}, or at a {@link org.neurosim.models.Receptor#gradedCurrent} with weights in pA.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th></th></tr>
 *   <tr><td>theta</td><td>mV</td><td>potential of half activation</td></tr>
 *   <tr><td>k</td><td>mV</td><td>width of the activation curve</td></tr>
 *   <tr><td>alpha</td><td>1/ms</td><td>rate of opening at full activation</td></tr>
 *   <tr><td>beta</td><td>1/ms</td><td>rate of closing</td></tr>
 * </table>
 *
 * <p><b>Variables</b> of each presynaptic neuron, with kinetics only: s, which starts at its steady state for the initial v,
 * and F.
 *
 * <p><b>Numerics.</b> s is advanced exactly with the mean of F at both ends of the step. Second order in the time step.
 * Delay 0 unless the projection gives one.
 *
 * <p>Sources: Wang and Rinzel 1992, Neural Comput 4:84 (instantaneous and kinetic; the paper's k_r is beta, its alpha 1);
 * Wang and Buzsaki 1996, J Neurosci 16:6402 (theta 0 mV, k 2 mV, alpha 12/ms, beta 0.1/ms).
 */
public final class GradedSynapse implements Synapse.Graded {
    private static final String NAME = "GradedSynapse";
    private static final int S = 0;
    private static final int F = 1;

    private final SynapseSpec spec = new SynapseSpec(NAME, List.of());
    private final double theta;
    private final double k;
    private final double alpha;
    private final double beta;
    private final boolean kinetic;

    private GradedSynapse(double theta, double k, double alpha, double beta, boolean kinetic) {
        this.theta = Checks.require(NAME, "theta", theta, "mV", Range.FINITE);
        this.k = Checks.require(NAME, "k", k, "mV", Range.POSITIVE);
        this.alpha = Checks.require(NAME, "alpha", alpha, "1/ms", Range.POSITIVE);
        this.beta = Checks.require(NAME, "beta", beta, "1/ms", Range.POSITIVE);
        this.kinetic = kinetic;
    }

    /**
     * Transmits the activation itself.
     *
     * @param thetaMv potential of half activation theta, mV
     * @param kMv width k, mV
     * @return the model
     * @throws IllegalArgumentException unless theta is finite and k finite and &gt; 0
     */
    public static GradedSynapse instantaneous(double thetaMv, double kMv) {
        return new GradedSynapse(thetaMv, kMv, 1, 1, false);
    }

    /**
     * Transmits a gating variable of first order.
     *
     * @param thetaMv potential of half activation theta, mV
     * @param kMv width k, mV
     * @param alphaPerMs rate of opening alpha, 1/ms
     * @param betaPerMs rate of closing beta, 1/ms
     * @return the model
     * @throws IllegalArgumentException unless theta is finite and the others are finite and &gt; 0
     */
    public static GradedSynapse kinetic(double thetaMv, double kMv, double alphaPerMs, double betaPerMs) {
        return new GradedSynapse(thetaMv, kMv, alphaPerMs, betaPerMs, true);
    }

    @Override
    public SynapseSpec spec() {
        return spec;
    }

    @Override
    public String presynapticVariable() {
        return "v";
    }

    @Override
    public List<StateVariable> states() {
        return kinetic
                ? List.of(new StateVariable("s", "", 0, null, null), new StateVariable("F", "", 0, null, null))
                : List.of();
    }

    @Override
    public void initialize(Transmission neurons) {
        int n = neurons.size();
        double[] out = neurons.out();
        GateRates.logistic(neurons.math(), neurons.variable(), 1, theta, k, out, n);
        if (kinetic) {
            System.arraycopy(out, 0, neurons.state(F), 0, n);
            for (int i = 0; i < n; i++) {
                out[i] = alpha * out[i] / (alpha * out[i] + beta);
            }
            System.arraycopy(out, 0, neurons.state(S), 0, n);
        }
    }

    @Override
    public void transmit(Transmission neurons) {
        int n = neurons.size();
        if (!kinetic) {
            GateRates.logistic(neurons.math(), neurons.variable(), 1, theta, k, neurons.out(), n);
            return;
        }
        double[] activation = neurons.scratch(0);
        double[] rate = neurons.scratch(1);
        double[] kept = neurons.scratch(2);
        double[] s = neurons.state(S);
        GateRates.logistic(neurons.math(), neurons.variable(), 1, theta, k, activation, n);
        opening(neurons.state(F), activation, rate, kept, neurons.dt(), n);
        neurons.math().exp(kept, kept, n);
        advance(s, rate, kept, n);
        System.arraycopy(activation, 0, neurons.state(F), 0, n);
        System.arraycopy(s, 0, neurons.out(), 0, n);
    }

    /** The rate of opening, with the mean of the activation, and the exponent of what is kept of s. */
    private void opening(double[] before, double[] after, double[] rate, double[] exponent, double dt, int n) {
        double half = 0.5 * alpha;
        double closing = beta;
        for (int i = 0; i < n; i++) {
            rate[i] = half * (before[i] + after[i]);
            exponent[i] = -dt * (rate[i] + closing);
        }
    }

    private void advance(double[] s, double[] rate, double[] kept, int n) {
        double closing = beta;
        for (int i = 0; i < n; i++) {
            double steady = rate[i] / (rate[i] + closing);
            s[i] = steady + (s[i] - steady) * kept[i];
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
