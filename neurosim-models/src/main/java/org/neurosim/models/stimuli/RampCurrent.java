package org.neurosim.models.stimuli;

import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/** {@link Stimuli#ramp}. */
final class RampCurrent extends UniformCurrent {
    private final double from;
    private final double to;
    private final double start;
    private final double end;

    RampCurrent(double from, double to, double start, double end) {
        super("ramp current");
        this.from = Checks.require(name(), "fromPa", from, "pA", Range.FINITE);
        this.to = Checks.require(name(), "toPa", to, "pA", Range.FINITE);
        this.start = Checks.require(name(), "startMs", start, "ms", Range.NON_NEGATIVE);
        this.end = Checks.require(name(), "endMs", end, "ms", Range.NON_NEGATIVE);
        if (end <= start) {
            throw new IllegalArgumentException(
                    name() + ": endMs = " + end + " ms; must be > startMs = " + start + " ms");
        }
    }

    @Override
    double at(double time, double dt) {
        double fraction = Math.min(1, Math.max(0, (time - start) / (end - start)));
        return from + fraction * (to - from);
    }
}
