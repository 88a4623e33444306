package org.neurosim.models.integratefire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.neurosim.api.Integrator;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.Receptor;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The simple model of spiking neurons, Izhikevich 2003.
 *
 * <pre>
 * dv/dt = 0.04 v^2 + 5 v + 140 - u + I_e + I(t) + sum of the receptors' currents
 * du/dt = a (b v - u)
 * </pre>
 *
 * with v in mV and I(t) the current of the stimuli. It spikes where {@code v >= V_peak} at the end of a step; then
 * {@code v = c} and {@code u = u + d}. There is no refractory period.
 *
 * <p><b>Units.</b> The paper has no unit of current: I is in mV/ms. A capacitance of 1 pF is understood, so that 1 pA
 * is 1 mV/ms, and a conductance of 1 nS 1/ms.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>a</td><td>1/ms</td><td>0.02</td><td>{@link Builder#recovery recovery}</td><td>rate of recovery</td></tr>
 *   <tr><td>b</td><td>1/ms</td><td>0.2</td><td>{@link Builder#recovery recovery}</td><td>sensitivity of u to v</td></tr>
 *   <tr><td>c</td><td>mV</td><td>-65</td><td>{@link Builder#afterSpike afterSpike}</td><td>v after a spike</td></tr>
 *   <tr><td>d</td><td>mV/ms</td><td>8</td><td>{@link Builder#afterSpike afterSpike}</td><td>jump of u at a
 *       spike</td></tr>
 *   <tr><td>V_peak</td><td>mV</td><td>30</td><td>{@link Builder#peak peak}</td><td>level that makes a spike</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>{@link Builder#current current}</td><td>constant current</td></tr>
 * </table>
 *
 * and those of the {@link Receptor receptors}. The defaults are regular spiking; the paper's other sets are {@link
 * Type}s.
 *
 * <p><b>State variables.</b> v (mV), starts at -65; u (mV/ms), starts at b v unless given; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Differential}. Two ways to integrate it, which give different spike trains
 * (at I = 10 a fast spiking cell has 63 spikes per second with the one, 137 with the other):
 *
 * <ul>
 *   <li>the paper's: {@code population.integrator(Izhikevich2003.paperScheme())} with a time step of 1 ms;
 *   <li>converged: RK4, the default, with steps of 0.1 ms and less, or an adaptive method. Spikes lie on the grid, each
 *       late by up to one step.
 * </ul>
 *
 * <p>Source: Izhikevich 2003, IEEE Trans Neural Netw 14:1569.
 */
public final class Izhikevich2003 {
    private static final String NAME = "Izhikevich2003";
    private static final int A = 0;
    private static final int B = 1;
    private static final int D = 3;
    private static final int I_E = 5;
    private static final int PARAMETERS = 6;

    private Izhikevich2003() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts with the parameters of one of the paper's types.
     *
     * @param type type of neuron
     * @return builder
     */
    public static Builder builder(Type type) {
        Objects.requireNonNull(type, "type");
        return new Builder().recovery(type.a, type.b).afterSpike(type.c, type.d);
    }

    /**
     * The integration scheme of the paper's program, meant for a time step of 1 ms: two half steps of forward Euler for
     * v, then one step for u with the new v; v may overshoot the peak in the step of a spike.
     *
     * <pre>
     * v = v + dt/2 (0.04 v^2 + 5 v + 140 - u + I)
     * v = v + dt/2 (0.04 v^2 + 5 v + 140 - u + I)
     * u = u + dt a (b v - u)
     * </pre>
     *
     * The paper tests {@code v >= 30} at the start of a step, before the update; here the test is at the end of the step
     * before, so that a spike listed at t = n dt is the paper's in its step n + 1. Receptor variables are advanced by
     * forward Euler after v. A receptor {@code expCurrent(name, 1)} is thus, with a step of 1 ms, the paper's synaptic
     * input: a current of the weight during exactly one step.
     *
     * @return the scheme, for populations of this model
     */
    public static Integrator paperScheme() {
        return IzhikevichScheme.INSTANCE;
    }

    /** The types of the paper's figure 2. */
    public enum Type {
        /** RS, regular spiking. */
        REGULAR_SPIKING(0.02, 0.2, -65, 8),
        /** IB, intrinsically bursting. */
        INTRINSICALLY_BURSTING(0.02, 0.2, -55, 4),
        /** CH, chattering. */
        CHATTERING(0.02, 0.2, -50, 2),
        /** FS, fast spiking. */
        FAST_SPIKING(0.1, 0.2, -65, 2),
        /** TC, thalamo-cortical. */
        THALAMO_CORTICAL(0.02, 0.25, -65, 0.05),
        /** RZ, resonator. */
        RESONATOR(0.1, 0.26, -65, 2),
        /** LTS, low-threshold spiking. */
        LOW_THRESHOLD_SPIKING(0.02, 0.25, -65, 2);

        private final double a;
        private final double b;
        private final double c;
        private final double d;

        Type(double a, double b, double c, double d) {
            this.a = a;
            this.b = b;
            this.c = c;
            this.d = d;
        }
    }

    /** Collects parameters and receptors. */
    public static final class Builder {
        private double a = 0.02;
        private double b = 0.2;
        private double c = -65;
        private double d = 8;
        private double peak = 30;
        private double current;
        private final List<Receptor> receptors = new ArrayList<>();

        private Builder() {}

        /**
         * Sets the dynamics of the recovery variable u.
         *
         * @param perMs rate a, 1/ms
         * @param sensitivity sensitivity b to v, 1/ms
         * @return this builder
         * @throws IllegalArgumentException unless both are finite and the rate is &gt; 0
         */
        public Builder recovery(double perMs, double sensitivity) {
            a = Checks.require(NAME, "a", perMs, "1/ms", Range.POSITIVE);
            b = Checks.require(NAME, "b", sensitivity, "1/ms", Range.FINITE);
            return this;
        }

        /**
         * Sets what happens at a spike.
         *
         * @param resetMv new value c of v, mV
         * @param jump increment d of u, mV/ms
         * @return this builder
         * @throws IllegalArgumentException unless both are finite
         */
        public Builder afterSpike(double resetMv, double jump) {
            c = Checks.require(NAME, "c", resetMv, "mV", Range.FINITE);
            d = Checks.require(NAME, "d", jump, "mV/ms", Range.FINITE);
            return this;
        }

        /**
         * Sets the level that makes a spike.
         *
         * @param mV potential, mV
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder peak(double mV) {
            peak = Checks.require(NAME, "V_peak", mV, "mV", Range.FINITE);
            return this;
        }

        /**
         * Sets the constant current.
         *
         * @param pA current, pA, which is mV/ms
         * @return this builder
         * @throws IllegalArgumentException unless finite
         */
        public Builder current(double pA) {
            current = Checks.require(NAME, "I_e", pA, "pA", Range.FINITE);
            return this;
        }

        /**
         * Adds a receptor. The first one is where projections end that name none.
         *
         * @param receptor receptor of any kind
         * @return this builder
         */
        public Builder receptor(Receptor receptor) {
            receptors.add(Objects.requireNonNull(receptor, "receptor"));
            return this;
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if c is not below V_peak, or the names of two receptors clash
         */
        public Neuron.Differential build() {
            Checks.requireBelow(NAME, "c", c, "V_peak", peak);
            NeuronSpec.Builder s = NeuronSpec.builder(NAME)
                    .parameter("a", "1/ms", a, Range.POSITIVE)
                    .parameter("b", "1/ms", b, Range.FINITE)
                    .parameter("c", "mV", c, Range.FINITE)
                    .parameter("d", "mV/ms", d, Range.FINITE)
                    .parameter("V_peak", "mV", peak, Range.FINITE)
                    .parameter("I_e", "pA", current, Range.FINITE)
                    .state("v", "mV", -65)
                    .state("u", "mV/ms", 0);
            ReceptorSet.declare(s, PARAMETERS, receptors);
            NeuronSpec spec = s.threshold("v", "V_peak").reset("v", "c").build();
            return new Cell(spec, ReceptorSet.of(spec, receptors));
        }
    }

    private static final class Cell extends QuadraticNeuron {

        Cell(NeuronSpec spec, ReceptorSet receptors) {
            super(spec, receptors, I_E);
        }

        @Override
        public void initialize(Block block, double[][] x) {
            double[] b = block.parameter(B);
            for (int i = 0; i < block.size(); i++) {
                x[U][i] = b[i] * x[V][i];
            }
        }

        @Override
        void own(Block block, double[][] x, double[][] dx) {
            int n = block.size();
            upstroke(x[V], x[U], dx[V], n);
            recovery(x[V], x[U], block.parameter(A), block.parameter(B), dx[U], n);
        }

        /** In the order of the paper's program: with its coarse scheme spike counts depend on the last bits. */
        private static void upstroke(double[] v, double[] u, double[] dv, int n) {
            for (int i = 0; i < n; i++) {
                dv[i] = 0.04 * v[i] * v[i] + 5 * v[i] + 140 - u[i] + dv[i];
            }
        }

        /** The membrane potential itself, not its distance from rest, drives u. */
        private static void recovery(double[] v, double[] u, double[] a, double[] b, double[] du, int n) {
            for (int i = 0; i < n; i++) {
                du[i] = a[i] * (b[i] * v[i] - u[i]);
            }
        }

        @Override
        public void onSpike(Block block, double[][] x, int[] spiking, int count) {
            SpikeJumps.add(x[U], block.parameter(D), spiking, count);
        }
    }

    /** Name by which the paper's scheme knows its model. */
    static String modelName() {
        return NAME;
    }
}
