package org.neurosim.models.conductance;

import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Threshold;
import org.neurosim.models.NeuronBuilder;
import org.neurosim.models.membrane.ReceptorSet;

/**
 * The settings that neurons in dimensionless equations share.
 *
 * @param <B> the builder itself
 */
abstract class DimensionlessBuilder<B extends DimensionlessBuilder<B>> extends NeuronBuilder<B> {
    private double current;
    private double timeUnit = 1;
    private double threshold = 1;

    DimensionlessBuilder(String model) {
        super(model);
    }

    /**
     * Sets the constant current.
     *
     * @param value current, a pure number
     * @return this builder
     * @throws IllegalArgumentException unless finite
     */
    public B current(double value) {
        current = require("I_e", value, "", Range.FINITE);
        return self();
    }

    /**
     * Sets the unit of time of the equations.
     *
     * @param ms time, ms
     * @return this builder
     * @throws IllegalArgumentException unless finite and &gt; 0
     */
    public B timeUnit(double ms) {
        timeUnit = require("tau", ms, "ms", Range.POSITIVE);
        return self();
    }

    /**
     * Sets the level that makes a spike.
     *
     * @param value value of v
     * @return this builder
     * @throws IllegalArgumentException unless finite
     */
    public B threshold(double value) {
        threshold = require("v_th", value, "", Range.FINITE);
        return self();
    }

    /** Declares I_e, tau and v_th, behind the parameters of the model. */
    final void declareCommon(NeuronSpec.Builder b) {
        b.parameter("I_e", "", current, Range.FINITE)
                .parameter("tau", "ms", timeUnit, Range.POSITIVE)
                .parameter("v_th", "", threshold, Range.FINITE);
    }

    /** Declares the receptors, behind so many parameters, and the spike condition. */
    final NeuronSpec finish(NeuronSpec.Builder b, int parameters) {
        ReceptorSet.declare(b, parameters, receptors());
        return b.threshold("v", "v_th", Threshold.Condition.RISING).build();
    }
}
