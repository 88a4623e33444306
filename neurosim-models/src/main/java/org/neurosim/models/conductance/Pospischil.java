package org.neurosim.models.conductance;

import java.util.ArrayList;
import java.util.List;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.checks.Checks;

/**
 * The minimal Hodgkin-Huxley type neurons of Pospischil et al. for cortical and thalamic cells: regular-spiking (RS),
 * fast-spiking (FS), intrinsically bursting (IB) and low-threshold-spiking (LTS).
 *
 * <pre>
 * C_m dv/dt = g_Na m^3 h (E_Na - v) + g_K n^4 (E_K - v) + g_L (E_L - v)
 *             + g_M p (E_K - v) + g_CaL q^2 r (E_CaL - v) + g_CaT s_inf^2 u (E_CaT - v) + I_e + I(t) + receptors
 *
 * m, h, n: the rates of {@link TraubMiles} with offset V_T
 * p_inf   = 1 / (1 + exp(-(v + 35) / 10))   tau_p = tau_max / (3.3 exp((v + 35) / 20) + exp(-(v + 35) / 20))
 * alpha_q = 0.055 (v + 27) / (1 - exp(-(v + 27) / 3.8))   beta_q = 0.94 exp(-(v + 75) / 17)
 * alpha_r = 0.000457 exp(-(v + 13) / 50)                  beta_r = 0.0065 / (1 + exp(-(v + 15) / 28))
 * s_inf   = 1 / (1 + exp(-(v + V_x + 57) / 6.2))          u_inf  = 1 / (1 + exp((v + V_x + 81) / 4))
 * tau_u   = (30.8 + (211.4 + exp((v + V_x + 113.2) / 5)) / (1 + exp((v + V_x + 84) / 3.2))) / 3^1.2
 * </pre>
 *
 * with rates in 1/ms, times in ms and I(t) the current of the stimuli. Only the channels that a cell is given are
 * computed. Nothing is reset at a spike.
 *
 * <table>
 *   <caption>The cells, at 36 degrees Celsius: 1 uF/cm2, E_Na 50, E_K -100, V_T -55 mV, tau_max 1000 ms, g in
 *       mS/cm2</caption>
 *   <tr><th></th><th>area, um2</th><th>g_Na</th><th>g_K</th><th>g_L, E_L</th><th>g_M</th><th>calcium</th></tr>
 *   <tr><td>{@link #regularSpiking}</td><td>28,953</td><td>50</td><td>5</td><td>0.1, -70</td><td>0.07</td><td></td></tr>
 *   <tr><td>{@link #fastSpiking}</td><td>14,103</td><td>50</td><td>10</td><td>0.15, -70</td><td>none</td><td></td></tr>
 *   <tr><td>{@link #intrinsicallyBursting}</td><td>28,953</td><td>50</td><td>5</td><td>0.01, -85</td><td>0.03</td>
 *       <td>g_CaL 0.17, E_CaL 120</td></tr>
 *   <tr><td>{@link #lowThresholdSpiking}</td><td>28,953</td><td>50</td><td>5</td><td>0.01, -85</td><td>0.03</td>
 *       <td>g_CaT 0.4, E_CaT 120, V_x 2</td></tr>
 * </table>
 *
 * <p><b>Parameters.</b> C_m (pF), g_Na, g_K, g_L (nS), E_Na, E_K, E_L (mV), I_e (pA), V_th (mV, 0), t_ref (ms, 0), V_T
 * (mV); where the channels are there g_M (nS), tau_max (ms), g_CaL (nS), E_CaL (mV), g_CaT (nS), E_CaT, V_x (mV); then
 * those of the {@link org.neurosim.models.Receptor receptors}. Conductances are those of the table times the area.
 *
 * <p><b>Spike.</b> By default where v crosses V_th upwards ({@link Threshold.Condition#RISING}).
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; m, h, n and where the channels are there p, q, r, u (pure numbers in
 * [0, 1]), start at their steady state for the initial v unless given; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler by default (first order), RK4 (fourth
 * order, steps up to 0.05 ms), adaptive for reference. Rates have no singular points.
 *
 * <p><b>Limits.</b> The time constant of u is that of the authors' published program (ModelDB 123623); as it is printed
 * in the paper, the term 30.8 stands inside of the quotient. E_CaL and E_CaT are constant where the program has a
 * calcium-dependent Nernst potential at its resting calcium (120 mV).
 *
 * <p>Sources: Pospischil et al. 2008, Biol Cybern 99:427; cells and channels as in ModelDB 123623. Channels: Traub and
 * Miles 1991; Yamada, Koch and Adams 1989 (M); Reuveni et al. 1993, J Neurosci 13:4609 (L); Destexhe et al. 1998, J
 * Neurosci 18:3574 (T).
 */
public final class Pospischil {
    private static final double PYRAMIDAL_DIAMETER = 96;
    private static final double INTERNEURON_DIAMETER = 67;

    private Pospischil() {}

