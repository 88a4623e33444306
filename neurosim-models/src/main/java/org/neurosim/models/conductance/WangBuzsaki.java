package org.neurosim.models.conductance;

import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.GateRates;
import org.neurosim.models.membrane.Membrane;

/**
 * The fast-spiking hippocampal interneuron of Wang and Buzsaki: sodium activation that follows v at once, and short
 * afterhyperpolarisation.
 *
 * <pre>
 * C_m dv/dt = g_Na m_inf(v)^3 h (E_Na - v) + g_K n^4 (E_K - v) + g_L (E_L - v) + I_e + I(t) + receptors
 * dx/dt     = phi (alpha_x (1 - x) - beta_x x)          x = h, n;  m_inf = alpha_m / (alpha_m + beta_m)
 *
 * alpha_m = 0.1 (v + 35) / (1 - exp(-(v + 35) / 10))    beta_m = 4 exp(-(v + 60) / 18)
 * alpha_h = 0.07 exp(-(v + 58) / 20)                    beta_h = 1 / (1 + exp(-(v + 28) / 10))
 * alpha_n = 0.01 (v + 34) / (1 - exp(-(v + 34) / 10))   beta_n = 0.125 exp(-(v + 44) / 80)
 * </pre>
 *
 * with rates in 1/ms and I(t) the current of the stimuli. Nothing is reset at a spike.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>100</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_Na, E_Na</td><td>nS, mV</td><td>3500, 55</td><td>sodium</td><td>sodium channel</td></tr>
 *   <tr><td>g_K, E_K</td><td>nS, mV</td><td>900, -90</td><td>potassium</td><td>potassium channel</td></tr>
 *   <tr><td>g_L, E_L</td><td>nS, mV</td><td>10, -65</td><td>leak</td><td>leak</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>V_th</td><td>mV</td><td>0</td><td>threshold</td><td>level that makes a spike</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>0</td><td>refractory</td><td>no second spike within this time</td></tr>
 *   <tr><td>phi</td><td></td><td>5</td><td>{@link Builder#phi phi}</td><td>factor on the rates of h and n</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}. The defaults are those of the paper (1 uF/cm2; 35, 9 and 0.1 mS/cm2) on
 * 10,000 um2, so that 1 uA/cm2 there is 100 pA here.
 *
 * <p><b>Spike.</b> By default where v crosses V_th upwards ({@link Threshold.Condition#RISING}).
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; h, n (pure numbers in [0, 1]), start at their steady state for the
 * initial v unless given; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler by default (first order), RK4 (fourth
 * order, steps up to 0.02 ms), adaptive for reference. Rates have no singular points.
 *
 * <p>Source: Wang and Buzsaki 1996, J Neurosci 16:6402, p. 6403.
 */
public final class WangBuzsaki {
    private static final int STATE_H = 1;
    private static final int STATE_N = 2;

    private WangBuzsaki() {}

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
        private double phi = 5;

        private Builder() {
            super("WangBuzsaki");
            capacitance(100);
            sodium(3500, 55);
            potassium(900, -90);
            leak(10, -65);
            threshold(0);
            refractory(0);
            spikeCondition(Threshold.Condition.RISING);
        }

        /**
         * Sets the factor on the rates of h and n.
         *
         * @param factor factor
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt; 0
         */
        public Builder phi(double factor) {
            phi = Checks.require(model(), "phi", factor, "", Range.POSITIVE);
            return this;
        }

        @Override
        public Neuron.ConditionallyLinear build() {
            return build(
                    List.of(new Channel.OwnParameter("phi", "", phi, Range.POSITIVE)),
                    spec -> spec.state("v", "mV", "E_L"),
                    List.of("h", "n"),
                    List.of(),
                    Cell::new);
        }
    }

    private static final class Cell extends ChannelNeuron {

        Cell(Membership membership) {
            super(membership);
        }

        @Override
        void channels(Block block, double[][] x, double[] drive, double[] conductance) {
            int n = block.size();
            double[] m = block.scratch(0);
            sodiumActivation(block.math(), x[V], m, block.scratch(1), n);
            addLeak(block, drive, conductance);
            Membrane.addPotassium(x[STATE_N], block.parameter(G_K), block.parameter(E_K), drive, conductance, n);
            Membrane.addSodium(m, x[STATE_H], block.parameter(G_NA), block.parameter(E_NA), drive, conductance, n);
        }

        private static void sodiumActivation(ColumnMath math, double[] v, double[] m, double[] beta, int n) {
            GateRates.linoid(math, v, 1, -35, 10, m, n);
            GateRates.exponential(math, v, 4, -60, -18, beta, n);
            for (int i = 0; i < n; i++) {
                m[i] = m[i] / (m[i] + beta[i]);
            }
        }

        @Override
        void rates(Block block, double[] v, double[][] a, double[][] b) {
            int n = block.size();
            ColumnMath math = block.math();
            double[] phi = block.parameter(OWN);
            GateRates.exponential(math, v, 0.07, -58, -20, a[STATE_H], n);
            GateRates.logistic(math, v, 1, -28, 10, b[STATE_H], n);
            GateRates.linoid(math, v, 0.1, -34, 10, a[STATE_N], n);
            GateRates.exponential(math, v, 0.125, -44, -80, b[STATE_N], n);
            for (int gate = STATE_H; gate <= STATE_N; gate++) {
                GateRates.total(a[gate], b[gate], n);
                GateRates.times(phi, a[gate], b[gate], n);
            }
        }
    }
}
