package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The adaptive exponential integrate-and-fire neuron of Clopath et al. 2010, with spikes of finite duration, spike afterdepolarisation, an adaptive threshold, and the filtered voltages that {@link
 * org.neurosim.models.plasticity.ClopathStdp} reads.
 *
 * <pre>
 * C_m dv/dt   = g_L (E_L - v) + g_L Delta_T exp((v - V_T) / Delta_T) - w + z + I_e + I(t) + sum of the receptors' currents
 * tau_w dw/dt = a (u - E_L) - w                 tau_z dz/dt = -z
 * tau_T dV_T/dt = V_T_rest - V_T
 * tau_plus du_bar_plus/dt = u - u_bar_plus      tau_minus du_bar_minus/dt = u - u_bar_minus
 * tau_bar du_bar_bar/dt = u_bar_minus - u_bar_bar
 * </pre>
 *
 * A spike is where v &gt;= V_peak at the end of a step; then w += b, z = I_sp, V_T = V_T_max, v = V_reset, held there for t_clamp. u is the membrane potential with the spike: it is v, but V_clamp
 * during t_clamp, from where it returns to v with tau_rep. Voltages and currents in mV and pA.
 *
 * <p>Defaults, of the paper for visual cortex: C_m = 281 pF, g_L = 30 nS, E_L = -70.6 mV, Delta_T = 2 mV, V_T_rest = -50.4 mV, V_T_max = 30.4 mV, tau_T = 50 ms, a = 4 nS, b = 80.5 pA, tau_w = 144 ms,
 * I_sp = 400 pA, tau_z = 40 ms, tau_plus = 7 ms, tau_minus = 10 ms, tau_bar = 1000 ms; and of the authors' program V_peak = 20 mV, V_reset = -49.6 mV, V_clamp = 29.4 mV, t_clamp = 2 ms. tau_rep =
 * 0.1 ms is this library's.
 *
 * <p>State variables: v, u, w, z, V_T, u_bar_plus, u_bar_minus, u_bar_bar, then those of the receptors; voltages start at E_L, V_T at V_T_rest, w and z at 0. NEST's aeif_psc_delta_clopath
 * besides uses u_bar_plus and u_bar_minus of 4 ms ago in the rule, which this model does not.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Differential}: RK4 by default; time steps above 0.2 ms are too long for tau_rep. On the right-hand side v is cut at V_peak, u
 * at the greater of V_peak and V_clamp.
 *
 * <p>Source: Clopath, Buesing, Vasilaki and Gerstner 2010, Nat Neurosci 13:344, equations 1, 2 and 6, table 1.
 */
public final class ClopathAdEx {

    private static final String MODEL = "ClopathAdEx";

