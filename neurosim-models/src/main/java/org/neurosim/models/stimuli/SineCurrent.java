package org.neurosim.models.stimuli;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/** {@link Stimuli#sine}. */
final class SineCurrent extends UniformCurrent {
    private static final double RADIANS_PER_MS_AND_HZ = 2 * Math.PI / 1000;

    private final double amplitude;
    private final double frequency;
    private final double phase;
    private final double offset;

    SineCurrent(double amplitude, double frequency, double phase, double offset) {
        super("sine current");
        this.amplitude = Checks.require(name(), "amplitudePa", amplitude, "pA", Range.FINITE);
        this.frequency = Checks.require(name(), "frequencyHz", frequency, "Hz", Range.NON_NEGATIVE);
        this.phase = Checks.require(name(), "phaseRad", phase, "rad", Range.FINITE);
        this.offset = Checks.require(name(), "offsetPa", offset, "pA", Range.FINITE);
    }

    @Override
    double at(double time, double dt) {
        return offset + amplitude * ElementaryMath.sin(RADIANS_PER_MS_AND_HZ * frequency * time + phase);
    }
}
