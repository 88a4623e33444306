package org.neurosim.core.engine;

import java.util.Arrays;
import org.neurosim.api.model.Drive;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.Stimulus;

/** The part of a stimulus that enters one block of neurons. */
final class StimulusBlock extends BlockContext implements Drive {

    private final Stimulus stimulus;
    private final int offset;
    private final int receptor;
    private final double[][] states;

    /** Column that the targets' share is added to in this step. */
    private double[] column;

    /** What the stimulus writes, once it has asked for it in this step, else null. */
    private double[] out;

    /**
     * A part of a stimulus.
     *
     * @param stimulus stimulus
     * @param workspace workspace of the partition
     * @param first index of the first target within the target set
     * @param size number of targets
     * @param offset position of the first target within the block of neurons
     * @param receptor index of the receptor, -1 for a current
     * @param key key of the random numbers
     */
    StimulusBlock(Stimulus stimulus, Workspace workspace, int first, int size, int offset, int receptor, long key) {
        super(workspace, first, size, key);
        this.stimulus = stimulus;
        this.offset = offset;
        this.receptor = receptor;
        states = new double[stimulus.states().size()][size];
        for (int k = 0; k < states.length; k++) {
            StateVariable declared = stimulus.states().get(k);
            Arrays.fill(states[k], declared.initialValue());
        }
    }

    int receptor() {
        return receptor;
    }

    /** Adds what the targets get in this step to a column of the block of neurons. */
    void addTo(double[] targets) {
        column = targets;
        out = null;
        beginStep();
        stimulus.apply(this);
        if (out == null) {
            return;
        }
        if (offset == 0) {
            add(column, out, size);
        } else {
            add(column, offset, out, size);
        }
    }

    /** Apart from the other one because C2 vectorises this one only. */
    private static void add(double[] column, double[] more, int n) {
        for (int i = 0; i < n; i++) {
            column[i] += more[i];
        }
    }

    private static void add(double[] column, int offset, double[] more, int n) {
        for (int i = 0; i < n; i++) {
            column[offset + i] += more[i];
        }
    }

    @Override
    public double[] out() {
        if (out == null) {
            out = workspace.out;
            Arrays.fill(out, 0, size, 0);
        }
        return out;
    }

    @Override
    public void addPoisson(double mean, double weight) {
        random.addPoisson(mean, weight, column, offset);
    }

    @Override
    public double[] state(int index) {
        return states[index];
    }
}
