package org.neurosim.models.stimuli;

import org.neurosim.api.model.Emission;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.checks.Checks;

/** Independent Poisson trains of a rate that changes in time, in time steps: a spike with the probability rate x dt. */
abstract class InhomogeneousPoisson implements SpikeSource {

    /** Spikes per ms of a rate of 1 Hz. */
    static final double PER_MS_AND_HZ = 1e-3;

    private final String name;

    InhomogeneousPoisson(String name) {
        this.name = name;
    }

    /**
     * Mean rate over a step.
     *
     * @param time start of the step, ms
     * @return rate, Hz
     */
    abstract double mean(double time, double dt);

    /** The highest rate where it is known in advance, else 0. */
    abstract double highest();

    @Override
    public final String name() {
        return name;
    }

    @Override
    public void check(int size, double dt) {
        if (highest() * dt * PER_MS_AND_HZ > 1) {
            throw new IllegalArgumentException(name + ": rate " + highest()
                    + " Hz is more than one spike per time step of " + dt + " ms; give at most "
                    + Checks.decimal(1 / (dt * PER_MS_AND_HZ)) + " Hz or a shorter time step");
        }
    }

    @Override
    public final void emit(Emission emission) {
        double dt = emission.dt();
        double hertz = mean(emission.time(), dt);
        double p = hertz * dt * PER_MS_AND_HZ;
        if (!(p >= 0 && p <= 1)) {
            throw refused(hertz, emission.time(), dt);
        }
        IndependentSpikes.emit(emission, p);
    }

    private IllegalArgumentException refused(double hertz, double time, double dt) {
        return new IllegalArgumentException(name + ": rate = " + hertz + " Hz in the step from " + time
                + " ms; must be in [0, " + Checks.decimal(1 / (dt * PER_MS_AND_HZ))
                + "], that is at most one spike per time step of " + dt + " ms");
    }

    @Override
    public final String toString() {
        return name;
    }
}
