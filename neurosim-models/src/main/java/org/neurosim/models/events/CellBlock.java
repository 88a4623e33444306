package org.neurosim.models.events;

import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.BlockRandom;
import org.neurosim.api.model.EventCells;

/** A whole population of an event-driven network as one block, for what {@link org.neurosim.api.Neuron#onSpike} needs: parameters. */
final class CellBlock implements Block {
    private final EventCells cells;

    CellBlock(EventCells cells) {
        this.cells = cells;
    }

    private static UnsupportedOperationException none(String what) {
        return new UnsupportedOperationException(
                "an event-driven neuron has no " + what + " when it spikes; use parameters and state variables only");
    }

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public int first() {
        return 0;
    }

    @Override
    public double[] parameter(int index) {
        return cells.parameter(index);
    }

    @Override
    public boolean isUniform(int index) {
        return cells.isUniform(index);
    }

    @Override
    public long step() {
        throw none("time step");
    }

    @Override
    public double time() {
        throw none("time");
    }

    @Override
    public double dt() {
        throw none("time step");
    }

    @Override
    public ColumnMath math() {
        throw none("column mathematics");
    }

    @Override
    public BlockRandom random() {
        throw none("random numbers");
    }

    @Override
    public double[] scratch(int k) {
        throw none("scratch columns");
    }

    @Override
    public double[] current() {
        throw none("current");
    }

    @Override
    public boolean hasCurrent() {
        return false;
    }

    @Override
    public int clampedCount() {
        return 0;
    }

    @Override
    public int[] clamped() {
        return new int[0];
    }
}
