package org.neurosim.models.conductance;

import org.neurosim.api.Neuron;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.checks.Checks;

/**
 * The neuron of Hodgkin and Huxley: squid giant axon at 6.3 degrees Celsius, voltages shifted so that it rests at -65
 * mV, as one compartment.
 *
 * <pre>
 * C_m dv/dt = g_Na m^3 h (E_Na - v) + g_K n^4 (E_K - v) + g_L (E_L - v) + I_e + I(t) + sum of the receptors' currents
 * dx/dt     = phi (alpha_x (1 - x) - beta_x x)          x = m, h, n
 *
 * alpha_m = 0.1 (v + 40) / (1 - exp(-(v + 40) / 10))    beta_m = 4 exp(-(v + 65) / 18)
 * alpha_h = 0.07 exp(-(v + 65) / 20)                    beta_h = 1 / (1 + exp(-(v + 35) / 10))
 * alpha_n = 0.01 (v + 55) / (1 - exp(-(v + 55) / 10))   beta_n = 0.125 exp(-(v + 65) / 80)
 * </pre>
 *
 * with rates in 1/ms and I(t) the current of the stimuli. Nothing is reset at a spike.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>100</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_Na, E_Na</td><td>nS, mV</td><td>12000, 50</td><td>sodium</td><td>sodium channel</td></tr>
 *   <tr><td>g_K, E_K</td><td>nS, mV</td><td>3600, -77</td><td>potassium</td><td>potassium channel</td></tr>
 *   <tr><td>g_L, E_L</td><td>nS, mV</td><td>30, -54.387</td><td>leak</td><td>leak</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>V_th</td><td>mV</td><td>0</td><td>threshold</td><td>level that makes a spike</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>0</td><td>refractory</td><td>no second spike within this time; rounded to
 *       steps</td></tr>
 *   <tr><td>phi</td><td></td><td>1</td><td>{@link Builder#phi phi}, {@link Builder#temperature
 *       temperature}</td><td>factor on all rates</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}. The defaults are the paper's 1 uF/cm2, 120, 36 and 0.3 mS/cm2 on 10,000
 * um2; 1 uA/cm2 is 100 pA.
 *
 * <p><b>Spike.</b> By default where v crosses V_th upwards ({@link Threshold.Condition#RISING}); {@code
 * spikeCondition(PEAK)} with {@code refractory(2)} is the convention of NEST.
 *
 * <p><b>State variables.</b> v (mV), starts at -65; m, h, n (pure numbers in [0, 1]), start at their steady state for
 * the initial v unless given; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler by default (first order, stable for any
 * step; its steps of 0.01 ms delay a spike train by 0.5 %), RK4 (fourth order, steps up to 0.05 ms), adaptive for
 * reference. Rates have no singular points: where a quotient is 0/0 it has its limit, by {@code exprel(x) = (e^x - 1) /
 * x}.
 *
 * <p>Source: Hodgkin and Huxley 1952, J Physiol 117:500, equations 12 to 24, table 3.
 */
public final class HodgkinHuxley {

    private HodgkinHuxley() {}

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
        private static final double Q10 = 3;
        private static final double TEMPERATURE_OF_THE_PAPER = 6.3;

        private double phi = 1;

        private Builder() {
            super("HodgkinHuxley");
            capacitance(100);
            sodium(12_000, 50);
            potassium(3600, -77);
            leak(30, -54.387);
            threshold(0);
            refractory(0);
            spikeCondition(Threshold.Condition.RISING);
        }

