package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.EventDynamics;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.Range;
import org.neurosim.models.events.LinearEvents;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * Neurons with a multi-timescale adaptive threshold: MAT2 and its augmented form, AMAT2, whose threshold depends on the
 * voltage, too.
 *
 * <pre>
 * C_m dv/dt = g_L (E_L - v) + I_e + I(t) + sum of the receptors' currents
 * theta     = omega + theta_1 + theta_2 + theta_v
 * d theta_1/dt = -theta_1 / tau_1      theta_1 = theta_1 + alpha_1 at a spike
 * d theta_2/dt = -theta_2 / tau_2      theta_2 = theta_2 + alpha_2 at a spike
 * theta_v   = beta * integral of s exp(-s / tau_v) dv/dt(t - s) ds over s &gt; 0     (AMAT2; 0 in MAT2)
 * </pre>
 *
 * with I(t) the current of the stimuli. It spikes where {@code v >= theta} at the end of a step, outside of the
 * refractory period. v is <em>not</em> reset: it goes on as if there had been no spike.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>MAT2</th><th>AMAT2</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>100</td><td>200</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>g_L</td><td>nS</td><td>20</td><td>20</td><td>leakConductance</td><td>leak conductance</td></tr>
 *   <tr><td>E_L</td><td>mV</td><td>-70</td><td>-70</td><td>restingPotential</td><td>leak reversal potential</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>2</td><td>2</td><td>refractory</td><td>no second spike within this time; rounded
 *       to steps</td></tr>
 *   <tr><td>omega</td><td>mV</td><td>-51</td><td>-65</td><td>{@link Builder#threshold threshold}</td><td>threshold at
 *       rest (not relative to E_L, as in the papers)</td></tr>
 *   <tr><td>alpha_1, tau_1</td><td>mV, ms</td><td>37, 10</td><td>10, 10</td><td>{@link Builder#fastThreshold
 *       fastThreshold}</td><td>fast component</td></tr>
 *   <tr><td>alpha_2, tau_2</td><td>mV, ms</td><td>2, 200</td><td>0, 200</td><td>{@link Builder#slowThreshold
 *       slowThreshold}</td><td>slow component</td></tr>
 *   <tr><td>beta, tau_v</td><td>1/ms, ms</td><td></td><td>0, 5</td><td>{@link Builder#voltageThreshold
 *       voltageThreshold}</td><td>voltage-dependent component</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}, delta or current-based. The defaults are those of NEST's {@code
 * mat2_psc_exp} (the regular spiking neuron of Kobayashi et al. 2009) and {@code amat2_psc_exp}.
 *
 * <p><b>State variables.</b> v (mV), starts at E_L; theta_2 (mV), starts at 0; in AMAT2 v_slow (mV), v low-passed with
 * tau_v, by which the derivative of v is expressed, and theta_v (mV); theta (mV), the whole threshold, starts at omega;
 * then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Linear}, the threshold included: exact for any time step. Spikes lie on the grid.
 * Also a {@link Neuron.EventDriven} ({@link LinearEvents}), without any grid: it spikes where v crosses the moving
 * threshold, and again at the end of t_ref if v is still above.
 *
 * <p>Sources: Kobayashi, Tsubo and Shinomoto 2009, Front Comput Neurosci 3:9; Yamauchi, Kim and Shinomoto 2011, Front
 * Comput Neurosci 5:42.
 */
public final class Mat {
    private static final int OMEGA = Leak.OWN;
    private static final int ALPHA_1 = Leak.OWN + 1;
    private static final int TAU_1 = Leak.OWN + 2;
    private static final int ALPHA_2 = Leak.OWN + 3;
    private static final int TAU_2 = Leak.OWN + 4;
    private static final int BETA = Leak.OWN + 5;
    private static final int TAU_V = Leak.OWN + 6;
    private static final int THETA_2 = 1;
    private static final int V_SLOW = 2;
    private static final int THETA_V = 3;

    private Mat() {}

    /**
     * Starts with the defaults of MAT2.
     *
     * @return builder
     */
    public static Builder mat2() {
        return new Builder("Mat2", 100, -51, false).fastThreshold(37, 10).slowThreshold(2, 200);
    }

