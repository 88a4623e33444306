package org.neurosim.core.engine;

import java.util.Arrays;
import org.neurosim.core.describe.StimulusDescription;
import org.neurosim.core.events.StepInput;
import org.neurosim.core.random.StreamKey;

/** A stimulus evaluated step by step for all its targets, with the random numbers of a clock-driven network. */
final class GridStimulus implements StepInput {

    private final Workspace workspace;
    private final StimulusBlock[] blocks;
    private final double[] column;

    GridStimulus(StimulusDescription stimulus, int index, double dt, long seed) {
        workspace = new Workspace(dt);
        int n = stimulus.targets().size();
        column = new double[n];
        long key = StreamKey.of(seed, StreamKey.STIMULI, index);
        blocks = new StimulusBlock[(n + Workspace.BLOCK - 1) / Workspace.BLOCK];
        for (int k = 0; k < blocks.length; k++) {
            int first = k * Workspace.BLOCK;
            int size = Math.min(Workspace.BLOCK, n - first);
            blocks[k] = new StimulusBlock(stimulus.stimulus(), workspace, first, size, first, 0, key);
        }
    }

    @Override
    public double[] of(long step) {
        workspace.step = step;
        Arrays.fill(column, 0);
        for (StimulusBlock block : blocks) {
            block.addTo(column);
        }
        return column;
    }
}
