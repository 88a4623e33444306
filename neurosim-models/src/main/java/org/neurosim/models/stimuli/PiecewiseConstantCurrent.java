package org.neurosim.models.stimuli;

import org.neurosim.api.model.Range;
import org.neurosim.models.checks.Checks;

/** {@link Stimuli#direct}, {@link Stimuli#step}, {@link Stimuli#steps}. */
final class PiecewiseConstantCurrent extends UniformCurrent {
    private final double[] times;
    private final double[] values;

    PiecewiseConstantCurrent(String name, double[] times, double[] values) {
        super(name);
        this.times = Checks.requireAll(name, "time", times, "ms", Range.NON_NEGATIVE);
        this.values = Checks.requireAll(name, "current", values, "pA", Range.FINITE);
        if (times.length != values.length) {
            throw new IllegalArgumentException(name + ": " + times.length + " times but " + values.length
                    + " currents; give one current per time");
        }
        for (int k = 1; k < times.length; k++) {
            if (times[k] <= times[k - 1]) {
                throw new IllegalArgumentException(name + ": time[" + k + "] = " + times[k]
                        + " ms does not come after time[" + (k - 1) + "] = " + times[k - 1] + " ms; times must ascend");
            }
        }
    }

    @Override
    public void check(int targets, double dt) {
        for (int k = 0; k < times.length; k++) {
            Checks.requireWholeSteps(name(), "time[" + k + "]", times[k], dt);
        }
    }

    /** All times lie on the grid, so half a step decides without regard to rounding. */
    @Override
    double at(double time, double dt) {
        double t = time + 0.5 * dt;
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : values[low - 1];
    }
}
