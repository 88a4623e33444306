package org.neurosim.models.stimuli;

import java.util.Arrays;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.checks.Checks;

/** {@link Sources#dilution}. */
final class DilutedTrain implements SpikeSource.Timed {
    private static final String NAME = "diluted spike trains";

    private final double[] times;
    private final double probability;

    DilutedTrain(double[] times, double probability) {
        this.times = Checks.requireAll(NAME, "spike", times, "ms", Range.POSITIVE);
        this.probability = Checks.require(NAME, "copyProbability", probability, "", Range.between(0, 1));
        Arrays.sort(this.times);
        for (int k = 1; k < times.length; k++) {
            if (this.times[k] == this.times[k - 1]) {
                throw new IllegalArgumentException(
                        NAME + ": the train has two spikes at " + this.times[k] + " ms; remove one");
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(int size, double dt) {
        for (double time : times) {
            if (Checks.requireWholeSteps(NAME, "spike", time, dt) == 0) {
                throw new IllegalArgumentException(
                        NAME + ": spike at " + time + " ms; the first possible time is one time step, " + dt + " ms");
            }
        }
    }

    @Override
    public void emit(Emission emission) {
        if (spikesInStep(emission.time(), emission.dt())) {
            IndependentSpikes.emit(emission, probability);
        }
    }

    @Override
    public double spikeTime(int cell, long k, double previous, CellRandom random) {
        double at = indexFrom(Math.nextUp(previous)) + IndependentSpikes.leftOut(random.uniform(k, 0), probability);
        return at < times.length ? times[(int) at] : Double.POSITIVE_INFINITY;
    }

    /** Whether the train has a spike at the end of the step, that is within half a step of it. */
    private boolean spikesInStep(double time, double dt) {
        int next = indexFrom(time + 0.5 * dt);
        return next < times.length && times[next] < time + 1.5 * dt;
    }

    /** The first spike that is not before a time. */
    private int indexFrom(double time) {
        int k = Arrays.binarySearch(times, time);
        return k >= 0 ? k : -k - 1;
    }

    @Override
    public String toString() {
        return NAME;
    }
}
