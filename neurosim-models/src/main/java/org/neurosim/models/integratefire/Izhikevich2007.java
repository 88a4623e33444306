package org.neurosim.models.integratefire;

import java.util.Objects;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.Range;

/**
 * The simple model in physical units, Izhikevich 2007.
 *
 * <pre>
 * C_m dv/dt = k (v - V_r) (v - V_t) - u + I_e + I(t) + sum of the receptors' currents
 * du/dt     = a (b (v - V_r) - u)
 * </pre>
 *
 * with I(t) the current of the stimuli. It spikes where {@code v >= V_peak} at the end of a step; then {@code v = c},
 * held there for t_ref, and {@code u = u + d}.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>default</th><th>set with</th><th></th></tr>
 *   <tr><td>C_m</td><td>pF</td><td>100</td><td>capacitance</td><td>membrane capacitance</td></tr>
 *   <tr><td>k</td><td>pA/mV2</td><td>0.7</td><td>quadratic</td><td>gain</td></tr>
 *   <tr><td>V_r</td><td>mV</td><td>-60</td><td>quadratic</td><td>resting potential</td></tr>
 *   <tr><td>V_t</td><td>mV</td><td>-40</td><td>quadratic</td><td>instantaneous threshold</td></tr>
 *   <tr><td>V_peak</td><td>mV</td><td>35</td><td>peak</td><td>level that makes a spike</td></tr>
 *   <tr><td>c</td><td>mV</td><td>-50</td><td>reset</td><td>reset potential</td></tr>
 *   <tr><td>I_e</td><td>pA</td><td>0</td><td>current</td><td>constant current</td></tr>
 *   <tr><td>t_ref</td><td>ms</td><td>0</td><td>refractory</td><td>refractory period, rounded to steps; not in the
 *       book</td></tr>
 *   <tr><td>a</td><td>1/ms</td><td>0.03</td><td>{@link Builder#recovery recovery}</td><td>rate of recovery</td></tr>
 *   <tr><td>b</td><td>nS</td><td>-2</td><td>{@link Builder#recovery recovery}</td><td>sensitivity of u to v</td></tr>
 *   <tr><td>d</td><td>pA</td><td>100</td><td>{@link Builder#recovery recovery}</td><td>jump of u at a spike</td></tr>
 * </table>
 *
 * and those of the {@link org.neurosim.models.Receptor receptors}. The defaults are the book's regular spiking neuron; others are {@link
 * Type}s. The book's fast spiking, low-threshold spiking and thalamic neurons have a u whose equation, reset or peak
 * depends on the state in other ways; this model does not cover them.
 *
 * <p><b>State variables.</b> v (mV), starts at V_r; u (pA), starts at 0; then those of the receptors.
 *
 * <p><b>Numerics.</b> A {@link Neuron.Differential}: RK4 by default, with steps of 0.1 ms and less. Spikes lie on the
 * grid, each late by up to one step. (The book's programs use forward Euler with steps of 1 ms.)
 *
 * <p>Source: Izhikevich 2007, Dynamical systems in neuroscience, ch. 8, equations 8.5 and 8.6, figures 8.12, 8.19 and
 * 8.23.
 */
public final class Izhikevich2007 {

    private Izhikevich2007() {}

    /**
     * Starts with the defaults.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts with the parameters of one of the book's neurons.
     *
     * @param type type of neuron
     * @return builder
     */
    public static Builder builder(Type type) {
        Objects.requireNonNull(type, "type");
        return new Builder()
                .capacitance(type.capacitance)
                .quadratic(type.k, type.rest, type.threshold)
                .peak(type.peak)
                .reset(type.c)
                .recovery(type.a, type.b, type.d);
    }

    /** Neurons of the book that this model covers. */
    public enum Type {
        /** RS, regular spiking, figure 8.12. */
        REGULAR_SPIKING(100, 0.7, -60, -40, 35, 0.03, -2, -50, 100),
        /** IB, intrinsically bursting, figure 8.19. */
        INTRINSICALLY_BURSTING(150, 1.2, -75, -45, 50, 0.01, 5, -56, 130),
        /** CH, chattering, figure 8.23. */
        CHATTERING(50, 1.5, -60, -40, 25, 0.03, 1, -40, 150);

        private final double capacitance;
        private final double k;
        private final double rest;
        private final double threshold;
        private final double peak;
        private final double a;
        private final double b;
        private final double c;
        private final double d;

        Type(
                double capacitance,
                double k,
                double rest,
                double threshold,
                double peak,
                double a,
                double b,
                double c,
                double d) {
            this.capacitance = capacitance;
            this.k = k;
            this.rest = rest;
            this.threshold = threshold;
            this.peak = peak;
            this.a = a;
            this.b = b;
            this.c = c;
            this.d = d;
        }
    }

    /** Collects parameters and receptors. */
    public static final class Builder extends FactoredQuadraticBuilder<Builder> {
        private double a;
        private double b;
        private double d;

        private Builder() {
            super("Izhikevich2007", "c");
            capacitance(100);
            quadratic(0.7, -60, -40);
            peak(35);
            reset(-50);
            recovery(0.03, -2, 100);
        }

        /**
         * Sets the recovery variable.
         *
         * @param perMs rate a, 1/ms
         * @param sensitivityNs sensitivity b to v, nS
         * @param jumpPa increment d at a spike, pA
         * @return this builder
         * @throws IllegalArgumentException unless all are finite and the rate is &gt; 0
         */
        public Builder recovery(double perMs, double sensitivityNs, double jumpPa) {
            a = require("a", perMs, "1/ms", Range.POSITIVE);
            b = require("b", sensitivityNs, "nS", Range.FINITE);
            d = require("d", jumpPa, "pA", Range.FINITE);
            return this;
        }

        @Override
        public Neuron.Differential build() {
            return build(
                    declare()
                            .parameter("a", "1/ms", a, Range.POSITIVE)
                            .parameter("b", "nS", b, Range.FINITE)
                            .parameter("d", "pA", d, Range.FINITE)
                            .state("v", "mV", "V_r")
                            .state("u", "pA", 0),
                    FactoredQuadraticNeuron.D + 1,
                    true);
        }
    }
}
