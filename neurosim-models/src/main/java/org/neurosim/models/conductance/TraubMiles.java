package org.neurosim.models.conductance;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.checks.Checks;

/**
 * The Hodgkin-Huxley type neuron of Traub and Miles (hippocampal pyramidal cells), as one compartment, in the form of
 * the COBAHH network benchmark.
 *
 * <pre>
 * C_m dv/dt = g_Na m^3 h (E_Na - v) + g_K n^4 (E_K - v) + g_L (E_L - v) + I_e + I(t) + sum of the receptors' currents
 * dx/dt     = alpha_x (1 - x) - beta_x x                x = m, h, n;  u = v - V_T
 *
 * alpha_m = 0.32 (13 - u) / (exp((13 - u) / 4) - 1)     beta_m = 0.28 (u - 40) / (exp((u - 40) / 5) - 1)
 * alpha_h = 0.128 exp((17 - u) / 18)                    beta_h = 4 / (1 + exp((40 - u) / 5))
 * alpha_n = 0.032 (15 - u) / (exp((15 - u) / 5) - 1)    beta_n = 0.5 exp((10 - u) / 40)
 * </pre>
 *
 * with rates in 1/ms and I(t) the current of the stimuli. Nothing is reset at a spike.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>200</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_Na, E_Na</td><td>nS, mV</td><td>20000, 50</td><td>sodium</td><td>sodium channel</td></tr>
 *   <tr><td>g_K, E_K</td><td>nS, mV</td><td>6000, -90</td><td>potassium</td><td>potassium channel</td></tr>
 *   <tr><td>g_L, E_L</td><td>nS, mV</td><td>10, -65</td><td>leak</td><td>leak</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>V_th</td><td>mV</td><td>-20</td><td>threshold</td><td>level that makes a spike</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>3</td><td>refractory</td><td>no second spike within this time; rounded to
 *       steps</td></tr>
 *   <tr><td>V_T</td><td>mV</td><td>-63</td><td>{@link Builder#voltageOffset voltageOffset}</td><td>shifts the rates
 *       along v; the neuron fires from about V_T + 10 mV</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}. The defaults are those of the benchmark: 1 uF/cm2, 100, 30 and 0.05
 * mS/cm2 on 20,000 um2.
 *
 * <p><b>Spike.</b> By default where v is at or above V_th outside of the refractory period ({@link
 * Threshold.Condition#AT_OR_ABOVE}), the convention of the benchmark; {@code spikeCondition(PEAK)} with {@code
 * threshold(V_T + 30)} and {@code refractory(2)} is that of NEST's {@code hh_cond_exp_traub}.
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; m, h, n (pure numbers in [0, 1]), start at their steady state for
 * the initial v unless given; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler by default (first order, stable for any
 * step; at 0.1 ms its spike train is 9 % slow at 75 Hz, at 0.02 ms 2 %), RK4 (fourth order, steps up to 0.05 ms),
 * adaptive for reference. Rates have no singular points: where a quotient is 0/0 it has its limit, by {@code exprel(x)
 * = (e^x - 1) / x}.
 *
 * <p>Sources: Traub and Miles 1991, Neuronal networks of the hippocampus, Cambridge; Brette et al. 2007, J Comput
 * Neurosci 23:349, appendix 2, benchmark 3.
 */
public final class TraubMiles {

    private TraubMiles() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends ChannelNeuronBuilder<Builder> {
        private double voltageOffset = -63;

        private Builder() {
            super("TraubMiles");
            capacitance(200);
            sodium(20_000, 50);
            potassium(6000, -90);
            leak(10, -65);
            threshold(-20);
            refractory(3);
            spikeCondition(Threshold.Condition.AT_OR_ABOVE);
        }

        /**
         * Sets V_T, which shifts the rates along v.
         *
         * @param mV offset, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder voltageOffset(double mV) {
            voltageOffset = Checks.require(model(), "V_T", mV, "mV", Range.FINITE);
            return this;
        }

        @Override
        public Neuron.ConditionallyLinear build() {
            return build(
                    new Channel.OwnParameter("V_T", "mV", voltageOffset, Range.FINITE),
                    spec -> spec.state("v", "mV", "E_L"),
                    Cell::new);
        }
    }

    private static final class Cell extends ChannelNeuron {

        Cell(Membership membership) {
            super(membership);
        }

        @Override
        void rates(Block block, double[] v, double[][] a, double[][] b) {
            TraubMilesRates.write(block, v, block.parameter(OWN), a, b);
        }
    }
}
