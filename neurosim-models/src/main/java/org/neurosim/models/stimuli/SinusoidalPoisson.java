package org.neurosim.models.stimuli;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/** {@link Sources#sinusoidalPoisson}, with omega in rad/ms. */
final class SinusoidalPoisson extends ThinnedPoisson {
    private static final String NAME = "sinusoidal Poisson spike trains";

    private final double mean;
    private final double amplitude;
    private final double omega;
    private final double phase;

    SinusoidalPoisson(double mean, double amplitude, double frequency, double phase) {
        super(NAME, mean + amplitude);
        this.mean = Checks.require(NAME, "meanHz", mean, "Hz", Range.NON_NEGATIVE);
        this.amplitude = Checks.require(NAME, "amplitudeHz", amplitude, "Hz", Range.between(0, mean));
        Checks.require(NAME, "frequencyHz", frequency, "Hz", Range.NON_NEGATIVE);
        omega = 2 * Math.PI * 1e-3 * frequency;
        this.phase = Checks.require(NAME, "phaseRad", phase, "rad", Range.FINITE);
    }

    /** Rounding must not take it below 0 where the amplitude is the mean. */
    @Override
    double at(double time) {
        return Math.min(highest(), Math.max(0, mean + amplitude * ElementaryMath.sin(omega * time + phase)));
    }

    /** The mean over the step is exact. */
    @Override
    double mean(double time, double dt) {
        double half = 0.5 * omega * dt;
        double smoothing = half == 0 ? 1 : ElementaryMath.sin(half) / half;
        return mean + amplitude * smoothing * ElementaryMath.sin(omega * time + half + phase);
    }
}
