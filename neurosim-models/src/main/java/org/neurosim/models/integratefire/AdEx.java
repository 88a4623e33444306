package org.neurosim.models.integratefire;

import java.util.Objects;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Range;

/**
 * The adaptive exponential integrate-and-fire neuron (AdEx).
 *
 * <pre>
 * C_m dv/dt   = g_L (E_L - v) + g_L Delta_T exp((v - V_T) / Delta_T) - w + I_e + I(t) + sum of the receptors' currents
 * tau_w dw/dt = a (v - E_L) - w
 * </pre>
 *
 * with I(t) the current of the stimuli. It spikes where {@code v >= V_peak} at the end of a step; then {@code v =
 * V_reset}, held there for t_ref, and {@code w = w + b}; w goes on during the refractory period.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>281</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_L</td><td>nS</td><td>30</td><td>leakConductance</td><td>leak conductance</td></tr>
 *   <tr><td>E_L</td><td>mV</td><td>-70.6</td><td>restingPotential</td><td>leak reversal potential</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>0</td><td>refractory</td><td>refractory period, rounded to steps</td></tr>
 *   <tr><td>V_T</td><td>mV</td><td>-50.4</td><td>threshold</td><td>threshold of the upstroke</td></tr>
 *   <tr><td>Delta_T</td><td>mV</td><td>2</td><td>slopeFactor</td><td>sharpness of the upstroke</td></tr>
 *   <tr><td>V_peak</td><td>mV</td><td>0</td><td>peak</td><td>level that makes a spike</td></tr>
 *   <tr><td>V_reset</td><td>mV</td><td>-70.6</td><td>reset</td><td>reset potential</td></tr>
 *   <tr><td>a</td><td>nS</td><td>4</td><td>{@link Builder#adaptation adaptation}</td><td>subthreshold
 *       adaptation</td></tr>
 *   <tr><td>b</td><td>pA</td><td>80.5</td><td>{@link Builder#adaptation adaptation}</td><td>spike-triggered
 *       adaptation</td></tr>
 *   <tr><td>tau_w</td><td>ms</td><td>144</td><td>{@link Builder#adaptation adaptation}</td><td>time constant of
 *       adaptation</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}, of any kind. The defaults are those of Brette and Gerstner 2005 (who put
 * the peak at 20 mV); the sets of Naud et al. 2008 are {@link Pattern}s. Where the peak is put
 * matters little: the upstroke from 0 to 20 mV takes 1e-10 ms. But v stays there to the end of its step, and w moves
 * with it by up to a (V_peak - E_L) dt / tau_w at each spike: 0.2 pA with the defaults and dt = 0.1 ms, 0.25 pA with the
 * peak at 20 mV.
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; w (pA), starts at 0; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Differential}: RK4 by default. On the right-hand side v is cut at V_peak, so that
 * no method overflows. Spikes lie on the grid: each is late by up to one step, whatever the method.
 *
 * <p>Sources: Brette and Gerstner 2005, J Neurophysiol 94:3637; Naud, Marcille, Clopath and Gerstner 2008, Biol Cybern
 * 99:335, table 1; Touboul and Brette 2008, Biol Cybern 99:319 (peak).
 */
public final class AdEx {

    private AdEx() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts with a published set of parameters.
     *
     * @param pattern the firing pattern that it shows
     * @return builder
     */
    public static Builder builder(Pattern pattern) {
        Objects.requireNonNull(pattern, "pattern");
        return new Builder()
                .capacitance(pattern.capacitance)
                .leakConductance(pattern.leak)
                .restingPotential(pattern.rest)
                .threshold(-50)
                .slopeFactor(2)
                .adaptation(pattern.a, pattern.b, pattern.tauW)
                .reset(pattern.reset);
    }

    /**
     * Firing patterns in response to a step of current, with the parameters of Naud et al. 2008, table 1. All have V_T =
     * -50 mV and Delta_T = 2 mV; the peak stays at the default.
     */
    public enum Pattern {
        /** Tonic spiking, figure 4a. */
        TONIC_SPIKING(200, 10, -70, 2, 30, 0, -58, 500),
        /** Spike-frequency adaptation, figure 4b. */
        ADAPTATION(200, 12, -70, 2, 300, 60, -58, 500),
        /** Initial burst, then regular, figure 4c. */
        INITIAL_BURST(130, 18, -58, 4, 150, 120, -50, 400),
        /** Regular bursting, figure 4d. */
        REGULAR_BURSTING(200, 10, -58, 2, 120, 100, -46, 210),
        /** Delayed accelerating, figure 4e. */
        DELAYED_ACCELERATING(200, 12, -70, -10, 300, 0, -58, 300),
        /** Delayed regular bursting, figure 4f. */
        DELAYED_REGULAR_BURSTING(100, 10, -65, -10, 90, 30, -47, 110),
        /** Transient spiking, figure 4g. */
        TRANSIENT_SPIKING(100, 10, -65, 10, 90, 100, -47, 180),
        /** Irregular spiking, figure 4h. */
        IRREGULAR_SPIKING(100, 12, -60, -11, 130, 30, -48, 160);

        private final double capacitance;
        private final double leak;
        private final double rest;
        private final double a;
        private final double tauW;
        private final double b;
        private final double reset;
        private final double current;

        Pattern(double c, double leak, double rest, double a, double tauW, double b, double reset, double current) {
            capacitance = c;
            this.leak = leak;
            this.rest = rest;
            this.a = a;
            this.tauW = tauW;
            this.b = b;
            this.reset = reset;
            this.current = current;
        }

        /**
         * The step of current that the paper's figure shows the response to.
         *
         * @return current, pA
         */
        public double current() {
            return current;
        }
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends ExponentialBuilder<Builder> {
        private double a;
        private double b;
        private double tauW;

        private Builder() {
            super("AdEx", 281, 30, -70.6);
            threshold(-50.4);
            slopeFactor(2);
            peak(0);
            reset(-70.6);
            adaptation(4, 80.5, 144);
        }

        /**
         * Sets the adaptation.
         *
         * @param aNs coupling to the voltage, nS
         * @param bPa jump of w at a spike, pA
         * @param tauMs time constant, ms
         * @return this builder
         * @throws IllegalArgumentException unless all are finite and the time constant is &gt; 0
         */
        public Builder adaptation(double aNs, double bPa, double tauMs) {
            a = require("a", aNs, "nS", Range.FINITE);
            b = require("b", bPa, "pA", Range.FINITE);
            tauW = require("tau_w", tauMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if V_reset or V_T is not below V_peak, the exponential can overflow, or the
         *     names of two receptors clash
         */
        @Override
        public Neuron.Differential build() {
            return build(
                    declareMembrane()
                            .parameter("a", "nS", a, Range.FINITE)
                            .parameter("b", "pA", b, Range.FINITE)
                            .parameter("tau_w", "ms", tauW, Range.POSITIVE)
                            .state("v", "mV", "E_L")
                            .state("w", "pA", 0),
                    ExponentialNeuron.TAU_W + 1,
                    true);
        }
    }
}