    /**
     * Starts with the defaults of AMAT2.
     *
     * @return builder
     */
    public static Builder amat2() {
        return new Builder("Amat2", 200, -65, true)
                .fastThreshold(10, 10)
                .slowThreshold(0, 200)
                .voltageThreshold(0, 5);
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends LeakyBuilder<Builder> {
        private final boolean augmented;
        private double omega;
        private double alpha1;
        private double tau1;
        private double alpha2;
        private double tau2;
        private double beta;
        private double tauV;

        private Builder(String model, double capacitance, double omega, boolean augmented) {
            super(model, capacitance, 20, -70);
            this.augmented = augmented;
            this.omega = omega;
            refractory(2);
        }

        /**
         * Sets the threshold at rest.
         *
         * @param mV potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder threshold(double mV) {
            omega = require("omega", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the fast component of the threshold.
         *
         * @param perSpikeMv what a spike adds, mV
         * @param tauMs time constant, ms
         * @return this builder
         * @throws IllegalArgumentException unless both are finite and the time constant &gt; 0
         */
        public Builder fastThreshold(double perSpikeMv, double tauMs) {
            alpha1 = require("alpha_1", perSpikeMv, "mV", Range.FINITE);
            tau1 = require("tau_1", tauMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the slow component of the threshold.
         *
         * @param perSpikeMv what a spike adds, mV
         * @param tauMs time constant, ms
         * @return this builder
         * @throws IllegalArgumentException unless both are finite and the time constant &gt; 0
         */
        public Builder slowThreshold(double perSpikeMv, double tauMs) {
            alpha2 = require("alpha_2", perSpikeMv, "mV", Range.FINITE);
            tau2 = require("tau_2", tauMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Sets the voltage-dependent component of the threshold.
         *
         * @param perMs strength beta, 1/ms
         * @param tauMs time constant, ms
         * @return this builder
         * @throws IllegalArgumentException unless the model is AMAT2, both are finite and the time constant &gt; 0
         */
        public Builder voltageThreshold(double perMs, double tauMs) {
            if (!augmented) {
                throw new IllegalArgumentException(
                        model() + ": its threshold does not depend on the voltage; use Mat.amat2()");
            }
            beta = require("beta", perMs, "1/ms", Range.FINITE);
            tauV = require("tau_v", tauMs, "ms", Range.POSITIVE);
            return this;
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if a receptor is a conductance, or the names of two receptors clash
         */
        @Override
        public Neuron.Linear build() {
            requireCurrentReceptors();
            NeuronSpec.Builder b = declare()
                    .parameter("omega", "mV", omega, Range.FINITE)
                    .parameter("alpha_1", "mV", alpha1, Range.FINITE)
                    .parameter("tau_1", "ms", tau1, Range.POSITIVE)
                    .parameter("alpha_2", "mV", alpha2, Range.FINITE)
                    .parameter("tau_2", "ms", tau2, Range.POSITIVE);
            if (augmented) {
                b.parameter("beta", "1/ms", beta, Range.FINITE).parameter("tau_v", "ms", tauV, Range.POSITIVE);
            }
            b.state("v", "mV", "E_L").decaying("theta_2", "mV", "tau_2");
            if (augmented) {
                b.state("v_slow", "mV", "E_L").state("theta_v", "mV", 0);
            }
            b.state("theta", "mV", "omega");
            ReceptorSet.declare(b, augmented ? TAU_V + 1 : BETA, receptors());
            NeuronSpec spec = b.threshold("v", "theta").refractory("t_ref").build();
            return new Cell(spec, ReceptorSet.of(spec, receptors()), augmented);
        }
    }

    private static final class Cell implements Neuron.Linear, Neuron.EventDriven {
        private final NeuronSpec spec;
        private final ReceptorSet receptors;
        private final boolean augmented;
        private final int theta;

        Cell(NeuronSpec spec, ReceptorSet receptors, boolean augmented) {
            this.spec = spec;
            this.receptors = receptors;
            this.augmented = augmented;
            theta = spec.stateIndex("theta");
        }

        @Override
        public NeuronSpec spec() {
            return spec;
        }

        /** Before time 0 the voltage was constant. */
        @Override
        public void initialize(Block block, double[][] x) {
            if (augmented) {
                System.arraycopy(x[Leak.V], 0, x[V_SLOW], 0, block.size());
            }
        }

        /**
         * The fast component is eliminated: theta_1 = theta - omega - theta_2 - theta_v. The integral of theta_v obeys
         * d(theta_v)/dt = beta p - theta_v/tau_v with p = v - v_slow, the integral of exp(-s/tau_v) dv/dt(t - s).
         */
        @Override
        public LinearSystem linearSystem(ParameterSet p) {
            LinearSystem s = Leak.linearSystem(spec, receptors, p);
            double[] row = s.matrix()[theta];
            double fast = 1 / p.get(TAU_1);
            row[theta] = -fast;
            row[THETA_2] = fast - 1 / p.get(TAU_2);
            s.rest()[theta] = p.get(OMEGA);
            if (augmented) {
                double slow = 1 / p.get(TAU_V);
                double beta = p.get(BETA);
                s.rest()[V_SLOW] = p.get(Leak.E_L);
                s.matrix()[V_SLOW][Leak.V] = slow;
                s.matrix()[V_SLOW][V_SLOW] = -slow;
                s.matrix()[THETA_V][Leak.V] = beta;
                s.matrix()[THETA_V][V_SLOW] = -beta;
                s.matrix()[THETA_V][THETA_V] = -slow;
                row[Leak.V] = beta;
                row[V_SLOW] = -beta;
                row[THETA_V] = fast - slow;
            }
            return s;
        }

        @Override
        public EventDynamics eventDynamics(EventCells cells) {
            return LinearEvents.of(this, cells);
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            SpikeJumps.add(x[theta], block.parameter(ALPHA_1), spiking, count);
            SpikeJumps.add(x[theta], block.parameter(ALPHA_2), spiking, count);
            SpikeJumps.add(x[THETA_2], block.parameter(ALPHA_2), spiking, count);
        }
    }
}
