package org.neurosim.core.engine;

import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.BlockRandom;
import org.neurosim.api.model.KernelContext;

/** What all kinds of blocks have in common. */
abstract class BlockContext implements KernelContext {

    final Workspace workspace;
    final int first;
    final int size;

    /** Of the step that {@link #beginStep} has begun. */
    final CounterBlockRandom random;

    BlockContext(Workspace workspace, int first, int size, long key) {
        this.workspace = workspace;
        this.first = first;
        this.size = size;
        this.random = new CounterBlockRandom(key, first, size, workspace.draws);
    }

    /** Starts the random numbers of a step. */
    final void beginStep() {
        random.begin(workspace.step);
    }

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final int first() {
        return first;
    }

    @Override
    public final long step() {
        return workspace.step;
    }

    @Override
    public final double time() {
        return workspace.time();
    }

    @Override
    public final double dt() {
        return workspace.dt;
    }

    @Override
    public final ColumnMath math() {
        return workspace.math;
    }

    @Override
    public final BlockRandom random() {
        return random;
    }

    @Override
    public final double[] scratch(int k) {
        return workspace.scratch[k];
    }
}
