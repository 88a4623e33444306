package org.neurosim.models.stimuli;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.Range;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.StateVariable;
import org.neurosim.models.checks.Checks;

/**
 * {@link Sources#spikes}, {@link Sources#roundedSpikes}.
 *
 * <p>Each cell keeps the step of its next spike and which of its spikes that is, so that a step costs one comparison
 * per cell. Both start at 0, which makes step 0 look the first spike up.
 */
final class SpikeTrains implements SpikeSource.Timed {
    private static final String NAME = "spike trains";
    private static final int NEXT_STEP = 0;
    private static final int NEXT_SPIKE = 1;

    private final double[][] times;
    private final boolean round;

    SpikeTrains(double[][] timesPerCell, boolean round) {
        if (timesPerCell.length == 0) {
            throw new IllegalArgumentException(NAME + ": no cells; give one array of spike times per cell");
        }
        times = new double[timesPerCell.length][];
        this.round = round;
        for (int c = 0; c < times.length; c++) {
            double[] sorted = timesPerCell[c].clone();
            for (int k = 0; k < sorted.length; k++) {
                Checks.require(NAME, "spike " + k + " of cell " + c, sorted[k], "ms", Range.POSITIVE);
            }
            Arrays.sort(sorted);
            for (int k = 1; k < sorted.length; k++) {
                if (sorted[k] == sorted[k - 1]) {
                    throw new IllegalArgumentException(NAME + ": cell " + c + " has two spikes at " + sorted[k]
                            + " ms; remove one, or use two cells");
                }
            }
            times[c] = sorted;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<StateVariable> states() {
        return List.of(
                new StateVariable("next step", "", 0, null, null), new StateVariable("next spike", "", 0, null, null));
    }

    @Override
    public void checkTimed(int size) {
        if (size != times.length) {
            throw new IllegalArgumentException(NAME + ": spike times of " + times.length + " cells for a population of "
                    + size + "; give one array of spike times per cell");
        }
    }

    @Override
    public double spikeTime(int cell, long k, double previous, CellRandom random) {
        return k < times[cell].length ? times[cell][(int) k] : Double.POSITIVE_INFINITY;
    }

    @Override
    public void check(int size, double dt) {
        checkTimed(size);
        for (int c = 0; c < size; c++) {
            for (int k = 0; k < times[c].length; k++) {
                if (!round && Checks.requireWholeSteps(NAME, "spike of cell " + c, times[c][k], dt) == 0) {
                    throw new IllegalArgumentException(NAME + ": spike of cell " + c + " at " + times[c][k]
                            + " ms; the first possible time is one time step, " + dt + " ms");
                }
                if (k > 0 && step(c, k, dt) == step(c, k - 1, dt)) {
                    throw new IllegalArgumentException(NAME + ": cell " + c + " has two spikes in one step, at "
                            + times[c][k - 1] + " and " + times[c][k]
                            + " ms; remove one, use two cells or a shorter time step");
                }
            }
        }
    }

    /** The step at whose end a spike comes. */
    private long step(int cell, int spike, double dt) {
        return Math.max(0, Math.round(times[cell][spike] / dt) - 1);
    }

    @Override
    public void emit(Emission emission) {
        double[] nextStep = emission.state(NEXT_STEP);
        long now = emission.step();
        int n = emission.size();
        for (int i = 0; i < n; i++) {
            if (nextStep[i] <= now) {
                advance(emission, i, now);
            }
        }
    }

    private void advance(Emission emission, int i, long now) {
        int cell = emission.first() + i;
        double[] nextSpike = emission.state(NEXT_SPIKE);
        int k = (int) nextSpike[i];
        if (k < times[cell].length && step(cell, k, emission.dt()) == now) {
            emission.spike(i);
            k++;
            nextSpike[i] = k;
        }
        emission.state(NEXT_STEP)[i] = k < times[cell].length ? step(cell, k, emission.dt()) : Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return NAME;
    }
}
