package org.neurosim.models.integratefire;

import org.neurosim.api.Neuron;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The settings that {@link Eif} and {@link AdEx} share.
 *
 * @param <B> the builder itself
 */
abstract class ExponentialBuilder<B extends ExponentialBuilder<B>> extends LeakyBuilder<B> {
    private double threshold;
    private double slopeFactor;
    private double peak;
    private double reset;

    ExponentialBuilder(String model, double capacitance, double leakConductance, double restingPotential) {
        super(model, capacitance, leakConductance, restingPotential);
    }

    /**
     * Sets the threshold V_T of the upstroke: the voltage above which a constant current would make it spike, for slow
     * changes; not the level that makes a spike, which is the {@code peak}.
     *
     * @param mV potential, mV
     * @return this builder
     * @throws IllegalArgumentException unless finite
     */
    public B threshold(double mV) {
        threshold = require("V_T", mV, "mV", Range.FINITE);
        return self();
    }

    /**
     * Sets the slope factor Delta_T, which is the sharpness of the upstroke.
     *
     * @param mV slope factor, mV
     * @return this builder
     * @throws IllegalArgumentException unless finite and &gt; 0
     */
    public B slopeFactor(double mV) {
        slopeFactor = require("Delta_T", mV, "mV", Range.POSITIVE);
        return self();
    }

    /**
     * Sets the level at which the upstroke is a spike.
     *
     * @param mV potential, mV, above the threshold and the reset
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
        reset = require("V_reset", mV, "mV", Range.FINITE);
        return self();
    }

    @Override
    public abstract Neuron.Differential build();

    /** Checks, and declares what both have up to the state variable v. */
    final NeuronSpec.Builder declareMembrane() {
        Checks.requireBelow(model(), "V_reset", reset, "V_peak", peak);
        if (threshold >= peak) {
            throw new IllegalArgumentException(model() + ": V_T = " + threshold + " mV is not below V_peak = " + peak
                    + " mV: it would spike before the upstroke; raise V_peak");
        }
        double largest = (peak - threshold) / slopeFactor;
        if (largest > 600) {
            throw new IllegalArgumentException(model() + ": (V_peak - V_T) / Delta_T = " + Checks.decimal(largest)
                    + "; the exponential overflows above 600; lower the peak or raise the slope factor");
        }
        return declare()
                .parameter("V_T", "mV", threshold, Range.FINITE)
                .parameter("Delta_T", "mV", slopeFactor, Range.POSITIVE)
                .parameter("V_peak", "mV", peak, Range.FINITE)
                .parameter("V_reset", "mV", reset, Range.FINITE);
    }

    /** Declares receptors, spike condition, reset and refractoriness. */
    final Neuron.Differential build(NeuronSpec.Builder b, int parameters, boolean adapting) {
        ReceptorSet.declare(b, parameters, receptors());
        NeuronSpec spec = b.threshold("v", "V_peak")
                .reset("v", "V_reset")
                .refractory("t_ref", "v")
                .build();
        return new ExponentialNeuron(spec, ReceptorSet.of(spec, receptors()), adapting);
    }
}
