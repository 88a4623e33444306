package org.neurosim.models;

import org.neurosim.api.model.Range;

/**
 * The settings that point neurons with a membrane in physical units share.
 *
 * @param <B> the builder itself
 */
public abstract class MembraneBuilder<B extends MembraneBuilder<B>> extends NeuronBuilder<B> {
    private double capacitance;
    private double current;
    private double refractory;

    /**
     * Starts with no capacitance, which the model has to set, no current and no refractory period.
     *
     * @param model name of the model, for messages
     */
    protected MembraneBuilder(String model) {
        super(model);
    }

    /**
     * Membrane capacitance.
     *
     * @return capacitance, pF
     */
    protected final double capacitance() {
        return capacitance;
    }

    /**
     * Constant current.
     *
     * @return current, pA
     */
    protected final double current() {
        return current;
    }

    /**
     * Refractory period.
     *
     * @return time, ms
     */
    protected final double refractory() {
        return refractory;
    }

    /**
     * Sets the membrane capacitance, of the whole cell.
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
     * Sets the constant current, into the soma where there is a dendrite.
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
     * Sets the refractory period: the time after a spike in which there is no other. Models with a reset are held at it; in models whose spikes are part of their dynamics these go on.
     *
     * @param ms time, ms
     * @return this builder
     * @throws IllegalArgumentException unless finite and &gt;= 0
     */
    public B refractory(double ms) {
        refractory = require("t_ref", ms, "ms", Range.NON_NEGATIVE);
        return self();
    }
}
