package org.neurosim.models;

import org.neurosim.api.Neuron;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;

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
 * and those of the {@link Receptor receptors}. The defaults are those of the benchmark: 1 uF/cm2, 100, 30 and 0.05
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

        @Override
        Builder self() {
            return this;
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
                    new OwnParameter("V_T", "mV", voltageOffset, Range.FINITE),
                    spec -> spec.state("v", "mV", "E_L"),
                    Cell::new);
        }
    }

    /**
     * The kernel: one exponential instead of six. With {@code z = exp(-u/360)} all others are powers of it: beta_n
     * needs z^9, alpha_h z^20, alpha_m z^90, and beta_m, beta_h and alpha_n need z^72. The quotients are taken as they
     * are printed, except within {@value #NEAR} mV of a point where one is 0/0: there a second pass puts in the value
     * from exprel. Rates are good to 1e-12.
     *
     * <p>Short passes over scratch columns, each small enough for the JIT compiler to vectorise. The one loop with a
     * branch stays scalar; it costs less than three exprel columns would.
     */
    private static final class Cell extends ChannelNeuron {
        private static final double ALPHA_M = StrictMath.exp(13.0 / 4);
        private static final double BETA_M = StrictMath.exp(40.0 / 5);
        private static final double ALPHA_H = 0.128 * StrictMath.exp(17.0 / 18);
        private static final double ALPHA_N = StrictMath.exp(15.0 / 5);
        private static final double BETA_N = 0.5 * StrictMath.exp(10.0 / 40);
        private static final double NEAR = 0.1;

        Cell(NeuronSpec spec, ReceptorSet receptors) {
            super(spec, receptors);
        }

        @Override
        void rates(Block block, double[] v, double[][] a, double[][] b) {
            int n = block.size();
            double[] u = block.scratch(0);
            double[] z = block.scratch(1);
            double[] z20 = block.scratch(2);
            double[] z72 = block.scratch(3);
            double[] z90 = block.scratch(4);
            arguments(v, block.parameter(OWN), u, z, n);
            block.math().exp(z, z, n);
            powers(z, z20, z72, z90, n);
            gateM(u, z72, z90, a[M], b[M], n);
            gateH(z20, z72, a[H], b[H], n);
            gateN(u, z, z72, a[N], b[N], n);
            correct(u, z, a, b, n);
        }

        /**
         * The first comparison decides for nearly all neurons at nearly all times: they are below all singular points.
         */
        private static void correct(double[] u, double[] z9, double[][] a, double[][] b, int n) {
            for (int i = 0; i < n; i++) {
                double x = u[i];
                if (x > 13 - NEAR && (Math.abs(x - 13) < NEAR || Math.abs(x - 15) < NEAR || Math.abs(x - 40) < NEAR)) {
                    nearSingular(x, i, z9[i], a, b);
                }
            }
        }

        private static void arguments(double[] v, double[] offset, double[] u, double[] z, int n) {
            for (int i = 0; i < n; i++) {
                double x = v[i] - offset[i];
                u[i] = x;
                z[i] = x * (-1.0 / 360);
            }
        }

        /** Replaces z by z^9. */
        private static void powers(double[] z, double[] z20, double[] z72, double[] z90, int n) {
            for (int i = 0; i < n; i++) {
                double z2 = z[i] * z[i];
                double z4 = z2 * z2;
                double z8 = z4 * z4;
                double z9 = z8 * z[i];
                double z18 = z9 * z9;
                double z36 = z18 * z18;
                z[i] = z9;
                z20[i] = z18 * z2;
                z72[i] = z36 * z36;
                z90[i] = z36 * z36 * z18;
            }
        }

        /** beta_m in a form that neither overflows nor loses its small values: -q / (e^-q - 1) = q + q / (e^q - 1). */
        private static void gateM(double[] u, double[] z72, double[] z90, double[] a, double[] b, int n) {
            for (int i = 0; i < n; i++) {
                double alpha = 0.32 * (13 - u[i]) / (ALPHA_M * z90[i] - 1);
                double w = 0.28 * (40 - u[i]);
                a[i] = alpha;
                b[i] = alpha + (w + w / (BETA_M * z72[i] - 1));
            }
        }

        private static void gateH(double[] z20, double[] z72, double[] a, double[] b, int n) {
            for (int i = 0; i < n; i++) {
                double alpha = ALPHA_H * z20[i];
                a[i] = alpha;
                b[i] = alpha + 4 / (1 + BETA_M * z72[i]);
            }
        }

        private static void gateN(double[] u, double[] z9, double[] z72, double[] a, double[] b, int n) {
            for (int i = 0; i < n; i++) {
                double alpha = 0.032 * (15 - u[i]) / (ALPHA_N * z72[i] - 1);
                a[i] = alpha;
                b[i] = alpha + BETA_N * z9[i];
            }
        }

        private static void nearSingular(double u, int i, double z9, double[][] a, double[][] b) {
            double alphaM = 1.28 / ElementaryMath.exprel((13 - u) / 4);
            double alphaN = 0.16 / ElementaryMath.exprel((15 - u) / 5);
            a[M][i] = alphaM;
            b[M][i] = alphaM + 1.4 / ElementaryMath.exprel((u - 40) / 5);
            a[N][i] = alphaN;
            b[N][i] = alphaN + BETA_N * z9;
        }
    }
}
