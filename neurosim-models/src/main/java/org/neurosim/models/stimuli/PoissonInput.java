package org.neurosim.models.stimuli;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Drive;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.Stimulus;
import org.neurosim.models.checks.Checks;

/** {@link Stimuli#poisson(double, double)}, {@link Stimuli#poisson(double[], double)}. */
final class PoissonInput implements Stimulus.Timed {
    private static final String NAME = "Poisson input";
    private static final double PER_MS_AND_HZ = 1e-3;

    private final double[] rates;
    private final double weight;
    private final boolean common;

    /** One rate for all targets, or one rate per target. */
    PoissonInput(double[] rates, double weight, boolean common) {
        this.rates = common
                ? new double[] {Checks.require(NAME, "rateHz", rates[0], "Hz", Range.NON_NEGATIVE)}
                : Checks.requireAll(NAME, "rate", rates, "Hz", Range.NON_NEGATIVE);
        this.weight = Checks.require(NAME, "weight", weight, "(unit of the receptor)", Range.FINITE);
        this.common = common;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Port port() {
        return Port.RECEPTOR;
    }

    @Override
    public void check(int targets, double dt) {
        if (!common && rates.length != targets) {
            throw new IllegalArgumentException(
                    NAME + ": " + rates.length + " rates for " + targets + " targets; give one rate per target");
        }
    }

    /** Exponential intervals: -log(uniform) / rate; infinite at rate 0. */
    @Override
    public double inputTime(int target, long k, double previous, double uniform) {
        return previous - ElementaryMath.log(uniform) / (rates[common ? 0 : target] * PER_MS_AND_HZ);
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public void apply(Drive drive) {
        double scale = drive.dt() * PER_MS_AND_HZ;
        if (common) {
            drive.addPoisson(rates[0] * scale, weight);
            return;
        }
        int n = drive.size();
        double[] out = drive.out();
        double[] mean = drive.scratch(0);
        int first = drive.first();
        for (int i = 0; i < n; i++) {
            mean[i] = rates[first + i] * scale;
        }
        drive.random().poisson(mean, out);
        for (int i = 0; i < n; i++) {
            out[i] *= weight;
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
