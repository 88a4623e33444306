package org.neurosim.models.stimuli;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.checks.Checks;

/** {@link Sources#poisson(DoubleUnaryOperator)}, {@link Sources#poissonSteps}, {@link Sources#sinusoidalPoisson}. */
final class InhomogeneousPoisson implements SpikeSource {
    private static final double PER_MS_AND_HZ = 1e-3;

    private final String name;
    private final Rate rate;

    private InhomogeneousPoisson(String name, Rate rate) {
        this.name = name;
        this.rate = rate;
    }

    /** The mean rate over a time step. */
    private interface Rate {

        /**
         * Mean over a step.
         *
         * @param time start of the step, ms
         * @return rate, Hz
         */
        double mean(double time, double dt);

        /** Checks what depends on the time step. */
        default void check(String name, double dt) {}

        /** The highest rate where it is known in advance, else 0. */
        default double highest() {
            return 0;
        }
    }

    /** The value in the middle of the step is the mean to second order. */
    static InhomogeneousPoisson ofFunction(DoubleUnaryOperator rateHz) {
        Objects.requireNonNull(rateHz, "rateHz");
        return new InhomogeneousPoisson(
                "inhomogeneous Poisson spike trains", (t, dt) -> rateHz.applyAsDouble(t + 0.5 * dt));
    }

    static InhomogeneousPoisson ofSteps(double[] times, double[] rates) {
        String name = "stepwise Poisson spike trains";
        return new InhomogeneousPoisson(name, new Steps(name, times, rates));
    }

    static InhomogeneousPoisson sinusoidal(double mean, double amplitude, double frequency, double phase) {
        String name = "sinusoidal Poisson spike trains";
        Checks.require(name, "meanHz", mean, "Hz", Range.NON_NEGATIVE);
        Checks.require(name, "amplitudeHz", amplitude, "Hz", Range.between(0, mean));
        Checks.require(name, "frequencyHz", frequency, "Hz", Range.NON_NEGATIVE);
        Checks.require(name, "phaseRad", phase, "rad", Range.FINITE);
        return new InhomogeneousPoisson(name, new Sine(mean, amplitude, 2 * Math.PI * 1e-3 * frequency, phase));
    }

    private static final class Steps implements Rate {
        private final double[] times;
        private final double[] rates;

        Steps(String name, double[] times, double[] rates) {
            this.times = Checks.requireAll(name, "time", times, "ms", Range.NON_NEGATIVE);
            this.rates = Checks.requireAll(name, "rate", rates, "Hz", Range.NON_NEGATIVE);
            if (times.length != rates.length) {
                throw new IllegalArgumentException(
                        name + ": " + times.length + " times and " + rates.length + " rates; give one rate per time");
            }
            for (int k = 1; k < times.length; k++) {
                if (!(times[k] > times[k - 1])) {
                    throw new IllegalArgumentException(name + ": time[" + k + "] = " + times[k] + " ms; must be > time["
                            + (k - 1) + "] = " + times[k - 1] + " ms");
                }
            }
        }

        @Override
        public void check(String name, double dt) {
            for (int k = 0; k < times.length; k++) {
                Checks.requireWholeSteps(name, "time[" + k + "]", times[k], dt);
            }
        }

        @Override
        public double highest() {
            return Arrays.stream(rates).max().orElse(0);
        }

        @Override
        public double mean(double time, double dt) {
            int k = Arrays.binarySearch(times, time + 0.5 * dt);
            int last = k >= 0 ? k : -k - 2;
            return last < 0 ? 0 : rates[last];
        }
    }

    /** With omega in rad/ms. The mean over the step is exact. */
    private record Sine(double mean, double amplitude, double omega, double phase) implements Rate {

        @Override
        public double highest() {
            return mean + amplitude;
        }

        @Override
        public double mean(double time, double dt) {
            double half = 0.5 * omega * dt;
            double smoothing = half == 0 ? 1 : ElementaryMath.sin(half) / half;
            return mean + amplitude * smoothing * ElementaryMath.sin(omega * time + half + phase);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void check(int size, double dt) {
        rate.check(name, dt);
        if (rate.highest() * dt * PER_MS_AND_HZ > 1) {
            throw new IllegalArgumentException(name + ": rate " + rate.highest()
                    + " Hz is more than one spike per time step of " + dt + " ms; give at most "
                    + Checks.decimal(1 / (dt * PER_MS_AND_HZ)) + " Hz or a shorter time step");
        }
    }

    @Override
    public void emit(Emission emission) {
        double dt = emission.dt();
        double hertz = rate.mean(emission.time(), dt);
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
    public String toString() {
        return name;
    }
}
