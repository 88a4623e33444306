package org.neurosim.models.stimuli;

import java.util.List;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.StateVariable;
import org.neurosim.models.checks.Checks;
import org.neurosim.models.math.GammaDistribution;

/**
 * {@link Sources#gamma(double, double, double)}, {@link Sources#poissonWithDeadTime}: intervals {@code dead time + scale
 * G} with G of a {@link GammaDistribution}.
 *
 * <p>Each cell keeps the time of its next spike, in continuous time; a spike comes at the end of the step in which that
 * time lies, so that intervals are rounded but their errors do not add up. The first interval is what is left of one
 * that is under way at time 0: of an interval chosen with a probability proportional to its length, a uniform part.
 */
final class RenewalTrains implements SpikeSource.Timed {
    private static final double MS_PER_S = 1e3;

    private final String name;
    private final double rate;
    private final double deadTime;
    private final double scale;
    private final double shape;
    private final GammaDistribution interval;
    private final GammaDistribution longInterval;

    RenewalTrains(String name, double rate, double shape, double deadTime) {
        this.name = name;
        this.rate = Checks.require(name, "rateHz", rate, "Hz", Range.POSITIVE);
        this.shape = Checks.require(name, "shape", shape, "", Range.between(0.1, 10_000));
        this.deadTime = Checks.require(name, "deadTimeMs", deadTime, "ms", Range.NON_NEGATIVE);
        double mean = MS_PER_S / rate;
        if (!(deadTime < mean)) {
            throw new IllegalArgumentException(name + ": deadTimeMs = " + deadTime
                    + " ms; must be below the mean interval of " + Checks.decimal(mean) + " ms");
        }
        scale = (mean - deadTime) / shape;
        interval = new GammaDistribution(shape);
        longInterval = new GammaDistribution(shape + 1);
    }

    @Override
    public String name() {
        return name;
    }

    /** The time of the next spike. */
    @Override
    public List<StateVariable> states() {
        return List.of(new StateVariable("next spike", "ms", 0, null, null));
    }

    @Override
    public void check(int size, double dt) {
        if (rate * dt > MS_PER_S) {
            throw new IllegalArgumentException(name + ": rate " + rate + " Hz is more than one spike per time step of "
                    + dt + " ms; give at most " + Checks.decimal(MS_PER_S / dt) + " Hz or a shorter time step");
        }
    }

    @Override
    public void emit(Emission emission) {
        int n = emission.size();
        double[] next = emission.state(0);
        double[] uniform = emission.scratch(0);
        emission.random().uniform(uniform);
        if (emission.step() == 0) {
            start(emission, next);
        }
        double end = (emission.step() + 1) * emission.dt();
        for (int i = 0; i < n; i++) {
            if (next[i] <= end) {
                emission.spike(i);
                next[i] += interval(uniform[i]);
            }
        }
    }

    private double interval(double uniform) {
        return deadTime + scale * interval.quantile(uniform);
    }

    private void start(Emission emission, double[] next) {
        double[] which = emission.scratch(1);
        double[] length = emission.scratch(2);
        double[] part = emission.scratch(3);
        emission.random().uniform(which);
        emission.random().uniform(length);
        emission.random().uniform(part);
        for (int i = 0; i < emission.size(); i++) {
            next[i] = first(which[i], length[i], part[i]);
        }
    }

    /**
     * The first spike, from three uniform numbers. Weighting by length turns the density (d + s g) f(g) into a mixture: d + G of the same shape with the share of the
     * dead time in the mean interval, of the shape increased by one otherwise.
     */
    private double first(double which, double length, double part) {
        double share = deadTime / (deadTime + scale * shape);
        GammaDistribution g = which < share ? interval : longInterval;
        return part * (deadTime + scale * g.quantile(length));
    }

    @Override
    public double spikeTime(int cell, long k, double previous, CellRandom random) {
        return k == 0
                ? first(random.uniform(0, 0), random.uniform(0, 1), random.uniform(0, 2))
                : previous + interval(random.uniform(k, 0));
    }

    @Override
    public String toString() {
        return name;
    }
}
