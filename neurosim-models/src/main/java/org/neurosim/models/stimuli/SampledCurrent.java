package org.neurosim.models.stimuli;

import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/** {@link Stimuli#waveform}, {@link Stimuli#interpolatedWaveform}. */
final class SampledCurrent extends UniformCurrent {
    private final double interval;
    private final double[] samples;
    private final boolean interpolate;

    SampledCurrent(String name, double interval, double[] samples, boolean interpolate) {
        super(name);
        this.interval = Checks.require(name, "dtMs", interval, "ms", Range.POSITIVE);
        this.samples = Checks.requireAll(name, "sample", samples, "pA", Range.FINITE);
        this.interpolate = interpolate;
    }

    @Override
    public void check(int targets, double dt) {
        if (!interpolate && Checks.requireWholeSteps(name(), "dtMs", interval, dt) == 0) {
            throw new IllegalArgumentException(
                    name() + ": dtMs = " + interval + " ms; must be at least one time step of " + dt
                            + " ms; take each n-th sample or a shorter time step");
        }
    }

    @Override
    double at(double time, double dt) {
        return interpolate ? interpolated(time / interval) : held((time + 0.5 * dt) / interval);
    }

    private double held(double position) {
        return position < samples.length ? samples[(int) position] : 0;
    }

    private double interpolated(double position) {
        int last = samples.length - 1;
        if (position >= last) {
            return position == last ? samples[last] : 0;
        }
        int k = (int) position;
        double fraction = position - k;
        return samples[k] + fraction * (samples[k + 1] - samples[k]);
    }
}
