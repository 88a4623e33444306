package org.neurosim.core.engine;

import java.util.Arrays;
import org.neurosim.api.NeurosimException;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.SpikeSource;

/** A block of the cells of a spike source. */
final class SourceBlock extends BlockContext implements Emission {

    private final String population;
    private final SpikeSource source;
    private final double[][] states;
    private SpikeLog log;
    private int last;

    SourceBlock(String population, SpikeSource source, Workspace workspace, int first, int size, long key) {
        super(workspace, first, size, key);
        this.population = population;
        this.source = source;
        states = new double[source.states().size()][size];
        for (int k = 0; k < states.length; k++) {
            Arrays.fill(states[k], source.states().get(k).initialValue());
        }
    }

    /** Lets the source say who spikes in this step; returns how many. */
    void emit(SpikeLog spikeLog) {
        log = spikeLog;
        last = -1;
        beginStep();
        source.emit(this);
    }

    @Override
    public void spike(int cell) {
        if (cell <= last || cell >= size) {
            throw new NeurosimException(
                    "spike source " + source.name() + " of population " + population + " named cell "
                            + cell + " after cell " + last + " of a block of " + size
                            + "; cells must be named in ascending order, each once");
        }
        last = cell;
        log.add(first + cell);
    }

    @Override
    public double[] state(int index) {
        return states[index];
    }
}
