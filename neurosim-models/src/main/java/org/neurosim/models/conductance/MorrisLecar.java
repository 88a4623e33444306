package org.neurosim.models.conductance;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.MembraneBuilder;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The Morris-Lecar neuron: calcium that activates at once and slow potassium.
 *
 * <pre>
 * C_m dv/dt = g_Ca m_inf(v) (E_Ca - v) + g_K w (E_K - v) + g_L (E_L - v) + I_e + I(t) + receptors
 * dw/dt     = phi cosh((v - V_3) / (2 V_4)) (w_inf(v) - w)
 * m_inf     = (1 + tanh((v - V_1) / V_2)) / 2           w_inf = (1 + tanh((v - V_3) / V_4)) / 2
 * </pre>
 *
 * with I(t) the current of the stimuli. Nothing is reset at a spike.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>type II</th><th>type I</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>2000</td><td>2000</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_Ca, E_Ca</td><td>nS, mV</td><td>440, 120</td><td>400, 120</td><td>calcium</td><td>calcium
 *       channel</td></tr>
 *   <tr><td>g_K, E_K</td><td>nS, mV</td><td>800, -84</td><td>800, -84</td><td>potassium</td><td>potassium
 *       channel</td></tr>
 *   <tr><td>g_L, E_L</td><td>nS, mV</td><td>200, -60</td><td>200, -60</td><td>leak</td><td>leak</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>V_1, V_2</td><td>mV</td><td>-1.2, 18</td><td>-1.2, 18</td><td>calciumActivation</td><td>middle and width of
 *       m_inf</td></tr>
 *   <tr><td>V_3, V_4</td><td>mV</td><td>2, 30</td><td>12, 17.4</td><td>potassiumActivation</td><td>middle and width of
 *       w_inf</td></tr>
 *   <tr><td>phi</td><td>1/ms</td><td>0.04</td><td>1/15</td><td>potassiumActivation</td><td>rate of w</td></tr>
 *   <tr><td>V_th</td><td>mV</td><td>0</td><td>0</td><td>threshold</td><td>level that makes a spike</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>0</td><td>0</td><td>refractory</td><td>no second spike within this time</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}. Type II begins to fire with a frequency above zero (Hopf bifurcation, near
 * 9,400 pA), type I with any low one (saddle-node on the limit cycle, near 4,000 pA). The values are those of Rinzel and
 * Ermentrout (20 uF/cm2; 4.4 or 4, 8 and 2 mS/cm2) on 10,000 um2, so that 1 uA/cm2 there is 100 pA here.
 *
 * <p><b>Spike.</b> Where v crosses V_th upwards ({@link Threshold.Condition#RISING}).
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; w (pure number in [0, 1]), starts at w_inf for the initial v unless
 * given; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler by default (first order), RK4 (fourth
 * order, steps up to 0.5 ms), adaptive for reference.
 *
 * <p>Sources: Morris and Lecar 1981, Biophys J 35:193; Rinzel and Ermentrout 1998, in Koch and Segev (eds), Methods in
 * neuronal modeling, ch. 7, table 7.1.
 */
public final class MorrisLecar {
    private MorrisLecar() {}

    /**
     * Starts with the values of type II.
     *
     * @return builder
     */
    public static Builder typeTwo() {
        return new Builder();
    }

    /**
     * Starts with the values of type I.
     *
     * @return builder
     */
    public static Builder typeOne() {
        return new Builder().calcium(400, 120).potassiumActivation(12, 17.4, 1.0 / 15);
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends MembraneBuilder<Builder> {
        private double gCa = 440;
        private double eCa = 120;
        private double gK = 800;
        private double eK = -84;
        private double gL = 200;
        private double eL = -60;
        private double v1 = -1.2;
        private double v2 = 18;
        private double v3 = 2;
        private double v4 = 30;
        private double phi = 0.04;
        private double threshold;

        private Builder() {
            super("MorrisLecar");
            capacitance(2000);
        }

        /**
         * Sets the calcium channel.
         *
         * @param gNs conductance when open, nS
         * @param eMv reversal potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potential finite
         */
        public Builder calcium(double gNs, double eMv) {
            gCa = require("g_Ca", gNs, "nS", Range.NON_NEGATIVE);
            eCa = require("E_Ca", eMv, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the potassium channel.
         *
         * @param gNs conductance when open, nS
         * @param eMv reversal potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potential finite
         */
        public Builder potassium(double gNs, double eMv) {
            gK = require("g_K", gNs, "nS", Range.NON_NEGATIVE);
            eK = require("E_K", eMv, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the leak.
         *
         * @param gNs conductance, nS
         * @param eMv reversal potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potential finite
         */
        public Builder leak(double gNs, double eMv) {
            gL = require("g_L", gNs, "nS", Range.NON_NEGATIVE);
            eL = require("E_L", eMv, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets m_inf.
         *
         * @param middleMv V_1, mV
         * @param widthMv V_2, mV
         * @return this builder
         * @throws IllegalArgumentException unless V_1 is finite and V_2 finite and &gt; 0
         */
        public Builder calciumActivation(double middleMv, double widthMv) {
            v1 = require("V_1", middleMv, "mV", Range.FINITE);
            v2 = require("V_2", widthMv, "mV", Range.POSITIVE);
            return this;
        }

        /**
         * Sets w_inf and the rate of w.
         *
         * @param middleMv V_3, mV
         * @param widthMv V_4, mV
         * @param rate phi, 1/ms
         * @return this builder
         * @throws IllegalArgumentException unless V_3 is finite and V_4 and phi are finite and &gt; 0
         */
        public Builder potassiumActivation(double middleMv, double widthMv, double rate) {
            v3 = require("V_3", middleMv, "mV", Range.FINITE);
            v4 = require("V_4", widthMv, "mV", Range.POSITIVE);
            phi = require("phi", rate, "1/ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the level that makes a spike.
         *
         * @param mV potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder threshold(double mV) {
            threshold = require("V_th", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if the names of two receptors clash
         */
        public Neuron.ConditionallyLinear build() {
            NeuronSpec.Builder b = NeuronSpec.builder(model())
                    .parameter("C_m", "pF", capacitance(), Range.POSITIVE)
                    .parameter("g_Ca", "nS", gCa, Range.NON_NEGATIVE)
                    .parameter("E_Ca", "mV", eCa, Range.FINITE)
                    .parameter("g_K", "nS", gK, Range.NON_NEGATIVE)
                    .parameter("E_K", "mV", eK, Range.FINITE)
                    .parameter("g_L", "nS", gL, Range.NON_NEGATIVE)
                    .parameter("E_L", "mV", eL, Range.FINITE)
                    .parameter("I_e", "pA", current(), Range.FINITE)
                    .parameter("V_1", "mV", v1, Range.FINITE)
                    .parameter("V_2", "mV", v2, Range.POSITIVE)
                    .parameter("V_3", "mV", v3, Range.FINITE)
                    .parameter("V_4", "mV", v4, Range.POSITIVE)
                    .parameter("phi", "1/ms", phi, Range.POSITIVE)
                    .parameter("V_th", "mV", threshold, Range.FINITE)
                    .parameter("t_ref", "ms", refractory(), Range.NON_NEGATIVE)
                    .state("v", "mV", "E_L")
                    .state("w", "", 0);
            ReceptorSet.declare(b, MorrisLecarCell.PARAMETERS, receptors());
            NeuronSpec spec = b.threshold("v", "V_th", Threshold.Condition.RISING)
                    .refractory("t_ref")
                    .build();
            return new MorrisLecarCell(spec, ReceptorSet.of(spec, receptors()));
        }
    }
}
