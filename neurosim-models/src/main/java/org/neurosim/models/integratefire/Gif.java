package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.Membrane;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The generalised integrate-and-fire neuron (GIF): spike-triggered current, moving threshold and escape noise, with
 * current- or conductance-based receptors.
 *
 * <pre>
 * C_m dv/dt = g_L (E_L - v) - sum of eta_j + I_e + I(t) + sum of the receptors' currents
 * V_T       = V_T_star + sum of gamma_k
 * lambda    = lambda_0 exp((v - V_T) / Delta_V)
 * d eta_j/dt   = -eta_j / tau_stc_j         eta_j = eta_j + q_stc_j at a spike
 * d gamma_k/dt = -gamma_k / tau_sfa_k       gamma_k = gamma_k + q_sfa_k at a spike
 * </pre>
 *
 * with I(t) the current of the stimuli and lambda the probability per time of a spike. At a spike {@code v = V_reset},
 * held there without further spikes for t_ref; eta and gamma decay in that time, too.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>80</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_L</td><td>nS</td><td>4</td><td>leakConductance</td><td>leak conductance</td></tr>
 *   <tr><td>E_L</td><td>mV</td><td>-70</td><td>restingPotential</td><td>leak reversal potential</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>4</td><td>refractory</td><td>refractory period, rounded to steps</td></tr>
 *   <tr><td>V_reset</td><td>mV</td><td>-55</td><td>{@link Builder#reset reset}</td><td>reset potential</td></tr>
 *   <tr><td>V_T_star</td><td>mV</td><td>-35</td><td>{@link Builder#escape escape}</td><td>threshold at rest</td></tr>
 *   <tr><td>Delta_V</td><td>mV</td><td>0.5</td><td>{@link Builder#escape escape}</td><td>width of the soft
 *       threshold</td></tr>
 *   <tr><td>lambda_0</td><td>Hz</td><td>1</td><td>{@link Builder#escape escape}</td><td>rate at the
 *       threshold</td></tr>
 *   <tr><td>q_stc_j, tau_stc_j</td><td>pA, ms</td><td>none</td><td>{@link Builder#spikeTriggeredCurrent
 *       spikeTriggeredCurrent}</td><td>components of the spike-triggered current</td></tr>
 *   <tr><td>q_sfa_k, tau_sfa_k</td><td>mV, ms</td><td>none</td><td>{@link Builder#movingThreshold
 *       movingThreshold}</td><td>components of the moving threshold</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}, of any kind. The defaults are those of NEST's {@code gif_psc_exp}.
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; hazard, lambda integrated since the last spike; escape_level, the
 * value of it at which the next spike comes, drawn at each spike from the exponential distribution of mean 1;
 * eta_1, ... (pA), gamma_1, ... (mV), start at 0; then those of the receptors. The draws depend on the network's seed,
 * the neuron and the step alone.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler by default (first order; lambda is that
 * of the start of the step), RK4 for reference. Spikes lie on the grid.
 *
 * <p>Sources: Mensi, Naud, Pozzorini, Avermann, Petersen and Gerstner 2012, J Neurophysiol 107:1756; Pozzorini, Mensi,
 * Hagens, Naud, Koch and Gerstner 2015, PLoS Comput Biol 11:e1004275.
 */
public final class Gif {

    private Gif() {}

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
        private static final double[] NONE = {};

        private double reset = -55;
        private double threshold = -35;
        private double width = 0.5;
        private double rate = 1;
        private double[] qStc = NONE;
        private double[] tauStc = NONE;
        private double[] qSfa = NONE;
        private double[] tauSfa = NONE;

        private Builder() {
            super("Gif", 80, 4, -70);
            refractory(4);
        }

        /**
         * Sets the potential after a spike.
         *
         * @param mV potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder reset(double mV) {
            reset = require("V_reset", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the escape noise.
         *
         * @param thresholdMv threshold at rest V_T_star, mV
         * @param widthMv width Delta_V, mV
         * @param rateHz rate at the threshold lambda_0, Hz
         * @return this builder
         * @throws IllegalArgumentException unless all are finite, the width &gt; 0 and the rate &gt;= 0
         */
        public Builder escape(double thresholdMv, double widthMv, double rateHz) {
            threshold = require("V_T_star", thresholdMv, "mV", Range.FINITE);
            width = require("Delta_V", widthMv, "mV", Range.POSITIVE);
            rate = require("lambda_0", rateHz, "Hz", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the components of the spike-triggered current; positive ones hyperpolarise.
         *
         * @param perSpikePa what a spike adds to each, pA
         * @param tausMs time constants, ms
         * @return this builder
         * @throws IllegalArgumentException if the lengths differ or are 0, and unless all are finite and the time
         *     constants &gt; 0
         */
        public Builder spikeTriggeredCurrent(double[] perSpikePa, double[] tausMs) {
            requireSameLength("spike-triggered current", perSpikePa, tausMs);
            qStc = Checks.requireAll(model(), "q_stc", perSpikePa, "pA", Range.FINITE);
            tauStc = Checks.requireAll(model(), "tau_stc", tausMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the components of the moving threshold.
         *
         * @param perSpikeMv what a spike adds to each, mV
         * @param tausMs time constants, ms
         * @return this builder
         * @throws IllegalArgumentException if the lengths differ or are 0, and unless all are finite and the time
         *     constants &gt; 0
         */
        public Builder movingThreshold(double[] perSpikeMv, double[] tausMs) {
            requireSameLength("moving threshold", perSpikeMv, tausMs);
            qSfa = Checks.requireAll(model(), "q_sfa", perSpikeMv, "mV", Range.FINITE);
            tauSfa = Checks.requireAll(model(), "tau_sfa", tausMs, "ms", Range.POSITIVE);
            return this;
        }

        private void requireSameLength(String what, double[] jumps, double[] taus) {
            if (jumps.length != taus.length) {
                throw new IllegalArgumentException(model() + ": " + jumps.length + " jumps but " + taus.length
                        + " time constants of the " + what + "; give one time constant per jump");
            }
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if the names of two receptors clash
         */
        @Override
        public Neuron.ConditionallyLinear build() {
            NeuronSpec.Builder b = declare()
                    .parameter("V_reset", "mV", reset, Range.FINITE)
                    .parameter("V_T_star", "mV", threshold, Range.FINITE)
                    .parameter("Delta_V", "mV", width, Range.POSITIVE)
                    .parameter("lambda_0", "Hz", rate, Range.NON_NEGATIVE)
                    .state("v", "mV", "E_L");
            EscapeNoise.declare(b);
            declareComponents(b, "stc", "eta_", "pA", qStc, tauStc);
            declareComponents(b, "sfa", "gamma_", "mV", qSfa, tauSfa);
            ReceptorSet.declare(b, Cell.COMPONENTS + 2 * (qStc.length + qSfa.length), receptors());
            NeuronSpec spec =
                    b.reset("v", "V_reset").refractory("t_ref", "v", "hazard").build();
            return new Cell(spec, ReceptorSet.of(spec, receptors()), qStc.length, qSfa.length);
        }

        private static void declareComponents(
                NeuronSpec.Builder b, String kind, String variable, String unit, double[] q, double[] tau) {
            for (int j = 0; j < q.length; j++) {
                String suffix = kind + "_" + (j + 1);
                b.parameter("q_" + suffix, unit, q[j], Range.FINITE)
                        .parameter("tau_" + suffix, "ms", tau[j], Range.POSITIVE)
                        .decaying(variable + (j + 1), unit, "tau_" + suffix);
            }
        }
    }

    private static final class Cell implements Neuron.ConditionallyLinear {
        static final int V_T_STAR = Leak.OWN + 1;
        static final int DELTA_V = Leak.OWN + 2;
        static final int LAMBDA_0 = Leak.OWN + 3;
        /** First of the parameters q and tau of the components. */
        static final int COMPONENTS = Leak.OWN + 4;
        /** First of the components' variables. */
        private static final int ETA = 3;

        private static final double PER_MS = 1e-3;

        private final NeuronSpec spec;
        private final ReceptorSet receptors;
        private final EscapeNoise noise;
        private final int currents;
        private final int components;

        Cell(NeuronSpec spec, ReceptorSet receptors, int currents, int thresholds) {
            this.spec = spec;
            this.receptors = receptors;
            this.currents = currents;
            components = currents + thresholds;
            noise = EscapeNoise.of(spec);
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        @Override
        public void initialize(Block block, double[][] x) {
            noise.initialize(block, x);
        }

        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            int n = block.size();
            Leak.gather(block, x, receptors, a[Leak.V], b[Leak.V]);
            for (int j = 0; j < currents; j++) {
                subtract(x[ETA + j], a[Leak.V], n);
            }
            Membrane.perCapacitance(block.parameter(Leak.C_M), a[Leak.V], b[Leak.V], n);
            double[] hazard = a[noise.integral()];
            System.arraycopy(x[Leak.V], 0, hazard, 0, n);
            for (int k = currents; k < components; k++) {
                subtract(x[ETA + k], hazard, n);
            }
            exponent(block.parameter(V_T_STAR), block.parameter(DELTA_V), hazard, n);
            block.math().exp(hazard, hazard, n);
            scale(block.parameter(LAMBDA_0), hazard, n);
            noise.coefficients(a, b, n);
        }

        private static void subtract(double[] x, double[] from, int n) {
            for (int i = 0; i < n; i++) {
                from[i] -= x[i];
            }
        }

        private static void exponent(double[] threshold, double[] width, double[] v, int n) {
            for (int i = 0; i < n; i++) {
                v[i] = (v[i] - threshold[i]) / width[i];
            }
        }

        private static void scale(double[] rate, double[] hazard, int n) {
            for (int i = 0; i < n; i++) {
                hazard[i] *= PER_MS * rate[i];
            }
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            noise.restart(block, x, spiking, count);
            for (int c = 0; c < components; c++) {
                SpikeJumps.add(x[ETA + c], block.parameter(COMPONENTS + 2 * c), spiking, count);
            }
        }
    }
}
