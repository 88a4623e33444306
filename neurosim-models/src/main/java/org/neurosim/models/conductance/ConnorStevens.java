package org.neurosim.models.conductance;

import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.GateRates;
import org.neurosim.models.membrane.Membrane;

/**
 * The Connor-Stevens neuron, with a transient (A-type) potassium channel that lets it fire at any low rate, in the form
 * of Dayan and Abbott.
 *
 * <pre>
 * C_m dv/dt = g_Na m^3 h (E_Na - v) + g_K n^4 (E_K - v) + g_A a^3 b (E_A - v) + g_L (E_L - v) + I_e + I(t) + receptors
 * dx/dt     = alpha_x (1 - x) - beta_x x                x = m, h, n
 * dy/dt     = (y_inf - y) / tau_y                       y = a, b
 *
 * alpha_m = 0.38 (v + 29.7) / (1 - exp(-0.1 (v + 29.7)))   beta_m = 15.2 exp(-0.0556 (v + 54.7))
 * alpha_h = 0.266 exp(-0.05 (v + 48))                      beta_h = 3.8 / (1 + exp(-0.1 (v + 18)))
 * alpha_n = 0.02 (v + 45.7) / (1 - exp(-0.1 (v + 45.7)))   beta_n = 0.25 exp(-0.0125 (v + 55.7))
 * a_inf   = (0.0761 exp(0.0314 (v + 94.22)) / (1 + exp(0.0346 (v + 1.17))))^(1/3)
 * tau_a   = 0.3632 + 1.158 / (1 + exp(0.0497 (v + 55.96)))
 * b_inf   = (1 / (1 + exp(0.0688 (v + 53.3))))^4
 * tau_b   = 1.24 + 2.678 / (1 + exp(0.0624 (v + 50)))
 * </pre>
 *
 * with rates in 1/ms, times in ms and I(t) the current of the stimuli. Nothing is reset at a spike.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>100</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_Na, E_Na</td><td>nS, mV</td><td>12000, 55</td><td>sodium</td><td>sodium channel</td></tr>
 *   <tr><td>g_K, E_K</td><td>nS, mV</td><td>2000, -72</td><td>potassium</td><td>delayed rectifier</td></tr>
 *   <tr><td>g_L, E_L</td><td>nS, mV</td><td>30, -17</td><td>leak</td><td>leak</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>V_th</td><td>mV</td><td>0</td><td>threshold</td><td>level that makes a spike</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>0</td><td>refractory</td><td>no second spike within this time</td></tr>
 *   <tr><td>g_A, E_A</td><td>nS, mV</td><td>4770, -75</td><td>{@link Builder#transientPotassium
 *       transientPotassium}</td><td>A-type channel</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}. The defaults are those of the book (10 nF/mm2; 1.2, 0.2, 0.477 and 0.003
 * mS/mm2) on 10,000 um2, so that 1 uA/cm2 there is 100 pA here.
 *
 * <p><b>Spike.</b> By default where v crosses V_th upwards ({@link Threshold.Condition#RISING}).
 *
 * <p><b>State variables.</b> v (mV), starts at -68, near its rest; m, h, n, a, b (pure numbers in [0, 1]), start at
 * their steady state for the initial v unless given; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler by default (first order), RK4 (fourth
 * order, steps up to 0.02 ms), adaptive for reference. Rates have no singular points.
 *
 * <p>Sources: Connor and Stevens 1971, J Physiol 213:31; Connor, Walter and McKown 1977, Biophys J 18:81; Dayan and
 * Abbott 2001, Theoretical neuroscience, section 6.2 and appendix 6.A.
 */
public final class ConnorStevens {

    private ConnorStevens() {}

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
        private double gA;
        private double eA;

        private Builder() {
            super("ConnorStevens");
            capacitance(100);
            sodium(12_000, 55);
            potassium(2000, -72);
            leak(30, -17);
            transientPotassium(4770, -75);
            threshold(0);
            refractory(0);
            spikeCondition(Threshold.Condition.RISING);
        }