    /**
     * Regular-spiking: spike-frequency adaptation by the M current.
     *
     * @return builder
     */
    public static Builder regularSpiking() {
        return new Builder(PYRAMIDAL_DIAMETER, 5, 0.1, -70).densityM(0.07);
    }

    /**
     * Fast-spiking: no adaptation.
     *
     * @return builder
     */
    public static Builder fastSpiking() {
        return new Builder(INTERNEURON_DIAMETER, 10, 0.15, -70);
    }

    /**
     * Intrinsically bursting: a burst by the L-type calcium current, then regular spikes. In the
     * authors' program bursts repeat with 0.22 mS/cm2 of calcium.
     *
     * @return builder
     */
    public static Builder intrinsicallyBursting() {
        Builder b = new Builder(PYRAMIDAL_DIAMETER, 5, 0.01, -85).densityM(0.03);
        return b.highThresholdCalcium(b.nanosiemens(0.17), 120);
    }

    /**
     * Low-threshold-spiking: bursts from hyperpolarised potentials by the T-type calcium current.
     *
     * @return builder
     */
    public static Builder lowThresholdSpiking() {
        Builder b = new Builder(PYRAMIDAL_DIAMETER, 5, 0.01, -85).densityM(0.03);
        return b.lowThresholdCalcium(b.nanosiemens(0.4), 120, 2);
    }

    /** Collects parameters, channels and receptors. */
    public static final class Builder extends ChannelNeuronBuilder<Builder> {
        private final double area;
        private double voltageOffset = -55;
        private Channel.Kind slowPotassium;
        private Channel.Kind highThresholdCalcium;
        private Channel.Kind lowThresholdCalcium;

        /** A cylinder as long as wide (um) of 1 uF/cm2, 50 mS/cm2 of sodium and the given densities in mS/cm2. */
        private Builder(double diameter, double densityK, double densityL, double eL) {
            super("Pospischil");
            area = Math.PI * diameter * diameter;
            capacitance(area * 0.01);
            sodium(nanosiemens(50), 50);
            potassium(nanosiemens(densityK), -100);
            leak(nanosiemens(densityL), eL);
            threshold(0);
            refractory(0);
            spikeCondition(Threshold.Condition.RISING);
        }

        /** From mS/cm2. */
        private double nanosiemens(double density) {
            return density * area * 0.01;
        }

        private Builder densityM(double density) {
            return slowPotassium(nanosiemens(density), 1000);
        }

        /**
         * Sets V_T, which shifts the rates of m, h and n along v.
         *
         * @param mV offset, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder voltageOffset(double mV) {
            voltageOffset = Checks.require(model(), "V_T", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Gives the cell the slow, non-inactivating potassium channel (M), which reverses at E_K.
         *
         * @param gNs conductance with the gate open, nS
         * @param tauMaxMs tau_max, ms
         * @return this builder
         * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the time finite and &gt; 0
         */
        public Builder slowPotassium(double gNs, double tauMaxMs) {
            slowPotassium = new CorticalChannels.SlowPotassium(
                    Checks.require(model(), "g_M", gNs, "nS", Range.NON_NEGATIVE),
                    Checks.require(model(), "tau_max", tauMaxMs, "ms", Range.POSITIVE));
            return this;
        }

        /**
         * Gives the cell the high-threshold calcium channel (L).
         *
         * @param gNs conductance with all gates open, nS
         * @param eMv reversal potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potential finite
         */
        public Builder highThresholdCalcium(double gNs, double eMv) {
            highThresholdCalcium = new CorticalChannels.HighThresholdCalcium(
                    Checks.require(model(), "g_CaL", gNs, "nS", Range.NON_NEGATIVE),
                    Checks.require(model(), "E_CaL", eMv, "mV", Range.FINITE));
            return this;
        }

        /**
         * Gives the cell the low-threshold calcium channel (T).
         *
         * @param gNs conductance with all gates open, nS
         * @param eMv reversal potential, mV
         * @param shiftMv V_x, shifts its gates to lower v, mV
         * @return this builder
         * @throws IllegalArgumentException unless the conductance is finite and &gt;= 0 and the potentials finite
         */
        public Builder lowThresholdCalcium(double gNs, double eMv, double shiftMv) {
            lowThresholdCalcium = new CorticalChannels.LowThresholdCalcium(
                    Checks.require(model(), "g_CaT", gNs, "nS", Range.NON_NEGATIVE),
                    Checks.require(model(), "E_CaT", eMv, "mV", Range.FINITE),
                    Checks.require(model(), "V_x", shiftMv, "mV", Range.FINITE));
            return this;
        }

        @Override
        public Neuron.ConditionallyLinear build() {
            List<Channel.Kind> further = new ArrayList<>();
            for (Channel.Kind kind : new Channel.Kind[] {slowPotassium, highThresholdCalcium, lowThresholdCalcium}) {
                if (kind != null) {
                    further.add(kind);
                }
            }
            return build(
                    List.of(new Channel.OwnParameter("V_T", "mV", voltageOffset, Range.FINITE)),
                    spec -> spec.state("v", "mV", "E_L"),
                    List.of("m", "h", "n"),
                    further,
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
