package org.neurosim.models.stimuli;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** {@link Sources#poisson(DoubleUnaryOperator)}: without a bound of the rate there are no times to be thinned, so it needs the clock. */
final class PoissonOfFunction extends InhomogeneousPoisson {

    private final DoubleUnaryOperator rate;

    PoissonOfFunction(DoubleUnaryOperator rateHz) {
        super("inhomogeneous Poisson spike trains");
        rate = Objects.requireNonNull(rateHz, "rateHz");
    }

    /** The value in the middle of the step is the mean to second order. */
    @Override
    double mean(double time, double dt) {
        return rate.applyAsDouble(time + 0.5 * dt);
    }

    @Override
    double highest() {
        return 0;
    }
}
