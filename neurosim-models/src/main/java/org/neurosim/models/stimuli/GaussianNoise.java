package org.neurosim.models.stimuli;

import java.util.List;
import org.neurosim.api.model.Drive;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.Stimulus;
import org.neurosim.models.checks.Checks;

/** {@link Stimuli#gaussianNoise}. */
final class GaussianNoise implements Stimulus {
    private static final String NAME = "gaussian noise current";

    private final double mean;
    private final double sd;
    private final double interval;

    GaussianNoise(double mean, double sd, double interval) {
        this.mean = Checks.require(NAME, "meanPa", mean, "pA", Range.FINITE);
        this.sd = Checks.require(NAME, "sdPa", sd, "pA", Range.NON_NEGATIVE);
        this.interval = Checks.require(NAME, "intervalMs", interval, "ms", Range.POSITIVE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Port port() {
        return Port.CURRENT;
    }

    /** The current, kept over the steps of an interval. */
    @Override
    public List<StateVariable> states() {
        return List.of(new StateVariable("I", "pA", 0, null, null));
    }

    @Override
    public void check(int targets, double dt) {
        if (Checks.requireWholeSteps(NAME, "intervalMs", interval, dt) == 0) {
            throw new IllegalArgumentException(
                    NAME + ": intervalMs = " + interval + " ms; must be at least one time step of " + dt + " ms");
        }
    }

    @Override
    public void apply(Drive drive) {
        int n = drive.size();
        double[] held = drive.state(0);
        if (drive.step() % Math.round(interval / drive.dt()) == 0) {
            drive.random().normal(held);
            for (int i = 0; i < n; i++) {
                held[i] = mean + sd * held[i];
            }
        }
        System.arraycopy(held, 0, drive.out(), 0, n);
    }

    @Override
    public String toString() {
        return NAME;
    }
}
