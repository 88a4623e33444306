package org.neurosim.kit;

import java.util.Arrays;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.SpikeSource;

/** One cell that spikes at given times, in continuous time, or by the clock if they are whole steps. */
final class TrainSource implements SpikeSource.Timed {
    private final double[] times;

    TrainSource(double[] times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "spikes of the battery";
    }

    @Override
    public double spikeTime(int cell, long k, double previous, CellRandom random) {
        return k < times.length ? times[(int) k] : Double.POSITIVE_INFINITY;
    }

    @Override
    public void emit(Emission emission) {
        if (Arrays.binarySearch(times, (emission.step() + 1) * emission.dt()) >= 0) {
            emission.spike(0);
        }
    }
}
