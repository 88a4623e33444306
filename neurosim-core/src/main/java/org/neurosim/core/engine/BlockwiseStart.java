package org.neurosim.core.engine;

import java.util.Arrays;
import org.neurosim.api.model.EventCells;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.core.describe.PopulationDescription;
import org.neurosim.core.events.InitialState;
import org.neurosim.core.random.StreamKey;

/** The initial values of event-driven neurons by the same blocks, with the same random numbers, as those of clock-driven ones. */
final class BlockwiseStart implements InitialState {

    private final Workspace workspace;
    private final long seed;

    BlockwiseStart(double dt, long seed) {
        workspace = new Workspace(dt);
        this.seed = seed;
    }

    @Override
    public void initialize(PopulationDescription population, EventCells cells) {
        NeuronSpec spec = population.spec();
        boolean[] uniform = new boolean[spec.parameters().size()];
        for (int k = 0; k < uniform.length; k++) {
            uniform[k] = cells.isUniform(k);
        }
        long key = StreamKey.of(seed, StreamKey.NEURONS, population.index());
        for (int first = 0; first < population.size(); first += Workspace.BLOCK) {
            int size = Math.min(Workspace.BLOCK, population.size() - first);
            NeuronBlock block =
                    new NeuronBlock(workspace, population.model(), spec, uniform, false, first, size, first, key);
            for (int k = 0; k < uniform.length; k++) {
                block.parameters[k] = Arrays.copyOfRange(cells.parameter(k), first, first + size);
            }
            for (int k = 0; k < block.x.length; k++) {
                System.arraycopy(cells.state(k), first, block.x[k], 0, size);
            }
            population.model().initialize(block, block.x);
            for (int k = 0; k < block.x.length; k++) {
                System.arraycopy(block.x[k], 0, cells.state(k), first, size);
            }
        }
    }
}
