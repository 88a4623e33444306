package org.neurosim.models.integratefire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.Receptor;
import org.neurosim.models.membrane.Membrane;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The two-compartment neuron of dendritic prediction, Urbanczik and Senn 2014: a dendrite drives a soma, which spikes at random.
 *
 * <pre>
 * C_m dv/dt   = g_L (E_L - v) + g_D (v_d - v) + I_e + I(t) + sum of the somatic receptors' currents
 * C_m dv_d/dt = g_L (E_L - v_d) + sum of the dendritic receptors' currents
 * phi(v)      = phi_max / (1 + k exp(beta (theta - v)))
 * </pre>
 *
 * It spikes with the hazard phi(v). There is no reset: a spike changes neither potential. The soma does not act on the dendrite. For t_ref after a spike the hazard is 0.
 *
 * <table>
 *   <caption>Parameters, all with defaults</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>300</td><td>capacitance</td><td>of each compartment</td></tr>
 *   <tr><td>g_L</td><td>nS</td><td>30</td><td>leakConductance</td><td>of each compartment</td></tr>
 *   <tr><td>E_L</td><td>mV</td><td>-70</td><td>restingPotential</td><td>reversal potential of the leak</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current into the soma</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>3</td><td>refractory</td><td>no second spike within this time</td></tr>
 *   <tr><td>g_D</td><td>nS</td><td>600</td><td>{@link Builder#coupling coupling}</td><td>from the dendrite to the soma</td></tr>
 *   <tr><td>phi_max</td><td>Hz</td><td>150</td><td>{@link Builder#rate rate}</td><td>largest rate</td></tr>
 *   <tr><td>k</td><td></td><td>0.5</td><td>{@link Builder#rate rate}</td><td>weight of the exponential</td></tr>
 *   <tr><td>beta</td><td>1/mV</td><td>1/3</td><td>{@link Builder#rate rate}</td><td>steepness</td></tr>
 *   <tr><td>theta</td><td>mV</td><td>-55</td><td>{@link Builder#rate rate}</td><td>threshold</td></tr>
 * </table>
 *
 * and those of the {@link Receptor receptors}.
 *
 * <p><b>State variables.</b> v and v_d (mV), start at E_L; hazard, phi integrated since the last spike; escape_level, the value of it at which the next spike comes; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.ConditionallyLinear}: exponential Euler by default (first order), RK4, adaptive for reference. Where g_D is large the soma follows the dendrite within C_m /
 * (g_L + g_D), 0.5 ms with the defaults.
 *
 * <p>Learns by {@link org.neurosim.models.plasticity.UrbanczikSennRule}. Source: Urbanczik and Senn 2014, Neuron 81:521. The defaults are those of NEST's
 * pp_cond_exp_mc_urbanczik: the paper's dimensionless constants (potentials 0 at rest and 1 at theta, C_m = 1, g_L = 0.1/ms, g_D = 2/ms, beta = 5, k = 0.5, phi_max = 0.15/ms) with 15 mV for the unit of the potential and 300 pF for that of the
 * capacitance. Reversal potentials of 14/3 and -1/3, which programs of the authors' group use, are 0 and -75 mV then. (The paper itself has not been at hand; its numbers are as these programs give them.) NEST has a conductance from the soma
 * to the dendrite, too, 0 by default. In some of its versions the dendrite gets the current g_D (v_d - v), which neither the paper's equation nor the rest of the model has; others have none, as here.
 */
public final class UrbanczikSenn {

    private static final String MODEL = "UrbanczikSenn";

    private UrbanczikSenn() {}

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
        private double coupling = 600;
        private double largestRate = 150;
        private double k = 0.5;
        private double beta = 1.0 / 3;
        private double theta = -55;
        private final List<Receptor> dendritic = new ArrayList<>();

        private Builder() {
            super(MODEL, 300, 30, -70);
            refractory(3);
        }

        /**
         * Sets the conductance from the dendrite to the soma.
         *
         * @param nS g_D, nS
         * @return this builder
         * @throws IllegalArgumentException unless finite and &gt;= 0
         */
        public Builder coupling(double nS) {
            coupling = require("g_D", nS, "nS", Range.NON_NEGATIVE);
            return this;
        }

        /**
         * Sets the rate as a function of the somatic potential.
         *
         * @param largestHz phi_max, Hz
         * @param k weight of the exponential
         * @param betaPerMv beta, 1/mV
         * @param thetaMv theta, mV
         * @return this builder
         * @throws IllegalArgumentException unless all are finite and phi_max, k and beta are &gt; 0
         */
        public Builder rate(double largestHz, double k, double betaPerMv, double thetaMv) {
            largestRate = require("phi_max", largestHz, "Hz", Range.POSITIVE);
            this.k = require("k", k, "", Range.POSITIVE);
            beta = require("beta", betaPerMv, "1/mV", Range.POSITIVE);
            theta = require("theta", thetaMv, "mV", Range.FINITE);
            return this;
        }

        /**
         * Adds a receptor of the dendrite; those of the soma are added with {@link #receptor}. If there are no somatic ones, the first one is where projections end that name none.
         *
         * @param receptor receptor
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
        @Override
        public Neuron.ConditionallyLinear build() {
            NeuronSpec.Builder b = declare()
                    .parameter("g_D", "nS", coupling, Range.NON_NEGATIVE)
                    .parameter("phi_max", "Hz", largestRate, Range.POSITIVE)
                    .parameter("k", "", k, Range.POSITIVE)
                    .parameter("beta", "1/mV", beta, Range.POSITIVE)
                    .parameter("theta", "mV", theta, Range.FINITE)
                    .state("v", "mV", "E_L")
                    .state("v_d", "mV", "E_L");
            EscapeNoise.declare(b);
            int next = ReceptorSet.declare(b, Cell.PARAMETERS, receptors(), "v");
            ReceptorSet.declare(b, next, dendritic, "v_d");
            NeuronSpec spec = b.refractory("t_ref", "hazard").build();
            return new Cell(
                    spec, ReceptorSet.of(spec, receptors()), ReceptorSet.of(spec, dendritic), EscapeNoise.of(spec));
        }
    }

    private record Cell(NeuronSpec spec, ReceptorSet somatic, ReceptorSet dendritic, EscapeNoise noise)
            implements Neuron.ConditionallyLinear {
        private static final int G_D = Leak.OWN;
        private static final int PHI_MAX = Leak.OWN + 1;
        private static final int K = Leak.OWN + 2;
        private static final int BETA = Leak.OWN + 3;
        private static final int THETA = Leak.OWN + 4;
        private static final int PARAMETERS = Leak.OWN + 5;
        private static final int V_D = 1;
        private static final double PER_MS = 1e-3;

        @Override
        public void initialize(Block block, double[][] x) {
            noise.initialize(block, x);
        }

        @Override
        public void coefficients(Block block, double[][] x, double[][] a, double[][] b) {
            int n = block.size();
            Leak.gather(block, x, somatic, a[Leak.V], b[Leak.V]);
            Membrane.addConductance(block.parameter(G_D), x[V_D], a[Leak.V], b[Leak.V], n);
            Membrane.perCapacitance(block.parameter(Leak.C_M), a[Leak.V], b[Leak.V], n);
            System.arraycopy(block.parameter(Leak.G_L), 0, b[V_D], 0, n);
            product(block.parameter(Leak.G_L), block.parameter(Leak.E_L), a[V_D], n);
            dendritic.add(block, x, x[V_D], a[V_D], b[V_D]);
            Membrane.perCapacitance(block.parameter(Leak.C_M), a[V_D], b[V_D], n);
            double[] hazard = a[noise.integral()];
            exponent(block.parameter(BETA), block.parameter(THETA), x[Leak.V], hazard, n);
            block.math().exp(hazard, hazard, n);
            rate(block.parameter(PHI_MAX), block.parameter(K), hazard, n);
            noise.coefficients(a, b, n);
        }

        private static void product(double[] g, double[] e, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = g[i] * e[i];
            }
        }

        private static void exponent(double[] beta, double[] theta, double[] v, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = beta[i] * (theta[i] - v[i]);
            }
        }

        private static void rate(double[] largest, double[] k, double[] hazard, int n) {
            for (int i = 0; i < n; i++) {
                hazard[i] = PER_MS * largest[i] / (1 + k[i] * hazard[i]);
            }
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            noise.restart(block, x, spiking, count);
        }
    }
}
