package org.neurosim.core.integrators;

import org.neurosim.api.math.ColumnMath;
import org.neurosim.api.model.Block;
import org.neurosim.api.model.BlockRandom;
import org.neurosim.api.model.NeuronSpec;

/** Some neurons of a block packed together, so that kernels can be run for them alone. */
final class PackedBlock implements Block {

    private final double[][] parameters;
    private final double[] current;
    private final int[] origin;
    private final boolean[] clampedAt;
    private final int[] clamped;
    private int clampedCount;
    private int size;
    private Block block;

    PackedBlock(NeuronSpec spec, int capacity) {
        parameters = new double[spec.parameters().size()][capacity];
        current = new double[capacity];
        origin = new int[capacity];
        clampedAt = new boolean[capacity];
        clamped = new int[capacity];
    }

    /** Starts with all neurons of a block. */
    void pack(Block source) {
        block = source;
        size = source.size();
        for (int k = 0; k < parameters.length; k++) {
            System.arraycopy(source.parameter(k), 0, parameters[k], 0, size);
        }
        System.arraycopy(source.current(), 0, current, 0, size);
        for (int i = 0; i < size; i++) {
            origin[i] = i;
            clampedAt[i] = false;
        }
        for (int c = 0; c < source.clampedCount(); c++) {
            clampedAt[source.clamped()[c]] = true;
        }
        listClamped();
    }

    /** Position in the original block of packed neuron i. */
    int origin(int i) {
        return origin[i];
    }

    /** Moves a neuron to a position further to the front. */
    void keep(int from, int to) {
        if (from != to) {
            for (double[] column : parameters) {
                column[to] = column[from];
            }
            current[to] = current[from];
            origin[to] = origin[from];
            clampedAt[to] = clampedAt[from];
        }
    }

    /** Ends packing: the first so many remain. */
    void truncate(int remaining) {
        size = remaining;
        listClamped();
    }

    private void listClamped() {
        clampedCount = 0;
        for (int i = 0; i < size; i++) {
            if (clampedAt[i]) {
                clamped[clampedCount++] = i;
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int first() {
        return block.first();
    }

    @Override
    public long step() {
        return block.step();
    }

    @Override
    public double time() {
        return block.time();
    }

    @Override
    public double dt() {
        return block.dt();
    }

    @Override
    public ColumnMath math() {
        return block.math();
    }

    @Override
    public BlockRandom random() {
        return block.random();
    }

    @Override
    public double[] scratch(int k) {
        return block.scratch(k);
    }

    @Override
    public boolean isUniform(int index) {
        return block.isUniform(index);
    }

    @Override
    public double[] parameter(int index) {
        return parameters[index];
    }

    @Override
    public double[] current() {
        return current;
    }

    @Override
    public boolean hasCurrent() {
        return block.hasCurrent();
    }

    @Override
    public int clampedCount() {
        return clampedCount;
    }

    @Override
    public int[] clamped() {
        return clamped;
    }
}
