package org.neurosim.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;

/**
 * The settings that point neurons with a leaky membrane share.
 *
 * @param <B> the builder itself
 */
abstract class LeakyBuilder<B extends LeakyBuilder<B>> {
    private final String model;
    private double capacitance;
    private double leakConductance;
    private double restingPotential;
    private double refractory;
    private double current;
    private final List<Receptor> receptors = new ArrayList<>();

    /** Starts with the given capacitance (pF), leak conductance (nS) and resting potential (mV). */
    LeakyBuilder(String model, double capacitance, double leakConductance, double restingPotential) {
        this.model = model;
        this.capacitance = capacitance;
        this.leakConductance = leakConductance;
        this.restingPotential = restingPotential;
    }

    abstract B self();

    /** Name of the model, for messages. */
    final String model() {
        return model;
    }

    final List<Receptor> receptors() {
        return receptors;
    }

    final double restingPotential() {
        return restingPotential;
    }

    final double refractory() {
        return refractory;
    }

    /**
     * Sets the membrane capacitance.
     *
     * @param pF capacitance, pF
     * @return this builder
     * @throws IllegalArgumentException unless finite and &gt; 0
     */
    public B capacitance(double pF) {
        capacitance = require("C_m", pF, "pF", Range.POSITIVE);
        return self();
    }

    /**
     * Sets the leak conductance; the membrane time constant is C_m / g_L.
     *
     * @param nS conductance, nS
     * @return this builder
     * @throws IllegalArgumentException unless finite and &gt; 0
     */
    public B leakConductance(double nS) {
        leakConductance = require("g_L", nS, "nS", Range.POSITIVE);
        return self();
    }

    /**
     * Sets the leak reversal potential.
     *
     * @param mV potential, mV
     * @return this builder
     * @throws IllegalArgumentException unless finite
     */
    public B restingPotential(double mV) {
        restingPotential = require("E_L", mV, "mV", Range.FINITE);
        return self();
    }

    /**
     * Sets the refractory period.
     *
     * @param ms time, ms
     * @return this builder
     * @throws IllegalArgumentException unless finite and &gt;= 0
     */
    public B refractory(double ms) {
        refractory = require("t_ref", ms, "ms", Range.NON_NEGATIVE);
        return self();
    }

    /**
     * Sets the constant current.
     *
     * @param pA current, pA
     * @return this builder
     * @throws IllegalArgumentException unless finite
     */
    public B current(double pA) {
        current = require("I_e", pA, "pA", Range.FINITE);
        return self();
    }

    /**
     * Adds a receptor. The first one is where projections end that name none.
     *
     * @param receptor receptor
     * @return this builder
     */
    public B receptor(Receptor receptor) {
        receptors.add(Objects.requireNonNull(receptor, "receptor"));
        return self();
    }

    /**
     * Makes the model.
     *
     * @return the model
     * @throws IllegalArgumentException if the settings do not fit together, saying why
     */
    public abstract Neuron build();

    final double require(String name, double value, String unit, Range range) {
        return Checks.require(model, name, value, unit, range);
    }

    /** Refuses conductances, for models that are given as a linear system. */
    final void requireCurrentReceptors() {
        for (Receptor r : receptors) {
            if (!ReceptorSet.linear(List.of(r))) {
                throw new IllegalArgumentException(
                        model + ": " + r + " does not fit: the model is integrated exactly as a linear system;"
                                + " give it current or delta receptors");
            }
        }
    }

    /** Declares the common parameters, by the indices of {@link Leak}. */
    final NeuronSpec.Builder declare() {
        return NeuronSpec.builder(model)
                .parameter("C_m", "pF", capacitance, Range.POSITIVE)
                .parameter("g_L", "nS", leakConductance, Range.POSITIVE)
                .parameter("E_L", "mV", restingPotential, Range.FINITE)
                .parameter("I_e", "pA", current, Range.FINITE)
                .parameter("t_ref", "ms", refractory, Range.NON_NEGATIVE);
    }
}