        /**
         * Sets the factor on all rates.
         *
         * @param factor factor
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt; 0
         */
        public Builder phi(double factor) {
            phi = Checks.require(model(), "phi", factor, "", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the factor on all rates by the temperature: {@code phi = 3^((T - 6.3) / 10)}.
         *
         * @param celsius temperature, degrees Celsius
         * @return this builder
         * @throws IllegalArgumentException unless in [-50, 100]
         */
        public Builder temperature(double celsius) {
            Checks.require(model(), "temperature", celsius, "degrees Celsius", Range.between(-50, 100));
            return phi(ElementaryMath.pow(Q10, (celsius - TEMPERATURE_OF_THE_PAPER) / 10));
        }

        @Override
        public Neuron.ConditionallyLinear build() {
            return build(
                    new Channel.OwnParameter("phi", "", phi, Range.POSITIVE),
                    spec -> spec.state("v", "mV", -65),
                    Cell::new);
        }
    }

    /**
     * The kernel: one exponential instead of six. With {@code z = exp(-(v + 65)/720)} all others are powers of it:
     * beta_n needs z^9, alpha_h z^36, beta_m z^40, and alpha_m, beta_h and alpha_n need z^72. The quotients are taken
     * as they are printed, except within {@value #NEAR} mV of a point where one is 0/0: there a second pass puts in the
     * value from exprel. Rates are good to 1e-12.
     *
     * <p>Short passes over scratch columns, each small enough for the JIT compiler to vectorise. The one loop with a
     * branch stays scalar; it costs less than two exprel columns would.
     */
    private static final class Cell extends ChannelNeuron {
        private static final double ALPHA_M = StrictMath.exp(2.5);
        private static final double BETA_H = StrictMath.exp(3);
        private static final double ALPHA_N = StrictMath.E;
        private static final double NEAR = 0.2;

        Cell(Membership membership) {
            super(membership);
        }

        @Override
        void rates(Block block, double[] v, double[][] a, double[][] b) {
            int n = block.size();
            double[] z = block.scratch(0);
            double[] z36 = block.scratch(1);
            double[] z40 = block.scratch(2);
            double[] z72 = block.scratch(3);
            double[] phi = block.parameter(OWN);
            arguments(v, z, n);
            block.math().exp(z, z, n);
            powers(z, z36, z40, z72, n);
            gateM(v, z40, z72, phi, a[M], b[M], n);
            gateH(z36, z72, phi, a[H], b[H], n);
            gateN(v, z, z72, phi, a[N], b[N], n);
            correct(v, z, z40, phi, a, b, n);
        }

        /**
         * The first comparison decides for nearly all neurons at nearly all times: they are below both singular points.
         */
        private static void correct(
                double[] v, double[] z9, double[] z40, double[] phi, double[][] a, double[][] b, int n) {
            for (int i = 0; i < n; i++) {
                double x = v[i];
                if (x > -55 - NEAR && (Math.abs(x + 40) < NEAR || Math.abs(x + 55) < NEAR)) {
                    nearSingular(x, i, z9[i], z40[i], phi[i], a, b);
                }
            }
        }

        private static void arguments(double[] v, double[] z, int n) {
            for (int i = 0; i < n; i++) {
                z[i] = (v[i] + 65) * (-1.0 / 720);
            }
        }

        /** Replaces z by z^9. */
        private static void powers(double[] z, double[] z36, double[] z40, double[] z72, int n) {
            for (int i = 0; i < n; i++) {
                double z2 = z[i] * z[i];
                double z4 = z2 * z2;
                double z9 = z4 * z4 * z[i];
                double z18 = z9 * z9;
                double p36 = z18 * z18;
                z[i] = z9;
                z36[i] = p36;
                z40[i] = p36 * z4;
                z72[i] = p36 * p36;
            }
        }

        private static void gateM(double[] v, double[] z40, double[] z72, double[] phi, double[] a, double[] b, int n) {
            for (int i = 0; i < n; i++) {
                double alpha = phi[i] * (-0.1 * (v[i] + 40) / (ALPHA_M * z72[i] - 1));
                a[i] = alpha;
                b[i] = alpha + phi[i] * (4 * z40[i]);
            }
        }

        private static void gateH(double[] z36, double[] z72, double[] phi, double[] a, double[] b, int n) {
            for (int i = 0; i < n; i++) {
                double alpha = phi[i] * (0.07 * z36[i]);
                a[i] = alpha;
                b[i] = alpha + phi[i] / (1 + BETA_H * z72[i]);
            }
        }

        private static void gateN(double[] v, double[] z9, double[] z72, double[] phi, double[] a, double[] b, int n) {
            for (int i = 0; i < n; i++) {
                double alpha = phi[i] * (-0.01 * (v[i] + 55) / (ALPHA_N * z72[i] - 1));
                a[i] = alpha;
                b[i] = alpha + phi[i] * (0.125 * z9[i]);
            }
        }

        private static void nearSingular(
                double v, int i, double z9, double z40, double phi, double[][] a, double[][] b) {
            double alphaM = phi / ElementaryMath.exprel(-0.1 * (v + 40));
            double alphaN = phi * 0.1 / ElementaryMath.exprel(-0.1 * (v + 55));
            a[M][i] = alphaM;
            b[M][i] = alphaM + phi * (4 * z40);
            a[N][i] = alphaN;
            b[N][i] = alphaN + phi * (0.125 * z9);
        }
    }
}