        /**
         * Sets the A-type potassium channel.
         *
         * @param gNs conductance with all gates open, nS
         * @param eMv reversal potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potential finite
         */
        public Builder transientPotassium(double gNs, double eMv) {
            gA = Checks.require(model(), "g_A", gNs, "nS", Range.NON_NEGATIVE);
            eA = Checks.require(model(), "E_A", eMv, "mV", Range.FINITE);
            return this;
        }

        @Override
        public Neuron.ConditionallyLinear build() {
            return build(
                    List.of(),
                    spec -> spec.state("v", "mV", -68),
                    List.of("m", "h", "n"),
                    List.of(new TransientPotassium(gA, eA)),
                    Cell::new);
        }
    }

    private static final class Cell extends ChannelNeuron {

        Cell(Membership membership) {
            super(membership);
        }

        @Override
        void rates(Block block, double[] v, double[][] a, double[][] b) {
            int n = block.size();
            ColumnMath math = block.math();
            GateRates.linoid(math, v, 3.8, -29.7, 10, a[M], n);
            GateRates.exponential(math, v, 15.2, -54.7, -1 / 0.0556, b[M], n);
            GateRates.exponential(math, v, 0.266, -48, -20, a[H], n);
            GateRates.logistic(math, v, 3.8, -18, 10, b[H], n);
            GateRates.linoid(math, v, 0.2, -45.7, 10, a[N], n);
            GateRates.exponential(math, v, 0.25, -55.7, -80, b[N], n);
            for (int gate = M; gate <= N; gate++) {
                GateRates.total(a[gate], b[gate], n);
            }
        }
    }

    /** The A-type channel, {@code g_A a^3 b}. */
    private record TransientPotassium(double g, double e) implements Channel.Kind {

        @Override
        public List<Channel.OwnParameter> parameters() {
            return List.of(
                    new Channel.OwnParameter("g_A", "nS", g, Range.NON_NEGATIVE),
                    new Channel.OwnParameter("E_A", "mV", e, Range.FINITE));
        }

        @Override
        public List<String> gates() {
            return List.of("a", "b");
        }

        @Override
        public Channel bind(NeuronSpec spec) {
            return new Kernel(
                    spec.parameterIndex("g_A"), spec.parameterIndex("E_A"), spec.stateIndex("a"), spec.stateIndex("b"));
        }
    }

    private record Kernel(int g, int e, int gateA, int gateB) implements Channel {
        private static final double THIRD = 1.0 / 3;

        @Override
        public void add(Block block, double[][] x, double[] drive, double[] conductance) {
            Membrane.addSodium(
                    x[gateA], x[gateB], block.parameter(g), block.parameter(e), drive, conductance, block.size());
        }

        @Override
        public void rates(Block block, double[] v, double[][] a, double[][] b) {
            int n = block.size();
            ColumnMath math = block.math();
            activation(math, v, a[gateA], b[gateA], n);
            inactivation(math, v, a[gateB], b[gateB], n);
            GateRates.fromSteadyState(a[gateA], b[gateA], n);
            GateRates.fromSteadyState(a[gateB], b[gateB], n);
        }

        private static void activation(ColumnMath math, double[] v, double[] inf, double[] tau, int n) {
            GateRates.exponential(math, v, 0.0761, -94.22, 1 / 0.0314, inf, n);
            GateRates.logistic(math, v, 1, -1.17, -1 / 0.0346, tau, n);
            for (int i = 0; i < n; i++) {
                inf[i] *= tau[i];
            }
            math.pow(inf, THIRD, inf, n);
            GateRates.logistic(math, v, 1.158, -55.96, -1 / 0.0497, tau, n);
            add(0.3632, tau, n);
        }

        private static void inactivation(ColumnMath math, double[] v, double[] inf, double[] tau, int n) {
            GateRates.logistic(math, v, 1, -53.3, -1 / 0.0688, inf, n);
            for (int i = 0; i < n; i++) {
                double squared = inf[i] * inf[i];
                inf[i] = squared * squared;
            }
            GateRates.logistic(math, v, 2.678, -50, -1 / 0.0624, tau, n);
            add(1.24, tau, n);
        }

        private static void add(double constant, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] += constant;
            }
        }
    }
}
