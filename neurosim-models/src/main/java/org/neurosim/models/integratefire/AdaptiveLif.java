package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.Membrane;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The leaky integrate-and-fire neuron with spike-frequency adaptation and a relative refractory period, both as
 * potassium conductances that each spike opens.
 *
 * <pre>
 * C_m dv/dt = g_L (E_L - v) + g_sfa (E_sfa - v) + g_rr (E_rr - v) + I_e + I(t) + sum of the receptors' currents
 * dg/dt     = -g / tau                                 for g_sfa and g_rr
 * </pre>
 *
 * with I(t) the current of the stimuli. It spikes where {@code v >= V_th} at the end of a step; then {@code v =
 * V_reset}, held there for t_ref, {@code g_sfa = g_sfa + q_sfa} and {@code g_rr = g_rr + q_rr}; both decay during the
 * refractory period, too.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>289.5</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_L</td><td>nS</td><td>28.95</td><td>leakConductance</td><td>leak conductance</td></tr>
 *   <tr><td>E_L</td><td>mV</td><td>-70</td><td>restingPotential</td><td>leak reversal potential</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>0.5</td><td>refractory</td><td>absolute refractory period, rounded to
 *       steps</td></tr>
 *   <tr><td>V_th</td><td>mV</td><td>-57</td><td>{@link Builder#threshold threshold}</td><td>threshold</td></tr>
 *   <tr><td>V_reset</td><td>mV</td><td>-70</td><td>{@link Builder#reset reset}</td><td>reset potential</td></tr>
 *   <tr><td>q_sfa, tau_sfa, E_sfa</td><td>nS, ms, mV</td><td>14.48, 110, -70</td><td>{@link Builder#adaptation
 *       adaptation}</td><td>conductance of adaptation: per spike, time constant, reversal potential</td></tr>
 *   <tr><td>q_rr, tau_rr, E_rr</td><td>nS, ms, mV</td><td>3214, 1.97, -70</td><td>{@link
 *       Builder#relativeRefractoriness relativeRefractoriness}</td><td>the same of the relative refractory
 *       period</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}, of any kind. The defaults are those of NEST's {@code
 * iaf_cond_exp_sfa_rr}, which are the first type of Muller et al. 2007.
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; g_sfa, g_rr (nS), start at 0; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler by default (first order, stable for any
 * step, however large g_rr), RK4 or an adaptive method for reference. Spikes lie on the grid.
 *
 * <p>Sources: Dayan and Abbott 2001, Theoretical neuroscience, ch. 5.4, p. 166; Muller, Buesing, Schemmel and Meier
 * 2007, Neural Comput 19:2958.
 */
public final class AdaptiveLif {
    private static final int Q_SFA = Leak.OWN + 2;
    private static final int E_SFA = Leak.OWN + 4;
    private static final int Q_RR = Leak.OWN + 5;
    private static final int E_RR = Leak.OWN + 7;
    private static final int PARAMETERS = Leak.OWN + 8;
    private static final int G_SFA = 1;
    private static final int G_RR = 2;

    private AdaptiveLif() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends LeakyBuilder<Builder> {
        private double threshold = -57;
        private double reset = -70;
        private double qSfa;
        private double tauSfa;
        private double eSfa;
        private double qRr;
        private double tauRr;
        private double eRr;

        private Builder() {
            super("AdaptiveLif", 289.5, 28.95, -70);
            refractory(0.5);
            adaptation(14.48, 110, -70);
            relativeRefractoriness(3214, 1.97, -70);
        }

        /**
         * Sets the threshold.
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
         * Sets the potential after a spike.
         *
         * @param mV potential, mV, below the threshold
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder reset(double mV) {
            reset = require("V_reset", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the conductance of spike-frequency adaptation.
         *
         * @param perSpikeNs what a spike adds, nS
         * @param tauMs time constant, ms
         * @param reversalMv reversal potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless all are finite, the conductance &gt;= 0 and the time constant &gt; 0
         */
        public Builder adaptation(double perSpikeNs, double tauMs, double reversalMv) {
            qSfa = require("q_sfa", perSpikeNs, "nS", Range.NON_NEGATIVE);
            tauSfa = require("tau_sfa", tauMs, "ms", Range.POSITIVE);
            eSfa = require("E_sfa", reversalMv, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the conductance of the relative refractory period.
         *
         * @param perSpikeNs what a spike adds, nS
         * @param tauMs time constant, ms
         * @param reversalMv reversal potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless all are finite, the conductance &gt;= 0 and the time constant &gt; 0
         */
        public Builder relativeRefractoriness(double perSpikeNs, double tauMs, double reversalMv) {
            qRr = require("q_rr", perSpikeNs, "nS", Range.NON_NEGATIVE);
            tauRr = require("tau_rr", tauMs, "ms", Range.POSITIVE);
            eRr = require("E_rr", reversalMv, "mV", Range.FINITE);
            return this;
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if the reset is not below the threshold, or the names of two receptors clash
         */
        @Override
        public Neuron.ConditionallyLinear build() {
            Checks.requireBelow(model(), "V_reset", reset, "V_th", threshold);
            NeuronSpec.Builder b = declare()
                    .parameter("V_th", "mV", threshold, Range.FINITE)
                    .parameter("V_reset", "mV", reset, Range.FINITE)
                    .parameter("q_sfa", "nS", qSfa, Range.NON_NEGATIVE)
                    .parameter("tau_sfa", "ms", tauSfa, Range.POSITIVE)
                    .parameter("E_sfa", "mV", eSfa, Range.FINITE)
                    .parameter("q_rr", "nS", qRr, Range.NON_NEGATIVE)
                    .parameter("tau_rr", "ms", tauRr, Range.POSITIVE)
                    .parameter("E_rr", "mV", eRr, Range.FINITE)
                    .state("v", "mV", "E_L")
                    .decaying("g_sfa", "nS", "tau_sfa")
                    .decaying("g_rr", "nS", "tau_rr");
            ReceptorSet.declare(b, PARAMETERS, receptors());
            NeuronSpec spec = b.threshold("v", "V_th")
                    .reset("v", "V_reset")
                    .refractory("t_ref", "v")
                    .build();
            return new Cell(spec, ReceptorSet.of(spec, receptors()));
        }
    }

    private static final class Cell implements Neuron.ConditionallyLinear {
        private final NeuronSpec spec;
        private final ReceptorSet receptors;

        Cell(NeuronSpec spec, ReceptorSet receptors) {
            this.spec = spec;
            this.receptors = receptors;
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            int n = block.size();
            double[] drive = a[Leak.V];
            double[] conductance = b[Leak.V];
            Leak.gather(block, x, receptors, drive, conductance);
            Membrane.addConductance(x[G_SFA], block.parameter(E_SFA), drive, conductance, n);
            Membrane.addConductance(x[G_RR], block.parameter(E_RR), drive, conductance, n);
            Membrane.perCapacitance(block.parameter(Leak.C_M), drive, conductance, n);
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            SpikeJumps.add(x[G_SFA], block.parameter(Q_SFA), spiking, count);
            SpikeJumps.add(x[G_RR], block.parameter(Q_RR), spiking, count);
        }
    }
}
