package org.neurosim.core.engine;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.StateVariable;
import org.neurosim.api.model.Transmission;
import org.neurosim.core.synapse.TransmittedValues;

/** The block of neurons that transmit through the graded synapses of one projection. */
final class TransmissionBlock extends BlockContext implements Transmission {

    private final double[] variable;
    private final double[][] states;
    private final TransmittedValues values;
    private Synapse.Graded synapse;
    private double[] out;

    /**
     * A block.
     *
     * @param synapse synapse model
     * @param values takes what the neurons transmit
     * @param block the neurons
     * @param variable index of the transmitted state variable
     * @param key key of the random numbers
     */
    TransmissionBlock(Synapse.Graded synapse, TransmittedValues values, NeuronBlock block, int variable, long key) {
        super(block.workspace, block.first, block.size, key);
        this.synapse = synapse;
        this.values = values;
        this.variable = block.x[variable];
        List<StateVariable> declared = synapse.states();
        states = new double[declared.size()][size];
        for (int k = 0; k < states.length; k++) {
            Arrays.fill(states[k], declared.get(k).initialValue());
        }
    }

    /** Exchanges the model for one that declares the same. */
    void follow(Synapse.Graded other) {
        synapse = other;
    }

    /** Takes the values of time 0. */
    void start() {
        out = workspace.out;
        beginStep();
        synapse.initialize(this);
        values.start(first, out, size);
    }

    /** Takes the values at the end of the step. */
    void send() {
        out = workspace.out;
        beginStep();
        synapse.transmit(this);
        values.put(workspace.step + 1, first, out, size);
    }

    @Override
    public double[] variable() {
        return variable;
    }

    @Override
    public double[] state(int index) {
        return states[index];
    }

    @Override
    public double[] out() {
        return out;
    }
}
