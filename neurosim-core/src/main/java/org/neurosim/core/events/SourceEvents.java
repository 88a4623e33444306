package org.neurosim.core.events;

import org.neurosim.api.NeurosimException;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.random.StreamKey;

/** The cells of a spike source in continuous time. */
final class SourceEvents extends EventGroup implements SpikeSource.CellRandom {

    private final PopulationDescription population;
    private final SpikeSource.Timed source;
    private final Uniforms random;
    private final TimeHeap heap;
    private final long[] count;

    /** The cell that the source is asked about. */
    private int asked;

    SourceEvents(PopulationDescription population, SpikeSource.Timed source, long seed) {
        this.population = population;
        this.source = source;
        random = new Uniforms(StreamKey.of(seed, StreamKey.SOURCES, population.index()));
        heap = new TimeHeap(population.size());
        count = new long[population.size()];
        for (int i = 0; i < count.length; i++) {
            schedule(i, 0);
        }
    }

    private void schedule(int cell, double previous) {
        long k = count[cell]++;
        asked = cell;
        double time = source.spikeTime(cell, k, previous, this);
        if (!(time >= previous)) {
            throw new NeurosimException("spike source " + source.name() + " of population " + population.name()
                    + ": spike " + k + " of cell " + cell + " at " + time + " ms, the one before at " + previous
                    + " ms; times must not fall");
        }
        heap.update(cell, time, cell);
    }

    @Override
    double next() {
        return heap.topTime();
    }

    @Override
    boolean endsPeriod() {
        return false;
    }

    @Override
    int occur(double now) {
        int cell = heap.top();
        asked = cell;
        boolean spikes = source.occurs(cell, count[cell] - 1, now, this);
        schedule(cell, now);
        return spikes ? cell : NOBODY;
    }

    @Override
    public double uniform(long k, int i) {
        return random.at(asked, k, i);
    }

    @Override
    void receive(
            double now, int receptor, int[] targets, int from, int to, double[] weights, int shift, double weight) {
        throw new IllegalStateException("a spike source takes no input");
    }
}
