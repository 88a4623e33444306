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
 * the step; in continuous time they are those of a {@link MotherTrain}.
 */
final class MultipleInteraction implements SpikeSource.Timed {
    private static final String NAME = "multiple-interaction spike trains";
    private static final double PER_MS_AND_HZ = 1e-3;

    private final double motherRate;
    private final double probability;
    private final long seed;
    private final MotherTrain mother;

    MultipleInteraction(double rate, double probability, long seed) {
        Checks.require(NAME, "rateHz", rate, "Hz", Range.NON_NEGATIVE);
        this.probability = Checks.require(NAME, "copyProbability", probability, "", new Range(0, 1, false, true));
        motherRate = rate / probability;
        this.seed = seed;
        mother = new MotherTrain(motherRate, seed);
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
        if (MotherTrain.uniform(seed, emission.step()) < motherRate * emission.dt() * PER_MS_AND_HZ) {
            IndependentSpikes.emit(emission, probability);
        }
    }

    @Override
    public double spikeTime(int cell, long k, double previous, CellRandom random) {
        if (motherRate == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return mother.next(previous, IndependentSpikes.leftOut(random.uniform(k, 0), probability));
    }

    @Override
    public String toString() {
        return NAME;
    }
}
