package org.neurosim.models.stimuli;

import java.util.Arrays;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.checks.Checks;

/**
 * {@link Sources#poissonSteps}.
 *
 * <p>In continuous time by inversion of the integrated rate: from one spike to the next it grows by an exponential
 * number of mean 1 (Cinlar 1975, Introduction to stochastic processes, 4.7).
 */
final class StepwisePoisson extends InhomogeneousPoisson implements SpikeSource.Timed {
    private static final String NAME = "stepwise Poisson spike trains";

    private final double[] times;
    private final double[] rates;

    StepwisePoisson(double[] times, double[] rates) {
        super(NAME);
        this.times = Checks.requireAll(NAME, "time", times, "ms", Range.NON_NEGATIVE);
        this.rates = Checks.requireAll(NAME, "rate", rates, "Hz", Range.NON_NEGATIVE);
        if (times.length != rates.length) {
            throw new IllegalArgumentException(
                    NAME + ": " + times.length + " times and " + rates.length + " rates; give one rate per time");
        }
        for (int k = 1; k < times.length; k++) {
            if (!(times[k] > times[k - 1])) {
                throw new IllegalArgumentException(NAME + ": time[" + k + "] = " + times[k] + " ms; must be > time["
                        + (k - 1) + "] = " + times[k - 1] + " ms");
            }
        }
    }

    @Override
    public void check(int size, double dt) {
        for (int k = 0; k < times.length; k++) {
            Checks.requireWholeSteps(NAME, "time[" + k + "]", times[k], dt);
        }
        super.check(size, dt);
    }

    @Override
    double highest() {
        return Arrays.stream(rates).max().orElse(0);
    }

    @Override
    double mean(double time, double dt) {
        int k = indexAt(time + 0.5 * dt);
        return k < 0 ? 0 : rates[k];
    }

    /** The last change at or before a time, -1 if there is none. */
    private int indexAt(double time) {
        int k = Arrays.binarySearch(times, time);
        return k >= 0 ? k : -k - 2;
    }

    @Override
    public double spikeTime(int cell, long k, double previous, CellRandom random) {
        double left = -ElementaryMath.log(random.uniform(k, 0));
        int now = Math.max(0, indexAt(previous));
        double time = Math.max(previous, times[0]);
        while (now + 1 < times.length) {
            double grows = rates[now] * PER_MS_AND_HZ * (times[now + 1] - time);
            if (left < grows) {
                break;
            }
            left -= grows;
            now++;
            time = times[now];
        }
        return time + left / (rates[now] * PER_MS_AND_HZ);
    }
}
