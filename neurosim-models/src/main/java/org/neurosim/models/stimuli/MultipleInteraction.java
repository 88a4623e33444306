package org.neurosim.models.stimuli;

import org.neurosim.api.model.Emission;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.checks.Checks;

/**
 * {@link Sources#multipleInteraction}.
 *
 * <p>All cells need the spikes of one mother process, but the numbers that a block is given belong to its cells. The
 * mother's are therefore a function of a seed of the source's own and the step: the sequence of SplitMix64, addressed by
 * the step (Steele, Lea and Flood 2014, OOPSLA, 453).
 */
final class MultipleInteraction implements SpikeSource {
    private static final String NAME = "multiple-interaction spike trains";
    private static final double PER_MS_AND_HZ = 1e-3;

    private final double motherRate;
    private final double probability;
    private final long seed;

    MultipleInteraction(double rate, double probability, long seed) {
        Checks.require(NAME, "rateHz", rate, "Hz", Range.NON_NEGATIVE);
        this.probability = Checks.require(NAME, "copyProbability", probability, "", new Range(0, 1, false, true));
        motherRate = rate / probability;
        this.seed = seed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(int size, double dt) {
        if (motherRate * dt * PER_MS_AND_HZ > 1) {
            throw new IllegalArgumentException(NAME + ": the mother process of rateHz / copyProbability = "
                    + Checks.decimal(motherRate) + " Hz has more than one spike per time step of " + dt
                    + " ms; give at most " + Checks.decimal(1 / (dt * PER_MS_AND_HZ)) + " Hz or a shorter time step");
        }
    }

    @Override
    public void emit(Emission emission) {
        if (uniform(seed, emission.step()) < motherRate * emission.dt() * PER_MS_AND_HZ) {
            IndependentSpikes.emit(emission, probability);
        }
    }

    /** Number n of the sequence in [0, 1), 53 bits. */
    private static double uniform(long seed, long n) {
        long z = seed + (n + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }

    @Override
    public String toString() {
        return NAME;
    }
}
