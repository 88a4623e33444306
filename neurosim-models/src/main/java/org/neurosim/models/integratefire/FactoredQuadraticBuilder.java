package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.MembraneBuilder;
import org.neurosim.models.Receptor;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The settings that {@link Qif} and {@link Izhikevich2007} share.
 *
 * @param <B> the builder itself
 */
abstract class FactoredQuadraticBuilder<B extends FactoredQuadraticBuilder<B>> extends MembraneBuilder<B> {
    private final String resetName;
    private double gain;
    private double rest;
    private double threshold;
    private double peak;
    private double reset;

    FactoredQuadraticBuilder(String model, String resetName) {
        super(model);
        this.resetName = resetName;
    }

    /**
     * Sets the quadratic form k (v - V_r) (v - V_t).
     *
     * @param gain gain k, pA/mV2
     * @param restMv resting potential V_r, mV
     * @param thresholdMv instantaneous threshold V_t, mV
     * @return this builder
     * @throws IllegalArgumentException unless all are finite and the gain is &gt; 0
     */
    public B quadratic(double gain, double restMv, double thresholdMv) {
        this.gain = require("k", gain, "pA/mV2", Range.POSITIVE);
        rest = require("V_r", restMv, "mV", Range.FINITE);
        threshold = require("V_t", thresholdMv, "mV", Range.FINITE);
        return self();
    }

    /**
     * Sets the level that makes a spike.
     *
     * @param mV potential, mV, above the reset
     * @return this builder
     * @throws IllegalArgumentException unless finite
     */
    public B peak(double mV) {
        peak = require("V_peak", mV, "mV", Range.FINITE);
        return self();
    }

    /**
     * Sets the potential after a spike.
     *
     * @param mV potential, mV, below the peak
     * @return this builder
     * @throws IllegalArgumentException unless finite
     */
    public B reset(double mV) {
        reset = require(resetName, mV, "mV", Range.FINITE);
        return self();
    }

    /**
     * Makes the model.
     *
     * @return the model
     * @throws IllegalArgumentException if the reset is not below the peak, or the names of two receptors clash
     */
    public abstract Neuron.Differential build();

    /** Declares what both have, v included. */
    final NeuronSpec.Builder declare() {
        Checks.requireBelow(model(), resetName, reset, "V_peak", peak);
        return NeuronSpec.builder(model())
                .parameter("C_m", "pF", capacitance(), Range.POSITIVE)
                .parameter("k", "pA/mV2", gain, Range.POSITIVE)
                .parameter("V_r", "mV", rest, Range.FINITE)
                .parameter("V_t", "mV", threshold, Range.FINITE)
                .parameter("V_peak", "mV", peak, Range.FINITE)
                .parameter(resetName, "mV", reset, Range.FINITE)
                .parameter("I_e", "pA", current(), Range.FINITE)
                .parameter("t_ref", "ms", refractory(), Range.NON_NEGATIVE);
    }

    /** Declares receptors, spike condition, reset and refractoriness. */
    final Neuron.Differential build(NeuronSpec.Builder b, int parameters, boolean recovering) {
        ReceptorSet.declare(b, parameters, receptors());
        NeuronSpec spec = b.threshold("v", "V_peak")
                .reset("v", resetName)
                .refractory("t_ref", "v")
                .build();
        ReceptorSet set = ReceptorSet.of(spec, receptors());
        boolean jumps = receptors().stream().allMatch(r -> r.kind() == Receptor.Kind.DELTA);
        return jumps && !recovering ? new EventQif(spec, set) : new FactoredQuadraticNeuron(spec, set, recovering);
    }
}