    private ClopathAdEx() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters and receptors; further parameters are set by name with {@link org.neurosim.api.Population#with}. */
    public static final class Builder extends LeakyBuilder<Builder> {
        private double a = 4;
        private double b = 80.5;
        private double tauW = 144;
        private double reset = -49.6;
        private double clamp = 29.4;
        private double duration = 2;
        private double peak = 20;

        private Builder() {
            super(MODEL, 281, 30, -70.6);
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
         * Sets the shape of spikes.
         *
         * @param peakMv V_peak, mV, level that makes a spike
         * @param clampMv V_clamp, mV, value of u during the spike
         * @param durationMs t_clamp, ms
         * @param resetMv V_reset, mV, below V_peak
         * @return this builder
         * @throws IllegalArgumentException unless potentials are finite, the duration is finite and &gt;= 0, and the reset lies below the peak
         */
        public Builder spike(double peakMv, double clampMv, double durationMs, double resetMv) {
            peak = require("V_peak", peakMv, "mV", Range.FINITE);
            clamp = require("V_clamp", clampMv, "mV", Range.FINITE);
            duration = require("t_clamp", durationMs, "ms", Range.NON_NEGATIVE);
            reset = require("V_reset", resetMv, "mV", Range.FINITE);
            Checks.requireBelow(MODEL, "V_reset", reset, "V_peak", peak);
            return this;
        }

        /** The model. */
        @Override
        public Neuron.Differential build() {
            NeuronSpec.Builder s = refractory(duration)
                    .declare()
                    .parameter("V_peak", "mV", peak, Range.FINITE)
                    .parameter("V_reset", "mV", reset, Range.FINITE)
                    .parameter("V_clamp", "mV", clamp, Range.FINITE)
                    .parameter("tau_rep", "ms", 0.1, Range.POSITIVE)
                    .parameter("Delta_T", "mV", 2, Range.POSITIVE)
                    .parameter("V_T_rest", "mV", -50.4, Range.FINITE)
                    .parameter("V_T_max", "mV", 30.4, Range.FINITE)
                    .parameter("tau_T", "ms", 50, Range.POSITIVE)
                    .parameter("a", "nS", a, Range.FINITE)
                    .parameter("b", "pA", b, Range.FINITE)
                    .parameter("tau_w", "ms", tauW, Range.POSITIVE)
                    .parameter("I_sp", "pA", 400, Range.FINITE)
                    .parameter("tau_z", "ms", 40, Range.POSITIVE)
                    .parameter("tau_plus", "ms", 7, Range.POSITIVE)
                    .parameter("tau_minus", "ms", 10, Range.POSITIVE)
                    .parameter("tau_bar", "ms", 1000, Range.POSITIVE)
                    .state("v", "mV", "E_L")
                    .state("u", "mV", "E_L")
                    .state("w", "pA", 0)
                    .state("z", "pA", 0)
                    .state("V_T", "mV", "V_T_rest")
                    .state("u_bar_plus", "mV", "E_L")
                    .state("u_bar_minus", "mV", "E_L")
                    .state("u_bar_bar", "mV", "E_L");
            ReceptorSet.declare(s, ClopathNeuron.TAU_BAR + 1, receptors());
            NeuronSpec spec = s.threshold("v", "V_peak")
                    .reset("v", "V_reset")
                    .reset("u", "V_clamp")
                    .reset("z", "I_sp")
                    .reset("V_T", "V_T_max")
                    .refractory("t_ref", "v", "u")
                    .build();
            return new ClopathNeuron(spec, ReceptorSet.of(spec, receptors()));
        }
    }

    private record ClopathNeuron(NeuronSpec spec, ReceptorSet receptors) implements Neuron.Differential {
        private static final int V_PEAK = Leak.OWN;
        private static final int V_CLAMP = Leak.OWN + 2;
        private static final int TAU_REP = Leak.OWN + 3;
        private static final int DELTA_T = Leak.OWN + 4;
        private static final int V_T_REST = Leak.OWN + 5;
        private static final int TAU_T = Leak.OWN + 7;
        private static final int A = Leak.OWN + 8;
        private static final int B = Leak.OWN + 9;
        private static final int TAU_W = Leak.OWN + 10;
        private static final int TAU_Z = Leak.OWN + 12;
        private static final int TAU_PLUS = Leak.OWN + 13;
        private static final int TAU_MINUS = Leak.OWN + 14;
        private static final int TAU_BAR = Leak.OWN + 15;

        private static final int U = 1;
        private static final int W = 2;
        private static final int Z = 3;
        private static final int V_T = 4;
        private static final int PLUS = 5;
        private static final int MINUS = 6;
        private static final int BAR = 7;

        @Override
        public void derivatives(Block block, double[][] x, double[][] dx) {
            int n = block.size();
            double[] v = block.scratch(0);
            double[] upstroke = block.scratch(1);
            double[] conductance = block.scratch(2);
            Leak.gather(block, x, receptors, dx[Leak.V], conductance);
            exponent(x[Leak.V], block.parameter(V_PEAK), x[V_T], block.parameter(DELTA_T), v, upstroke, n);
            block.math().exp(upstroke, upstroke, n);
            membrane(block, x, v, upstroke, conductance, dx[Leak.V], n);
            spikeShape(v, x[U], dx[Leak.V], block.parameter(TAU_REP), dx[U], n);
            double[] u = block.scratch(3);
            cut(x[U], block.parameter(V_PEAK), block.parameter(V_CLAMP), u, n);
            adaptation(u, x[W], block.parameter(Leak.E_L), block.parameter(A), block.parameter(TAU_W), dx[W], n);
            for (int i = 0; i < n; i++) {
                dx[Z][i] = -x[Z][i] / block.parameter(TAU_Z)[i];
            }
            filter(block.parameter(V_T_REST), x[V_T], block.parameter(TAU_T), dx[V_T], n);
            filter(u, x[PLUS], block.parameter(TAU_PLUS), dx[PLUS], n);
            filter(u, x[MINUS], block.parameter(TAU_MINUS), dx[MINUS], n);
            filter(x[MINUS], x[BAR], block.parameter(TAU_BAR), dx[BAR], n);
        }

        private static void exponent(
                double[] v, double[] peak, double[] threshold, double[] slope, double[] cut, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                cut[i] = Math.min(v[i], peak[i]);
                out[i] = (cut[i] - threshold[i]) / slope[i];
            }
        }

        private static void membrane(
                Block block, double[][] x, double[] v, double[] upstroke, double[] conductance, double[] dv, int n) {
            double[] leak = block.parameter(Leak.G_L);
            double[] slope = block.parameter(DELTA_T);
            double[] c = block.parameter(Leak.C_M);
            double[] w = x[W];
            double[] z = x[Z];
            for (int i = 0; i < n; i++) {
                dv[i] = (dv[i] - conductance[i] * v[i] + leak[i] * slope[i] * upstroke[i] - w[i] + z[i]) / c[i];
            }
        }

        private static void spikeShape(double[] v, double[] u, double[] dv, double[] tau, double[] du, int n) {
            for (int i = 0; i < n; i++) {
                du[i] = dv[i] + (v[i] - u[i]) / tau[i];
            }
        }

        private static void cut(double[] u, double[] peak, double[] clamp, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.min(u[i], Math.max(peak[i], clamp[i]));
            }
        }

        private static void adaptation(
                double[] u, double[] w, double[] rest, double[] a, double[] tau, double[] dw, int n) {
            for (int i = 0; i < n; i++) {
                dw[i] = (a[i] * (u[i] - rest[i]) - w[i]) / tau[i];
            }
        }

        private static void filter(double[] from, double[] y, double[] tau, double[] dy, int n) {
            for (int i = 0; i < n; i++) {
                dy[i] = (from[i] - y[i]) / tau[i];
            }
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            SpikeJumps.add(x[W], block.parameter(B), spiking, count);
        }
    }
}
