package org.neurosim.models.stimuli;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/** {@link Sources#poisson(DoubleUnaryOperator, double)}. */
final class BoundedPoisson extends ThinnedPoisson {
    private static final String NAME = "inhomogeneous Poisson spike trains";

    private final DoubleUnaryOperator rate;

    BoundedPoisson(DoubleUnaryOperator rateHz, double highestHz) {
        super(NAME, Checks.require(NAME, "highestHz", highestHz, "Hz", Range.NON_NEGATIVE));
        rate = Objects.requireNonNull(rateHz, "rateHz");
    }

    @Override
    double at(double time) {
        return rate.applyAsDouble(time);
    }

    @Override
    double mean(double time, double dt) {
        double middle = time + 0.5 * dt;
        return requireBelow(rate.applyAsDouble(middle), middle);
    }
}
