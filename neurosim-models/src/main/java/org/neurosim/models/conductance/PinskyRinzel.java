package org.neurosim.models.conductance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.MembraneBuilder;
import org.neurosim.models.Receptor;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The two-compartment CA3 pyramidal cell of Pinsky and Rinzel: a soma that spikes and a dendrite whose calcium makes
 * bursts.
 *
 * <pre>
 * C_m dv/dt   = g_L (E_L - v) + g_Na m_inf(v)^2 h (E_Na - v) + g_KDR n (E_K - v)
 *               + (g_c (v_d - v) + I_e + I(t) + receptors of the soma) / p
 * C_m dv_d/dt = g_L (E_L - v_d) + g_Ca s^2 (E_Ca - v_d) + g_KAHP q (E_K - v_d) + g_KC c chi (E_K - v_d)
 *               + (g_c (v - v_d) + I_d + receptors of the dendrite) / (1 - p)
 * dCa/dt      = k_Ca g_Ca s^2 (E_Ca - v_d) - 0.075 Ca          chi = min(Ca / 250, 1)
 * dx/dt       = alpha_x (1 - x) - beta_x x                     x = h, n, s, c, q;  u = v + 60, u_d = v_d + 60
 *
 * alpha_m = 0.32 (13.1 - u) / (exp((13.1 - u) / 4) - 1)       beta_m = 0.28 (u - 40.1) / (exp((u - 40.1) / 5) - 1)
 * alpha_h = 0.128 exp((17 - u) / 18)                          beta_h = 4 / (1 + exp((40 - u) / 5))
 * alpha_n = 0.016 (35.1 - u) / (exp((35.1 - u) / 5) - 1)      beta_n = 0.25 exp(0.5 - 0.025 u)
 * alpha_s = 1.6 / (1 + exp(-0.072 (u_d - 65)))                beta_s = 0.02 (u_d - 51.1) / (exp((u_d - 51.1) / 5) - 1)
 * alpha_c = exp((u_d - 10) / 11 - (u_d - 6.5) / 27) / 18.975  beta_c = 2 exp((6.5 - u_d) / 27) - alpha_c   u_d &lt;= 50
 * alpha_c = 2 exp((6.5 - u_d) / 27)                           beta_c = 0                                   u_d &gt; 50
 * alpha_q = min(0.00002 Ca, 0.01)                             beta_q = 0.001
 * </pre>
 *
 * with rates in 1/ms, m_inf = alpha_m / (alpha_m + beta_m), Ca a pure number and I(t) the current of the stimuli, into
 * the soma. Nothing is reset at a spike.
 *
 * <table>
 *   <caption>Parameters; capacitance and conductances are the paper's densities times the area of the whole
 *       cell</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>300</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_L, E_L</td><td>nS, mV</td><td>10, -60</td><td>leak</td><td>leak of both compartments</td></tr>
 *   <tr><td>g_Na, E_Na</td><td>nS, mV</td><td>3000, 60</td><td>sodium</td><td>sodium, soma</td></tr>
 *   <tr><td>g_KDR, E_K</td><td>nS, mV</td><td>1500, -75</td><td>potassium</td><td>delayed rectifier, soma</td></tr>
 *   <tr><td>g_Ca, E_Ca</td><td>nS, mV</td><td>1000, 80</td><td>calcium</td><td>calcium, dendrite</td></tr>
 *   <tr><td>g_KAHP, g_KC</td><td>nS</td><td>80, 1500</td><td>calciumPotassium</td><td>calcium-dependent potassium,
 *       dendrite</td></tr>
 *   <tr><td>g_c, p</td><td>nS, 1</td><td>210, 0.5</td><td>coupling</td><td>coupling, somatic part of the area</td></tr>
 *   <tr><td>I_e, I_d</td><td>pA</td><td>0, 0</td><td>current, dendriticCurrent</td><td>constant currents</td></tr>
 *   <tr><td>k_Ca</td><td>1/(pA ms)</td><td>0.0013</td><td>calciumPerCurrent</td><td>calcium per calcium
 *       current</td></tr>
 *   <tr><td>V_th</td><td>mV</td><td>-30</td><td>threshold</td><td>level of v that makes a spike</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>0</td><td>refractory</td><td>no second spike within this time</td></tr>
 * </table>
 *
 * and those of the {@link Receptor receptors}, of the soma first. The defaults are those of the paper on 10,000 um2, so
 * that 1 uA/cm2 there is 100 pA here; potentials are absolute, with the paper's zero at -60 mV. With another area, k_Ca
 * scales with its inverse.
 *
 * <p><b>Spike.</b> Where v crosses V_th upwards ({@link Threshold.Condition#RISING}). In a burst only the first spike
 * exceeds 0 mV; the default counts all.
 *
 * <p><b>State variables.</b> v, v_d (mV), start at E_L; h, n, s, c, q, at their steady states for the initial v, v_d and
 * Ca unless given; Ca, 0; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler by default (first order), RK4 (fourth
 * order, steps up to 0.02 ms), adaptive for reference. Rates have no singular points; alpha_c has a kink where
 * its branches meet, at u_d = 50; there beta_c is 0, not the -1e-5 of the branches as printed.
 *
 * <p>Source: Pinsky and Rinzel 1994, J Comput Neurosci 1:39, equations 1-4 and appendix (erratum 2:275).
 */
public final class PinskyRinzel {

    private static final Range OPEN_UNIT_INTERVAL = new Range(0, 1, false, false);

    private PinskyRinzel() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends MembraneBuilder<Builder> {
        private double gL = 10;
        private double eL = -60;
        private double gNa = 3000;
        private double eNa = 60;
        private double gKdr = 1500;
        private double eK = -75;
        private double gCa = 1000;
        private double eCa = 80;
        private double gKahp = 80;
        private double gKc = 1500;
        private double gc = 210;
        private double somaticPart = 0.5;
        private double dendriticCurrent;
        private double calciumPerCurrent = 0.0013;
        private double threshold = -30;
        private final List<Receptor> dendritic = new ArrayList<>();

        private Builder() {
            super("PinskyRinzel");
            capacitance(300);
        }

        /**
         * Sets the leak.
         *
         * @param gNs conductance with all gates open, nS
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
         * Sets the sodium channel.
         *
         * @param gNs conductance with all gates open, nS
         * @param eMv reversal potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potential finite
         */
        public Builder sodium(double gNs, double eMv) {
            gNa = require("g_Na", gNs, "nS", Range.NON_NEGATIVE);
            eNa = require("E_Na", eMv, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the delayed rectifier, and the reversal potential of all potassium channels.
         *
         * @param gNs conductance with all gates open, nS
         * @param eMv reversal potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potential finite
         */
        public Builder potassium(double gNs, double eMv) {
            gKdr = require("g_KDR", gNs, "nS", Range.NON_NEGATIVE);
            eK = require("E_K", eMv, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the calcium channel.
         *
         * @param gNs conductance with all gates open, nS
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
         * Sets the calcium-dependent potassium channels.
         *
         * @param gKahpNs conductance of the slow channel (AHP) with its gate open, nS
         * @param gKcNs conductance of the fast channel (C) with its gates open, nS
         * @return this builder
         * @throws IllegalArgumentException unless both are finite and &gt;= 0
         */
        public Builder calciumPotassium(double gKahpNs, double gKcNs) {
            gKahp = require("g_KAHP", gKahpNs, "nS", Range.NON_NEGATIVE);
            gKc = require("g_KC", gKcNs, "nS", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the compartments.
         *
         * @param gNs coupling conductance g_c, nS
         * @param somaticPart p, the soma's part of the area, in (0, 1)
         * @return this builder
         * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the part in (0, 1)
         */
        public Builder coupling(double gNs, double somaticPart) {
            gc = require("g_c", gNs, "nS", Range.NON_NEGATIVE);
            this.somaticPart = require("p", somaticPart, "", OPEN_UNIT_INTERVAL);
            return this;
        }

        /**
         * Sets the constant current into the dendrite.
         *
         * @param pA current, pA
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder dendriticCurrent(double pA) {
            dendriticCurrent = require("I_d", pA, "pA", Range.FINITE);
            return this;
        }

        /**
         * Sets how much calcium the calcium current brings.
         *
         * @param perPaMs k_Ca, 1/(pA ms)
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt;= 0
         */
        public Builder calciumPerCurrent(double perPaMs) {
            calciumPerCurrent = require("k_Ca", perPaMs, "1/(pA ms)", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the level that makes a spike.
         *
         * @param mV potential of the soma, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder threshold(double mV) {
            threshold = require("V_th", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Adds a receptor to the dendrite.
         *
         * @param receptor receptor of any kind
         * @return this builder
         */
        public Builder dendriticReceptor(Receptor receptor) {
            dendritic.add(Objects.requireNonNull(receptor, "receptor"));
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
                    .parameter("g_L", "nS", gL, Range.NON_NEGATIVE)
                    .parameter("E_L", "mV", eL, Range.FINITE)
                    .parameter("g_Na", "nS", gNa, Range.NON_NEGATIVE)
                    .parameter("E_Na", "mV", eNa, Range.FINITE)
                    .parameter("g_KDR", "nS", gKdr, Range.NON_NEGATIVE)
                    .parameter("E_K", "mV", eK, Range.FINITE)
                    .parameter("g_Ca", "nS", gCa, Range.NON_NEGATIVE)
                    .parameter("E_Ca", "mV", eCa, Range.FINITE)
                    .parameter("g_KAHP", "nS", gKahp, Range.NON_NEGATIVE)
                    .parameter("g_KC", "nS", gKc, Range.NON_NEGATIVE)
                    .parameter("g_c", "nS", gc, Range.NON_NEGATIVE)
                    .parameter("p", "", somaticPart, OPEN_UNIT_INTERVAL)
                    .parameter("I_e", "pA", current(), Range.FINITE)
                    .parameter("I_d", "pA", dendriticCurrent, Range.FINITE)
                    .parameter("k_Ca", "1/(pA ms)", calciumPerCurrent, Range.NON_NEGATIVE)
                    .parameter("V_th", "mV", threshold, Range.FINITE)
                    .parameter("t_ref", "ms", refractory(), Range.NON_NEGATIVE)
                    .state("v", "mV", "E_L")
                    .state("v_d", "mV", "E_L")
                    .state("h", "", 0)
                    .state("n", "", 0)
                    .state("s", "", 0)
                    .state("c", "", 0)
                    .state("q", "", 0)
                    .state("Ca", "", 0);
            int next = ReceptorSet.declare(b, PinskyRinzelCell.PARAMETERS, receptors(), "v");
            ReceptorSet.declare(b, next, dendritic, "v_d");
            NeuronSpec spec = b.threshold("v", "V_th", Threshold.Condition.RISING)
                    .refractory("t_ref")
                    .build();
            return new PinskyRinzelCell(spec, ReceptorSet.of(spec, receptors()), ReceptorSet.of(spec, dendritic));
        }
    }
}
