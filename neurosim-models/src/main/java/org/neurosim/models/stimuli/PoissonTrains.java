package org.neurosim.models.stimuli;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.checks.Checks;

/** {@link Sources#poisson(double)}, {@link Sources#poisson(double[])}. */
final class PoissonTrains implements SpikeSource.Timed {
    private static final String NAME = "Poisson spike trains";
    private static final double PER_MS_AND_HZ = 1e-3;

    private final double[] rates;
    private final boolean common;

    /** One rate for all cells, or one rate per cell. */
    PoissonTrains(double[] rates, boolean common) {
        this.rates = common
                ? new double[] {Checks.require(NAME, "rateHz", rates[0], "Hz", Range.NON_NEGATIVE)}
                : Checks.requireAll(NAME, "rate", rates, "Hz", Range.NON_NEGATIVE);
        this.common = common;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void checkTimed(int size) {
        if (!common && rates.length != size) {
            throw new IllegalArgumentException(
                    NAME + ": " + rates.length + " rates for " + size + " cells; give one rate per cell");
        }
    }

    /** Exponential intervals: -log(uniform) / rate; infinite at rate 0. */
    @Override
    public double spikeTime(int cell, long k, double previous, CellRandom random) {
        return previous - ElementaryMath.log(random.uniform(k, 0)) / (rates[common ? 0 : cell] * PER_MS_AND_HZ);
    }

    @Override
    public void check(int size, double dt) {
        checkTimed(size);
        for (double rate : rates) {
            if (rate * dt * PER_MS_AND_HZ > 1) {
                throw new IllegalArgumentException(
                        NAME + ": rate " + rate + " Hz is more than one spike per time step of " + dt
                                + " ms; give at most " + Checks.decimal(1 / (dt * PER_MS_AND_HZ))
                                + " Hz, a shorter time step, or use Stimuli.poisson");
            }
        }
    }

    @Override
    public void emit(Emission emission) {
        int n = emission.size();
        double[] uniform = emission.scratch(0);
        emission.random().uniform(uniform);
        double scale = emission.dt() * PER_MS_AND_HZ;
        int first = emission.first();
        for (int i = 0; i < n; i++) {
            if (uniform[i] < rates[common ? 0 : first + i] * scale) {
                emission.spike(i);
            }
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
